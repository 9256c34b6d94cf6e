"""SQL Server and Azure SQL: connections that read, make nobody wait, and yield.

A connection has two halves, each opened when it is first asked for: ``rows`` goes through
SQLAlchemy and pyodbc, ``stream`` through mssql-python, which gives Arrow. So reading a partition
costs one login, and so does asking the catalogue.

Each half reads what is committed, by row versions: under READ COMMITTED where the database keeps
versions for that (Azure SQL does unless told otherwise), else under SNAPSHOT where that is allowed.
Where neither is, it takes short locks, waits for others only so long, and is the one to give way in
a deadlock. There is no transaction around statements: one that lasts as long as a scan would make
the database keep the versions of a whole night.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from scanner.connect import odbc, sql_server_arrow, sql_server_rows, tsql
from scanner.connect.odbc import Address
from scanner.connect.sql_server_arrow import ArrowSession
from scanner.connect.sql_server_errors import UnexplainedError
from scanner.connect.sql_server_rows import RowSession
from scanner.connect.tsql import Statement
from scanner.model.errors import SourceError
from scanner.model.secret import Secret


@dataclass(frozen=True, slots=True)
class Options:
    """How long to wait.

    Attributes:
        login_seconds: For a connection, as Microsoft recommends it for Azure SQL; the driver tries
            so long even where nobody listens.
        statement_seconds: For a statement to answer; 0 waits for ever.
        lock_seconds: In line behind whoever changes a table.
    """

    login_seconds: int = 30
    statement_seconds: int = 0
    lock_seconds: int = 10


@dataclass(slots=True)
class Connection:
    """A read-only session; a statement sees one moment where the database keeps versions."""

    address: Address
    options: Options
    _rows: RowSession | None = field(default=None, repr=False)
    _arrow: ArrowSession | None = field(default=None, repr=False)

    def rows(self, statement: Statement, most: int | None = None) -> list[tuple[Any, ...]]:
        """Run a statement whose answer is small, or fetch only so many rows of it."""
        if self._rows is None:
            self._rows = sql_server_rows.open_session(self.address, *self._seconds())
            self._settle(self._rows.run)
        return self._rows.run(statement, most)

    def stream(self, statement: Statement, rows: int) -> Iterator[pa.RecordBatch]:
        """Stream what a statement selects, at most so many rows a batch, at least one batch.

        Text comes as ``string``, decimals as ``decimal128``, the rest as the statement casts it.
        """
        if self._arrow is None:
            self._arrow = self._signed_in()
            self._settle(self._arrow.run)
        try:
            yield from self._arrow.stream(statement, rows)
        except UnexplainedError as error:
            self.rows(statement, most=0)
            raise SourceError(error.reason, error.kind, passing=True) from None

    def close(self) -> None:
        """Leave."""
        for half in (self._rows, self._arrow):
            if half is not None:
                half.close()

    def _signed_in(self) -> ArrowSession:
        """Sign in, and ask the other half for the server's number where that fails."""
        try:
            return sql_server_arrow.open_session(self.address, *self._seconds())
        except SourceError as error:
            if error.passing:
                self.rows(tsql.ALIVE)
            raise

    def _seconds(self) -> tuple[int, int]:
        return self.options.login_seconds, self.options.statement_seconds

    def _settle(self, run: Callable[[Statement], list[tuple[Any, ...]]]) -> None:
        """Make a session one that yields to others."""
        run(tsql.yielding(self.options.lock_seconds))
        versions = run(tsql.VERSIONS)
        by_snapshot = versions == [(False, tsql.SNAPSHOT_ALLOWED)]
        run(tsql.SNAPSHOT if by_snapshot else tsql.READ_COMMITTED)


@contextmanager
def reading(url: Secret[str], options: Options = Options()) -> Iterator[Connection]:
    """Give a connection that reads.

    Args:
        url: A SQLAlchemy URL ``mssql+pyodbc://user:password@host:1433/database``; see ``odbc`` for
            what may stand in its query and for signing in with Entra ID.
        options: How long to wait.

    Raises:
        AddressError: The URL is not understood, or a driver is missing.
        SourceError: It cannot be reached, or a statement within fails. It is ``passing`` where
            trying again makes sense (throttling, deadlock, a dropped connection); its ``kind`` is
            the type and the server's number of the error, never the sentence, which quotes data.
    """
    connection = Connection(odbc.address(url), options)
    try:
        yield connection
    finally:
        connection.close()

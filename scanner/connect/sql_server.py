"""SQL Server and Azure SQL: connections that read, take no lock that others wait for, and yield.

A connection has two halves, each opened when it is first asked for: ``rows`` goes through
SQLAlchemy and pyodbc, ``stream`` through mssql-python, which gives Arrow. So reading a partition
costs one login, and so does asking the catalogue.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from scanner.connect.tsql import Statement
from scanner.model.secret import Secret


@dataclass(frozen=True, slots=True)
class Options:
    """How long to wait.

    Attributes:
        login_seconds: For a connection; a serverless database may have to wake up.
        statement_seconds: For one statement, its whole reading included; 0 waits for ever.
        lock_seconds: In line behind whoever changes a table, where the database keeps no versions.
    """

    login_seconds: int = 60
    statement_seconds: int = 0
    lock_seconds: int = 10


@dataclass(slots=True)
class Connection:
    """A read-only session; a statement sees one moment where the database keeps versions."""

    url: Secret[str]
    options: Options

    def rows(self, statement: Statement) -> list[tuple[Any, ...]]:
        """Run a statement whose answer is small."""
        raise NotImplementedError

    def stream(self, statement: Statement, rows: int) -> Iterator[pa.RecordBatch]:
        """Stream what a statement selects, so many rows a batch; at least one batch, maybe empty.

        Text comes as ``string``, GUIDs as text, decimals as ``decimal128``.
        """
        raise NotImplementedError


@contextmanager
def reading(url: Secret[str], options: Options = Options()) -> Iterator[Connection]:
    """Give a connection that reads.

    Args:
        url: A SQLAlchemy URL ``mssql+pyodbc://user:password@host:1433/database``; see ``odbc`` for
            what may stand in its query and for signing in with Entra ID.
        options: How long to wait.

    Raises:
        SourceError: It cannot be reached, or a statement within fails. It is ``passing`` where
            trying again makes sense (throttling, deadlock, a dropped connection); its ``kind`` is
            the type and the server's number of the error, never the sentence, which quotes data.
    """
    yield Connection(url, options)

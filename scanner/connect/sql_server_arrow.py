"""SQL Server through mssql-python: Arrow, for data.

It loads the driver of its own wheel and knows no other, without a driver manager.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from scanner.connect import tsql
from scanner.connect.odbc import Address, AddressError
from scanner.connect.sql_server_errors import STATES, failure
from scanner.connect.tsql import Statement
from scanner.model.errors import Reason, SourceError

if TYPE_CHECKING:
    from mssql_python import Connection, Cursor

NETWORK = "08S01"
"""SQLSTATE of a connection that is gone."""


@dataclass(frozen=True, slots=True)
class ArrowSession:
    """A session without transactions."""

    db: "Connection"

    def run(self, statement: Statement) -> list[tuple[Any, ...]]:
        """Run a statement and fetch all that it gives."""
        with closing(self._cursor()) as cursor, self._translated():
            _execute(cursor, statement)
            return [tuple(row) for row in cursor.fetchall()] if cursor.description else []

    def stream(self, statement: Statement, rows: int) -> Iterator[pa.RecordBatch]:
        """Stream what a statement selects, at most so many rows a batch, at least one batch."""
        size = min(rows, statement.most_rows)
        with closing(self._cursor()) as cursor, self._translated():
            _execute(cursor, statement)
            batch = cursor.arrow_batch(size)
            yield _plain(batch)
            while batch.num_rows and (batch := cursor.arrow_batch(size)).num_rows:
                yield _plain(batch)
        self.run(tsql.ALIVE)  # a stream that was cut ends, for the driver, like one that is whole

    def close(self) -> None:
        """Leave; a session that is gone has been left already."""
        with suppress(driver().Error):
            self.db.close()

    def _cursor(self) -> "Cursor":
        with self._translated():
            return self.db.cursor()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Make of a driver's error, which quotes data, one that says what kind it is."""
        try:
            yield
        except driver().Error as error:
            state = STATES.get(error.driver_error, "")
            number = None if state else self._last_error()
            if number is None:
                state = state or NETWORK
            raise failure(type(error).__name__, state, number) from None
        except pa.ArrowException as error:
            raise SourceError(Reason.READ_FAILED, type(error).__name__) from None

    def _last_error(self) -> int | None:
        """Ask for the number that the driver dropped; nothing where there is no one to ask."""
        with suppress(driver().Error), closing(self.db.cursor()) as cursor:
            _execute(cursor, tsql.LAST_ERROR)
            return next((int(row[0]) for row in cursor.fetchall()), None)
        return None


def open_session(address: Address, login_seconds: int, statement_seconds: int) -> ArrowSession:
    """Sign in.

    Raises:
        SourceError: The server does not answer or does not let us in. The driver tells no number
            here, so it is known only whether it was the login.
    """
    mssql_python = driver()
    try:
        db = mssql_python.connect(
            address.connection_string().reveal(),
            autocommit=True,
            attrs_before=address.attributes(),
            timeout=login_seconds,
        )
    except mssql_python.Error as error:
        state = STATES.get(error.driver_error, "")
        raise failure(type(error).__name__, state, None, connecting=True) from None
    db.timeout = statement_seconds
    return ArrowSession(db)


@lru_cache(1)
def driver() -> ModuleType:
    """Load mssql-python without its pool: a session that was given back is over."""
    try:
        import mssql_python  # noqa: PLC0415 - an extra
    except ImportError:
        raise AddressError(
            "mssql-python is not installed: pip install 'pointcard-privacy-scanner[mssql]'",
            "mssql-python がありません: pip install 'pointcard-privacy-scanner[mssql]'",
        ) from None
    mssql_python.pooling(enabled=False)
    module: ModuleType = mssql_python
    return module


def _execute(cursor: "Cursor", statement: Statement) -> None:
    parameters = statement.parameters.reveal()
    cursor.execute(statement.text, *([parameters] if parameters else []))


def _plain(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Give text as the other sources do, with short offsets."""
    fields = [
        field.with_type(pa.string()) if field.type == pa.large_string() else field
        for field in batch.schema
    ]
    return batch.cast(pa.schema(fields))

"""SQL Server through mssql-python: Arrow, for data.

It loads the driver of its own wheel and knows no other, without a driver manager. It keeps Python's
lock while it waits for rows, so a process reads one table at a time, and its other threads wait.
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
from scanner.connect.sql_server_errors import STATES, UnexplainedError, failure
from scanner.connect.tsql import Statement
from scanner.model.errors import Reason, SourceError

if TYPE_CHECKING:
    from mssql_python import Connection, Cursor


@dataclass(frozen=True, slots=True)
class ArrowSession:
    """A session without transactions."""

    db: "Connection"

    def run(self, statement: Statement) -> list[tuple[Any, ...]]:
        """Run a statement and fetch all that it gives."""
        with _translated(), closing(self.db.cursor()) as cursor:
            _execute(cursor, statement)
            return [tuple(row) for row in cursor.fetchall()] if cursor.description else []

    def stream(self, statement: Statement, rows: int) -> Iterator[pa.RecordBatch]:
        """Stream what a statement selects, at most so many rows a batch, at least one batch."""
        size = min(rows, statement.most_rows)
        with _translated(), closing(self.db.cursor()) as cursor:
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


@contextmanager
def _translated(*, connecting: bool = False) -> Iterator[None]:
    """Make of a driver's error, which quotes data, one that says what kind it is."""
    try:
        yield
    except driver().Error as error:
        state = STATES.get(error.driver_error)
        if state is None and not connecting:
            raise UnexplainedError(type(error).__name__) from None
        raise failure(type(error).__name__, state or "", None, connecting=connecting) from None
    except pa.ArrowException as error:
        raise SourceError(Reason.READ_FAILED, type(error).__name__) from None


def open_session(address: Address, login_seconds: int, statement_seconds: int) -> ArrowSession:
    """Sign in.

    Raises:
        SourceError: The server does not answer or does not let us in.
    """
    with _translated(connecting=True):
        db = driver().connect(
            address.connection_string().reveal(),
            autocommit=True,
            attrs_before=address.attributes(),
            timeout=login_seconds,
        )
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

"""SQL Server through SQLAlchemy and pyodbc: rows, for answers that are small."""

from contextlib import closing, suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import islice
from types import ModuleType
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from scanner.connect import odbc
from scanner.connect.odbc import Address, AddressError
from scanner.connect.sql_server_errors import translated
from scanner.connect.tsql import Statement

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPIConnection

APPLICATION = "pcscan"


@dataclass(frozen=True, slots=True)
class RowSession:
    """A session without transactions."""

    db: sa.Connection

    def run(self, statement: Statement, most: int | None = None) -> list[tuple[Any, ...]]:
        """Run a statement and fetch all that it gives, or only so many rows of it."""
        with translated():
            result = self.db.exec_driver_sql(statement.text, statement.parameters.reveal())
            with closing(result):
                rows = islice(result, most) if result.returns_rows else ()
                return [tuple(row) for row in rows]

    def close(self) -> None:
        """Leave; a session that is gone has been left already."""
        with suppress(SQLAlchemyError):
            self.db.close()


def open_session(address: Address, login_seconds: int, statement_seconds: int) -> RowSession:
    """Sign in.

    Raises:
        SourceError: The server does not answer or does not let us in.
    """
    with translated(connecting=True):
        return RowSession(engine(address, login_seconds, statement_seconds).connect())


@lru_cache(8)
def engine(address: Address, login_seconds: int = 30, statement_seconds: int = 0) -> sa.Engine:
    """Keep one engine each: SQLAlchemy asks a server about itself once for an engine."""
    return sa.create_engine(
        "mssql+pyodbc://",
        module=_pyodbc(),
        creator=partial(_connect, address, login_seconds, statement_seconds),
        isolation_level="AUTOCOMMIT",
        hide_parameters=True,
        poolclass=sa.NullPool,
    )


def _connect(address: Address, login_seconds: int, statement_seconds: int) -> "DBAPIConnection":
    """Connect with the driver that is there."""
    pyodbc = _pyodbc()
    driver = odbc.driver(tuple(pyodbc.drivers()))
    connection: DBAPIConnection = pyodbc.connect(
        address.connection_string(Driver=driver, APP=APPLICATION).reveal(),
        attrs_before=address.attributes(),
        autocommit=True,
        timeout=login_seconds,
    )
    connection.timeout = statement_seconds
    return connection


@lru_cache(1)
def _pyodbc() -> ModuleType:
    """Load pyodbc without the system's pool: a session that was given back is over."""
    try:
        import pyodbc  # noqa: PLC0415 - an extra, and it needs a library of the system
    except ImportError:
        raise AddressError(
            "pyodbc or unixODBC is not installed: pip install 'pointcard-privacy-scanner[mssql]'"
            " and unixodbc (Debian: apt-get install unixodbc)",
            "pyodbc か unixODBC がありません: pip install 'pointcard-privacy-scanner[mssql]' と"
            " unixodbc（Debian: apt-get install unixodbc）を実行してください",
        ) from None
    pyodbc.pooling = False
    module: ModuleType = pyodbc
    return module

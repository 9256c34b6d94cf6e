"""PostgreSQL through ADBC: Arrow from the wire, in one read-only transaction.

The driver streams ``COPY``, which costs a fifth of fetching rows. It takes no parameters there, so
values stand in the statements as quoted literals. Its DBAPI is passed by: that loads pandas.
"""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import adbc_driver_manager
import adbc_driver_postgresql
import pyarrow as pa
import sqlalchemy as sa
from adbc_driver_manager._lib import _blocking_call
from adbc_driver_manager._reader import AdbcRecordBatchReader
from adbc_driver_postgresql import StatementOptions
from sqlalchemy.dialects.postgresql.base import PGDialect

from scanner.model.errors import Reason, SourceError
from scanner.model.secret import Secret

BATCH_BYTES = 4_000_000
CONNECT_SECONDS = 10
SERVERS_REMEMBERED = 16
LOCK_MILLISECONDS = 10_000
"""How long to stand in line behind whoever changes a table."""

SETTINGS = {
    "search_path": "",
    "row_security": "on",
    "synchronize_seqscans": "off",  # a second reading is the same reading
    "max_parallel_workers_per_gather": "0",  # one core of theirs at most
    "lock_timeout": str(LOCK_MILLISECONDS),
    "application_name": "pcscan",
    "client_encoding": "UTF8",
    "datestyle": "ISO, YMD",
    "intervalstyle": "iso_8601",
    "bytea_output": "hex",
    "standard_conforming_strings": "on",
    "extra_float_digits": "1",
    "timezone": "Asia/Tokyo",  # moments are read on the clock of those who judge them
}
"""For the length of a transaction, so that a pooled connection is given back as it was."""

REASONS = {
    "42501": Reason.PERMISSION,  # insufficient_privilege
    "42P01": Reason.NOT_FOUND,  # undefined_table
    "3F000": Reason.NOT_FOUND,  # invalid_schema_name
    "42703": Reason.CHANGED_WHILE_READ,  # undefined_column: it was there when it was listed
    "57014": Reason.TIMED_OUT,  # query_canceled, which a statement timeout does
    "55P03": Reason.TIMED_OUT,  # lock_not_available
    "22021": Reason.MALFORMED,  # character_not_in_repertoire
    "22P05": Reason.MALFORMED,  # untranslatable_character
    "XX001": Reason.MALFORMED,  # data_corrupted
    "XX002": Reason.MALFORMED,  # index_corrupted
}
"""By SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html)."""

PASSING = frozenset({"40001", "40P01", "55P03", "53000", "53100", "53200", "53300", "57P03"})
"""Serialization, deadlock, locks, want of connections or memory, a server that is starting."""

GONE = frozenset({"57P01", "57P02", "57P05"})
"""The server ended the session."""

REFUSED = re.compile(r"FATAL:(?!.*(?:start|shut|too many|recover|reserved|slots))", re.DOTALL)
"""A server that answers and lets nobody in; libpq gives no code for it."""


class _Dialect(PGDialect):
    """For statements as text: no ``%`` doubled for a driver, no backslash in standard strings."""

    _backslash_escapes = False


DIALECT = _Dialect(paramstyle="named")  # type: ignore[no-untyped-call]


@dataclass(frozen=True, slots=True)
class Connection:
    """A read-only transaction."""

    db: adbc_driver_manager.AdbcConnection

    def rows(self, statement: sa.Executable) -> list[tuple[Any, ...]]:
        """Run a statement whose answer is small."""
        with translated(), self._answer(sql(statement)) as reader:
            columns = [column.to_pylist() for column in reader.read_all().columns]
            return list(zip(*columns, strict=True))

    def schema(self, statement: sa.Executable) -> pa.Schema:
        """Describe what a statement gives; a field's metadata name a type that Arrow lacks."""
        with translated(), self._answer(sql(statement)) as reader:
            return reader.schema

    def stream(self, statement: sa.Executable) -> Iterator[pa.RecordBatch]:
        """Stream what a statement selects, in batches bounded by bytes; at least one batch."""
        with translated(), self._answer(sql(statement)) as reader:
            batch = None
            for batch in reader:
                yield batch
            if batch is None:
                yield pa.RecordBatch.from_pylist([], reader.schema)

    def set(self, **settings: str) -> None:
        """Set parameters for the rest of the transaction."""
        functions = (sa.func.set_config(name, value, True) for name, value in settings.items())  # noqa: FBT003 - SQL's
        self.rows(sa.select(*functions))

    def run(self, statement: str) -> None:
        """Run a statement that answers nothing."""
        with translated(), self._answer(statement):
            pass

    @contextmanager
    def _answer(self, statement: str) -> Iterator[AdbcRecordBatchReader]:
        """Run a statement, which a signal interrupts.

        pyarrow's own reader would lose the SQLSTATE of an error in mid-stream.
        """
        with adbc_driver_manager.AdbcStatement(self.db) as running:
            bounded = {StatementOptions.BATCH_SIZE_HINT_BYTES.value: str(BATCH_BYTES)}
            running.set_options(**bounded)
            running.set_sql_query(statement)
            answer, _ = _blocking_call(running.execute_query, (), {}, running.cancel)
            with AdbcRecordBatchReader._import_from_c(answer.address) as reader:  # noqa: SLF001 - as its DBAPI does
                yield reader


@contextmanager
def reading(url: Secret[str], statement_seconds: int = 0) -> Iterator[Connection]:
    """Hold one read-only transaction open: everything read in it is of one moment.

    Args:
        url: A SQLAlchemy URL; what stands in its query goes to libpq. Where it says nothing of
            ``sslmode``, a connection over the network is encrypted or not made.
        statement_seconds: How long one statement may take; 0 leaves it to the server.

    Raises:
        SourceError: It cannot be reached, or a statement within fails.
    """
    with ExitStack() as open_ones:
        with translated(connecting=True):
            server = _server(address(url))
            db = open_ones.enter_context(adbc_driver_manager.AdbcConnection(server))
            db.set_autocommit(False)
        open_ones.callback(_roll_back, db)
        connection = Connection(db)
        connection.run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        connection.set(**SETTINGS, **_timeout(statement_seconds))
        yield connection


@lru_cache(SERVERS_REMEMBERED)
def _server(at: str) -> adbc_driver_manager.AdbcDatabase:
    """Ask a server for its types: once, as each time costs what reading 30,000 rows does."""
    server: adbc_driver_manager.AdbcDatabase = adbc_driver_postgresql.connect(at)
    return server


def _roll_back(db: adbc_driver_manager.AdbcConnection) -> None:
    with suppress(adbc_driver_manager.Error):  # it may be gone
        db.rollback()


def _timeout(seconds: int) -> dict[str, str]:
    return {"statement_timeout": str(seconds * 1000)} if seconds else {}


def address(url: Secret[str]) -> str:
    """Make of a SQLAlchemy URL what libpq reads (33.1.1.2 of its manual: connection URIs)."""
    parsed = sa.make_url(url.reveal()).set(drivername="postgresql")
    asked = {"connect_timeout": str(CONNECT_SECONDS)}
    if parsed.host:
        asked["sslmode"] = "require"
    query = asked | {key: value for key, value in parsed.query.items() if isinstance(value, str)}
    return parsed.set(query=query).render_as_string(hide_password=False)


def sql(statement: sa.Executable) -> str:
    """Write a statement as text, values included as literals."""
    compiled = statement.compile(dialect=DIALECT, compile_kwargs={"literal_binds": True})  # type: ignore[attr-defined]
    return str(compiled)


def typed(value: str, type_: str) -> sa.ColumnElement[Any]:
    """Write a value as PostgreSQL's own text of it, cast to a type of any name."""
    return sa.cast(sa.literal(value, sa.Text), _Named(type_))


class _Named(sa.types.UserDefinedType[Any]):
    """A type by the name that the catalogue gives."""

    cache_ok = True

    def __init__(self, name: str) -> None:
        self.name = name

    def get_col_spec(self, **_: object) -> str:
        return self.name


@contextmanager
def translated(*, connecting: bool = False) -> Iterator[None]:
    """Make of a driver's error, which quotes data, one that says what kind it is."""
    try:
        yield
    except adbc_driver_manager.Error as error:
        kind = f"{type(error).__name__} {error.sqlstate or ''}".rstrip()
        if connecting or error.sqlstate is None:
            passing = not (connecting and REFUSED.search(str(error)))
            raise SourceError(Reason.UNREACHABLE, kind, passing=passing) from None
        raise SourceError(_reason(error.sqlstate), kind, passing=_passes(error.sqlstate)) from None
    except pa.ArrowException as error:
        raise SourceError(Reason.READ_FAILED, type(error).__name__) from None


def _reason(state: str) -> Reason:
    if state in GONE or state[:2] == "08":
        return Reason.UNREACHABLE
    return REASONS.get(state, Reason.READ_FAILED)


def _passes(state: str) -> bool:
    return state in GONE | PASSING or state[:2] == "08"

"""One ledger's database: what is read is of one moment, what is written stands whole or not at all.

SQLite keeps its rollback journal (no ``-wal`` or ``-shm`` is ever made) and waits for the disk at
every commit. A write takes the lock at its start, so that it never has to give up halfway; other
engines run it serialisable, and it is tried again when another writer was in the way.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from scanner.ledger.troubles import LedgerError, Trouble, trouble_of
from scanner.model.secret import Secret

T = TypeVar("T")

BUSY_SECONDS = 5.0
"""How long SQLite itself waits for another writer."""

BACKOFF_SECONDS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2)
"""Pauses before a write is tried again."""

ONE_MOMENT = {"postgresql": "REPEATABLE READ", "mssql": "SNAPSHOT"}
SERIAL = "SERIALIZABLE"
WRITES = "ledger_writes"
CONNECTING: dict[str, dict[str, Any]] = {
    "postgresql": {"connect_timeout": 10, "keepalives_idle": 60},
}
"""A guard's connection idles for hours, and firewalls drop what is silent for minutes."""


class Database:
    """Connects to one ledger.

    Attributes:
        engine: For whoever has to watch or break its statements: the tests.
        file: The SQLite file; ``None`` for a server.
    """

    def __init__(self, url: Secret[str]) -> None:
        parsed = _parse(url)
        self.dialect = parsed.get_backend_name()
        self.file = _file(parsed) if self.dialect == "sqlite" else None
        self.engine = _engine(parsed, self.file)
        self._reader: sa.Engine
        if self.file is None:
            moment = ONE_MOMENT.get(self.dialect, SERIAL)
            self._reader = self.engine.execution_options(isolation_level=moment)
            self._writer = self.engine.execution_options(isolation_level=SERIAL)
        else:
            self._reader = self.engine
            self._writer = self.engine.execution_options(**{WRITES: True})

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """Hold one transaction open: everything read in it is of one moment.

        Raises:
            LedgerError: The database is not there, or fails.
        """
        with translated(), self._reader.begin() as db:
            yield db

    def write(self, work: Callable[[sa.Connection], T]) -> T:
        """Do something in one transaction, again from its start where another writer interfered.

        Raises:
            LedgerError: The database is not there, busy, read-only or full; nothing was written.
        """
        for pause in BACKOFF_SECONDS:
            try:
                return self._write(work)
            except LedgerError as error:
                if error.trouble is not Trouble.BUSY:
                    raise
                time.sleep(pause)
        return self._write(work)

    def _write(self, work: Callable[[sa.Connection], T]) -> T:
        with translated(), self._writer.begin() as db:
            return work(db)

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


@contextmanager
def translated() -> Iterator[None]:
    """Turn a driver's error into one that says what to do, and nothing of what it quotes."""
    try:
        yield
    except SQLAlchemyError as error:
        cause = getattr(error, "orig", None) or error
        raise LedgerError(trouble_of(error), kind=type(cause).__name__) from None


def create_file(path: Path) -> None:
    """Make an empty file that nobody else can read; its journal will be as private.

    Raises:
        LedgerError: Its folder is missing or cannot be written.
    """
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise LedgerError(Trouble.READ_ONLY, kind=type(error).__name__) from None


def _parse(url: Secret[str]) -> sa.URL:
    try:
        return sa.make_url(url.reveal())
    except ArgumentError:
        raise LedgerError(Trouble.NOT_A_LEDGER) from None


def _file(url: sa.URL) -> Path:
    """Find the file; a ledger in memory would remember nothing."""
    if url.database in {None, "", ":memory:"} or url.query:
        raise LedgerError(Trouble.NOT_A_LEDGER)
    return Path(os.path.realpath(str(url.database)))


def _engine(url: sa.URL, file: Path | None) -> sa.Engine:
    connecting = CONNECTING.get(url.get_backend_name(), {})
    try:
        engine = sa.create_engine(url, hide_parameters=True, connect_args=connecting)
    except (ImportError, NoSuchModuleError):
        raise LedgerError(Trouble.NO_DRIVER) from None
    if file is not None:
        sa.event.listen(engine, "connect", _prepare)
        sa.event.listen(engine, "begin", _begin)
    return engine


def _prepare(db: sqlite3.Connection, _record: object) -> None:
    """Leave transactions to us: the driver would start none for a change of the schema."""
    db.isolation_level = None
    db.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA secure_delete = ON")  # what is forgotten is overwritten in the file


def _begin(db: sa.Connection) -> None:
    writes = db.get_execution_options().get(WRITES, False)
    db.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

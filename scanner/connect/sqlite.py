"""SQLite files, opened so that nothing is written, left behind or overlooked.

A database in WAL mode is the hard case: an ordinary read-only connection creates ``-wal`` and
``-shm`` beside it, and SQLite's ``immutable`` overlooks every row that still stands in a ``-wal``
file (https://sqlite.org/wal.html, "Read-Only Databases"). So the manner of opening depends on what
lies beside the file; where it takes no lock, the files are compared before and after instead.
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from hashlib import file_digest, sha256
from pathlib import Path
from typing import TypeAlias

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from scanner.model.errors import Reason, SourceError
from scanner.model.secret import Secret

Mark: TypeAlias = tuple[tuple[int, int] | None, ...]
"""Size and time of the database and of the ``-wal`` file."""

WAL = 2
"""Bytes 18 and 19 of the header in WAL mode (https://sqlite.org/fileformat2.html, 1.3)."""

REASONS = {
    sqlite3.SQLITE_NOTADB: Reason.UNREACHABLE,
    sqlite3.SQLITE_CANTOPEN: Reason.UNREACHABLE,
    sqlite3.SQLITE_CORRUPT: Reason.MALFORMED,
    sqlite3.SQLITE_PERM: Reason.PERMISSION,
    sqlite3.SQLITE_INTERRUPT: Reason.TIMED_OUT,
}
"""By primary result code; an encrypted file is "not a database" to SQLite."""

STEPS = 100_000
"""Instructions of SQLite's machine between two looks at the clock, some milliseconds."""

PASSING = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
"""Somebody writes, which ends."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a file is opened: URI parameters, and whether SQLite's locks keep others out."""

    query: str
    locked: bool = False


ORDINARY = Manner("mode=ro", locked=True)
SETTLED = Manner("mode=ro&immutable=1")
"""WAL mode with nothing in the ``-wal`` file: all rows are in the database itself."""

UNSETTLED = Manner("mode=ro&vfs=unix-none")
"""WAL mode with rows in the ``-wal`` file and nobody at work: its index is kept in memory."""


@contextmanager
def reading(url: Secret[str]) -> Iterator[sa.Connection]:
    """Hold one read transaction open: everything read in it is of one moment.

    TEXT comes as bytes: nothing makes sure that it is valid UTF-8, and the driver quotes in its
    error what is not.

    Args:
        url: A SQLAlchemy URL of a SQLite file.

    Raises:
        SourceError: The file cannot be read, another process changed it meanwhile, or the URL is
            not of SQLite. Drivers quote data in errors, so only the type is kept.
    """
    path = _path(url)
    manner = _manner(path)
    before = _mark(path)
    engine = sa.create_engine(
        "sqlite://",
        creator=partial(_open, path, manner),
        hide_parameters=True,
        poolclass=sa.NullPool,
    )
    try:
        with translated(), engine.connect() as db:
            db.exec_driver_sql("BEGIN")
            yield db
    except SourceError:
        _check_unchanged(path, manner, before)
        raise
    _check_unchanged(path, manner, before)


def limit(db: sa.Connection, seconds: int) -> None:
    """Interrupt whatever still runs after so many seconds: a query may have no end.

    Args:
        db: As ``reading`` gives it.
        seconds: From now; 0 sets no limit.
    """
    end, own = time.monotonic() + seconds, db.connection.driver_connection
    if seconds and own is not None:
        own.set_progress_handler(lambda: time.monotonic() > end, STEPS)


@contextmanager
def translated() -> Iterator[None]:
    """Make of a driver's error, which quotes data, one that says what kind it is."""
    try:
        yield
    except SQLAlchemyError as error:
        code = _code(error)
        reason = REASONS.get(code, Reason.READ_FAILED)
        raise SourceError(reason, type(error).__name__, passing=code in PASSING) from None


def digest(url: Secret[str]) -> bytes:
    """Digest sizes, times and contents of the database and of its ``-wal`` file.

    Raises:
        SourceError: They cannot be read.
    """
    path = _path(url)
    try:
        return _digest(path, _mark(path))
    except OSError as error:
        raise SourceError(Reason.UNREACHABLE, type(error).__name__) from None


@lru_cache(1)
def _digest(path: Path, mark: Mark) -> bytes:
    """Read the files once for all the tables in them, as long as size and time stay the same."""
    whole = sha256(repr(mark).encode())
    for file in (path, Path(f"{path}-wal")):
        if file.exists():
            with file.open("rb") as content:
                whole.update(file_digest(content, "sha256").digest())
    return whole.digest()


def _path(url: Secret[str]) -> Path:
    """Find the file itself: ``-wal`` lies beside it, not beside a link to it."""
    try:
        parsed = sa.make_url(url.reveal())
        path = os.path.realpath(parsed.database or "")
    except (ArgumentError, OSError, ValueError) as error:
        raise SourceError(Reason.UNREACHABLE, type(error).__name__) from None
    if parsed.drivername not in {"sqlite", "sqlite+pysqlite"}:
        raise SourceError(Reason.NOT_BUILT)
    if parsed.database in {None, "", ":memory:"}:
        raise SourceError(Reason.UNREACHABLE)
    return Path(path)


def _manner(path: Path) -> Manner:
    """Choose how to open a file by its header and by what lies beside it."""
    try:
        if not path.is_file():
            raise SourceError(Reason.UNREACHABLE)  # a pipe would make us wait
        with path.open("rb") as file:
            header = file.read(20)
    except PermissionError as error:
        raise SourceError(Reason.PERMISSION, type(error).__name__) from None
    except OSError as error:
        raise SourceError(Reason.UNREACHABLE, type(error).__name__) from None
    if WAL not in header[18:20]:
        return ORDINARY
    wal, shared = (_size_and_time(Path(f"{path}{end}")) for end in ("-wal", "-shm"))
    if wal and shared:
        return ORDINARY
    return UNSETTLED if wal and wal[0] else SETTLED


def _open(path: Path, manner: Manner) -> sqlite3.Connection:
    db = sqlite3.connect(f"{path.as_uri()}?{manner.query}", uri=True, isolation_level=None)
    if manner is UNSETTLED:
        db.execute("PRAGMA locking_mode = EXCLUSIVE")  # in memory instead of a -shm file
    db.text_factory = bytes
    return db


def _mark(path: Path) -> Mark:
    return tuple(map(_size_and_time, (path, Path(f"{path}-wal"))))


def _size_and_time(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _check_unchanged(path: Path, manner: Manner, before: Mark) -> None:
    if not manner.locked and _mark(path) != before:
        raise SourceError(Reason.CHANGED_WHILE_READ, passing=True)


def _code(error: SQLAlchemyError) -> int:
    """Give the primary result code."""
    cause = error.orig if isinstance(error, DBAPIError) else None
    code = cause.sqlite_errorcode if isinstance(cause, sqlite3.Error) else sqlite3.SQLITE_ERROR
    return code & 0xFF

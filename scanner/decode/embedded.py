"""SQLite files that lie among other files: a backup, an application's own store.

What is only in a ``-wal`` file beside it is not read: that file is listed on its own, as unread.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import BinaryIO

import pyarrow as pa

from scanner.decode.records import as_text
from scanner.model.errors import Reason, SourceError
from scanner.model.source import Skipped

HEAD_BYTES = 100
LARGEST_PAGE = 1 << 16
"""The size of a page for which a 1 stands."""

ROWS_PER_BATCH = 10_000
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"


def tables(stream: BinaryIO) -> list[str]:
    """Name the tables.

    Raises:
        SourceError: It is broken, or encrypted.
    """
    with closing(_opened(stream)) as db:
        return sorted(name for (name,) in _rows(db, TABLES))


def read_table(stream: BinaryIO, table: str) -> Iterator[pa.RecordBatch | Skipped]:
    """Stream one table.

    Raises:
        SourceError: It cannot be read to its end.
    """
    quoted = table.replace('"', '""')
    with closing(_opened(stream)) as db:
        found = _rows(db, f'SELECT * FROM "{quoted}"')  # noqa: S608 - quoted
        names = [column[0] for column in found.description]
        lost = [0] * len(names)
        yield _batch([], names, lost)
        while rows := found.fetchmany(ROWS_PER_BATCH):
            yield _batch(rows, names, lost)
    for name, cells in zip(names, lost, strict=True):
        if cells:
            yield Skipped(Reason.UNSUPPORTED_TYPE, rows=cells, field=name)


def _opened(stream: BinaryIO) -> sqlite3.Connection:
    """Open a file that is open already; nothing is made beside it.

    Raises:
        SourceError: It is shorter than its head says (SQLite's file format, 1.3): SQLite would read
            what is there.
    """
    head = os.pread(stream.fileno(), HEAD_BYTES, 0)
    page = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big") if head[24:28] == head[92:96] else 0
    if (LARGEST_PAGE if page == 1 else page) * pages > os.fstat(stream.fileno()).st_size:
        raise SourceError(Reason.MALFORMED)
    place = f"/dev/fd/{stream.fileno()}"
    if os.path.exists(os.path.realpath(place)):  # noqa: PTH110 - a link that is to be followed
        db = sqlite3.connect(f"file:{place}?mode=ro&immutable=1", uri=True)
    else:
        db = _in_memory(stream)
    db.text_factory = lambda text: text.decode("utf-8", "replace")
    return db


def _in_memory(stream: BinaryIO) -> sqlite3.Connection:
    """Open what has no path, as if it had been written without a log (file format, 1.3.3)."""
    stream.seek(0)
    content = bytearray(stream.read())
    content[18:20] = b"\x01\x01"
    db = sqlite3.connect(":memory:")
    db.deserialize(content)
    return db


def _rows(db: sqlite3.Connection, query: str) -> sqlite3.Cursor:
    try:
        return db.execute(query)
    except sqlite3.Error as error:
        raise SourceError(Reason.MALFORMED, type(error).__name__) from None


def _batch(rows: list[tuple[object, ...]], names: list[str], lost: list[int]) -> pa.RecordBatch:
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    for place, column in enumerate(columns):
        lost[place] += sum(isinstance(cell, bytes) for cell in column)
    texts = [[None if isinstance(c, bytes) else as_text(c) for c in column] for column in columns]
    return pa.RecordBatch.from_arrays([pa.array(t, pa.string()) for t in texts], names=names)

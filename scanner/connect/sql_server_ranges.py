"""Where to cut a table of SQL Server, and whether it was changed.

The histogram that the server keeps for its own planning tells where to cut a large table without
reading any of it. It may be old or coarse: then ranges are uneven, and every row is still in
exactly one. Where there is none the index is walked.
"""

from collections.abc import Iterator
from hashlib import sha256

from scanner.connect import tsql
from scanner.connect.sql_server import Connection
from scanner.connect.sql_server_tables import Bound, Column, Key, Kind, Table, Value
from scanner.model.errors import Reason, SourceError

WORTH = 10
"""Fewer ranges than this are cut by walking the index, which is exact and short."""

ENOUGH = 0.5
"""The share of a table's rows that its histogram has to know of."""

ROW_VERSION = "timestamp"
"""What the catalogue calls ``rowversion``."""


def bounds(db: Connection, table: Table, rows: int) -> Iterator[Bound]:
    """Give where to cut so that ranges hold about so many rows; nothing without a key."""
    if table.key is None or (table.rows is not None and table.rows <= rows):
        return
    counted = table.rows or 0
    if counted > rows * WORTH:
        found = _steps(db, table, table.key)
        steps = [(bound, below + at) for bound, below, at in found if bound is not None]
        if sum(count for _, count in steps) >= counted * ENOUGH:
            yield from _evenly(steps, rows)
            return
    yield from (tuple(bound) for bound in db.rows(tsql.every(table, table.key, rows)))


def mark(db: Connection, table: Table) -> bytes | None:
    """Give what stays equal as long as a table is unchanged; ``None`` if nothing does.

    By change tracking where the table has it, else by a ``rowversion`` column. Rows that were
    truncated away are in neither, so the catalogue's count is part of it, and so is the definition.
    What a security policy lets through may change without the table.
    """
    if table.filtered or table.kind not in {Kind.TABLE, Kind.HISTORY}:
        return None
    version = _tracked(db, table) if table.tracked else _row_version(db, table)
    if version is None:
        return None
    return sha256(repr((table.version, table.rows, version)).encode()).digest()


def _steps(db: Connection, table: Table, key: Key) -> list[tuple[Value | None, float, float]]:
    """Ask for the histogram; a server or a right that has none gives none."""
    try:
        return [(bound, below, at) for bound, below, at in db.rows(tsql.steps(table, key))]
    except SourceError as error:
        if error.passing:
            raise
        return []


def _evenly(steps: list[tuple[Value, float]], rows: int) -> Iterator[Bound]:
    """Cut behind each step with which a range is full."""
    held = 0.0
    for bound, count in steps:
        held += count
        if held >= rows:
            yield (bound,)
            held = 0.0


def _tracked(db: Connection, table: Table) -> tuple[str, int] | None:
    """Give the last change that is still known; without one, the database's version.

    Changes are forgotten after some days. A table of which none is known may have had some since a
    night long ago, but not if nothing at all was changed in the database.
    """
    [(last,)] = db.rows(tsql.last_change(table))
    if last is not None:
        return "change", last
    [(current,)] = db.rows(tsql.TRACKING_VERSION)
    return None if current is None else ("database", current)


def _row_version(db: Connection, table: Table) -> tuple[int | None, int] | None:
    """Give the newest row's version and the count, unless older ones may yet be committed.

    What is not committed is asked first: a change that begins between the two statements has a
    higher version than that.
    """
    column = next((c for c in table.columns if _is_row_version(c)), None)
    if column is None:
        return None
    [(uncommitted,)] = db.rows(tsql.OLDEST_UNCOMMITTED)
    [(newest, rows)] = db.rows(tsql.newest_row(table, column))
    return None if newest is not None and newest >= uncommitted else (newest, rows)


def _is_row_version(column: Column) -> bool:
    return column.type == ROW_VERSION and column.unread is Reason.UNSUPPORTED_TYPE

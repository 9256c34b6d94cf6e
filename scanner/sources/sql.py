"""Tables of a database, read through SQLAlchemy one range of the primary key at a time.

Every row falls into exactly one range, whatever its key: the first range has no lower bound and
takes null keys too (SQLite allows them in a text key), the last has no upper bound. Ranges are cut
after every so many rows, not at equal widths: keys have gaps.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any, TypeAlias

import pyarrow as pa
import sqlalchemy as sa

from scanner.connect import sqlite
from scanner.model.errors import Reason, SourceError
from scanner.model.secret import Secret
from scanner.model.source import Listed, Partition, Skipped
from scanner.sources import sql_cells, sql_table
from scanner.sources.sql_cells import CellReader
from scanner.sources.sql_table import Table

Key: TypeAlias = int | float | str
Condition: TypeAlias = sa.ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class KeyRange(Partition):
    """Rows whose key lies in ``[low, high)``; a key may be a card number, so both are secret."""

    low: Secret[Key] | None
    high: Secret[Key] | None

    def conditions(self, key: sa.ColumnElement[Any]) -> list[Condition]:
        """Give what selects the rows, in key order; two conditions, as ``OR`` would cost a sort."""
        above = sa.true() if self.low is None else key >= self.low.reveal()
        below = key.is_not(None) if self.high is None else key < self.high.reveal()
        return [*([key.is_(None)] if self.low is None else []), sa.and_(above, below)]


@dataclass(frozen=True, slots=True)
class SqlSource:
    """A SQLite database; a table is read if its primary key is one column of integers or text.

    Holds an address, not a connection: a worker unpickles it and connects for itself.
    """

    name: str
    url: Secret[str]
    rows_per_partition: int = 50_000
    rows_per_batch: int = 10_000

    @property
    def separator(self) -> str:
        """Give what stands between schema and table."""
        return "."

    def mark(self, dataset: str) -> bytes | None:
        """Digest the file of the database: SQLite says of no table alone when it changed."""
        with sqlite.reading(self.url) as db:
            sql_table.table(db, dataset)
        return sqlite.digest(self.url)

    def listing(self) -> Iterator[Listed]:
        """List tables and views; one that cannot be counted does not hide the others."""
        with sqlite.reading(self.url) as db:
            names = sql_table.datasets(db)
        for name in names:
            yield self._listed(name)

    def partitions(self, dataset: str) -> Iterator[KeyRange]:
        """Cut the keys present now; a row added later falls into a range all the same."""
        with sqlite.reading(self.url) as db:
            table = sql_table.table(db, dataset)
            bounds = list(_bounds(db, table, table.key(db), self.rows_per_partition))
        for ordinal, (low, high) in enumerate(pairwise([None, *bounds, None])):
            yield KeyRange(dataset, ordinal, low, high)

    def read(self, partition: KeyRange) -> Iterator[pa.RecordBatch | Skipped]:
        """Stream the range in key order, so that a second reading is the same reading.

        A range without rows gives one empty batch: its columns are there to be judged.
        """
        with sqlite.reading(self.url) as db:
            table = sql_table.table(db, partition.dataset)
            key = table.key(db)
            cells = CellReader(tuple(column.name for column in table.clause.c))
            fetched = _fetch(db, table, partition.conditions(key), key, self.rows_per_batch)
            for rows in chain([next(fetched, [])], fetched):
                yield cells.batch(rows)
            holed = [table.clause.c[name] for name in sorted(cells.holed)]
            yield from _blobs(db, holed, partition.conditions(key))
            for name, count in sorted(cells.broken.items()):
                yield Skipped(Reason.MALFORMED, rows=count, field=name)

    def _listed(self, dataset: str) -> Listed:
        """Describe one table; a view is not counted, since that may cost anything."""
        rows = None
        try:
            with sqlite.reading(self.url) as db:
                table = sql_table.table(db, dataset)
                if table.keys:
                    rows = db.scalar(sa.select(sa.func.count()).select_from(table.clause))
                table.key(db)
        except SourceError as error:
            return Listed(dataset, rows, unread=error.reason)
        return Listed(dataset, rows)


def _bounds(
    db: sa.Connection, table: Table, key: sa.ColumnElement[Any], rows: int
) -> Iterator[Secret[Key]]:
    """Find the key after every so many rows; one that is broken text cannot bound a range."""
    ahead = sa.select(key).select_from(table.clause).order_by(key).limit(1)
    present: Condition = key.is_not(None)
    skip = rows
    while (found := db.execute(ahead.where(present).offset(skip)).first()) is not None:
        try:
            bound = found[0].decode() if isinstance(found[0], bytes) else found[0]
        except UnicodeDecodeError:
            skip += rows
        else:
            yield Secret(bound)
            present, skip = key >= bound, rows


def _fetch(
    db: sa.Connection,
    table: Table,
    conditions: list[Condition],
    key: sa.ColumnElement[Any],
    rows: int,
) -> Iterator[Sequence[sa.Row[Any]]]:
    """Give the rows of each condition in turn, so many at a time."""
    cells = [
        sql_cells.as_text(column).label(f"c{place}") for place, column in enumerate(table.clause.c)
    ]
    for condition in conditions:
        query = sa.select(*cells).select_from(table.clause).where(condition).order_by(key)
        yield from db.execute(query).partitions(rows)


def _blobs(
    db: sa.Connection, columns: list[sa.ColumnClause[Any]], conditions: list[Condition]
) -> Iterator[Skipped]:
    """Count what was not read because it is no text, in the columns that gave a null."""
    for column in columns:
        blob = sa.func.typeof(column) == "blob"
        counted = (sa.select(sa.func.count()).where(blob, condition) for condition in conditions)
        if cells := sum(db.scalars(sa.union_all(*counted))):
            yield Skipped(Reason.UNSUPPORTED_TYPE, rows=cells, field=column.name)

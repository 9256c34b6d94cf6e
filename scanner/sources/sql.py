"""Tables of a database, read one range of rows at a time: one source for every engine.

Ranges are cut after every so many rows, not at equal widths: keys have gaps. They tile whatever is
there when they are read, so a row added after the cutting falls into one all the same.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pyarrow as pa

from scanner.model.errors import Reason, SourceError
from scanner.model.secret import Secret
from scanner.model.source import Care, Listed, Partition, Skipped
from scanner.sources.pace import Clock, Pace
from scanner.sources.retry import Patience
from scanner.sources.sql_database import Bound, Database, Range, Session, Table
from scanner.sources.sql_engines import database


@dataclass(frozen=True, slots=True)
class KeyRange(Partition):
    """Rows in ``[low, high)`` of a table's order; a key may be a card number, so both are secret.

    Attributes:
        order: What the bounds are values of, as it was when the table was cut.
        columns: What was to be read, as it was then.
    """

    order: Secret[tuple[str, ...]]
    columns: Secret[tuple[str, ...]]
    low: Secret[Bound] | None = None
    high: Secret[Bound] | None = None

    def range(self) -> Range:
        """Give the bounds to the one statement that needs them."""
        low, high = (end if end is None else end.reveal() for end in (self.low, self.high))
        return Range(low, high)


@dataclass(frozen=True, slots=True)
class SqlSource:
    """A database, addressed by a SQLAlchemy URL.

    Holds an address, not a connection: a worker unpickles it and connects for itself.

    Attributes:
        patience: With what passes while it is asked what there is; partitions are read once.
        engine: Gives the adapter for the URL, and for the seconds that a statement may take.
        care: How its server is spared.
        clock: The time, and how it passes.
    """

    name: str
    url: Secret[str]
    rows_per_partition: int = 500_000
    rows_per_batch: int = 100_000
    patience: Patience = field(default_factory=Patience)
    engine: Callable[[Secret[str], int], Database] = database
    care: Care = field(default_factory=Care)
    clock: Clock = field(default_factory=Clock)

    @property
    def separator(self) -> str:
        """Give what stands between schema and table."""
        return "."

    def mark(self, dataset: str) -> bytes | None:
        """Ask the engine, as far as it can tell of a table that nothing changed."""
        return self.patience.with_(lambda: self._mark(dataset))

    def listing(self) -> Iterator[Listed]:
        """List tables and views; one that cannot be counted does not hide the others."""
        yield from self.patience.with_(self._listing)

    def partitions(self, dataset: str) -> Iterator[KeyRange]:
        """Cut the rows present now."""
        yield from self.patience.with_(lambda: self._partitions(dataset))

    def read(self, partition: KeyRange) -> Iterator[pa.RecordBatch | Skipped]:
        """Stream the range in its order, so that a second reading is the same reading.

        A range without rows gives one empty batch: its columns are there to be judged.
        """
        with self._session() as session:
            pace = Pace(self.care, self.clock, session.load)
            pace.check()
            table = session.table(partition.dataset)
            if table.order != partition.order.reveal():
                raise SourceError(Reason.CHANGED_WHILE_READ)
            rows = 0
            for item in session.read(table, partition.range(), self.rows_per_batch):
                yield item
                if not isinstance(item, Skipped):
                    rows += item.num_rows
                    pace.after(item.num_rows)
            for name in _lost(partition, table):
                yield Skipped(Reason.CHANGED_WHILE_READ, rows=rows, field=name)

    def _session(self) -> AbstractContextManager[Session[Any]]:
        return self.engine(self.url, self.care.statement_seconds).session()

    def _mark(self, dataset: str) -> bytes | None:
        with self._session() as session:
            return session.mark(session.table(dataset))

    def _listing(self) -> list[Listed]:
        with self._session() as session:
            return sorted(session.listing(), key=lambda entry: entry.name)

    def _partitions(self, dataset: str) -> list[KeyRange]:
        Pace(self.care, self.clock).check()
        with self._session() as session:
            table = session.table(dataset)
            bounds = [Secret(bound) for bound in session.bounds(table, self.rows_per_partition)]
        order, columns = Secret(table.order), Secret(table.columns)
        ends = enumerate(pairwise([None, *bounds, None]))
        return [KeyRange(dataset, n, order, columns, low, high) for n, (low, high) in ends]


def _lost(partition: KeyRange, table: Table) -> Iterator[str]:
    """Name the columns that were there when the table was cut, and are no longer."""
    return (name for name in partition.columns.reveal() if name not in table.columns)

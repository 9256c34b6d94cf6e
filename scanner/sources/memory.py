"""Tables that are already in memory: the source to try things on, and to test them with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa

from scanner.model.errors import Reason, SourceError
from scanner.model.source import Listed, Partition


@dataclass(frozen=True, slots=True)
class RowRange(Partition):
    """Rows from ``start``, as many as a partition holds."""

    start: int


@dataclass(frozen=True, slots=True)
class MemorySource:
    """Arrow tables by name."""

    name: str
    tables: Mapping[str, pa.Table]
    rows_per_partition: int = 50_000
    rows_per_batch: int = 10_000

    @property
    def separator(self) -> str:
        """Give what stands between schema and table."""
        return "."

    def mark(self, dataset: str) -> bytes | None:
        """Say nothing: what is in memory is read at once."""
        self._table(dataset)
        return None

    def listing(self) -> Iterator[Listed]:
        """List the tables by name."""
        for name, table in sorted(self.tables.items()):
            yield Listed(name, rows=table.num_rows, bytes=table.nbytes)

    def partitions(self, dataset: str) -> Iterator[RowRange]:
        """Cut a table after every so many rows; an empty one is one partition."""
        starts = range(0, max(1, self._table(dataset).num_rows), self.rows_per_partition)
        for ordinal, start in enumerate(starts):
            yield RowRange(dataset, ordinal, start)

    def read(self, partition: RowRange) -> Iterator[pa.RecordBatch]:
        """Give the rows in their order; without rows, one empty batch that names the columns."""
        table = self._table(partition.dataset).slice(partition.start, self.rows_per_partition)
        yield from table.to_batches(self.rows_per_batch) or [
            pa.RecordBatch.from_pylist([], schema=table.schema)
        ]

    def _table(self, dataset: str) -> pa.Table:
        try:
            return self.tables[dataset]
        except KeyError:
            raise SourceError(Reason.NOT_FOUND) from None

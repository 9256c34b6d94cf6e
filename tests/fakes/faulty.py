"""A source that fails once, at a named point, in whatever process it is read."""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeVar

import pyarrow as pa

from scanner.model.errors import Reason, SourceError
from scanner.model.source import Listed, Partition, Skipped, Source

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ReadPoint:
    """One moment in the reading of a source: before its ``step``-th item, or after the last.

    Attributes:
        operation: ``listing``, ``partitions`` or ``read``.
        dataset: ``None`` for the listing.
        partition: Ordinal of the partition being read.
    """

    operation: str
    step: int
    dataset: str | None = None
    partition: int | None = None


@dataclass(frozen=True, slots=True)
class FaultySource:
    """Any source, but for one read that fails."""

    source: Source[Any]
    fail_at: ReadPoint

    @property
    def name(self) -> str:
        return self.source.name

    @property
    def separator(self) -> str:
        return self.source.separator

    def mark(self, dataset: str) -> bytes | None:
        return self.source.mark(dataset)

    def listing(self) -> Iterator[Listed]:
        return self._until("listing", self.source.listing())

    def partitions(self, dataset: str) -> Iterator[Partition]:
        return self._until("partitions", self.source.partitions(dataset), dataset)

    def read(self, partition: Partition) -> Iterator[pa.RecordBatch | Skipped]:
        items = self.source.read(partition)
        return self._until("read", items, partition.dataset, partition.ordinal)

    def _until(
        self,
        operation: str,
        items: Iterable[T],
        dataset: str | None = None,
        partition: int | None = None,
    ) -> Iterator[T]:
        step = 0
        try:
            for step, item in enumerate(items, start=1):
                self._pass(ReadPoint(operation, step - 1, dataset, partition))
                yield item
            self._pass(ReadPoint(operation, step, dataset, partition))
        finally:
            if isinstance(items, Generator):
                items.close()  # as its reader would, rather than when memory is tidied

    def _pass(self, point: ReadPoint) -> None:
        if point == self.fail_at:
            raise SourceError(Reason.READ_FAILED)


def every_read(source: Source[Any]) -> Iterator[ReadPoint]:
    """Walk through all that a scan reads of a source, and name every point of it."""
    names = [entry.name for entry in source.listing() if entry.unread is None]
    yield from _points("listing", source.listing())
    for dataset in names:
        yield from _points("partitions", source.partitions(dataset), dataset)
        for partition in source.partitions(dataset):
            yield from _points("read", source.read(partition), dataset, partition.ordinal)


def _points(
    operation: str, items: Iterable[Any], dataset: str | None = None, partition: int | None = None
) -> Iterator[ReadPoint]:
    for step, _ in enumerate(chain(items, ["the end"])):
        yield ReadPoint(operation, step, dataset, partition)

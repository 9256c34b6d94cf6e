"""One partition, read and summarised: its profile, and its fingerprints beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from scanner.model.errors import Reason, SourceError
from scanner.model.fingerprint import Blocks
from scanner.model.profile import Amount, Coverage, DatasetProfile, Gap
from scanner.model.source import Partition, Skipped, Source, Sources
from scanner.profiling import Collector, Reading, prints, profile_batch
from scanner.sources.retry import Patience


@dataclass(frozen=True, slots=True)
class Task:
    """One partition to read: where, and under which declaration."""

    source: str
    declaration: str | None
    partition: Partition


@dataclass(frozen=True, slots=True)
class Yielded:
    """What leaves a partition.

    Attributes:
        blocks: Fingerprints, for the store alone.
    """

    profile: DatasetProfile
    blocks: Blocks = field(default_factory=dict)


def profile_partition(
    task: Task,
    *,
    sources: Sources,
    readings: Mapping[str | None, Reading],
    patience: Patience,
) -> Yielded:
    """Read one partition and summarise it: the step that runs on any machine.

    A partition is tried again as a whole after an error that passes: what was seen of it before is
    forgotten, so that no row counts twice.

    Args:
        task: The partition.
        sources: Adapters by source name.
        readings: How to read, by the name of the declaration.
        patience: How often and how long to wait for what passes.
    """
    source, reading = sources[task.source], readings[task.declaration]
    profile, collector, error = DatasetProfile(), None, None
    for _ in patience.tries():
        collector = reading.collector()
        profile, error = _read(source, task.partition, reading, collector)
        if error is None or not error.passing:
            break
    patience.gone = error is not None and error.passing
    blocks = {} if collector is None else collector.blocks()
    profile += DatasetProfile(prints=prints(blocks))
    if error is None:
        return Yielded(profile + DatasetProfile(coverage=Coverage(read=1)), blocks)
    is_late = error.reason is Reason.OUT_OF_HOURS
    first = task.partition.ordinal if is_late else None
    return Yielded(profile + unread(error.reason, first), blocks)


def _read(
    source: Source[Any], partition: Partition, reading: Reading, collector: Collector | None
) -> tuple[DatasetProfile, SourceError | None]:
    """Summarise as much as can be read."""
    profile, columns = DatasetProfile(), list[str]()
    try:
        for item in source.read(partition):
            if isinstance(item, Skipped):
                profile += _skipped(item, columns, reading)
            elif item.num_rows or not columns:  # a batch without rows only names the columns
                columns = item.schema.names
                profile += profile_batch(item, reading, collector)
    except SourceError as error:
        return profile, error
    return profile, None


def unread(reason: Reason, first: int | None = None) -> DatasetProfile:
    """State that one partition, or a dataset that has none, was not read to its end."""
    return DatasetProfile(coverage=Coverage(gaps={Gap(reason): Amount(1, first=first)}))


def _skipped(item: Skipped, columns: list[str], reading: Reading) -> DatasetProfile:
    """State what a partition left out, in a column by the name that it may carry outside."""
    name = item.field
    if name is not None:
        name = reading.shown(name, [*columns, name].index(name))
    gap, amount = Gap(item.reason, name), Amount(rows=item.rows, bytes=item.bytes)
    return DatasetProfile(coverage=Coverage(gaps={gap: amount}))

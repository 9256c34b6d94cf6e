"""A scan: read what was surveyed, add up what was seen, judge it.

A partition that fails keeps what was seen before it failed (evidence in hand is evidence) and adds
a gap; the rest goes on.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial, reduce
from operator import add
from typing import Any

from scanner.model.detection import Detector
from scanner.model.errors import Reason, SourceError
from scanner.model.execution import Executor
from scanner.model.finding import Finding
from scanner.model.history import History
from scanner.model.inventory import Holding, Inventory
from scanner.model.memory import Place, Remembered
from scanner.model.policy import Policy
from scanner.model.profile import Amount, Coverage, DatasetProfile, Gap
from scanner.model.register import Registers
from scanner.model.source import Partition, Skipped, Source
from scanner.pipeline.leaving import still_present
from scanner.pipeline.remembering import Remembering
from scanner.pipeline.survey import Placed, Sources, Survey
from scanner.pipeline.undoing import Means, trials
from scanner.profiling import Namer, Reading, profile_batch
from scanner.rules import judge
from scanner.sources.retry import Patience

Progress = Callable[[int], None]
"""Told the records of each partition as it is done."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a scan is made of: adapters, recognisers, where the work runs, what is remembered.

    Attributes:
        remembering: ``None`` without a ledger: everything is read.
        registers: What the office recorded.
    """

    sources: Sources
    detector: Detector
    namer: Namer
    executor: Executor
    remembering: Remembering | None = None
    registers: Registers = field(default_factory=Registers)
    patience: Patience = field(default_factory=Patience)


@dataclass(frozen=True, slots=True)
class Task:
    """One partition to read: where, and under which declaration."""

    source: str
    declaration: str | None
    partition: Partition


def scan(
    parts: Parts,
    surveyed: Survey,
    policy: Policy,
    as_of: datetime,
    progress: Progress,
    history: Callable[[], History] = History,
) -> tuple[Inventory, tuple[Finding, ...]]:
    """Read everything that was surveyed and judge it.

    Args:
        parts: Adapters, recognisers and runtime.
        surveyed: What there is to read.
        policy: What was promised.
        as_of: The moment of judgement, in Asia/Tokyo.
        progress: Told of every partition that is done.
        history: Gives what earlier nights saw; asked when all is read, since reading may notice
            that somebody changed what was remembered.
    """
    read = _Reading(parts, surveyed, policy)
    holdings = tuple(
        Holding(
            location=placed.location,
            declaration=placed.declaration,
            profile=profile,
            recognitions=parts.detector.weigh(profile.fields),
            bytes=placed.listed.bytes,
            read_at=read_at,
        )
        for placed, (profile, read_at) in zip(surveyed.placed, read.all(progress), strict=True)
    )
    left = still_present(parts.sources, parts.detector, surveyed, policy, as_of.date())
    means = Means(parts.sources, parts.namer, parts.executor, parts.patience)
    tried = trials(means, surveyed.placed, holdings, policy.guessing)
    inventory = Inventory(holdings, surveyed.unlisted, parts.registers, left, tried)
    return inventory, judge(inventory, policy, history(), as_of)


def profile_partition(
    task: Task,
    *,
    sources: Sources,
    readings: Mapping[str | None, Reading],
    patience: Patience,
) -> DatasetProfile:
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
    profile, error = DatasetProfile(), None
    for _ in patience.tries():
        profile, error = _read(source, task.partition, reading)
        if error is None or not error.passing:
            break
    patience.gone = error is not None and error.passing
    if error is None:
        return profile + DatasetProfile(coverage=Coverage(read=1))
    is_late = error.reason is Reason.OUT_OF_HOURS
    return profile + unread(error.reason, task.partition.ordinal if is_late else None)


def _read(
    source: Source[Any], partition: Partition, reading: Reading
) -> tuple[DatasetProfile, SourceError | None]:
    """Summarise as much as can be read."""
    profile, columns = DatasetProfile(), list[str]()
    try:
        for item in source.read(partition):
            if isinstance(item, Skipped):
                profile += _skipped(item, columns, reading)
            elif item.num_rows or not columns:  # a batch without rows only names the columns
                columns = item.schema.names
                profile += profile_batch(item, reading)
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


class _Reading:
    """One reading of everything, with account of what was read, reused and refused."""

    def __init__(self, parts: Parts, surveyed: Survey, policy: Policy) -> None:
        self.parts = parts
        self.surveyed = surveyed
        self.done: dict[int, dict[int, DatasetProfile]] = defaultdict(dict)
        self.refused: dict[int, DatasetProfile] = {}
        self.reused: dict[int, Remembered] = {}
        self.places: dict[int, Place] = {}
        self.step = partial(
            profile_partition,
            sources=parts.sources,
            patience=parts.patience,
            readings={
                name: Reading(policy.datasets.get(name or ""), parts.detector, parts.namer)
                for name in (None, *policy.datasets)
            },
        )

    def all(self, progress: Progress) -> Iterator[tuple[DatasetProfile, datetime | None]]:
        """Profile every dataset, in the survey's order, partitions added in theirs.

        Yields:
            A profile, and when it was read if that was in an earlier run.
        """
        for (index, ordinal, name), profile in self.parts.executor.each(self._tasks(), self.step):
            self.done[index][ordinal] = profile
            progress(profile.rows)
            if self.parts.remembering and profile.coverage.whole():
                memory = self.parts.remembering.memory
                memory.keep_checkpoint(self.places[index], name, profile)
        for index in range(len(self.surveyed.placed)):
            yield self._dataset(index)

    def _dataset(self, index: int) -> tuple[DatasetProfile, datetime | None]:
        """Add up one dataset, and keep it for the next night."""
        if index in self.reused:
            earlier = self.reused[index]
            return earlier.profile, earlier.read_at
        ordered = (profile for _, profile in sorted(self.done[index].items()))
        profile = reduce(add, ordered, self.refused.get(index, DatasetProfile()))
        if self.parts.remembering and index in self.places:
            self.parts.remembering.keep(self.places[index], profile)
        return profile, None

    def _tasks(self) -> Iterator[tuple[tuple[int, int, str], Task]]:
        """Cut every dataset into tasks; what cannot be cut is put down as refused."""
        for index, placed in enumerate(self.surveyed.placed):
            if placed.listed.unread is not None:
                self.refused[index] = unread(placed.listed.unread)
            elif not self._is_unchanged(index, placed):
                try:
                    yield from self._cut(index, placed)
                except SourceError as error:
                    self.refused[index] = unread(error.reason)

    def _is_unchanged(self, index: int, placed: Placed) -> bool:
        """Look for an earlier profile of the same data."""
        remembering = self.parts.remembering
        if remembering is None:
            return False
        place = self.places[index] = remembering.place(placed, self.parts.sources)
        earlier = remembering.unchanged(place, placed.listed.rows)
        if earlier is not None:
            self.reused[index] = earlier
        return earlier is not None

    def _cut(self, index: int, placed: Placed) -> Iterator[tuple[tuple[int, int, str], Task]]:
        """Give the partitions that are still to be read."""
        source, remembering = placed.location.source, self.parts.remembering
        declared = placed.declaration.name if placed.declaration else None
        for partition in self.parts.sources[source].partitions(placed.listed.name):
            name, earlier = "", None
            if remembering is not None:
                name = remembering.partition(partition)
                earlier = remembering.memory.checkpoint(self.places[index], name)
            if earlier is None:
                yield (index, partition.ordinal, name), Task(source, declared, partition)
            else:
                self.done[index][partition.ordinal] = earlier

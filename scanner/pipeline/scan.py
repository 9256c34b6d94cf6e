"""A scan: read what was surveyed, add up what was seen, judge it.

A partition that fails keeps what was seen before it failed (evidence in hand is evidence) and adds
a gap; the rest goes on.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial, reduce
from operator import add

from scanner.model.detection import Detector
from scanner.model.errors import Reason, SourceError
from scanner.model.execution import Executor
from scanner.model.finding import Finding
from scanner.model.history import History
from scanner.model.inventory import Holding, Inventory
from scanner.model.policy import Policy
from scanner.model.profile import Amount, Coverage, DatasetProfile, Gap
from scanner.model.source import Partition, Skipped
from scanner.pipeline.survey import Placed, Sources, Survey
from scanner.profiling import Namer, Reading, profile_batch
from scanner.rules import judge

Progress = Callable[[int], None]
"""Told the records of each partition as it is done."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a scan is made of: adapters, recognisers, and where the work runs."""

    sources: Sources
    detector: Detector
    namer: Namer
    executor: Executor


@dataclass(frozen=True, slots=True)
class Task:
    """One partition to read: where, and under which declaration."""

    source: str
    declaration: str | None
    partition: Partition


def scan(
    parts: Parts, surveyed: Survey, policy: Policy, as_of: datetime, progress: Progress
) -> tuple[Inventory, tuple[Finding, ...]]:
    """Read everything that was surveyed and judge it.

    Args:
        parts: Adapters, recognisers and runtime.
        surveyed: What there is to read.
        policy: What was promised.
        as_of: The moment of judgement, in Asia/Tokyo.
        progress: Told of every partition that is done.
    """
    profiles = _profiles(parts, surveyed, policy, progress)
    holdings = tuple(
        Holding(
            location=placed.location,
            declaration=placed.declaration,
            profile=profile,
            recognitions=parts.detector.weigh(profile.fields),
            bytes=placed.listed.bytes,
        )
        for placed, profile in zip(surveyed.placed, profiles, strict=True)
    )
    inventory = Inventory(holdings, surveyed.unlisted)
    return inventory, judge(inventory, policy, History(), as_of)


def profile_partition(
    task: Task, *, sources: Sources, readings: Mapping[str | None, Reading]
) -> DatasetProfile:
    """Read one partition and summarise it: the step that runs on any machine.

    Args:
        task: The partition.
        sources: Adapters by source name.
        readings: How to read, by the name of the declaration.
    """
    reading = readings[task.declaration]
    profile = DatasetProfile()
    try:
        for item in sources[task.source].read(task.partition):
            profile += _skipped(item) if isinstance(item, Skipped) else profile_batch(item, reading)
    except SourceError as error:
        return profile + unread(error.reason)
    return profile + DatasetProfile(coverage=Coverage(read=1))


def unread(reason: Reason) -> DatasetProfile:
    """State that one partition, or a dataset that has none, was not read to its end."""
    return DatasetProfile(coverage=Coverage(gaps={Gap(reason): Amount(partitions=1)}))


def _skipped(item: Skipped) -> DatasetProfile:
    gap, amount = Gap(item.reason, item.field), Amount(rows=item.rows, bytes=item.bytes)
    return DatasetProfile(coverage=Coverage(gaps={gap: amount}))


def _profiles(
    parts: Parts, surveyed: Survey, policy: Policy, progress: Progress
) -> Iterator[DatasetProfile]:
    """Profile every dataset, in the survey's order, partitions added in theirs."""
    done: dict[int, dict[int, DatasetProfile]] = defaultdict(dict)
    refused: dict[int, DatasetProfile] = {}
    step = partial(
        profile_partition,
        sources=parts.sources,
        readings={
            name: Reading(policy.datasets.get(name or ""), parts.detector, parts.namer)
            for name in (None, *policy.datasets)
        },
    )
    tasks = _tasks(parts.sources, surveyed.placed, refused)
    for (index, ordinal), profile in parts.executor.each(tasks, step):
        done[index][ordinal] = profile
        progress(profile.rows)
    for index in range(len(surveyed.placed)):
        ordered = (profile for _, profile in sorted(done[index].items()))
        yield reduce(add, ordered, refused.get(index, DatasetProfile()))


def _tasks(
    sources: Sources, placed: tuple[Placed, ...], refused: dict[int, DatasetProfile]
) -> Iterator[tuple[tuple[int, int], Task]]:
    """Cut every dataset into tasks; what cannot be cut is put down as refused."""
    for index, one in enumerate(placed):
        source, name = one.location.source, one.declaration.name if one.declaration else None
        if one.listed.unread is not None:
            refused[index] = unread(one.listed.unread)
            continue
        try:
            for partition in sources[source].partitions(one.listed.name):
                yield (index, partition.ordinal), Task(source, name, partition)
        except SourceError as error:
            refused[index] = unread(error.reason)

"""A scan: read what was surveyed, add up what was seen, judge it.

A partition that fails keeps what was seen before it failed (evidence in hand is evidence) and adds
a gap; the rest goes on.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial, reduce
from operator import add

from scanner.model.comparing import compared
from scanner.model.detection import Detector
from scanner.model.errors import SourceError
from scanner.model.execution import Executor
from scanner.model.finding import Finding
from scanner.model.history import History
from scanner.model.inventory import Holding, Inventory, Location
from scanner.model.memory import Place, Remembered
from scanner.model.policy import Policy
from scanner.model.profile import DatasetProfile
from scanner.model.register import Registers
from scanner.model.source import Sources
from scanner.pipeline.complements import complements
from scanner.pipeline.erasing import Erased, pursuits, remember, sought
from scanner.pipeline.leaving import still_present
from scanner.pipeline.partition import Task, profile_partition, unread
from scanner.pipeline.printing import Printing
from scanner.pipeline.recognising import recognised
from scanner.pipeline.remembering import Remembering
from scanner.pipeline.sharing import apart, sharing
from scanner.pipeline.survey import Placed, Survey
from scanner.pipeline.tracing import Sight
from scanner.pipeline.undoing import Means, trials
from scanner.profiling import Namer, Reading
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
        printing: ``None`` without a city's key: there are no fingerprints.
        erased: What is known of erasures besides the data.
    """

    sources: Sources
    detector: Detector
    namer: Namer
    executor: Executor
    remembering: Remembering | None = None
    registers: Registers = field(default_factory=Registers)
    patience: Patience = field(default_factory=Patience)
    printing: Printing | None = None
    erased: Erased = field(default_factory=Erased)


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
    holdings = _holdings(parts, surveyed, policy, progress)
    copies = complements(holdings, parts.detector, parts.printing)
    means = Means(parts.sources, parts.namer, parts.executor, parts.patience)
    sight, today = Sight.of(means, surveyed.placed, holdings, parts.printing), as_of.date()
    left = still_present(sight, surveyed.unlisted, policy.leavers, today)
    probes = sought(sight, policy, parts.erased)
    gone = pursuits(sight, surveyed.unlisted, policy, parts.erased, probes, today)
    remember(sight, policy, parts.erased, probes, today)
    tried = trials(means, surveyed.placed, holdings, policy.guessing)
    past = history()
    inventory = Inventory(
        holdings=holdings,
        unlisted=surveyed.unlisted,
        registers=parts.registers,
        left=left,
        complements=copies,
        trials=tried,
        pursuits=gone,
        sharing=sharing(holdings, parts.printing),
        handed=recognised(surveyed.placed, parts.sources, past.handed),
    )
    if parts.printing is not None:
        people = apart(inventory, policy, today, parts.printing)
        inventory = replace(inventory, sharing=people)
    return inventory, judge(inventory, policy, past, as_of)


def _holdings(
    parts: Parts, surveyed: Survey, policy: Policy, progress: Progress
) -> tuple[Holding, ...]:
    """Read everything, and weigh what was seen in each dataset."""
    read = _Reading(parts, surveyed, policy)
    return tuple(
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


def _readings(parts: Parts, policy: Policy) -> Mapping[str | None, Reading]:
    """Say how each declared dataset is read, and those that nobody declared."""
    printer = parts.printing.printer if parts.printing else None
    readings: dict[str | None, Reading] = {
        name: Reading(declaration, parts.detector, parts.namer, compared(policy, name), printer)
        for name, declaration in policy.datasets.items()
    }
    return readings | {None: Reading(None, parts.detector, parts.namer, printer=printer)}


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
            readings=_readings(parts, policy),
        )

    def all(self, progress: Progress) -> Iterator[tuple[DatasetProfile, datetime | None]]:
        """Profile every dataset, in the survey's order, partitions added in theirs.

        Yields:
            A profile, and when it was read if that was in an earlier run.
        """
        for (index, ordinal, name), found in self.parts.executor.each(self._tasks(), self.step):
            profile = self.done[index][ordinal] = found.profile
            progress(profile.rows)
            if self.parts.printing:
                self.parts.printing.store.put(self._location(index), ordinal, found.blocks)
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
        if self.parts.printing:
            self.parts.printing.store.trim(self._location(index), self.done[index])
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
        if earlier is None or not self._has_prints(index, earlier.profile):
            return False
        self.reused[index] = earlier
        return True

    def _has_prints(self, index: int, profile: DatasetProfile, part: int | None = None) -> bool:
        """Say whether the fingerprints of an earlier profile are still there, all of them."""
        if self.parts.printing is None:
            return True
        kept = self.parts.printing.store.counts(self._location(index), part)
        return kept == {trail: one.count for trail, one in profile.prints.items()}

    def _location(self, index: int) -> Location:
        return self.surveyed.placed[index].location

    def _cut(self, index: int, placed: Placed) -> Iterator[tuple[tuple[int, int, str], Task]]:
        """Give the partitions that are still to be read."""
        source, remembering = placed.location.source, self.parts.remembering
        declared = placed.declaration.name if placed.declaration else None
        for partition in self.parts.sources[source].partitions(placed.listed.name):
            name, earlier = "", None
            if remembering is not None:
                name = remembering.partition(partition)
                earlier = remembering.memory.checkpoint(self.places[index], name)
            if earlier is None or not self._has_prints(index, earlier, partition.ordinal):
                yield (index, partition.ordinal, name), Task(source, declared, partition)
            else:
                self.done[index][partition.ordinal] = earlier

"""The life of a finding: new, still open, unseen, fixed, seen again. Pure.

A finding is fixed when this run judged its very place and passed it, when its place was read whole
and no longer shows it, or when a source that was listed whole no longer has that place. Whatever
was not read fixes nothing, and a run limited to one dataset says nothing of any other.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from scanner.ledger.codec import encode
from scanner.model.coverage import READ_WHOLE, CoverageLine
from scanner.model.finding import Finding, Outcome
from scanner.model.history import Known
from scanner.model.inventory import Location
from scanner.model.severity import Severity

FOLDER = "/"
"""Ends the name of a folder that could not be looked into."""


class Change(StrEnum):
    """What a run changed about a finding."""

    NEW = "new"
    STATED = "stated"
    """Stated with other measures than before, or again after it was unseen."""

    UNSEEN = "unseen"
    """Open, but its place was not read whole: neither stated nor fixed."""

    FIXED = "fixed"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the life of one finding stands.

    Attributes:
        finding: As it was last stated.
        unseen: The last run that should have judged it could not.
    """

    finding: Finding
    known: Known
    unseen: bool = False

    @property
    def is_open(self) -> bool:
        """Say whether it has not been fixed."""
        return self.known.fixed is None

    def overdue(self, day: date) -> bool:
        """Say whether it is open past its due date, which is itself a day in time."""
        late = self.known.due is not None and self.known.due < day
        return late and self.is_open and not self.waived(day)

    def waived(self, day: date) -> bool:
        """Say whether it need not be settled on that day."""
        return self.known.waives(self.finding, day)


@dataclass(frozen=True, slots=True)
class Event:
    """One change in the life of one finding.

    Attributes:
        stated: What the run said; ``None`` where it said nothing.
    """

    finding: str
    change: Change
    stated: Finding | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one run said, and of what it can speak.

    Attributes:
        findings: All of them, passes included.
        sources: Names of the sources that the run was to list: of the policy, and ``ledger`` for
            findings about the nights themselves. One that could not be listed may stand here: its
            coverage line says so.
        only: The dataset that the run was limited to.
    """

    as_of: datetime
    findings: tuple[Finding, ...]
    coverage: tuple[CoverageLine, ...] = ()
    sources: frozenset[str] = frozenset()
    only: str | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """What one run makes of all that is known.

    Attributes:
        changed: New standings by id; those that are not here stay as they were.
    """

    changed: Mapping[str, Standing] = field(default_factory=dict)
    events: tuple[Event, ...] = ()


def live_on(
    known: Mapping[str, Standing], run: Judgement, due_days: Mapping[Severity, int]
) -> Life:
    """Carry the life of every finding through one run.

    Args:
        known: By id, as the runs before left them, owners aside.
        run: What this one said.
        due_days: Days to settle a finding in, by severity; none for a severity without an entry.
    """
    stated = {f.id: f for f in run.findings if f.outcome is not Outcome.PASS}
    passed = {f.id for f in run.findings} - stated.keys()
    reach = _Reach(run)
    changed: dict[str, Standing] = {}
    events: list[Event] = []
    for identity in sorted(known.keys() | stated.keys()):
        before, now = known.get(identity), stated.get(identity)
        if now is not None:
            changed[identity] = _stated(before, now, run.as_of, due_days)
            change = _change(before, now)
        elif before is None or not before.is_open:
            continue
        elif identity in passed or reach.settles(before.finding.location):
            changed[identity] = _fixed(before, run.as_of)
            change = Change.FIXED
        elif reach.covers(before.finding.location) and not before.unseen:
            changed[identity] = replace(before, unseen=True)
            change = Change.UNSEEN
        else:
            continue
        if change is not None:
            events.append(Event(identity, change, now))
    return Life(changed, tuple(events))


def _change(before: Standing | None, now: Finding) -> Change | None:
    """Name what a statement changes; nothing where it only repeats the one before."""
    if before is None:
        return Change.NEW
    if not before.is_open:
        return Change.REOPENED
    return Change.STATED if before.unseen or encode(before.finding) != encode(now) else None


def _stated(
    before: Standing | None, now: Finding, as_of: datetime, due_days: Mapping[Severity, int]
) -> Standing:
    """Begin, go on with, or begin again; a gap that turns out to be a breach gets time anew."""
    days = due_days.get(now.severity)
    due = None if days is None else as_of.date() + timedelta(days)
    if before is None:
        return Standing(now, Known(as_of, as_of, due=due))
    if not before.is_open:
        again = replace(before.known, fixed=None, reopened=before.known.reopened + 1, due=due)
        return Standing(now, replace(again, first_seen=as_of, last_seen=as_of))
    worse = now.is_exception and not before.finding.is_exception
    kept = replace(before.known, last_seen=as_of)
    return Standing(now, replace(kept, due=due) if worse else kept)


def _fixed(before: Standing, as_of: datetime) -> Standing:
    return Standing(before.finding, replace(before.known, fixed=as_of))


class _Reach:
    """Of what a run can speak: what it was to read, what it read whole, what it knows is gone."""

    def __init__(self, run: Judgement) -> None:
        self._run = run
        self._whole: dict[tuple[str, str | None], dict[str | None, bool]] = defaultdict(dict)
        self._unread: dict[str, list[str]] = defaultdict(list)
        for line in run.coverage:
            objects, whole = self._whole[line.source, line.dataset], line.status in READ_WHOLE
            objects[line.object] = whole and objects.get(line.object, True)
            if not whole:
                name = line.dataset and (line.object or line.dataset)
                self._unread[line.source].append(name or FOLDER)

    def covers(self, place: Location) -> bool:
        """Say whether the run was to judge this place."""
        return self._run.only in (None, place.dataset)

    def settles(self, place: Location) -> bool:
        """Say whether silence about this place means that nothing is wrong there."""
        if not self.covers(place):
            return False
        if place.dataset is None:
            return self._listed(place.source) and FOLDER not in self._unread[place.source]
        objects = self._whole[place.source, place.dataset]
        around = objects if place.object is None else objects.keys() & {place.object, None}
        return all(objects[one] for one in around) if around else self._gone(place)

    def _gone(self, place: Location) -> bool:
        """Say whether the source was listed, and nothing unread there can hide this place."""
        name = place.object or place.dataset or ""
        hidden = any(
            other.endswith(FOLDER) or name.startswith(other) for other in self._unread[place.source]
        )
        return self._listed(place.source) and not hidden

    def _listed(self, source: str) -> bool:
        return source in self._run.sources

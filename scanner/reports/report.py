"""The model of a report: one run, and all that is known around it, frozen for every renderer.

Renderers take this and nothing else, so that paper, page and machines never disagree. Whoever makes
it decides nothing either: lives, nights and decisions are the ledger's words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from scanner.model.control import ControlText
from scanner.model.finding import Finding
from scanner.model.history import Known, Night
from scanner.model.run import Run
from scanner.model.waiver import Waiver
from scanner.reports.life import Life
from scanner.reports.wording import Titles, Wording


class Act(StrEnum):
    """What was done with data."""

    HANDOVER = "handover"
    ERASURE = "erasure"


class Stage(StrEnum):
    """How far it got."""

    PLANNED = "planned"
    DONE = "done"
    SETTLED = "settled"
    """A handover whose data was returned or erased; an erasure that was proved."""

    OPEN = "open"
    """It could not be verified."""

    REFUTED = "refuted"
    """The data is there, or a check before it failed."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """One handover or erasure, as recorded and as verified.

    Attributes:
        name: The flow or dataset, by the policy's name.
        partner: The organisation that received it; empty for an erasure.
        entry: The record's own number, as it may be shown.
        due: Day by which it is to be returned or erased.
    """

    act: Act
    day: date | None
    name: str
    stage: Stage
    partner: str = ""
    entry: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that reports for people are made from.

    Attributes:
        lives: What the ledger knows of findings, by id: open ones and fixed ones.
        nights: Completed nights, oldest first.
        nights_since: From this day on every day has a night; ``None`` where none is ever due.
        previous: The moment of the last report, with which this one compares.
        transfers: Handovers and erasures since then.
        system: As the policy calls it; empty where no policy is at hand.
        remembered: The ledger was asked, so that a finding without a life is a new one.
    """

    run: Run
    texts: Mapping[str, ControlText] = field(default_factory=dict)
    titles: Titles = field(default_factory=Titles)
    lives: Mapping[str, Life] = field(default_factory=dict)
    nights: tuple[Night, ...] = ()
    nights_since: date | None = None
    previous: datetime | None = None
    transfers: tuple[Transfer, ...] = ()
    system: str = ""
    remembered: bool = False

    @property
    def as_of(self) -> datetime:
        """The moment that the run judged."""
        return self.run.record.as_of

    @property
    def day(self) -> date:
        """Its calendar day."""
        return self.as_of.date()

    def wording(self, lang: str) -> Wording:
        """Give the words of one language."""
        return Wording(lang, self.texts, self.titles)

    def known(self, finding: Finding) -> Known:
        """Give what is known of a finding; one that no earlier run saw is known from now on."""
        life = self.lives.get(finding.id)
        return life.case.known if life else Known(self.as_of, self.as_of)

    def waiver(self, finding: Finding) -> Waiver | None:
        """Give the waiver that covers a finding in this run."""
        return self.run.waived.get(finding.id)

    def is_new(self, finding: Finding) -> bool:
        """Say whether no earlier run showed it, or not since it was fixed."""
        return self.known(finding).first_seen >= self.as_of

    @property
    def fixed(self) -> tuple[Finding, ...]:
        """Give what this run no longer showed, in the order of every output."""
        cases = (life.case for life in self.lives.values())
        gone = (case.finding for case in cases if case.known.fixed == self.as_of)
        return tuple(sorted(gone, key=lambda finding: finding.order))

    def overdue(self, finding: Finding) -> bool:
        """Say whether its due date, which is itself a day in time, is past."""
        due = self.known(finding).due
        return due is not None and due < self.day

    def unwaived(self) -> Run:
        """Give the run without the exceptions that are permitted for now."""
        kept = (f for f in self.run.findings if not (f.is_exception and self.waiver(f)))
        return replace(self.run, findings=tuple(kept))


def count(measure: object) -> int:
    """Read a measure that counts, of people too; nothing counts as none."""
    value = measure.get("value") if isinstance(measure, Mapping) else measure
    return value if isinstance(value, int) else 0

"""A period as an inspector sees it: its nights, its findings, what was decided, article by article.

All of it is drawn from signed records, so that whoever holds the records can draw it again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class NightStatus(StrEnum):
    """What became of a night."""

    SCANNED = "scanned"
    PARTIAL = "partial"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class InspectedNight:
    """One day of the period.

    Attributes:
        records: Numbers of the records of its completed scans.
        exit_codes: Theirs, in the same order.
        clocks: The machine's clock where it differs from ``as_of`` by over a day.
    """

    day: date
    status: NightStatus
    records: tuple[int, ...] = ()
    exit_codes: tuple[int, ...] = ()
    clocks: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class InspectedFinding:
    """How long a finding stayed open within the period, from one appearance to its end.

    Attributes:
        finding: As it was last stated, in the form of ``findings.json``.
        digest: SHA-256 of that content in the pack.
        since: The first night that stated it, in the period.
        until: The first night that found it fixed; ``None`` while it is open at the end.
        days: From the one to the other, or to the last night.
        waived: The last night that stated it did so under a waiver.
    """

    finding: Mapping[str, object]
    digest: str
    since: datetime
    until: datetime | None
    days: int
    waived: bool = False


class Answer(StrEnum):
    """What the records say of an article."""

    KEPT = "kept"
    BROKEN = "broken"
    WAIVED = "waived"
    MENDED = "mended"
    UNDECIDED = "undecided"
    NOT_JUDGED = "not-judged"
    FOR_A_PERSON = "for-a-person"
    NOT_APPLICABLE = "not-applicable"
    NOT_IN_FORCE = "not-in-force"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One article of the sheet.

    Attributes:
        controls: What verifies it.
        nights: Nights that judged one of them.
        undecided: Nights among them that left something open.
        findings: How many findings there were under it, and how many are open at the end.
        longest: Days for which the longest of them was open.
    """

    rulebook: str
    article: str
    addressee: str
    disposition: str
    applies_to: str
    answer: Answer
    controls: tuple[str, ...] = ()
    summary: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    nights: int = 0
    undecided: int = 0
    findings: int = 0
    open: int = 0
    longest: int = 0


@dataclass(frozen=True, slots=True)
class InspectedPeriod:
    """A period.

    Attributes:
        until: Its last day, which belongs to it.
        first: Number of its first record.
        unsigned: Completed nights that have no record: of before a key was named.
        decided: Waivers, erasures, handovers and acts, each as its content states it.
    """

    system: str
    since: date
    until: date
    first: int
    last: int
    key: str
    nights: tuple[InspectedNight, ...]
    findings: tuple[InspectedFinding, ...]
    sheet: tuple[SheetLine, ...]
    unsigned: tuple[date, ...] = ()
    decided: Mapping[str, tuple[Mapping[str, object], ...]] = field(default_factory=dict)

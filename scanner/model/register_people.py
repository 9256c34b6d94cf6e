"""What the organisation recorded about people, inspections and incidents.

A person's name in a register is personal, so it is a ``Secret``: it can be compared, not printed.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from scanner.model.entry import ALWAYS, Period, Spot
from scanner.model.secret import Secret


class Role(StrEnum):
    """Who does what (千葉市 特記事項 第4 1)."""

    MANAGER = "manager"
    SUPERVISOR = "supervisor"
    WORKER = "worker"
    COURIER = "courier"


@dataclass(frozen=True, slots=True)
class Worker:
    """A line of the roster.

    Attributes:
        person: Name, folded.
        specific: Handles 特定個人情報; ``None`` where the roster does not say.
        period: First and last day.
        reported: When the person was reported to the city in writing.
        consented: When the city consented to the person.
        dispatched: A dispatched worker (派遣労働者).
        clause: The dispatch contract has the clause on confidentiality.
    """

    spot: Spot
    person: Secret[str]
    roles: frozenset[Role]
    specific: bool | None = None
    period: Period = ALWAYS
    reported: date | None = None
    consented: date | None = None
    dispatched: bool = False
    clause: bool | None = None


class Instruction(StrEnum):
    """What a worker was given or gave."""

    TRAINING = "training"
    PLEDGE = "pledge"


@dataclass(frozen=True, slots=True)
class Instructed:
    """One training or pledge of one person."""

    spot: Spot
    person: Secret[str]
    kind: Instruction
    day: date | None


@dataclass(frozen=True, slots=True)
class Inspection:
    """An inspection, or one point that it raised.

    Attributes:
        contract: Id of the contract that was inspected.
        on_site: ``False`` for one in writing.
        reason: Why a visit was too difficult.
        point: A point was raised in this line.
        due: Day by which the point is to be settled.
        settled: Day on which it was.
    """

    spot: Spot
    contract: str
    day: date | None
    on_site: bool | None = None
    reason: bool = False
    point: bool = False
    due: date | None = None
    settled: date | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """A breach that somebody noticed.

    Attributes:
        known: When it became known; a day without a time counts from its end.
        reported: When it was reported to the city; a day without a time counts from its start.
        finding: Id of the finding that it is about, or empty.
    """

    spot: Spot
    known: datetime | None
    reported: datetime | None = None
    finding: str = ""


@dataclass(frozen=True, slots=True)
class EmergencyContact:
    """A line of the emergency list.

    Attributes:
        reachable: A phone number or address is there.
        procedure: The document with the steps is named.
    """

    spot: Spot
    reachable: bool
    procedure: bool = False

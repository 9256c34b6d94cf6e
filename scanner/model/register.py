"""Registers: the lists that an office keeps, read, with what was not understood in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from scanner.model.entry import Register, Spot
from scanner.model.errors import Reason
from scanner.model.register_data import (
    Approval,
    ApprovedPlace,
    Contract,
    Erasure,
    Handover,
    InformationFile,
    IssuedSas,
    Medium,
)
from scanner.model.register_people import (
    EmergencyContact,
    Incident,
    Inspection,
    Instructed,
    Worker,
)


class Flaw(StrEnum):
    """Why a row is not understood, or what it contradicts: the subject of REG-1."""

    NO_HEADER = "no-header"
    NO_COLUMN = "no-column"
    MISSING = "missing-value"
    DAY = "not-a-day"
    FLAG = "not-yes-or-no"
    NUMBER = "not-a-number"
    CHOICE = "unknown-word"
    TOKEN = "holds-a-token"  # noqa: S105 - the name of a mistake
    OVERLAP = "overlap"
    FUTURE = "future-day"
    BACKWARDS = "ends-before-it-begins"
    REFERENCE = "unknown-reference"
    DUPLICATE = "same-id-twice"


@dataclass(frozen=True, slots=True)
class Flawed:
    """One cell that is not understood.

    Attributes:
        column: 1-based, 0 for the row as a whole.
        field: The column's key, not what the office calls it.
    """

    spot: Spot
    flaw: Flaw
    column: int = 0
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Registers:
    """All that the named registers say.

    Attributes:
        named: Registers that the policy names.
        unread: Those of them whose file could not be read, and why.
        flaws: What was not understood.
        digests: Keyed digests of the files, as the policy writes them.
    """

    named: frozenset[Register] = frozenset()
    unread: Mapping[Register, Reason] = field(default_factory=dict)
    flaws: tuple[Flawed, ...] = ()
    digests: Mapping[str, str] = field(default_factory=dict)
    roster: tuple[Worker, ...] = ()
    contracts: tuple[Contract, ...] = ()
    approvals: tuple[Approval, ...] = ()
    erasures: tuple[Erasure, ...] = ()
    handovers: tuple[Handover, ...] = ()
    sas: tuple[IssuedSas, ...] = ()
    inspections: tuple[Inspection, ...] = ()
    trainings: tuple[Instructed, ...] = ()
    approved_places: tuple[ApprovedPlace, ...] = ()
    incidents: tuple[Incident, ...] = ()
    media: tuple[Medium, ...] = ()
    emergency_contacts: tuple[EmergencyContact, ...] = ()
    information_files: tuple[InformationFile, ...] = ()

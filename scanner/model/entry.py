"""Entries of registers: which list, where in it, and for how long they hold."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Register(StrEnum):
    """The lists that a policy can name; findings carry the code as their source."""

    ROSTER = "roster"
    CONTRACTS = "contracts"
    APPROVALS = "approvals"
    ERASURES = "erasures"
    HANDOVERS = "handovers"
    SAS = "sas"
    INSPECTIONS = "inspections"
    TRAININGS = "trainings"
    APPROVED_PLACES = "approved_places"
    INCIDENTS = "incidents"
    MEDIA = "media"
    EMERGENCY_CONTACTS = "emergency_contacts"
    INFORMATION_FILES = "information_files"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an entry stands.

    Attributes:
        sheet: The file as the policy names it, and the sheet: ``lists/roster.xlsx#名簿``.
        id: The entry's own number where it may be shown, else ``row 12``.
        row: 1-based, as the office sees it.
    """

    register: Register
    sheet: str
    id: str
    row: int


@dataclass(frozen=True, slots=True)
class Period:
    """From a day through a day; ``None`` is without end.

    Attributes:
        since: First day.
        until: Last day, which still belongs to it.
    """

    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Say whether a day is within it."""
        return (self.since or date.min) <= day <= (self.until or date.max)


ALWAYS = Period()

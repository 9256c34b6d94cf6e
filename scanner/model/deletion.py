"""What is certified of one erasure: where it was looked, and from when it is gone from there."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from scanner.model.inventory import Location


class Proof(StrEnum):
    """What looking into an erasure came to; never more than of the places that were read."""

    PROVED = "proved"
    REFUTED = "refuted"
    OPEN = "open"


class Seen(StrEnum):
    """What was seen of what was erased, in one place."""

    GONE = "gone"
    """Read whole, and nothing of it is there."""

    PRESENT = "present"
    DOUBTFUL = "doubtful"
    """Records are there of which nothing says whose they are."""

    NOT_COMPARABLE = "not-comparable"
    """Personal data is there, and nothing by which those who were erased could be told."""

    UNREAD = "unread"
    ALLOWED = "allowed"
    """Another declaration, which the entry does not speak of, allows what is there."""


class Doubt(StrEnum):
    """Why an erasure is open as a whole."""

    PEOPLE = "people-unknown"
    CITY_KEY = "no-city-key"
    CONTENT = "content-unknown"
    """What the erased object last held is not known, so that a renamed copy could not be told."""

    BACKUPS = "backups-not-declared"


@dataclass(frozen=True, slots=True)
class PlaceSeen:
    """One place.

    Attributes:
        location: The source alone where it could not be listed.
        rows: Records that are still there, or of which nothing says whose they are.
        people: How many people they are; ``None`` where that is not told.
        rows_read: Records that were looked at.
        reasons: Codes of what was not read.
        state: In which form an object is still there.
        live: From when it is known to be gone from the place itself.
        backups: From when it is gone from the place's backups, as declared.
    """

    location: Location
    seen: Seen
    rows: int = 0
    people: int | None = None
    rows_read: int = 0
    reasons: tuple[str, ...] = ()
    state: str | None = None
    live: date | None = None
    backups: date | None = None


@dataclass(frozen=True, slots=True)
class Certificate:
    """What is certified.

    Attributes:
        entry: Id of the register's entry.
        dataset: Of which something was erased.
        whole: All of it was.
        done: The day that the register states.
        as_of: The moment of looking.
        places: All that was looked at, in the order of places.
        doubts: Why it is open, besides places.
        people: How many people were erased, where it speaks of people.
        backup_days: How long backups are kept, by source, as declared.
        kept_until: Until when fingerprints of the erased people are kept; ``None`` where none are.
    """

    entry: str
    dataset: str
    whole: bool
    done: date
    as_of: datetime
    proof: Proof
    places: tuple[PlaceSeen, ...]
    doubts: tuple[Doubt, ...] = ()
    people: int | None = None
    backup_days: tuple[tuple[str, int], ...] = ()
    kept_until: date | None = None

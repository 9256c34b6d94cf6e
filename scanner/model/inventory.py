"""What is really there: the merged profiles of everything that was planned to be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from scanner.model.category import DataCategory
from scanner.model.chance import Common
from scanner.model.declaration import DatasetDeclaration
from scanner.model.detection import Recognition
from scanner.model.errors import Reason
from scanner.model.profile import DatasetProfile
from scanner.model.register import Registers
from scanner.model.tokens import Trial


@dataclass(frozen=True, slots=True)
class Location:
    """The finest place that a finding points to, never a row.

    Attributes:
        dataset: The policy's name, else the physical name as it may be shown.
        object: The file, in a dataset of many files.
    """

    source: str
    dataset: str | None = None
    field: str | None = None
    object: str | None = None

    @property
    def order(self) -> tuple[str, str, str]:
        """Give what places are sorted by, fields aside."""
        return self.source, self.dataset or "", self.object or ""


@dataclass(frozen=True, slots=True)
class Holding:
    """One dataset, or one file of a dataset of many.

    Attributes:
        location: Without a field.
        declaration: ``None`` for a dataset that nobody declared.
        recognitions: Verdicts by shown column name.
        bytes: Its size where it is known.
        read_at: When it was read, where the profile is an earlier night's of unchanged data.
    """

    location: Location
    declaration: DatasetDeclaration | None
    profile: DatasetProfile
    recognitions: Mapping[str, Mapping[DataCategory, Recognition]] = field(default_factory=dict)
    bytes: int | None = None
    read_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A source, or a declared dataset, of which not even the listing shows anything.

    Attributes:
        location: The source alone where it could not be listed at all.
    """

    location: Location
    reason: Reason
    declaration: DatasetDeclaration | None = None


@dataclass(frozen=True, slots=True)
class StillPresent:
    """How many rows of a dataset are of people who had to go, counted where the data is.

    Attributes:
        location: The source alone, or ``policy``, where nothing could be looked at.
        whole: The dataset was read whole, and it is known who had to go.
        cities: Their rows by city, where the policy says which column tells it.
        people: How many of them are there.
        doubtful: Rows that share something with one of them and do not tell whose they are.
        namesakes: Rows that have nothing but the name of one of them.
        reason: Why it could not be told, where that is no matter of reading.
    """

    location: Location
    rows: int
    rows_read: int
    whole: bool
    cities: Mapping[str, int] = field(default_factory=dict)
    people: int = 0
    doubtful: int = 0
    namesakes: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Pursuit:
    """How what one entry of the register of erasures speaks of was looked for.

    Attributes:
        known: It is known who was erased; ``None`` where the entry is not about people.
        people: How many were erased, as far as it is known.
        present: Where they were looked for: in the dataset itself and in all others.
        remains: Objects that are the erased one in another state: a version, a snapshot, deleted
            but not yet gone; each with which.
        copies: Undeclared datasets with the same content as the erased one last had.
        compared: The erased one's last content is known, so that a copy would be told.
    """

    known: bool | None = None
    people: int = 0
    present: tuple[StillPresent, ...] = ()
    remains: Mapping[Location, str] = field(default_factory=dict)
    copies: tuple[Location, ...] = ()
    compared: bool = False


@dataclass(frozen=True, slots=True)
class Complement:
    """Two masked copies, of which one shows positions that the other hides.

    Attributes:
        location: Of the first, with its field.
        counterpart: Of the second, with its field.
        candidates: The fewest values that a value shown by both may be.
        least: How many it must leave, as declared of either.
        through: What tells that a record of one is one of the other: a column's name or a category;
            ``None`` where there is nothing to tell it by.
        shared: Records of the same people in both.
        known: It could be told whether there are any.
    """

    location: Location
    counterpart: Location
    candidates: int
    least: int
    through: str | None = None
    shared: int = 0
    known: bool = True


@dataclass(frozen=True, slots=True)
class Shared:
    """Two places with identifiers in common.

    Attributes:
        one: The first in the order of places; without a field, and of files that are one dataset
            without the file.
        common: Of each kind that both hold what is in both, in the columns that share most.
    """

    one: Location
    other: Location
    common: tuple[Common, ...]


@dataclass(frozen=True, slots=True)
class Sharing:
    """What all places have in common with all others.

    Attributes:
        pairs: In the order of places.
        missing: Places of which fingerprints are not whole.
        rest: By destination and origin, where other origins of the destination are declared: what
            is in none of these.
    """

    pairs: tuple[Shared, ...] = ()
    missing: frozenset[Location] = frozenset()
    rest: Mapping[tuple[Location, Location], tuple[Common, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Inventory:
    """Everything that was planned to be read, in a stated order: source, dataset, object.

    Attributes:
        registers: What the office recorded.
        left: How people who left were looked for, one a dataset.
        complements: Masked copies that would leave too little together.
        trials: How tokens were guessed, by field; one of each length of tokens.
        pursuits: How what was erased was looked for, by the id of the register's entry.
        sharing: ``None`` where nobody can be recognised across datasets.
        handed: SHA-256 of files that were handed over and are here, by the first dataset in each.
    """

    holdings: tuple[Holding, ...] = ()
    unlisted: tuple[Unlisted, ...] = ()
    registers: Registers = field(default_factory=Registers)
    left: tuple[StillPresent, ...] = ()
    complements: tuple[Complement, ...] = ()
    trials: Mapping[Location, tuple[Trial, ...]] = field(default_factory=dict)
    pursuits: Mapping[str, Pursuit] = field(default_factory=dict)
    sharing: Sharing | None = None
    handed: Mapping[Location, str] = field(default_factory=dict)

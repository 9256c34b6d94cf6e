"""What recognisers say: grades of cells, spans in texts, and the verdict on a field."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import IntEnum, StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol, Self

import pyarrow as pa

from scanner.model.category import DataCategory

if TYPE_CHECKING:
    from scanner.model.profile import FieldProfile


class Grade(IntEnum):
    """How much one cell says for one category; stored as an unsigned byte.

    The plain grades are for a cell that is the thing and nothing else, ``*_WITHIN`` for a cell that
    holds it amid other text.
    """

    NONE = 0
    SHAPED = 1
    """Right shape; a check failed or there is none."""

    CHECKED = 2
    """Right shape, and the check digit, prefix or numbering plan agrees."""

    CERTAIN = 3
    """Its own form or the words beside it leave no doubt."""

    MASKED = 4
    """The shape of the category with signs in place of characters."""

    SHAPED_WITHIN = 5
    CHECKED_WITHIN = 6
    CERTAIN_WITHIN = 7
    SHAPED_OTHERWISE = 8
    """Right shape, of another kind than ``SHAPED``: a column that holds both is no run of codes."""

    HIDDEN = 9
    """Signs or words for something taken out, and nothing of it: the column says of what."""

    DIGEST = 10
    """What a hash function gives, in a column that is named for the category."""

    TOKEN = 11
    """An identifier without a meaning, or a cipher, in a column that is named for the category."""

    CODED = 12
    """Right shape in a code, which numbers of other things look like as well."""


class Evidence(StrEnum):
    """What can count for a verdict: the codes that ``--explain`` prints."""

    NAME = "name"
    WEAK_NAME = "weak-name"
    BUSINESS_NAME = "business-name"
    """The name of the column, or of its neighbours, says that it is about offices or shops."""

    CODE_NAME = "code-name"
    """The column's name is that of a code."""

    KEY_NAME = "key-name"
    """The column's name is that of a key to a service, and not of a password."""

    OTHER_NAME = "other-name"
    """The column's name is that of something else that is written alike: 店舗名, サイズ."""

    AUDIENCE_NAME = "audience-name"
    """The column's name says for whom something is meant, and not what somebody is: 対象性別."""

    PART_NAME = "part-name"
    """The column's name is that of a part, beside those of the others: 生年, 生月, 生日."""

    REPLACED_NAME = "replaced-name"
    """The column's name says that something stands in place of the category: ``email_hash``."""

    CHECK_SHARE = "check-share"
    """More check digits are right than chance makes."""

    PREFIX = "prefix"
    PLAN = "plan"
    """The numbering plan has such a number."""

    DICTIONARY = "dictionary"
    """Surnames and given names that the dictionary has."""

    CONTEXT = "context"
    """A word beside the value."""

    FORM = "form"
    """The way it is written leaves no doubt."""

    SHAPE = "shape"
    """Right number of digits, in a column named for it."""

    SPREAD = "spread"
    """Days from further back than records go."""

    PLACE = "place"
    """A place that the gazetteer knows."""

    MASK = "mask"
    """Signs in place of some characters."""

    HIDDEN = "hidden"
    """Signs or words in place of the whole."""

    HASHED = "hashed"
    TOKENISED = "tokenised"
    BUSINESS = "business"
    """A free-dial number, or an address like ``info@``."""


SPEAKING = frozenset({Evidence.NAME, Evidence.REPLACED_NAME})
"""Evidence of a column's name that says what stands behind its values, whatever hides them."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Cells of a field by grade for one category; tallies add up."""

    shaped: int = 0
    checked: int = 0
    certain: int = 0
    masked: int = 0
    shaped_within: int = 0
    checked_within: int = 0
    certain_within: int = 0
    shaped_otherwise: int = 0
    hidden: int = 0
    digest: int = 0
    token: int = 0
    coded: int = 0

    def __add__(self, other: Self) -> Self:
        return type(self)(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    def cells(self, *grades: Grade) -> int:
        """Count the cells of these grades."""
        return sum([_COUNTED[grade](self) for grade in grades])

    @classmethod
    def of(cls, counts: Mapping[int, int]) -> Self:
        """Build from the count of each grade's number; ``Grade.NONE`` is left out."""
        return cls(**{g.name.lower(): counts.get(g, 0) for g in Grade if g is not Grade.NONE})


_COUNTED: Mapping[Grade, Callable[[Tally], int]] = {
    grade: attrgetter(grade.name.lower()) for grade in Grade if grade is not Grade.NONE
}


@dataclass(frozen=True, slots=True)
class Detection:
    """A span of one raw text.

    Attributes:
        start: Offset in code points of the raw text.
        end: Exclusive.
        score: 0 to 1.
    """

    category: DataCategory
    start: int
    end: int
    score: float


class Verdict(StrEnum):
    """What a field holds of one category."""

    PERSONAL = "personal"
    INCIDENTAL = "incidental"
    """A few personal values in a field of other things."""

    MASKED = "masked"
    BUSINESS = "business"
    """An office's phone or address: reported apart, not personal."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """The verdict on one field for one category.

    Attributes:
        hits: Cells behind the verdict.
        score: 0 to 1.
        evidence: Fixed codes of what counted, sorted; never a value.
        counted: Grades of the cells behind the verdict: ``hits`` is their sum in the tally.
    """

    verdict: Verdict
    hits: int
    score: float
    evidence: tuple[str, ...] = ()
    counted: frozenset[Grade] = frozenset()


class NameKind(StrEnum):
    """What a discovered name is the name of; stricter rules hold for all but columns."""

    COLUMN = "column"
    PATH = "path"


@dataclass(frozen=True, slots=True)
class Graded:
    """Grades of one column of one batch.

    Attributes:
        grades: For each category seen at all, unsigned bytes of ``Grade``, one a cell.
    """

    grades: Mapping[DataCategory, pa.Array] = field(default_factory=dict)


class Detector(Protocol):
    """All recognisers as one, so that they can share the forms they make of a column.

    Picklable, pure, and the same in every process.
    """

    @property
    def version(self) -> str:
        """Changes whenever a verdict could change: cached profiles depend on it."""
        ...

    def name_evidence(self, column: str) -> Mapping[DataCategory, frozenset[str]]:
        """Say what a column's name speaks for, in fixed codes."""
        ...

    def grade(self, values: pa.Array) -> Graded:
        """Grade every cell of a string array; nulls get ``Grade.NONE``."""
        ...

    def days(self, values: pa.Array) -> pa.Array:
        """Read each cell of a string array as a calendar day; null where it is none."""
        ...

    def groups(self, values: pa.Array) -> pa.Array:
        """Write each cell of a string array as the group that it stands for; blank for none."""
        ...

    def expiries(self, values: pa.Array) -> Mapping[datetime, int]:
        """Count the cells with a shared access signature by when the last one in it expires."""
        ...

    def candidates(self, category: DataCategory, masked: pa.Array) -> pa.Array:
        """Count the values of a category that each masked value may be; 0 where nobody knows.

        Args:
            category: What the values are masked forms of.
            masked: Distinct strings, folded (NFKC).
        """
        ...

    def weigh(
        self, profiles: Mapping[str, "FieldProfile"]
    ) -> Mapping[str, Mapping[DataCategory, Recognition]]:
        """Give the verdicts on the fields of one dataset, names, values and neighbours together."""
        ...

    def spans(self, text: str, categories: Iterable[DataCategory]) -> tuple[Detection, ...]:
        """Find the spans of these categories in one raw text, in order."""
        ...

    def shows(self, name: str, kind: NameKind) -> bool:
        """Say whether a discovered name may be shown: nothing personal was recognised in it."""
        ...

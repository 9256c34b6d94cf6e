"""What was seen, as commutative monoids: all that ever leaves a partition.

No field of a profile holds a personal value. Sums do not depend on order or on how rows were split,
so the same data gives the same profile on any number of workers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from typing import Any, Self

from scanner.model.adding import merge
from scanner.model.category import DataCategory
from scanner.model.detection import Tally
from scanner.model.errors import Reason
from scanner.model.fingerprint import Prints, Trail
from scanner.model.left import Left
from scanner.model.statistics import Seen
from scanner.model.tokens import TokenTally


@dataclass(frozen=True, slots=True)
class Amount:
    """How much was not read.

    Attributes:
        first: Ordinal of the first of the partitions, where reading goes on after hours; ``None``
            where nothing is to go on with.
    """

    partitions: int = 0
    rows: int = 0
    bytes: int = 0
    first: int | None = None

    def __add__(self, other: Self) -> Self:
        return type(self)(
            self.partitions + other.partitions,
            self.rows + other.rows,
            self.bytes + other.bytes,
            min((n for n in (self.first, other.first) if n is not None), default=None),
        )


@dataclass(frozen=True, slots=True)
class Gap:
    """What kind of thing was not read: a reason, and the column where only a column is missing."""

    reason: Reason
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read and what was not.

    Attributes:
        read: Partitions read to their end.
        gaps: What was not read, by reason and column.
    """

    read: int = 0
    gaps: Mapping[Gap, Amount] = field(default_factory=dict)

    def __add__(self, other: Self) -> Self:
        return type(self)(self.read + other.read, merge(self.gaps, other.gaps))

    def whole(self, column: str | None = None) -> bool:
        """Say whether everything was read, or all that concerns one column."""
        return not any(gap.field is None or column in (None, gap.field) for gap in self.gaps)


@dataclass(frozen=True, slots=True)
class MaskTally:
    """Values of a field that is declared masked, held against its pattern.

    Attributes:
        kept: Values that the pattern permits.
        part: Values that show more than it permits, with some sign of a mask.
        whole: Values without any sign of a mask.
    """

    kept: int = 0
    part: int = 0
    whole: int = 0

    def __add__(self, other: Self) -> Self:
        return type(self)(self.kept + other.kept, self.part + other.part, self.whole + other.whole)


UNKNOWN_END = datetime.max.replace(tzinfo=UTC)
"""Stands for the end of what a stored policy ends, or of what is not understood."""


@dataclass(frozen=True, slots=True)
class FieldProfile:
    """What one field holds.

    Attributes:
        cells: Cells read.
        filled: Cells that are neither null nor blank.
        tallies: Cells by grade, for each category seen.
        named: What the column's name speaks for, in fixed codes.
        mask: Set where the field is declared masked.
        left: What its masked values leave to guess.
        forms: Masked values by which of their positions are visible: a sign for each, ``1`` where
            it is.
        signatures: Cells with a shared access signature, by when the last one of a cell expires;
            ``UNKNOWN_END`` where it does not say.
        tokens: What may stand for something else.
    """

    cells: int = 0
    filled: int = 0
    tallies: Mapping[DataCategory, Tally] = field(default_factory=dict)
    named: Mapping[DataCategory, frozenset[str]] = field(default_factory=dict)
    mask: MaskTally = field(default_factory=MaskTally)
    signatures: Mapping[datetime, int] = field(default_factory=dict)
    left: Left = field(default_factory=Left)
    forms: Mapping[str, int] = field(default_factory=dict)
    tokens: TokenTally = field(default_factory=TokenTally)

    def __add__(self, other: Self) -> Self:
        named = {
            category: self.named.get(category, frozenset()) | other.named.get(category, frozenset())
            for category in (*self.named, *other.named)
        }
        return type(self)(
            cells=self.cells + other.cells,
            filled=self.filled + other.filled,
            tallies=merge(self.tallies, other.tallies),
            named=named,
            mask=self.mask + other.mask,
            signatures=merge(self.signatures, other.signatures),
            left=self.left + other.left,
            forms=merge(self.forms, other.forms),
            tokens=self.tokens + other.tokens,
        )


def _sum(left: Any, right: Any) -> Any:  # noqa: ANN401 - two numbers, mappings or profiles
    return merge(left, right) if isinstance(left, Mapping) else left + right


@dataclass(frozen=True, slots=True)
class Records:
    """What some records hold.

    Attributes:
        rows: How many they are.
        fields: Profiles by shown column name.
        days: Records with personal data by the day they are dated, so that a profile can be judged
            on any later day with exact counts.
        undated: Records with personal data that have no date.
        misdated: Records with personal data whose date is there and is not understood, and all of
            them where the column that dates them is not there.
        prints: What fingerprints its partitions yielded beside their profiles.
        statistics: What was seen of a dataset that is declared to be statistics.
        sensitive: Records of an activity that tells of the health of the person beside it.
    """

    rows: int = 0
    fields: Mapping[str, FieldProfile] = field(default_factory=dict)
    days: Mapping[date, int] = field(default_factory=dict)
    undated: int = 0
    misdated: int = 0
    prints: Mapping[Trail, Prints] = field(default_factory=dict)
    statistics: Seen = field(default_factory=Seen)
    sensitive: int = 0

    def __add__(self, other: Self) -> Self:
        names = (one.name for one in fields(self))
        return type(self)(**{n: _sum(getattr(self, n), getattr(other, n)) for n in names})


OF_NO_CITY = ""
"""Stands for the city of a record that does not say whose it is."""


@dataclass(frozen=True, slots=True)
class DatasetProfile(Records):
    """What one dataset, or one file of it, holds.

    Attributes:
        cities: The same by city, where the policy says which column tells it; those of
            ``OF_NO_CITY`` included.
    """

    coverage: Coverage = field(default_factory=Coverage)
    cities: Mapping[str, Records] = field(default_factory=dict)

"""What the policy declares of a dataset: where it is, and what its fields may hold."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from scanner.model.activity import SensitiveActivities
from scanner.model.category import DataCategory
from scanner.model.retention import Retention
from scanner.model.statistics import Statistics


class Treatment(StrEnum):
    """In what form a field may hold its category."""

    CLEAR = "clear"
    MASKED = "masked"
    TOKENISED = "tokenised"
    HASHED = "hashed"
    REMOVED = "removed"


MASKS_AT_ALL = 2
"""Values that a mask leaves at least."""


@dataclass(frozen=True, slots=True)
class FieldDeclaration:
    """What one field may hold.

    Attributes:
        categories: Categories that may be there; empty for a field that is not personal.
        treatment: The form in which they may be there.
        pattern: For ``masked``: a regular expression that a masked value matches from end to end,
            after full-width letters, digits and signs have been folded.
        free_text: ``True`` for prose, ``False`` for a structured field, ``None`` where the policy
            is silent.
        min_candidates: For ``masked``: how many values each masked one must leave; ``None`` where
            the policy is silent.
        keyed: For ``tokenised`` and ``hashed``: the policy says where the key is.
    """

    categories: frozenset[DataCategory] = frozenset()
    treatment: Treatment = Treatment.CLEAR
    pattern: str | None = None
    free_text: bool | None = None
    min_candidates: int | None = None
    keyed: bool = False

    @property
    def least_left(self) -> int:
        """Say how many values a masked one must leave: a mask that leaves one hides nothing."""
        return MASKS_AT_ALL if self.min_candidates is None else self.min_candidates

    def allows(self, category: DataCategory) -> bool:
        """Say whether the category may be here in any form."""
        return category in self.categories and self.treatment is not Treatment.REMOVED


REPLACED = frozenset({Treatment.TOKENISED, Treatment.HASHED})
"""In place of the value stands something else."""


@dataclass(frozen=True, slots=True)
class DatasetDeclaration:
    """One dataset that may hold personal data.

    Attributes:
        name: The name that findings carry.
        source: Name of its source.
        where: ``schema.table``, or a path relative to the source's root; ``*`` and ``?`` match
            within one path segment, ``**`` across segments: one dataset of many files.
        cities: Codes of the cities whose data it is.
        fields: Declarations by column name.
        others: The declaration of ``*``: every column that ``fields`` does not name.
        specific: 特定個人情報 (may hold 個人番号).
        person_per_row: One row is one person, so that people can be counted by rows.
        may_be_absent: Its absence is no gap.
        city_column: The column that says whose record it is; ``None`` where all of them are of all
            ``cities``.
        city_of: What stands in that column (in NFKC, trimmed), and the code of the city it means.
        statistics: Set where it is declared to be statistics.
        sensitive: Which of its records tell of health.
        copy_of: The dataset of which it is a declared copy or a view; empty where it is neither.
        never_join: Datasets in which the same people must not be.
    """

    name: str
    source: str
    where: str
    cities: tuple[str, ...]
    owner: str = ""
    purpose: tuple[str, ...] = ()
    fields: Mapping[str, FieldDeclaration] = field(default_factory=dict)
    others: FieldDeclaration | None = None
    retention: Retention | None = None
    specific: bool = False
    person_per_row: bool = False
    may_be_absent: bool = False
    city_column: str | None = None
    city_of: Mapping[str, str] = field(default_factory=dict)
    statistics: Statistics | None = None
    sensitive: SensitiveActivities | None = None
    copy_of: str = ""
    never_join: tuple[str, ...] = ()

    @property
    def many(self) -> bool:
        """Say whether it is a pattern over many files, so that findings name the file."""
        return "*" in self.where or "?" in self.where

    def covers(self, name: str) -> bool:
        """Say whether a physical dataset belongs to this declaration."""
        return (
            path_pattern(self.where).fullmatch(name) is not None
            if self.many
            else name == self.where
        )

    def field(self, column: str) -> FieldDeclaration | None:
        """Find the declaration of a column, ``None`` for one that the policy does not name."""
        return self.fields.get(column, self.others)

    def categories(self, column: str) -> frozenset[DataCategory]:
        """List what a column may hold: nothing where the policy does not name it."""
        declared = self.field(column)
        return frozenset() if declared is None else declared.categories


def path_pattern(pattern: str) -> re.Pattern[str]:
    """Translate a path pattern: ``*`` and ``?`` within a segment, ``**`` across segments.

    A name may hold line breaks, and the signs match them too.
    """
    signs = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern)
    return re.compile("".join(signs.get(part, re.escape(part)) for part in parts), re.DOTALL)

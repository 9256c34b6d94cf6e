"""People looked for wherever they may be, and what was seen of them: never who they are.

A probe is a table of keyed fingerprints, each with the number of the person whose it is. The
numbers mean nothing outside the probe. To whoever holds the key it is pseudonymised personal data.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from scanner.model.adding import merge
from scanner.model.category import DataCategory
from scanner.model.fingerprint import BYTES, IDENTIFIERS, KEY, PERSON

NAME = "NAME"
"""A name alone: nobody's by itself. ``NAME kana`` and ``NAME latin`` are other writings of it,
which are compared with their like only."""

KINDS_WITH_WEIGHT = frozenset({*(one.value for one in IDENTIFIERS), PERSON})
"""What is looked for in datasets whose key says nothing: ``PERSON`` is a name with a birth date."""


@dataclass(frozen=True, slots=True)
class Probe:
    """Some people, by all that is known of them.

    Attributes:
        people: How many; they are numbered from 0.
        words: Fingerprints by kind, ``BYTES`` each, sorted.
        owners: Whose each is, four bytes each, little-endian, in the same order.
    """

    people: int = 0
    words: Mapping[str, bytes] = field(default_factory=dict)
    owners: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def fingerprints(self) -> int:
        """Count the fingerprints."""
        return sum(len(block) for block in self.words.values()) // BYTES

    @property
    def identifies(self) -> frozenset[str]:
        """Give the kinds by which people can be told apart in any dataset."""
        return KINDS_WITH_WEIGHT & self.words.keys()


def key_of(dataset: str | None = None) -> str:
    """Name the kind of a key: that of the policy's people, or one that only a dataset knows."""
    return KEY if dataset is None else f"{KEY} {dataset}"


def is_key(kind: str) -> bool:
    """Say whether a kind is that of a key."""
    return kind.partition(" ")[0] == KEY


@dataclass(frozen=True, slots=True)
class Traced:
    """What was seen of a probe's people in some records; adds up.

    Attributes:
        rows: Records that are theirs.
        people: Numbers of those whose they are.
        doubtful: Records with one of their phone numbers or mail addresses, or with name and birth
            date of one, of which nothing else says whose they are.
        namesakes: Records with a name like theirs of which nothing else says whose they are.
        rows_read: Records looked at.
        cities: Their records by city, where a column tells it.
        whole: Nothing was left out.
    """

    rows: int = 0
    people: frozenset[int] = frozenset()
    doubtful: int = 0
    namesakes: int = 0
    rows_read: int = 0
    cities: Mapping[str, int] = field(default_factory=dict)
    whole: bool = True

    def __add__(self, other: Self) -> Self:
        return type(self)(
            self.rows + other.rows,
            self.people | other.people,
            self.doubtful + other.doubtful,
            self.namesakes + other.namesakes,
            self.rows_read + other.rows_read,
            merge(self.cities, other.cities),
            self.whole and other.whole,
        )


PHONE = DataCategory.PHONE_NUMBER.value
MAIL = DataCategory.EMAIL_ADDRESS.value
WAON = DataCategory.WAON_NUMBER.value
MY_NUMBER = DataCategory.JP_MY_NUMBER.value

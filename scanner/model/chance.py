"""How many people two datasets of strangers seem to share, and what chance cannot explain.

The model, stated so that it can be argued with:

* A phone is a household's: of the people of either dataset ``HOUSEHOLD`` share one with somebody of
  the other. That is at most this part of the smaller one.
* Two strangers have the same name and birth date once in ``1 / ALIKE`` pairs: the same day out of
  25,000 (seventy years), and a name as common as if there were but twenty surnames and twenty given
  names in use. Real names coincide less often by far, which leaves room for generations, regions
  and names in kana.
* Name, birth date *and* phone agree by chance only where both happens to one pair.
* A WAON number, a mail address, a 個人番号 is one person's: by chance only fingerprints collide.

Numbers of coincidences are then Poisson or thinner. What is seen is beyond chance where Chernoff's
bound on the tail, ``exp(seen - expected) * (expected / seen) ** seen``, is below ``UNLIKELY``:
in a night that compares 200 datasets by five identifiers, one false alarm in 10,000 nights.
"""

import math
from dataclasses import dataclass

from scanner.model.category import DataCategory
from scanner.model.fingerprint import MODULUS, PERSON, PERSON_AT_PHONE

HOUSEHOLD = 0.03
ALIKE = 1 / (25_000 * 20 * 20)
UNLIKELY = 1e-9

FEW = 5
"""Fewer are no flow: somebody may be a member and a shop keeper, a member and a clerk."""

MOST = 0.5
"""Where names beside the phones could agree and do not, households share them; but not so many."""

PHONE = DataCategory.PHONE_NUMBER.value


@dataclass(frozen=True, slots=True)
class Common:
    """What two columns share of one kind of identifier, each counted once.

    Attributes:
        of: As ``Trail.of``.
        one: How many the first column holds.
        other: How many the second one holds.
        shared: How many both hold.
        fields: Names of the two columns.
    """

    of: str
    one: int
    other: int
    shared: int
    fields: tuple[str, str] = ("", "")

    @property
    def expected(self) -> float:
        """Say how many strangers would seem to share."""
        fewer, pairs = min(self.one, self.other), self.one * self.other
        if self.of == PHONE:
            return HOUSEHOLD * fewer
        if self.of == PERSON:
            return ALIKE * pairs
        if self.of == PERSON_AT_PHONE:
            return HOUSEHOLD * fewer * ALIKE
        return pairs / MODULUS

    def is_beyond_chance(self) -> bool:
        """Say whether chance leaves no room for so many."""
        return self.shared >= FEW and improbable(self.shared, self.expected)


def improbable(seen: int, expected: float) -> bool:
    """Say whether at least so many are too many for so few that are expected."""
    if seen <= expected:
        return False
    if not expected:
        return True
    return seen - expected - seen * math.log(seen / expected) < math.log(UNLIKELY)

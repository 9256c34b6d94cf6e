"""People of two unrelated datasets, by what is known of names, households and birthdays.

It knows nothing of how anybody is recognised. Surnames: the shares that printed lists give the ten
most frequent ones (佐藤 1.5 % down to 加藤 0.7 %), the others by a power law down to rank 8,000.
Given names: by decade of birth and gender, the first with 2 % of its decade, as yearly lists of the
names of newborns show. Birthdays: any day of eighty years. A household shares phone and surname,
and nobody in it a given name with another.
"""

from dataclasses import dataclass
from random import Random

import numpy as np
import numpy.typing as npt
import polars as pl

Numbers = npt.NDArray[np.int64]

FIRST = (1.50, 1.43, 1.13, 1.06, 0.86, 0.85, 0.83, 0.82, 0.81, 0.70)
"""Per cent of the population."""

SURNAMES, GIVEN, DAYS, DECADES = 8_000, 1_500, 29_200, 8
SHARE = 0.03
"""Of the people of a dataset, those whose phone is another's, too."""


def _surnames() -> npt.NDArray[np.float64]:
    rest = (np.arange(len(FIRST), SURNAMES) + 1.0) ** -0.9
    first = np.array(FIRST) / 100
    return np.cumsum(np.concatenate([first, rest / rest.sum() * (1 - first.sum())]))


def _given() -> npt.NDArray[np.float64]:
    weights = (np.arange(GIVEN) + 20.0) ** -1.1
    return np.cumsum(weights / weights.sum())


BY_SURNAME, BY_GIVEN = _surnames(), _given()


@dataclass(frozen=True)
class People:
    """One a row, in columns of numbers."""

    surname: Numbers
    given: Numbers
    born: Numbers
    phone: Numbers

    def __len__(self) -> int:
        return len(self.surname)

    def names(self) -> pl.Series:
        table = pl.DataFrame({"s": self.surname, "g": self.given})
        return table.select(pl.concat_str(pl.lit("姓"), "s", pl.lit(" 名"), "g"))["literal"]

    def births(self) -> pl.Series:
        days = pl.Series(self.born.astype(np.int32) - 14_600).cast(pl.Date)
        return days.cast(pl.String)

    def phones(self) -> pl.Series:
        return "0" + pl.Series(self.phone).cast(pl.String)

    def mails(self) -> pl.Series:
        """Give everybody an address of his own: those of one household differ."""
        table = pl.DataFrame({"p": self.phone, "g": self.given, "b": self.born})
        parts = pl.concat_str("p", pl.lit("."), "g", pl.lit("."), "b", pl.lit("@example.jp"))
        return table.select(parts.alias("mail"))["mail"]


def uniform(rng: Random, count: int) -> npt.NDArray[np.float64]:
    words = np.frombuffer(rng.randbytes(8 * count), np.uint64)
    return (words >> np.uint64(11)) / 2.0**53


def people(rng: Random, count: int) -> People:
    """Draw a dataset, in which some share a phone with another of their household."""
    born = (uniform(rng, count) * DAYS).astype(np.int64)
    kind = born * DECADES // DAYS * 2 + (uniform(rng, count) < 0.5)
    given = np.searchsorted(BY_GIVEN, uniform(rng, count) * BY_GIVEN[-1]) + kind * GIVEN
    surname = np.searchsorted(BY_SURNAME, uniform(rng, count) * BY_SURNAME[-1])
    phone = (9_000_000_000 + uniform(rng, count) * 99_999_999).astype(np.int64)
    drawn = People(surname.astype(np.int64), given.astype(np.int64), born, phone)
    return household(rng, drawn, drawn, count)


def household(rng: Random, ours: People, theirs: People, of: int) -> People:
    """Give some of ours the phone and the surname of somebody of theirs, one each.

    Args:
        of: Of how many people the share is reckoned.
    """
    chosen = np.flatnonzero(uniform(rng, of) < SHARE)
    mine = _distinct(rng, len(ours), len(chosen))
    yours = _distinct(rng, len(theirs), len(mine))
    mine, yours = mine[: len(yours)], yours[: len(mine)]
    surname, given, phone = ours.surname.copy(), ours.given.copy(), ours.phone.copy()
    surname[mine], phone[mine] = theirs.surname[yours], theirs.phone[yours]
    same = given[mine] == theirs.given[yours]
    given[mine[same]] += 1
    return People(surname, given, ours.born, phone)


def _distinct(rng: Random, among: int, count: int) -> Numbers:
    return np.array(rng.sample(range(among), min(among, count)), np.int64)


def joined(ours: People, theirs: People, rng: Random, count: int) -> People:
    """Put people of theirs into ours, in place of others."""
    mine, yours = (_distinct(rng, len(whole), count) for whole in (ours, theirs))
    columns = {}
    for name in ("surname", "given", "born", "phone"):
        columns[name] = getattr(ours, name).copy()
        columns[name][mine] = getattr(theirs, name)[yours]
    return People(**columns)

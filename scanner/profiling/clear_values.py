"""Values in the clear, made into tokens where they are and held against suspected ones.

Only keyed digests of suspected tokens come here, and only those that were met go back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

import numpy as np
import polars as pl

from scanner.model.adding import merge
from scanner.model.category import DataCategory
from scanner.model.secret import Secret
from scanner.profiling.forms import LENGTHS
from scanner.profiling.keyed import Digests, keyed
from scanner.profiling.methods import methods

APART = r"[^0-9]"
DASHES = "[‐‑‒–—―−ー]"
IN_FOURS = frozenset({DataCategory.WAON_NUMBER, DataCategory.JP_MY_NUMBER})

Met = tuple[int, str, str]
"""A length of tokens, the code of a method, and a category."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What values in the clear came to; adds up.

    Attributes:
        met: Keyed digests of suspected tokens that a method makes of some value.
        values: How many values were tried, by category.
        whole: All that was to be read was read.
    """

    met: Mapping[Met, frozenset[int]] = field(default_factory=dict)
    values: Mapping[str, int] = field(default_factory=dict)
    whole: bool = True

    def __add__(self, other: Self) -> Self:
        none = frozenset[int]()
        keys = sorted({*self.met, *other.met})
        return type(self)(
            {key: self.met.get(key, none) | other.met.get(key, none) for key in keys},
            merge(self.values, other.values),
            self.whole and other.whole,
        )


@dataclass(frozen=True, slots=True)
class Comparing:
    """What is compared with.

    Attributes:
        suspected: Keyed digests of suspected tokens, by length.
        salts: Those that the policy names.
        key: That under which tokens were sampled.
    """

    suspected: Mapping[int, Digests]
    salts: tuple[Secret[bytes], ...]
    key: Secret[bytes]

    def compare(self, values: pl.Series, category: DataCategory) -> Comparison:
        """Make tokens of values of a category by every method.

        Args:
            values: Strings as they were found.
            category: What they are.
        """
        met: dict[Met, frozenset[int]] = {}
        texts = written(values, category)
        for length, suspected in self.suspected.items():
            for method in methods(length, self.salts):
                for some in texts if method.usual else texts[:1]:
                    made = keyed(method.digests(some)[:, :length], self.key)
                    hits = suspected[np.isin(suspected, made)].tolist()
                    if hits:
                        place = (length, method.code, category.value)
                        met[place] = met.get(place, frozenset()) | frozenset(hits)
        return Comparison(met, {category.value: len(texts[0])})


def written(values: pl.Series, category: DataCategory) -> tuple[list[bytes], ...]:
    """Write distinct values in the ways in which they are usually hashed, the likeliest first."""
    folded = values.drop_nulls().str.normalize("NFKC").str.strip_chars()
    folded = folded.filter(folded != "").unique().sort()
    return tuple(one.unique().sort().cast(pl.Binary).to_list() for one in _ways(folded, category))


def _ways(folded: pl.Series, category: DataCategory) -> Iterable[pl.Series]:
    if category in IN_FOURS:
        return _in_fours(folded, LENGTHS[category])
    if category is DataCategory.PHONE_NUMBER:
        return _phones(folded)
    if category is DataCategory.EMAIL_ADDRESS:
        return folded.str.to_lowercase(), folded
    return folded, folded.str.replace_all(r"\s", "")


def _in_fours(folded: pl.Series, lengths: tuple[int, ...]) -> Iterable[pl.Series]:
    digits = folded.str.replace_all(APART, "")
    digits = digits.filter(digits.str.len_bytes().is_in(lengths))
    groups = digits.str.replace(r"(\d{4})(\d{4})(\d{4})(\d{4})?", "$1-$2-$3-$4")
    return digits, groups.str.strip_chars_end("-")


def _phones(folded: pl.Series) -> Iterable[pl.Series]:
    digits = folded.str.replace(r"\A\+?81", "0").str.replace_all(APART, "")
    digits = digits.str.replace(r"\A([1-9]0\d{8}|[1-9]\d{8})\z", "0$1")
    digits = digits.filter(digits.str.len_bytes().is_in(LENGTHS[DataCategory.PHONE_NUMBER]))
    hyphens = folded.str.replace_all(DASHES, "-")
    mobile = digits.str.replace(r"\A(0[5-9]0)(\d{4})(\d{4})\z", "$1-$2-$3")
    hyphens = pl.concat([hyphens, mobile])
    hyphens = hyphens.filter(hyphens.str.contains(r"\A0[0-9]+-[0-9]+-[0-9]{4}\z"))
    return digits, hyphens, "+81" + digits.str.slice(1)

"""How many addresses and mail addresses a masked text may be; ``names`` tells of names.

An address leaves the dwellings of the postal areas that begin with it; of a mail address,
and of whatever has no list, every hidden sign may be any that can stand there. A text that hides
nothing leaves one only where it is seen to be of its category: 非公開 leaves 0, not known. So does
a text that is longer than what stands in such a field.
"""

from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache

import numpy as np
import polars as pl

from scanner.recognizers.address.gazetteer import areas
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.remaining.digits import HIDDEN, Counts

SIGNS = r"[\x00*●○•◯〇■□×✕?※]"
CROSSES = (("[xX]{3}", 3), (r"\x00[xX]{2}", 3), (r"\x00[xX]", 2))
"""Three or more letters in a row that hide as many signs, in steps: what, and how long it is."""

MOST = 10**18
"""More are not told apart."""

MOST_DIGITS = 18
LONGEST = 64
"""Longer texts are no name and no address."""

LOCAL_SIGNS = 39
"""Letters, digits and ``. _ -`` of a mail address (RFC 5321 allows more; few use them)."""

LETTERS, DIGITS = 36, 10
POSTCODE = expression(r"〒?([0-9*]{3})-?([0-9*]{4})")
SHORT_POSTCODE = expression(r"〒?([0-9]{3})-?([0-9]{2})\**")
DWELLINGS = 500
"""Of a postal area on average: 62.4 million (住宅・土地統計調査, 2018) in about 124,000 areas."""

AREA_SIGNS = 3
"""So many first signs tell an address from a remark (津市 and the first of a town's)."""

CHOME = expression(r"(.+?)[0-9一二三四五六七八九十]{1,3}丁目")
CHOMES = 5
"""A postal area has a few 丁目: so small a part of its dwellings is counted that most have more."""

HIDDEN_GENDER = r"^[xX]$"
SEEN_GENDER = r"(?i)\A(?:男性?|女性?|m|f|male|female|[0129])\z"
GENDERS = 2


def hidden(values: pl.Series) -> pl.Series:
    """Write every sign that hides a character in one way."""
    for crosses, length in CROSSES:
        values = values.str.replace_all(crosses, "\x00" * length)
    return values.str.replace_all(SIGNS, HIDDEN)


def addresses(values: pl.Series) -> Counts:
    """Count the dwellings of the areas, or the house numbers behind one, that each may be."""
    return _each(values.str.replace_all(r"\s", ""), _addresses)


def _addresses(address: str) -> int:
    code = POSTCODE.fullmatch(address) or SHORT_POSTCODE.fullmatch(address)
    if code is not None:
        return DWELLINGS * _postcodes((code[1] + code[2]).ljust(7, HIDDEN))
    visible, hides, _ = address.partition(HIDDEN)
    if fitting := _areas(visible):
        return DWELLINGS * fitting
    if chome := CHOME.fullmatch(visible):
        return DWELLINGS // CHOMES * _areas(chome[1])
    if hides:
        house: int = DIGITS ** address.count(HIDDEN)
        return house
    return min(_areas(visible[:AREA_SIGNS]), 1)


@lru_cache(1 << 16)
def _postcodes(code: str) -> int:
    fits = f"^{code.replace(HIDDEN, '[0-9]')}$"
    return int(_codes().str.contains(fits).sum())


def _areas(visible: str) -> int:
    """Count the areas that begin so, with their prefecture or without, whichever are more."""
    behind = visible + chr(0x10FFFF)
    return max(bisect_left(names, behind) - bisect_left(names, visible) for names in _area_names())


@lru_cache(1)
def _codes() -> pl.Series:
    return pl.Series(sorted({code for code, *_ in areas()}))


@lru_cache(1)
def _area_names() -> tuple[list[str], list[str]]:
    """Give the areas in order, with their prefecture and without."""
    rows = {(prefecture, city + town) for _, prefecture, city, town in areas()}
    return sorted(map("".join, rows)), sorted(rest for _, rest in rows)


def genders(values: pl.Series) -> Counts:
    """Count two where it is hidden."""
    signed = values.str.contains(HIDDEN, literal=True) | values.str.contains(HIDDEN_GENDER)
    hides = signed.to_numpy()
    seen = values.str.contains(SEEN_GENDER).to_numpy()
    return np.where(hides, GENDERS, seen).astype(np.uint64)


def mails(values: pl.Series) -> Counts:
    """Count what hidden signs of a mail address may be."""
    bases = np.full(len(values), float(LOCAL_SIGNS))
    return _signs(values, bases, values.str.contains("@", literal=True))


def others(values: pl.Series) -> Counts:
    """Count what hidden signs may be: digits, where no letter is visible."""
    lettered = values.str.contains("[A-Za-z]").to_numpy()
    bases = np.where(lettered, float(LETTERS), float(DIGITS))
    return _signs(values, bases, values.str.contains("[0-9]"))


def _signs(
    values: pl.Series, bases: "np.ndarray[tuple[int], np.dtype[np.float64]]", seen: pl.Series
) -> Counts:
    """Raise to the number of hidden signs; a text without any is one where it is seen to be it."""
    hides = values.str.count_matches(HIDDEN, literal=True).to_numpy()
    powers = np.float_power(bases, np.minimum(hides, MOST_DIGITS))
    return np.where(hides == 0, seen.to_numpy(), np.minimum(powers, MOST)).astype(np.uint64)


def _each(values: pl.Series, count: Callable[[str], int]) -> Counts:
    """Count for each of the distinct values of a batch."""
    short = (value if len(value) <= LONGEST else "" for value in values)
    return np.array([min(count(value), MOST) if value else 0 for value in short], np.uint64)

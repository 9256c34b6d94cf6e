"""How many names, addresses and mail addresses a masked text may be.

A name leaves the pairs of a surname and a given name that the dictionary knows and that fit what is
visible; an address leaves the postal areas that begin with it; of a mail address, and of whatever
has no list, every hidden sign may be any that can stand there.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import prod
from typing import Self

import numpy as np
import polars as pl

from scanner.recognizers.gazetteer import areas
from scanner.recognizers.people import opened
from scanner.recognizers.remaining_digits import HIDDEN, Counts
from scanner.recognizers.sounds import GIVEN, PARTS_OF_SPEECH, SURNAME

SIGNS = r"[*●○•◯〇■□×✕?・…_※]"
MOST = 10**18
"""More are not told apart."""

LOCAL_SIGNS = 39
"""Letters, digits and ``. _ -`` of a mail address (RFC 5321 allows more; few use them)."""

LETTERS, DIGITS = 36, 10
HONORIFICS = re.compile("(?:様|さん|殿|氏)$")
POSTCODE = re.compile(r"〒?([0-9*]{3})-?([0-9*]{4})")
SHORT_POSTCODE = re.compile(r"〒?([0-9]{3})-?([0-9]{2})\**")
GENDERS = 2


@dataclass(frozen=True, slots=True)
class Names:
    """Surnames and given names as they are written, by length."""

    surnames: dict[int, pl.Series]
    given: dict[int, pl.Series]

    @classmethod
    @lru_cache(1)
    def of_dictionary(cls) -> Self:
        """Read SudachiPy's dictionary once per process; it takes about a second."""
        dictionary = opened()
        words: dict[str, set[str]] = {SURNAME: set(), GIVEN: set()}
        for entry in filter(dictionary.pos_matcher(PARTS_OF_SPEECH), dictionary.entries()):
            kind = words[entry.part_of_speech()[3]]
            kind.update((entry.surface(), entry.reading_form()))
        return cls(_by_length(words[SURNAME]), _by_length(words[GIVEN]))


def _by_length(words: Iterable[str]) -> dict[int, pl.Series]:
    series = pl.Series(sorted(words))
    lengths = series.str.len_chars()
    return {n: series.filter(lengths == n) for n in lengths.unique().to_list()}


def hidden(values: pl.Series) -> pl.Series:
    """Write every sign that hides a character in one way."""
    return values.str.replace_all(SIGNS, HIDDEN)


def people(values: pl.Series) -> Counts:
    """Count the names that each value may be; 0 where none is known that fits."""
    return _each(values.str.replace_all(r"\s+", " ").str.strip_chars(), _people)


def _people(name: str) -> int:
    """Try every place at which a name may be cut in two.

    A part that is visible and set apart is itself, known or not.
    """
    name = HONORIFICS.sub("", name)
    if HIDDEN not in name:
        return 1
    surname, apart, given = name.partition(" ")
    if apart:
        left = (
            _fitting(kind, part) if HIDDEN in part else 1
            for kind, part in ((SURNAME, surname), (GIVEN, given))
        )
        return prod(left)
    cuts = [(name[:at], name[at:]) for at in range(1, len(name))]
    return sum(_fitting(SURNAME, one) * _fitting(GIVEN, other) for one, other in cuts)


@lru_cache(1 << 16)
def _fitting(kind: str, word: str) -> int:
    """Count the words that fit."""
    names = Names.of_dictionary()
    known = (names.surnames if kind == SURNAME else names.given).get(len(word))
    if known is None:
        return 0
    return int(known.str.contains(f"^{re.escape(word).replace(re.escape(HIDDEN), '.')}$").sum())


def addresses(values: pl.Series) -> Counts:
    """Count the postal areas, and the house numbers behind a visible one, that each may be."""
    return _each(values.str.replace_all(r"\s", ""), _addresses)


def _addresses(address: str) -> int:
    code = POSTCODE.fullmatch(address) or SHORT_POSTCODE.fullmatch(address)
    if code is not None:
        return _postcodes((code[1] + code[2]).ljust(7, HIDDEN))
    visible = address.split(HIDDEN, 1)[0]
    return _areas(visible) or min(DIGITS ** address.count(HIDDEN), MOST)


@lru_cache(1 << 16)
def _postcodes(code: str) -> int:
    fits = f"^{code.replace(HIDDEN, '[0-9]')}$"
    return int(_area_table()["code"].unique().str.contains(fits).sum())


@lru_cache(1 << 16)
def _areas(visible: str) -> int:
    """Count the areas that begin so, with or without their prefecture."""
    table = _area_table()
    whole = table["prefecture"] + table["rest"]
    return int((whole.str.starts_with(visible) | table["rest"].str.starts_with(visible)).sum())


@lru_cache(1)
def _area_table() -> pl.DataFrame:
    rows = [(code, prefecture, city + town) for code, prefecture, city, town in areas()]
    return pl.DataFrame(rows, schema=["code", "prefecture", "rest"], orient="row")


def genders(values: pl.Series) -> Counts:
    """Count two where it is hidden."""
    return values.str.contains(HIDDEN, literal=True).to_numpy() * np.uint64(
        GENDERS - 1
    ) + np.uint64(1)


def mails(values: pl.Series) -> Counts:
    """Count what hidden signs of a mail address may be."""
    return _each(values, lambda mail: min(LOCAL_SIGNS ** mail.count(HIDDEN), MOST))


def others(values: pl.Series) -> Counts:
    """Count what hidden signs may be: digits, where nothing else is visible."""
    return _each(values, _others)


def _others(text: str) -> int:
    base = LETTERS if re.search("[A-Za-z]", text) else DIGITS
    fitting: int = base ** text.count(HIDDEN)
    return fitting


def _each(values: pl.Series, count: Callable[[str], int]) -> Counts:
    """Count for each of the distinct values of a batch."""
    return np.array([min(count(value), MOST) for value in values], np.uint64)

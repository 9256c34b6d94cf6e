"""How many names a masked name may be: pairs of a surname and a given name of the dictionary.

山＊＊郎 is cut at every place; what is visible of a part selects the words that fit. A million
different values are told in bulk: of each form of a part (＊郎 and ＊子 are one) the dictionary's
words are hidden in the same places and counted once, and the parts are looked up there.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

import numpy as np
import polars as pl

from scanner.recognizers.person.people import opened
from scanner.recognizers.person.romaji import SYLLABLES
from scanner.recognizers.person.sounds import GIVEN, PARTS_OF_SPEECH, SURNAME
from scanner.recognizers.remaining.digits import HIDDEN, Counts

HONORIFICS = "(?:様|さん|殿|氏)$"
ALL_HIDDEN = r"^[* ]+$"
INITIALS = r"^([A-Z])[.・ ]{0,2}([A-Z])[.]?$"
HEPBURN = {"J": "Z", "F": "H", "C": "T"}
"""Letters under which the sounds of other rows stand, too: Fujita is Huzita."""

LONGEST = 24
"""Longer texts are no name."""

FORMS_REMEMBERED = 256


@dataclass(frozen=True, slots=True)
class Names:
    """Surnames and given names as they are written, by length, and how many begin with a letter."""

    surnames: dict[int, pl.Series]
    given: dict[int, pl.Series]
    initials: dict[str, Counter[str]]

    @classmethod
    @lru_cache(1)
    def of_dictionary(cls) -> Self:
        """Read SudachiPy's dictionary once per process; it takes about a second."""
        dictionary = opened()
        words: dict[str, set[str]] = {SURNAME: set(), GIVEN: set()}
        begins: dict[str, Counter[str]] = {SURNAME: Counter(), GIVEN: Counter()}
        for entry in filter(dictionary.pos_matcher(PARTS_OF_SPEECH), dictionary.entries()):
            kind, reading = entry.part_of_speech()[3], entry.reading_form()
            words[kind].update((entry.surface(), reading))
            begins[kind][reading[:1]] += 1
        initials = {kind: _by_letter(kana) for kind, kana in begins.items()}
        return cls(_by_length(words[SURNAME]), _by_length(words[GIVEN]), initials)

    def of(self, kind: str) -> dict[int, pl.Series]:
        """Give surnames, or given names."""
        return self.surnames if kind == SURNAME else self.given

    def pairs(self) -> int:
        """Count all names."""
        return self.count(SURNAME) * self.count(GIVEN)

    def count(self, kind: str) -> int:
        """Count all surnames, or all given names."""
        return sum(map(len, self.of(kind).values()))


def _by_letter(begins: Counter[str]) -> Counter[str]:
    """Count by the letter with which a kana begins in romaji."""
    letters: Counter[str] = Counter()
    for kana, names in begins.items():
        letters[kana.translate(SYLLABLES)[:1].upper()] += names
    return letters


def _by_length(words: Iterable[str]) -> dict[int, pl.Series]:
    series = pl.Series(sorted(words))
    lengths = series.str.len_chars()
    return {n: series.filter(lengths == n) for n in lengths.unique().to_list()}


def people(values: pl.Series) -> Counts:
    """Count the names that each value may be; 0 where none is known that fits.

    A part that is visible and set apart is itself, known or not, as long as the other is hidden. A
    surname alone leaves every given name, and initials leave the names that begin with them.

    Args:
        values: Folded, with one sign for all that hides.
    """
    clean = values.str.replace_all(r"\s+", " ").str.strip_chars().str.replace(HONORIFICS, "")
    frame = clean.alias("name").to_frame().with_row_index("row")
    told = frame.filter(pl.col("name").str.len_chars().is_between(1, LONGEST))
    known = pl.concat([_whole(told), _fitting_cuts(told)]).unique("row", keep="first")
    counts = np.zeros(len(values), np.uint64)
    counts[known["row"].to_numpy()] = known["count"].to_numpy()
    return counts


def _whole(frame: pl.DataFrame) -> pl.DataFrame:
    """Count what is told from a name as a whole: all is hidden, initials, a surname alone."""
    names = Names.of_dictionary()
    known = pl.concat(list(names.surnames.values()))
    name = pl.col("name")
    letters = [
        name.str.extract(INITIALS, place)
        .str.to_uppercase()
        .replace(HEPBURN)
        .replace_strict(names.initials[kind], default=0, return_dtype=pl.Int64)
        for place, kind in ((1, SURNAME), (2, GIVEN))
    ]
    count = (
        pl.when(name.str.contains(ALL_HIDDEN))
        .then(names.pairs())
        .when(name.str.contains(INITIALS))
        .then(letters[0] * letters[1])
        .when(name.is_in(known.implode()))
        .then(names.count(GIVEN))
    )
    counted = frame.select("row", count.cast(pl.UInt64).alias("count"))
    return counted.filter(pl.col("count") > 0)


def _fitting_cuts(frame: pl.DataFrame) -> pl.DataFrame:
    """Add up the pairs that fit, over every place at which a name may be cut in two."""
    name = pl.col("name")
    told = frame.with_columns(hides=name.str.contains(HIDDEN, literal=True))
    is_apart = name.str.contains(" ", literal=True)
    cuts = [
        told.filter(is_apart).with_columns(
            surname=name.str.extract("^(.*?) "), given=name.str.extract(" (.*)$"), apart="hides"
        )
    ]
    together = told.filter(~is_apart)
    for place in range(1, int(together["name"].str.len_chars().to_numpy().max(initial=0))):
        longer = together.filter(name.str.len_chars() > place)
        parts = {"surname": name.str.head(place), "given": name.str.slice(place)}
        cuts.append(longer.with_columns(**parts, apart=pl.lit(value=False)))
    every = pl.concat(cuts)
    for part, kind in (("surname", SURNAME), ("given", GIVEN)):
        counted = every.join(_fitting(every[part], kind), on=part, how="left")
        itself = pl.col("apart") & ~pl.col(part).str.contains(HIDDEN, literal=True)
        every = counted.with_columns(pl.when(itself).then(1).otherwise(kind).alias(kind))
    pairs = every.group_by("row", "hides").agg((pl.col(SURNAME) * pl.col(GIVEN)).sum().alias("all"))
    least = pl.when("hides").then("all").otherwise(pl.min_horizontal("all", 1))
    return pairs.select("row", least.cast(pl.UInt64).alias("count"))


def _fitting(parts: pl.Series, kind: str) -> pl.DataFrame:
    """Count the words that fit each part, form by form."""
    distinct = parts.unique().to_frame()
    forms = distinct.with_columns(form=pl.col(parts.name).str.replace_all("[^*]", "_"))
    counted = [
        of.join(_of_form(kind, str(form)), left_on=parts.name, right_on="word", how="left")
        for (form,), of in forms.group_by("form")
    ]
    empty = forms.clear().with_columns(pl.lit(0).alias(kind))
    return pl.concat([empty, *counted], how="vertical_relaxed").select(
        parts.name, pl.col(kind).fill_null(0).cast(pl.Int64)
    )


@lru_cache(FORMS_REMEMBERED)
def _of_form(kind: str, form: str) -> pl.DataFrame:
    """Hide the words of this length in these places, and count those that look alike."""
    words = Names.of_dictionary().of(kind).get(len(form), pl.Series(dtype=pl.String))
    signs = [
        pl.lit(HIDDEN) if sign == HIDDEN else pl.col("word").str.slice(place, 1)
        for place, sign in enumerate(form)
    ]
    hidden = (
        words.alias("word")
        .to_frame()
        .select(
            word=pl.concat_str(pl.col("word").str.head(0), *signs)  # as many as there are words
        )
    )
    return hidden.group_by("word").len(kind)

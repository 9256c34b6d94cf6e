"""Names of persons, in any writing, as whole cells and amid other text.

What a cell is is told by ``whole_names``, what is in a longer text by ``names_in_text``, what the
name of the column says by ``of_persons``. Here the column decides: where most cells are names
that the dictionary knows, those that it lacks are names too; in a column of shops or goods a word
that could be a surname is none.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from scanner.model.category import DataCategory
from scanner.model.detection import Detection, Evidence, Grade, Recognition
from scanner.model.profile import FieldProfile
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.recognizers.address.plain import is_plain_address
from scanner.recognizers.headers.of_persons import person_evidence
from scanner.recognizers.person.labelled_names import labelled_names
from scanner.recognizers.person.led_names import NUMBERED, grade_led, led_name
from scanner.recognizers.person.lone_names import is_of_something
from scanner.recognizers.person.name_context import ADDRESSED, LABEL
from scanner.recognizers.person.names_in_text import (
    EVERYTHING,
    FINDERS,
    Likely,
    Span,
    each_name,
    likely,
    names_in,
    narrow,
    narrowed,
)
from scanner.recognizers.person.whole_names import PET, grade_cells, grade_text
from scanner.recognizers.person.whole_names import SHAPE as WHOLE
from scanner.recognizers.person.word_pairs import grade_pairs
from scanner.recognizers.person.writings import SPACE
from scanner.recognizers.reading.candidates import parted, spread, without
from scanner.recognizers.reading.expressions import expression, python
from scanner.recognizers.reading.normalise import Column
from scanner.recognizers.reading.shapes import series
from scanner.recognizers.weighing import MOSTLY, Scale

SCORES = {
    Grade.SHAPED_WITHIN: 0.3,
    Grade.SHAPED_OTHERWISE: 0.3,
    Grade.CHECKED: 0.5,
    Grade.CERTAIN: 0.9,
}
AMID_TEXT = 0.8
LONGEST_LABEL = 14
CHILDREN = ("くん", "ちゃん")
APART = expression(f"[{SPACE}・]")
"""Between two words of a name: goods are called さん by one (田中さんのトマト)."""

KNOWN_AMONG_SHAPED = 0.3
"""Share of known names from which a column that is written like names is one of names."""

SURELY = 0.7
"""The same in a column that is named for something else, where they are known by sound."""

KNOWN_ALONE = 0.6
"""The same for surnames or given names alone, in a column without a name.

Of surnames and given names seven in ten and more are read as such before anything else, of places
and stations three in ten, of the towns of one city up to half.
"""

GIVEN_ALONE = 0.35
"""The same for given names that are no other word: half of all; of trains one in seven."""

GOODS, FEW_AMONG_GOODS, ENOUGH = 0.3, 0.05, 20
"""Share of words written like names, and of known names among them, in a column of other things."""

SHAPE = r"[KJFX]|a.*[ sc].*a|(?:^|[^0a])@a|a[:=>(/\n]+a|-a{3,4}(?:[^0a@.]|$)|aaa ?[:>(\n]|\na"
"""What texts look like that may have a name in them: two Latin words at least."""

SUREST = slice(1 + FINDERS.index(labelled_names))
OTHERS = slice(SUREST.stop, None)
"""Finders of who is addressed or labelled, and the others, of whose names the first decides."""

SHORTEST_TEXT = 4
"""Bytes of the shortest name with what tells it."""


@dataclass(frozen=True, slots=True)
class Person:
    """Recognises names of persons."""

    settings: RecognizerSettings

    @property
    def category(self) -> DataCategory:
        """Names of persons."""
        return DataCategory.PERSON

    def name_evidence(self, name: str) -> frozenset[str]:
        """氏名 is a name, ``name`` a hint; 店舗名 is the name of something else."""
        return person_evidence(name)

    def grade(self, column: Column) -> pl.Series | None:
        """Grade whole names by their parts, other texts by the names that are found in them."""
        pairs = grade_pairs(column)
        whole = grade_cells(without(column.like(WHOLE), pairs))
        texts = without(column.like(SHAPE), pairs)
        if not whole.is_empty():
            texts = without(texts, whole.filter(whole["grade"] > Grade.SHAPED))
        within = [] if texts.is_empty() else [_named(texts)]
        return spread(len(column.raw), [pairs, whole, *within])

    def spans(self, text: str) -> Iterator[Detection]:
        """Find names."""
        grade = grade_text(text)
        if grade in SCORES:
            start = len(text) - len(text.lstrip(SPACE))
            yield Detection(self.category, start, len(text.rstrip(SPACE)), SCORES[grade])
        elif grade <= Grade.SHAPED and not is_plain_address(text):
            found = names_in(text) or list(led_name(narrow(text)))
            score = SCORES.get(_grade_of(narrow(text), found), AMID_TEXT)
            for start, end in found:
                yield Detection(self.category, start, end, score)

    def weigh(self, field: FieldProfile) -> Recognition | None:
        """Count what is certain; the rest where the name or most other cells speak for it."""
        scale = Scale.of(field, self.category)
        full = scale.share(Grade.CERTAIN, Grade.CHECKED)
        given = scale.share(Grade.SHAPED_OTHERWISE)
        lone = given + scale.share(Grade.SHAPED_WITHIN)
        written = full + lone + scale.share(Grade.SHAPED)
        others = Evidence.OTHER_NAME in scale.names
        enough = KNOWN_AMONG_SHAPED if scale.hinted else KNOWN_ALONE
        known = full >= KNOWN_AMONG_SHAPED or full + lone >= enough * written
        known = known or given >= GIVEN_ALONE * written
        spelled = scale.share(Grade.CERTAIN) >= KNOWN_AMONG_SHAPED
        within = scale.share(Grade.CHECKED_WITHIN, Grade.CERTAIN_WITHIN)
        sure = spelled or full >= SURELY
        whole = full >= MOSTLY and sure if others else written >= MOSTLY and known
        beside = within >= KNOWN_AMONG_SHAPED and known and not others
        names = whole or within >= MOSTLY or (beside and within + written >= MOSTLY)
        scale.count(Grade.CERTAIN_WITHIN, Evidence.CONTEXT)
        if names or scale.hinted or not (others or _is_of_goods(scale, full, within)):
            scale.count(Grade.CERTAIN, Evidence.FORM)
            scale.count(Grade.CHECKED_WITHIN, Evidence.FORM)
        if names or (scale.named and not _is_of_companies(scale, full + lone, written)):
            scale.count(Grade.CHECKED, Evidence.DICTIONARY)
            scale.count(Grade.SHAPED_WITHIN, Evidence.DICTIONARY)
            scale.count(Grade.SHAPED_OTHERWISE, Evidence.DICTIONARY)
            scale.count(Grade.SHAPED, Evidence.SHAPE)
        return scale.verdict()


def _is_of_companies(scale: Scale, known: float, written: float) -> bool:
    """Tell clients that are companies: the rest of them could be names, and nearly none is known.

    Args:
        scale: Of a column that is named for people.
        known: Share of names that are known.
        written: Share of cells that are written like names.
    """
    few = known <= FEW_AMONG_GOODS * written and scale.cells(Grade.SHAPED) > ENOUGH
    return few and written < MOSTLY


def _is_of_goods(scale: Scale, full: float, within: float) -> bool:
    """Tell a column of words written like names from memos: 久保田千寿 is a sake among others.

    Args:
        scale: Of a column whose name says nothing of people.
        full: Share of names that are known.
        within: Share of texts with a name.
    """
    few = max(full, within) <= FEW_AMONG_GOODS
    return few and scale.share(Grade.SHAPED) >= GOODS and not scale.cells(Grade.CERTAIN_WITHIN)


def _named(texts: pl.DataFrame) -> pl.DataFrame:
    """Give the texts that hold names, with their grades; the same text is read once."""
    texts, _ = parted(texts, texts["text"].str.len_bytes() >= SHORTEST_TEXT)
    each = texts["text"].to_arrow().dictionary_encode()
    named = _grades_of_names(series(each.dictionary)).gather(series(each.indices))
    return texts.with_columns(grade=named).filter(named > 0)


def _grades_of_names(texts: pl.Series) -> pl.Series:
    """Grade texts by the names in them; only those that the surest leave are read for others."""
    read = narrowed(texts)
    taken = list(map(bytearray, read.str.len_chars()))
    named = _in_turn(_grade_of_surest, read, taken, likely(read, SUREST))
    left = (named == 0).arg_true()
    rest = read.gather(left)
    others = _in_turn(_grade_of_others, rest, [taken[at] for at in left], likely(rest, OTHERS))
    return named.scatter(left, others)


def _in_turn(
    grade: Callable[[str, bytearray, Likely], Grade],
    texts: pl.Series,
    taken: Sequence[bytearray],
    finders: Sequence[Likely],
) -> pl.Series:
    """Grade texts in the order of who looks at them: what follows the same ways is read faster."""
    read, grades = texts.to_list(), np.zeros(len(texts), np.uint8)
    who = list(map(id, finders))
    for at in sorted(range(len(read)), key=who.__getitem__):
        grades[at] = grade(read[at], taken[at], finders[at])
    return pl.Series(grades)


def grade_of_names(text: str) -> Grade:
    """Grade a text by the names in it: certain where one is addressed, or has a label.

    A surname behind words alone may be what a shop is called (京都きもの 岡本): its column decides.

    Args:
        text: With signs of ASCII in ASCII.
    """
    taken = bytearray(len(text))
    surest = _grade_of_surest(text, taken, EVERYTHING[SUREST])
    return surest or _grade_of_others(text, taken, EVERYTHING[OTHERS])


def _grade_of_surest(text: str, taken: bytearray, finders: Likely) -> Grade:
    """Grade a text by who is addressed or labelled in it.

    Args:
        text: With signs of ASCII in ASCII.
        taken: Marks the places that were looked at.
        finders: As ``likely`` says of it.
    """
    return _grade_of(text, each_name(text, finders, taken)) if finders else Grade.NONE


def _grade_of_others(text: str, taken: bytearray, finders: Likely) -> Grade:
    """Grade a text in which nobody is addressed by the first name that decides."""
    if not finders:
        return grade_led(text)
    found = each_name(text, finders, taken)
    return _grade_of(text, found, first_decides=True) or grade_led(text)


def _grade_of(text: str, names: Iterable[Span], *, first_decides: bool = False) -> Grade:
    """Look at names until one of them decides."""
    grade = Grade.NONE
    for start, end in names:
        if text.endswith(CHILDREN) and python(PET).search(text) is not None:
            return Grade.SHAPED_OTHERWISE
        whole = text.startswith("さん", end) and APART.search(text, start, end)
        if whole or ADDRESSED.match(text, end) or _has_label(text, start):
            return Grade.CERTAIN_WITHIN
        grade = Grade.CHECKED_WITHIN if grade else _grade_of_only(text)
        if first_decides and grade is Grade.CHECKED_WITHIN:
            break
    return grade


def _grade_of_only(text: str) -> Grade:
    """Grade a text with one name that nothing addresses."""
    numbered = grade_led(text) if NUMBERED.match(text) else Grade.NONE
    if numbered or is_of_something(text):
        return max(numbered, Grade.SHAPED_WITHIN)
    return Grade.CHECKED_WITHIN


def _has_label(text: str, start: int) -> bool:
    window = text[max(0, start - LONGEST_LABEL) : start]
    return any(label.end() == len(window) for label in LABEL.finditer(window))

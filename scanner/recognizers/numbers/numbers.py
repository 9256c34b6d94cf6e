"""Digits as people write them: in groups, with any dash, in full width, on two lines, masked.

Every run of digits belongs to exactly one token, so a number is never cut out of a longer one, nor
out of a code of digits and letters. What stands around a token may forbid it: ``INV-…``,
hexadecimal digits, the local part of an address.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial, reduce
from operator import or_
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa

from scanner.model.category import DataCategory
from scanner.model.detection import Detection, Grade
from scanner.recognizers.numbers.forms import (
    BROKEN,
    BROKEN_SHAPE,
    BULLET,
    CUT,
    EXPONENT,
    MASKED,
    MASKED_SHAPE,
    NINE,
    NOT_CODE,
    NUMBERS,
    PLAIN,
    POINT_ZERO,
    TWELVE,
)
from scanner.recognizers.reading.candidates import (
    Form,
    Token,
    Tokens,
    matching,
    parted,
    read,
    read_token,
    spread,
    with_grade,
)
from scanner.recognizers.reading.expressions import expression, python
from scanner.recognizers.reading.lines import Span, Spans, broken
from scanner.recognizers.reading.normalise import Column, fold, fold_text
from scanner.recognizers.reading.shapes import DIGIT, extents, series, which_match

_BROKEN, _CUT = expression(BROKEN), expression(CUT)
BETWEEN = b" ()-"
"""What stands in a plain number beside digits."""

TEXTS_REMEMBERED = 1 << 11
"""Texts of a batch with a number that a line break may cut."""

FAILED = {
    Grade.NONE: Grade.NONE,
    Grade.SHAPED: Grade.SHAPED,
    Grade.SHAPED_OTHERWISE: Grade.SHAPED,
    Grade.CHECKED: Grade.SHAPED,
    Grade.CERTAIN: Grade.SHAPED_OTHERWISE,
    **dict.fromkeys(
        (Grade.SHAPED_WITHIN, Grade.CHECKED_WITHIN, Grade.CERTAIN_WITHIN), Grade.SHAPED_WITHIN
    ),
}
"""What a number is worth whose check digit is wrong, by what its form is worth."""


DOUBTFUL = (Grade.CHECKED_WITHIN, Grade.SHAPED_WITHIN)
"""Grades of numbers amid other text that no word tells."""


@dataclass(frozen=True, slots=True)
class NumberForms:
    """The forms of one category; the first that fits decides.

    Attributes:
        lengths: The numbers of digits that it can have.
        alone: For a number that is a cell's only content.
        within: For a number amid other text.
        masked: For a cell of digits and signs of a mask.
        check: Takes a number, or a column of them, and says whether its check digit is right. A
            number that fails is of the right shape only.
        context: Words that, anywhere in its cell, leave no doubt of a number amid other text that
            passes its checks, whatever else the column holds.
        across_lines: Grades that what a line break cuts in two needs to be a number.
        of_person: Says of a text without such a word whether what else it holds leaves none.
        of_others: What says of numbers amid other text that they are none, whatever else tells.
        only_told: How numbers amid other text are written that are nothing where neither does.
    """

    lengths: tuple[int, ...]
    alone: tuple[Form, ...]
    within: tuple[Form, ...]
    masked: tuple[Form, ...]
    check: Callable[[Any], Any] | None = None
    context: str = ""
    across_lines: frozenset[Grade] = frozenset({Grade.CERTAIN, Grade.CERTAIN_WITHIN})
    of_person: Callable[[str], bool] | None = None
    of_others: str = ""
    only_told: str = ""

    def grade(self, column: Column) -> pl.Series | None:
        """Grade every cell of a column."""
        return spread(len(column.raw), self.graded(column))

    def graded(self, column: Column) -> list[pl.DataFrame]:
        """Grade every number of a column: frames of ``cell`` and ``grade``, mostly of ``digits``.

        What a line break cuts in two has no ``digits``.
        """
        found = column.form(numbers_in)
        alone = [
            *read(self._sized(found.plain), self.alone),
            *read(self._sized(found.alone), self.alone),
        ]
        within = read(self._sized(found.within), self.within)
        graded = [self._checked(tokens) for tokens in alone]
        graded += (
            self._without_untold(self._told(self._own(self._checked(tokens), column), column))
            for tokens in within
        )
        graded += read(self._sized(column.form(masked_cells)), self.masked)
        lines = matching(column.like(BROKEN_SHAPE), BROKEN)
        if not lines.is_empty():
            cut = pl.Series([any(self._across_lines(t)) for t in lines["text"]], dtype=pl.Boolean)
            graded.append(with_grade(parted(lines, cut)[0], Grade.CERTAIN_WITHIN))
        return graded

    def grades_of(self, text: str) -> Iterator[tuple[Token, Grade]]:
        """Grade every token of one text, the same as in a column."""
        tells, others = cache(partial(self._tells, text)), cache(partial(self._denied, text))
        for token in numbers_of(text):
            if len(token.digits) in self.lengths:
                grade = read_token(token, self.alone if token.alone else self.within)
                if grade and self.check is not None and not self.check(int(token.digits)):
                    grade = FAILED[grade]
                if grade in DOUBTFUL and token.digits in others():
                    grade = Grade.NONE
                elif grade is Grade.CHECKED_WITHIN and tells():
                    grade = Grade.CERTAIN_WITHIN
                elif grade in DOUBTFUL and self._needs_words(token.text):
                    grade = Grade.NONE
                yield token, grade

    def spans(
        self, text: str, category: DataCategory, scores: Mapping[Grade, float]
    ) -> Iterator[Detection]:
        """Find the tokens whose grade has a score."""
        found = [
            (_start(text, token), token.end, scores[grade])
            for token, grade in self.grades_of(text)
            if grade in scores
        ]
        for start, end, score in (*found, *self._across_lines(text, found)):
            yield Detection(category, start, end, score or scores[Grade.CERTAIN_WITHIN])

    def _across_lines(self, text: str, found: Sequence[Span] = ()) -> Spans:
        """Find what a line break cuts in two; only what the words beside it leave no doubt of."""
        if _BROKEN.search(text) is not None:
            yield from broken(text, self._certain, found, _CUT)

    def _certain(self, text: str) -> Spans:
        for token, grade in self.grades_of(text):
            if grade in self.across_lines:
                yield _start(text, token), token.end, 0.0

    def _sized(self, tokens: pl.DataFrame) -> pl.DataFrame:
        if tokens.is_empty():
            return tokens
        size = tokens["digits"].str.len_bytes()
        return parted(tokens, reduce(or_, (size == length for length in self.lengths)))[0]

    def _checked(self, graded: pl.DataFrame) -> pl.DataFrame:
        if self.check is None or graded.is_empty():
            return graded
        passes = pl.Series(self.check(graded["digits"].cast(pl.Int64).to_numpy()))
        failed = FAILED[Grade(graded["grade"][0])]
        grade = pl.when(passes).then("grade").otherwise(pl.lit(int(failed), pl.UInt8))
        return graded.with_columns(grade=grade)

    def _told(self, graded: pl.DataFrame, column: Column) -> pl.DataFrame:
        """Let numbers that pass be certain where a word in their cell says what they are."""
        checked = graded["grade"] == int(Grade.CHECKED_WITHIN)
        if not self.context or not checked.any():
            return graded
        cells = column.raw.gather(graded["cell"].filter(checked))
        said = fold(cells).str.contains(self.context)
        if self.of_person is not None:
            said |= cells.map_elements(self.of_person, return_dtype=pl.Boolean)
        grade = graded["grade"].scatter(checked.arg_true().filter(said), int(Grade.CERTAIN_WITHIN))
        return graded.with_columns(grade)

    def _own(self, graded: pl.DataFrame, column: Column) -> pl.DataFrame:
        """Leave out doubtful numbers of which their cells say that they are something else."""
        if not self.of_others or graded.is_empty():
            return graded
        doubtful = graded["grade"].is_in(list(map(int, DOUBTFUL)))
        tokens = graded.filter(doubtful)
        cells = column.raw.gather(tokens["cell"])
        said = fold(cells).str.contains(self.of_others).arg_true()
        pairs = zip(cells.gather(said), tokens["digits"].gather(said), strict=True)
        denied = [digits in self._denied(text) for text, digits in pairs]
        others = doubtful.arg_true().gather(said.filter(pl.Series(denied, dtype=pl.Boolean)))
        return graded.filter(~pl.arange(len(graded), eager=True).is_in(others.implode()))

    def _without_untold(self, graded: pl.DataFrame) -> pl.DataFrame:
        """Leave out what needs a word and has none: it must not count among those that fail."""
        if not self.only_told or graded.is_empty():
            return graded
        doubtful = graded["grade"].is_in(list(map(int, DOUBTFUL)))
        return parted(graded, doubtful & graded["text"].str.contains(self.only_told))[1]

    def _needs_words(self, written: str) -> bool:
        return bool(self.only_told) and python(self.only_told).search(written) is not None

    def _denied(self, text: str) -> frozenset[str]:
        """Give the digits of numbers of which a text says that they are something else."""
        if not self.of_others:
            return frozenset()
        found = re.finditer(self.of_others, fold_text(text))
        return frozenset(
            re.sub("[- ]", "", number[0])
            for said in found
            for number in re.finditer(TWELVE, said[0])
        )

    def _tells(self, text: str) -> bool:
        if self.context and python(self.context).search(fold_text(text)) is not None:
            return True
        return self.of_person is not None and self.of_person(text)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a column: frames of ``cell``, ``text`` (folded) and ``digits``.

    Attributes:
        plain: Cells that are one number of digits, hyphens, spaces and brackets. Their ``text`` is
            what they look like, an enumeration: the first digit a zero or a nine, all others nines.
            No form of a whole cell asks for more.
        alone: Other cells that are one number.
        within: Numbers amid other text.
    """

    plain: pl.DataFrame
    alone: pl.DataFrame
    within: pl.DataFrame


def numbers_in(column: Column) -> Numbers:
    """Find the numbers of a column, with their digits."""
    shapes = column.shapes.like(NUMBERS.shape)
    if shapes is None:
        return _numbers(column.shaped(None).clear(), NUMBERS.tokens(column))
    if not shapes.any():
        nothing = column.shaped(shapes)
        return Numbers(nothing, nothing, nothing)
    plain = shapes & _are_plain(column.shapes.distinct)
    found = NUMBERS.tokens_in(column.shaped(shapes & ~plain))
    return _numbers(_looks(column, plain), found)


def _numbers(plain: pl.DataFrame, found: Tokens) -> Numbers:
    return Numbers(plain, _with_digits(found.alone), _with_digits(found.within))


def _are_plain(shapes: pl.Series) -> pl.Series:
    """Say of which shapes every cell is one number, whatever its digits are."""
    nines = shapes.str.replace_all(DIGIT, NINE, literal=True)
    written = which_match(shapes, PLAIN) & which_match(nines, NUMBERS.screen)
    return written & which_match(nines, NUMBERS.alone)


def _looks(column: Column, plain: pl.Series) -> pl.DataFrame:
    """Give the cells of plain shapes as they look."""
    cells = column.shaped(plain)
    if cells.is_empty():
        return cells.with_columns(digits="text")
    shapes = column.shapes.distinct.filter(plain)
    bare = not any(shape.strip(DIGIT) for shape in shapes)
    digits = cells["text"] if bare else _plain_digits(column, cells["cell"])
    nines = (shape.replace(DIGIT, NINE) for shape in shapes)
    looks = [look for all_nines in nines for look in (all_nines, all_nines.replace(NINE, DIGIT, 1))]
    place = (plain.cast(pl.UInt32).cum_sum() - 1).gather(
        column.shapes.of_cells.gather(cells["cell"])
    )
    look = place * 2 + digits.str.starts_with(DIGIT).cast(pl.UInt32)
    return cells.with_columns(text=look.cat.to(pl.Enum(looks)), digits=digits)


def _plain_digits(column: Column, cells: pl.Series) -> pl.Series:
    """Leave out what stands between digits, in all cells at once, as shapes tell how many stay."""
    every = len(cells) == len(column.raw)
    strings = column.strings if every else column.strings.take(cells.to_arrow())
    ends, data = extents(strings)
    content = data.slice(ends[0], ends[-1] - ends[0]).to_pybytes().translate(None, BETWEEN)
    counts = np.array([shape.count(DIGIT) for shape in column.shapes.distinct], np.int64)
    sizes = counts[column.shapes.of_cells.gather(cells).to_numpy()]
    places = np.concatenate([[0], np.cumsum(sizes)])
    digits = [None, pa.py_buffer(places), pa.py_buffer(content)]
    return series(pa.Array.from_buffers(pa.large_string(), len(cells), digits))


@lru_cache(TEXTS_REMEMBERED)
def numbers_of(text: str) -> tuple[Token, ...]:
    """Find the numbers of one text, the same as in a column; four recognisers ask in turn."""
    return tuple(map(_with_digits_of, NUMBERS.tokens_of(text)))


def _with_digits_of(token: Token) -> Token:
    written = _formatted_text(token.text)
    digits = python(BULLET).sub(r"\1", python(NOT_CODE).sub("", written))
    return Token(token.start, token.end, written, token.alone, digits)


def masked_cells(column: Column) -> pl.DataFrame:
    """Find the cells that hold a masked number and nothing else."""
    masked = matching(column.like(MASKED_SHAPE), MASKED)
    if masked.is_empty():
        return masked.with_columns(digits="text")
    text = fold(masked["text"]).str.replace_all("[xX]", "*").str.strip_chars()
    return _with_digits(masked.with_columns(text=text))


def _with_digits(tokens: pl.DataFrame) -> pl.DataFrame:
    if tokens.is_empty():
        return tokens.with_columns(digits="text")
    text = _formatted(tokens["text"])
    return tokens.with_columns(text=text, digits=_digits(text))


def _digits(text: pl.Series) -> pl.Series:
    """Leave out what is not a digit or a mask, hyphens first: mostly nothing else is there."""
    digits = text.str.replace_all("-", "", literal=True)
    others = digits.str.contains(NOT_CODE)
    if others.any():
        plain = digits.filter(others).str.replace_all(NOT_CODE, "")
        digits = digits.scatter(others.arg_true(), plain)
    return digits.str.replace(BULLET, "$1") if digits.str.starts_with("*").any() else digits


def _formatted(text: pl.Series) -> pl.Series:
    if not text.str.contains(".", literal=True).any():
        return text
    number = text.str.extract(EXPONENT).cast(pl.Float64).cast(pl.Int64, strict=False)
    return number.cast(pl.String).fill_null(text.str.replace(POINT_ZERO, "$1$2"))


def _formatted_text(text: str) -> str:
    exponent = python(EXPONENT).search(text)
    if exponent is None:
        return python(POINT_ZERO).sub(r"\1\2", text)
    return str(int(float(exponent[1])))


def _start(text: str, token: Token) -> int:
    """Give the start of a number with the plus or the bracket that belongs to it."""
    before, number = text[max(token.start - 1, 0) : token.start], text[token.start : token.end]
    bracket = next((sign for sign in number if sign in "()（）"), "")
    bracketed = before in "(（" and bracket in {")", "）"}
    return token.start - bool(before and (bracketed or before in "+＋"))

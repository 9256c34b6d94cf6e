r"""Where in a text something could stand: cheap screens first, then tokens, then their forms.

A ``Grammar`` finds tokens by classes of characters. A cell that is one token and nothing else is
taken whole; any other cell that passes the screen is cut into tokens, each with the few characters
before and after it that its forms look at. ``Form`` says what a token must look like, folded; the
first form that fits decides. The regular expressions are written once and read by two engines, the
Rust one over columns and Python's over single texts. Neither look-around nor ``\b`` is used: the
Rust engine has no look-around, and ``\b`` sees no border between kanji and digits.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_

import numpy as np
import polars as pl

from scanner.model.detection import Grade
from scanner.recognizers.reading.expressions import python
from scanner.recognizers.reading.normalise import Column, fold, fold_text
from scanner.recognizers.reading.shapes import which_match


@dataclass(frozen=True)
class Form:
    """One way of writing a value.

    Attributes:
        grade: What a token that fits is worth.
        written: The folded token from end to end, with what stands around it.
        digits: The digits of a number alone, from end to end; empty where only the writing counts.
        prefixes: What its digits begin with, one of them; empty where they may be any.
        anywhere: What is written is only a part: the engine is faster where no end is asked for.
    """

    grade: Grade
    written: str
    digits: str = ""
    prefixes: tuple[str, ...] = ()
    anywhere: bool = False

    @cached_property
    def _expression(self) -> str:
        return self.written if self.anywhere else whole(self.written)

    @cached_property
    def _of_text(self) -> re.Pattern[str]:
        return python(self._expression)

    @cached_property
    def _of_digits(self) -> re.Pattern[str]:
        return python(whole(self.digits))

    def fits(self, token: "Token") -> bool:
        """Say whether one token has this form."""
        if self.prefixes and not token.digits.startswith(self.prefixes):
            return False
        if self.digits and self._of_digits.search(token.digits) is None:
            return False
        return self._of_text.search(token.text) is not None

    def fitting(self, tokens: pl.DataFrame) -> pl.Series:
        """Say which tokens have this form."""
        written = contain(tokens["text"], self._expression) if self.written else _every_one(tokens)
        if self.prefixes:
            written &= reduce(or_, map(tokens["digits"].str.starts_with, self.prefixes))
        if not self.digits or not written.any():
            return written
        return written & tokens["digits"].str.contains(whole(self.digits))


def _every_one(tokens: pl.DataFrame) -> pl.Series:
    return pl.repeat(value=True, n=len(tokens), dtype=pl.Boolean, eager=True)


@dataclass(frozen=True, slots=True)
class Token:
    """One token of one text.

    Attributes:
        start: Offset in the raw text of the value itself.
        end: Exclusive.
        text: Folded, with what stands around it.
        digits: For a number, its digits.
        alone: The text has no other content.
    """

    start: int
    end: int
    text: str
    alone: bool
    digits: str = ""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a column: frames of ``cell`` and ``text`` (folded), for a number ``digits``.

    Attributes:
        alone: Cells that are one token.
        within: Tokens amid other text.
    """

    alone: pl.DataFrame
    within: pl.DataFrame


@dataclass(frozen=True)
class Grammar:
    """How tokens of one kind are found in raw text.

    Attributes:
        shape: A cell without this shape has no token.
        screens: A cell without any of these has none either; each is asked for by itself, because
            all of them together make an automaton that is too large to be fast.
        body: The value.
        before: What is looked at in front of it, at most ``reach`` characters.
        after: What is looked at behind it.
        opening: What may stand around a value that is a cell's only content.
        first: A look-behind for Python alone, that spares it from trying inside a run.
        seldom: What more is looked at in front of it; counted repetition costs the engine much.
        seldom_in: A cell that this does not fit has nothing of the kind.
    """

    shape: str
    screens: tuple[str, ...]
    body: str
    before: str
    after: str
    reach: int
    opening: str
    closing: str
    first: str = ""
    seldom: str = ""
    seldom_in: str = ""

    @cached_property
    def screen(self) -> str:
        """The screens as one expression."""
        return "|".join(self.screens)

    @cached_property
    def alone(self) -> str:
        """The expression for a cell that is one token."""
        return rf"(?s)\A{self.opening}({self.body}){self.closing}\z"

    def tokens(self, column: Column) -> Tokens:
        """Find the tokens of a column."""
        return self.tokens_in(column.like(self.shape))

    def tokens_in(self, cells: pl.DataFrame) -> Tokens:
        """Find the tokens of some cells."""
        frame = matching(cells, *self.screens)
        if frame.is_empty():
            return Tokens(frame, frame)
        alone, others = parted(frame, frame["text"].str.contains(self.alone))
        return Tokens(alone=_folded(alone), within=self._within(others))

    def _within(self, cells: pl.DataFrame) -> pl.DataFrame:
        """Find the tokens amid other text, in the order of their cells."""
        if cells.is_empty():
            return cells
        if not self.seldom:
            return self._extracted(cells, self.before)
        odd, usual = parted(cells, cells["text"].str.contains(self.seldom_in))
        ways = (self._extracted(usual, self.before), self._extracted(odd, self._before))
        return pl.concat(ways).sort("cell", maintain_order=True)

    def _extracted(self, cells: pl.DataFrame, before: str) -> pl.DataFrame:
        within = f"(?:{before})(?:{self.body})(?:{self.after})"
        return _folded(
            cells.with_columns(pl.col("text").str.extract_all(within))
            .explode("text", empty_as_null=False)
            .filter(_contain_one(self.screens))
        )

    @property
    def _before(self) -> str:
        """All that is looked at in front of a token."""
        return f"(?:{self.seldom})|{self.before}" if self.seldom else self.before

    @cached_property
    def _ahead(self) -> re.Pattern[str]:
        return python(rf"(?:{self._before})\z")

    @cached_property
    def _next_one(self) -> re.Pattern[str]:
        return python(f"({self.body})(?:{self.after})")

    @cached_property
    def _any_other(self) -> re.Pattern[str]:
        return python(f"{self.first}({self.body})(?:{self.after})")

    def tokens_of(self, text: str) -> Iterator[Token]:
        """Find the tokens of one text, the same as in a column."""
        if python(self.screen).search(text) is None:
            return
        alone = python(self.alone).search(text)
        if alone is not None:
            yield Token(*alone.span(1), fold_text(text), alone=True)
            return
        done = 0
        for match in self._bodies(text):
            window = text[max(done, match.start() - self.reach) : match.start()]
            before = self._ahead.search(window)
            done = match.end()
            around = f"{before[0] if before else ''}{match[0]}"
            yield Token(*match.span(1), fold_text(around), alone=False)

    def _bodies(self, text: str) -> Iterator[re.Match[str]]:
        """Find values with what stands behind them; one may begin where another ends."""
        found = self._any_other.search(text)
        while found is not None:
            yield found
            done = found.end()
            found = self._next_one.match(text, done) or self._any_other.search(text, done)


def matching(cells: pl.DataFrame, *patterns: str) -> pl.DataFrame:
    """Give the cells that match one of the patterns."""
    if cells.is_empty():
        return cells
    return parted(cells, cells.select_seq(_contain_one(patterns)).to_series())[0]


def _contain_one(patterns: Sequence[str]) -> pl.Expr:
    return reduce(or_, map(pl.col("text").str.contains, patterns))


def contain(texts: pl.Series, pattern: str) -> pl.Series:
    """Say which texts match; of an enumeration each once."""
    if not isinstance(texts.dtype, pl.Enum):
        return texts.str.contains(pattern)
    matches = which_match(texts.dtype.categories, pattern)
    if matches.all() or not matches.any():
        return matches.head(1).new_from_index(0, len(texts))
    return matches.gather(texts.to_physical())


def parted(frame: pl.DataFrame, chosen: pl.Series) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Give the rows that are chosen, and the others; nothing is copied where all are alike."""
    if frame.is_empty():
        return frame, frame
    if chosen.all():
        return frame, frame.clear()
    if not chosen.any():
        return frame.clear(), frame
    return frame.filter(chosen), frame.filter(~chosen)


def without(cells: pl.DataFrame, others: pl.DataFrame) -> pl.DataFrame:
    """Give the cells that are not among the others."""
    if others.is_empty() or cells.is_empty():
        return cells
    if len(others) == len(cells) and cells["cell"].equals(others["cell"]):
        return cells.clear()
    return cells.filter(~cells["cell"].is_in(others["cell"].implode()))


def _folded(tokens: pl.DataFrame) -> pl.DataFrame:
    return tokens.with_columns(text=fold(tokens["text"]))


def read(tokens: pl.DataFrame, forms: tuple[Form, ...]) -> list[pl.DataFrame]:
    """Grade tokens by the first form that fits.

    Returns:
        The tokens that fit one, with their ``grade``.
    """
    graded = []
    for form in forms:
        if tokens.is_empty():
            break
        fitting, tokens = parted(tokens, form.fitting(tokens))
        if not fitting.is_empty():
            graded.append(with_grade(fitting, form.grade))
    return graded


UNGRADED = pl.DataFrame(schema={"cell": pl.UInt32, "text": pl.String, "grade": pl.UInt8})
"""No cells: most columns have none of most categories, and every call has its price."""


def with_grade(cells: pl.DataFrame, grade: Grade) -> pl.DataFrame:
    """Give all these cells the same grade."""
    if cells.is_empty():
        return UNGRADED
    return cells.with_columns(grade=pl.lit(int(grade), pl.UInt8))


def read_token(token: Token, forms: tuple[Form, ...]) -> Grade:
    """Grade one token, exactly as ``read`` does."""
    for form in forms:
        if form.fits(token):
            return form.grade
    return Grade.NONE


def spread(height: int, graded: list[pl.DataFrame]) -> pl.Series | None:
    """Give a column its grades from those of its tokens: the best in each cell."""
    best = np.zeros(height, np.uint8)
    for tokens in graded:
        cells, grades = tokens["cell"].to_numpy(), tokens["grade"].to_numpy()
        if (cells[1:] <= cells[:-1]).any():  # several in a cell: the last that is set stays
            order = np.argsort(grades, kind="stable")
            cells, grades = cells[order], grades[order]
        best[cells] = np.maximum(best[cells], grades)
    return pl.Series(best) if best.any() else None


def whole(pattern: str) -> str:
    """Let a pattern match from end to end only."""
    return rf"(?s)\A(?:{pattern})\z"

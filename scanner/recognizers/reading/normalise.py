"""The forms of a text in which recognisers read it, each made once for a column.

What a person typed in full width, with any of a dozen dashes or with invisible characters in it is
the same value. Nothing is folded that is not first found to look like one: tokens are matched in
the raw text by classes of characters, so that their offsets are raw offsets, and only tokens are
folded. NFKC (Unicode Standard Annex 15) is not used for this: it knows neither the minus sign
U+2212 nor the vowel sign ``ー`` as dashes, and it changes lengths.
"""

import re
import struct
from collections.abc import Callable, Mapping
from functools import cached_property
from string import ascii_letters
from typing import TypeVar, cast

import polars as pl
import pyarrow as pa

from scanner.recognizers.reading.shapes import Shapes, extents, series

T = TypeVar("T")

WIDTH = 0xFF01 - 0x21
"""Distance from an ASCII sign to its full-width twin."""

WIDE = {chr(code + WIDTH): chr(code) for code in range(0x21, 0x7F)}
DIGITS = "0123456789０１２３４５６７８９"
LETTERS = ascii_letters
DASHES = "－−‐‑‒–—―─━﹣⁻"
"""What is typed for a hyphen."""

VOWEL_SIGNS = "ーｰ"
"""Dashes behind a digit, a Latin letter or a sign of a mask; vowels elsewhere."""

SPACES = "\u3000\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\t"
MASKS = "＊✱∗●○◯■□〇×✕"
"""What offices and receipts print for a hidden character, beside the asterisk."""

_INVISIBLE = ((0xAD, 0xAD), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2069), (0xFEFF, 0xFEFF))
INVISIBLE = "".join(f"{chr(first)}-{chr(last)}" for first, last in _INVISIBLE)
"""Zero-width signs and marks of direction, as the inside of a character class."""

_DASH_BEHIND = f"([0-9A-Za-z*] ?)[{VOWEL_SIGNS}]"


def folding(signs: Mapping[str, str]) -> Callable[[str], str]:
    """Make what writes some signs as others; most texts have few of them."""
    found = re.compile(f"[{re.escape(''.join(signs))}]").sub
    return lambda text: found(lambda sign: signs[sign[0]], text)


_FOLDS = WIDE | dict.fromkeys(DASHES, "-") | dict.fromkeys(SPACES, " ") | dict.fromkeys(MASKS, "*")
INVISIBLE_SIGNS = "".join(chr(n) for first, last in _INVISIBLE for n in range(first, last + 1))
narrow = folding(WIDE)
"""Writes signs of full width in ASCII."""

SPACES_APART = dict.fromkeys(SPACES.replace("\t", ""), " ")
narrow_with_spaces = folding(WIDE | SPACES_APART)
"""Writes spaces of any kind so, too, but for tabs, which part items."""

SIGN_BY_SIGN = WIDE | dict.fromkeys(DASHES, "-") | SPACES_APART
"""The same with dashes; every sign keeps its place."""

_folded = folding(_FOLDS | dict.fromkeys(INVISIBLE_SIGNS, ""))
_dashes_behind = re.compile(_DASH_BEHIND).sub
_vowel_signs = re.compile(f"[{VOWEL_SIGNS}](?<=[0-9A-Za-z].)").sub
_in_place = folding(SIGN_BY_SIGN | dict.fromkeys("‘’", "'"))


def fold(tokens: pl.Series) -> pl.Series:
    """Give tokens in ASCII where they have it; words of other scripts stay as they are."""
    other = tokens.str.len_bytes() > tokens.str.len_chars()
    if not other.any():
        return tokens
    folded = (
        tokens.filter(other)
        .str.replace_many(_FOLDS)
        .str.replace_all(f"[{INVISIBLE}]", "")
        .str.replace_all(_DASH_BEHIND, "${1}-")
    )
    return tokens.clone().scatter(other.arg_true(), folded)


def fold_text(token: str) -> str:
    """Fold one token, exactly as ``fold`` does."""
    return _dashes_behind(r"\1-", _folded(token))


def folded_in_place(text: str) -> str:
    """Fold a text sign by sign, so that every offset stays; tabs and line breaks part its items."""
    return _vowel_signs("-", _in_place(text))


class Column:
    """One column of one batch, and the forms that recognisers share.

    Before all screens stand its shapes: in a column of dates or of numbers hardly anything else can
    be.
    """

    def __init__(self, values: pa.Array) -> None:
        self._values = values
        self.raw = series(values).cast(pl.String)
        self._forms: dict[object, object] = {}

    @cached_property
    def shapes(self) -> Shapes:
        """What its cells look like."""
        return Shapes.of(self.strings)

    @cached_property
    def strings(self) -> pa.Array:
        """The raw cells as Arrow keeps them."""
        return self._values.cast(pa.large_string())

    def could_hold(self, signs: str) -> bool:
        """Tell whether a cell could hold one of these signs."""
        return self.shapes.hold(signs)

    def could_hold_digits(self, count: int) -> bool:
        """Tell whether a cell could hold so many digits in a row, of one width."""
        return self.shapes.hold_digits(count)

    def mentions(self, words: str) -> bool:
        """Tell whether words may be found in a cell: all are read as one text.

        Args:
            words: An expression; that a cell begins or ends there is taken for granted.
        """
        anywhere = words.replace(r"\A", "").replace(r"\z", "")
        return bool(self._content.str.contains(anywhere)[0])

    @cached_property
    def _content(self) -> pl.Series:
        """All cells, one behind the other, where they lie."""
        ends, content = extents(self.strings)
        whole = [None, pa.py_buffer(struct.pack("=qq", ends[0], ends[-1])), content]
        return series(pa.Array.from_buffers(pa.large_string(), 1, whole))

    @property
    def is_ascii(self) -> bool:
        """Tell whether no cell holds another sign than those of ASCII."""
        return self.shapes.is_ascii

    def like(self, screen: str) -> pl.DataFrame:
        """Give the cells whose shapes a screen lets pass: ``cell``, its number, and ``text``."""
        return self.shaped(self.shapes.like(screen))

    def all_like(self, screen: str) -> bool:
        """Tell whether a screen is known to let all cells pass."""
        passing = self.shapes.like(screen)
        return passing is not None and bool(passing.all())

    def any_like(self, screen: str) -> bool:
        """Tell whether a screen may let a cell pass."""
        passing = self.shapes.like(screen)
        return passing is None or bool(passing.any())

    def shaped(self, passing: pl.Series | None) -> pl.DataFrame:
        """Give the cells of these shapes, all that are there for ``None``."""
        if passing is not None and not passing.any():
            return self._there.clear()
        if passing is None or passing.all():
            return self._there
        return self._there.filter(passing.gather(self.shapes.of_cells).gather(self._there["cell"]))

    @cached_property
    def _there(self) -> pl.DataFrame:
        cells = pl.int_range(len(self.raw), dtype=pl.UInt32, eager=True)
        frame = pl.DataFrame({"cell": cells, "text": self.raw})
        return frame.drop_nulls("text") if self.raw.null_count() else frame

    def without(self, cells: pl.Series) -> tuple["Column", pl.Series]:
        """Give the column without some cells, and the numbers of those that are left."""
        every = pl.int_range(len(self.raw), dtype=pl.UInt32, eager=True)
        left = ~every.is_in(cells.implode())
        return Column(self.raw.filter(left).to_arrow()), left.arg_true()

    @property
    def none(self) -> pl.DataFrame:
        """Give no cells."""
        return self._there.clear()

    def form(self, make: Callable[["Column"], T]) -> T:
        """Make a form of the column, or give the one made before."""
        if make not in self._forms:
            self._forms[make] = make(self)
        return cast("T", self._forms[make])

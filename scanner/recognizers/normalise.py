"""The forms of a text in which recognisers read it, each made once for a column.

What a person typed in full width, with any of a dozen dashes or with invisible characters in it is
the same value. Nothing is folded that is not first found to look like one: tokens are matched in
the raw text by classes of characters, so that their offsets are raw offsets, and only tokens are
folded. NFKC (Unicode Standard Annex 15) is not used for this: it knows neither the minus sign
U+2212 nor the vowel sign ``ー`` as dashes, and it changes lengths.
"""

import re
from collections.abc import Callable
from functools import cache, cached_property
from string import ascii_letters
from typing import TypeVar, cast

import polars as pl
import pyarrow as pa

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

FIRST_BEYOND_ASCII = 0x80
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
"""Zero-width signs and marks of direction, as the inside of a character class."""

_DASH_BEHIND = f"([0-9A-Za-z*] ?)[{VOWEL_SIGNS}]"
_FOLDS = WIDE | dict.fromkeys(DASHES, "-") | dict.fromkeys(SPACES, " ") | dict.fromkeys(MASKS, "*")
INVISIBLE_SIGNS = "".join(
    filter(re.compile(f"[{INVISIBLE}]").match, map(chr, range(0x80, 0x10000)))
)
_TABLE = str.maketrans(_FOLDS) | dict.fromkeys(map(ord, INVISIBLE_SIGNS))


@cache
def _encoded(signs: str) -> tuple[frozenset[int], ...]:
    return tuple(frozenset(sign.encode()) for sign in signs)


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
    return re.sub(_DASH_BEHIND, r"\1-", token.translate(_TABLE))


class Column:
    """One column of one batch, and the forms that recognisers share.

    Before all screens stands a look at which bytes there are in the column at all, at a nanosecond
    a byte: in one of dates or of numbers hardly anything else can be.
    """

    def __init__(self, values: pa.Array) -> None:
        self._values = values
        self.raw = cast("pl.Series", pl.from_arrow(values)).cast(pl.String)
        self._forms: dict[object, object] = {}

    def could_hold(self, signs: str) -> bool:
        """Tell whether a cell could hold one of these signs; without any of their bytes, none."""
        return any(map(self._bytes.issuperset, _encoded(signs)))

    @cached_property
    def is_ascii(self) -> bool:
        """Tell whether no cell holds another sign than those of ASCII."""
        return max(self._bytes, default=0) < FIRST_BEYOND_ASCII

    @cached_property
    def _bytes(self) -> frozenset[int]:
        text = self._values.cast(pa.large_string())
        _, places, data = text.buffers()
        ends = memoryview(places).cast("q")
        start, end = ends[text.offset], ends[text.offset + len(text)]
        content = pa.Array.from_buffers(
            pa.uint8(), end - start, [None, data.slice(start, end - start)]
        )
        return frozenset(content.unique().to_pylist())

    def form(self, make: Callable[[pl.Series], T]) -> T:
        """Make a form of the raw cells, or give the one made before."""
        if make not in self._forms:
            self._forms[make] = make(self.raw)
        return cast("T", self._forms[make])

"""What cells look like, so that most of a column is judged by looking at a few strings.

A shape is a cell in which every digit is a ``0``, every letter of ASCII an ``a``, and every other
sign that is not of ASCII stands for the block that its first byte in UTF-8 belongs to. Making the
shapes of a column takes a nanosecond a byte, and a column of ten thousand phone numbers has a
handful of them. So a screen is asked of the distinct shapes, and only cells that pass are read:
a screen may let too much through, never too little.

Texts have as many shapes as cells. Where that is so nothing would be spared, and all cells pass.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache, reduce
from typing import cast

import numpy as np
import numpy.typing as npt
import polars as pl
import pyarrow as pa

from scanner.recognizers.reading.expressions import python

DIGIT, LETTER, GAP = "0", "a", "s"
LATIN, SIGN, KANA, KANJI, WIDE, FAR = "cPJKFX"
"""Blocks by first byte: U+0080, punctuation at U+2000, kana at U+3000, kanji, U+F000, the rest."""

REST = "k"
"""Every further byte of a sign."""

DIGITLIKE = f"[{DIGIT}{WIDE}]"
IDEOGRAPHIC_SPACE, UNIT_SEPARATOR = "\u3000".encode(), b"\x1f"
"""Spaces are told from kana before bytes are: by a sign that no text has, of as many bytes."""

SHAPES_REMEMBERED = 1 << 13
MANY = 64
"""Distinct shapes from which on a kernel call costs less than asking for each."""

LONGEST = 160
"""Bytes of the longest shape that Python is asked about: its engine is not linear in length."""

FEW = 0.25
"""Share of distinct shapes among cells, from which on nothing would be spared."""


def _class_of(byte: int) -> str:
    """Name the class of a byte of UTF-8; signs of ASCII stay what they are."""
    starts = ((0x80, REST), (0xC0, LATIN), (0xE0, FAR), (0xE2, SIGN), (0xE3, KANA), (0xE4, KANJI))
    blocks = (*starts, (0xEA, FAR), (0xEF, WIDE), (0xF0, FAR))
    sign = chr(byte)
    if byte == UNIT_SEPARATOR[0]:
        return GAP
    if byte < blocks[0][0]:
        return DIGIT if sign.isdigit() else LETTER if sign.isalpha() else sign
    return next(name for start, name in reversed(blocks) if byte >= start)


_GAPS = re.compile(IDEOGRAPHIC_SPACE)
_TABLE = "".join(map(_class_of, range(256))).encode()


@cache
def _encoded_classes(signs: str) -> frozenset[bytes]:
    """Give the classes of signs, each as a byte of a shape."""
    every = (sign.encode() for sign in signs)
    classes = (GAP if sign == IDEOGRAPHIC_SPACE else _class_of(sign[0]) for sign in every)
    return frozenset(map(str.encode, classes))


def one_of(*patterns: str) -> str:
    """Make a screen that lets pass what any of these does."""
    return f"(?s){'|'.join(patterns)}"


def in_shapes(written: str) -> str:
    """Write an expression as one of shapes, which fits where the expression could.

    Args:
        written: Has letters only as signs of syntax, as ``F`` and in the classes of digits and of
            letters.
    """
    classes = {"[1-9]": DIGIT, "0-9": DIGIT, "A-Za-z": LETTER, "A-Z": LETTER, "F": LETTER}
    return reduce(lambda shape, known: shape.replace(known, classes[known]), classes, written)


@cache
def _asked(screen: str) -> Callable[[str], bool]:
    """Compile a screen; it remembers its answers, as the same shapes come again in every batch."""
    search = python(screen).search
    return lru_cache(SHAPES_REMEMBERED)(lambda shape: search(shape) is not None)


@dataclass(frozen=True)
class Shapes:
    """The shapes of a column.

    Attributes:
        distinct: Each shape once; empty where there are too many.
        of_cells: Place of each cell's shape in ``distinct``.
        compact: There are few.
        content: The distinct ones, one behind the other; those of all cells where not compact.
    """

    distinct: pl.Series
    of_cells: pl.Series
    compact: bool
    content: bytes

    @classmethod
    def of(cls, values: pa.Array) -> "Shapes":
        """Make the shapes of large strings; an absent one has an empty shape."""
        shaped, content = _shaped(values)
        encoded = _numbered(shaped, content)
        compact = len(encoded.dictionary) <= max(1, FEW * len(values))
        distinct = series(encoded.dictionary) if compact else pl.Series([], dtype=pl.String)
        content = _content(encoded.dictionary) if compact else content
        return cls(distinct, series(encoded.indices), compact, content)

    @property
    def is_ascii(self) -> bool:
        """Tell whether no cell holds another sign than those of ASCII."""
        return REST.encode() not in self.content and GAP.encode() not in self.content

    def hold(self, signs: str) -> bool:
        """Tell whether there is a sign of the class of one of these."""
        return any(sign in self.content for sign in _encoded_classes(signs))

    def hold_digits(self, count: int) -> bool:
        """Tell whether there could be so many digits in a row, of one width."""
        wide = (WIDE + 2 * REST).encode()
        return any(count * digit in self.content for digit in (DIGIT.encode(), wide))

    def like(self, screen: str) -> pl.Series | None:
        """Say which shapes a screen lets pass; ``None`` where there are too many to ask."""
        if not self.compact:
            return None
        return which_match(self.distinct, screen)


def which_match(distinct: pl.Series, pattern: str) -> pl.Series:
    """Say which strings match; of few the answers are remembered, as every batch has the same."""
    few = _few(distinct)
    if few is None:
        return distinct.str.contains(pattern)
    asked = _asked(pattern)
    return pl.Series([asked(string) for string in few], dtype=pl.Boolean)


def _few(strings: pl.Series) -> list[str] | None:
    few = strings.to_list() if len(strings) <= MANY else None
    return few if few is not None and max(map(len, few), default=0) <= LONGEST else None


def series(values: pa.Array) -> pl.Series:
    """See an Arrow array as polars does, without a copy."""
    return cast("pl.Series", pl.from_arrow(values))


def extents(values: pa.Array) -> tuple[npt.NDArray[np.int64], pa.Buffer]:
    """Give where each large string begins, and where the last ends, in the bytes of all of them."""
    _, places, data = values.buffers()
    return np.frombuffer(places, np.int64, len(values) + 1, 8 * values.offset), data


def _shaped(values: pa.Array) -> tuple[pa.Array, bytes]:
    """Replace every byte by its class; give the shapes, and all of them in a row."""
    ends, _ = extents(values)
    start, content = int(ends[0]), _content(values)
    if not content.isascii() and _GAPS.search(content):  # at less than half the price of ``in``
        content = content.replace(IDEOGRAPHIC_SPACE, UNIT_SEPARATOR * len(IDEOGRAPHIC_SPACE))
    content = content.translate(_TABLE)
    shapes = [None, pa.py_buffer(ends - start), pa.py_buffer(content)]
    return pa.Array.from_buffers(values.type, len(values), shapes), content


def _numbered(shapes: pa.Array, content: bytes) -> pa.DictionaryArray:
    """Number the distinct shapes; numbers and dates of one width mostly have the same one."""
    size = len(content) // max(1, len(shapes))
    ends, _ = extents(shapes)
    if size and content[size:] == content[:-size] and (ends[1:] - ends[:-1] == size).all():
        return pa.DictionaryArray.from_arrays(np.zeros(len(shapes), np.int32), shapes.slice(0, 1))
    return shapes.dictionary_encode()


def _content(values: pa.Array) -> bytes:
    """Give the bytes of large strings, one behind the other."""
    ends, data = extents(values)
    start, end = int(ends[0]), int(ends[-1])
    return data.slice(start, end - start).to_pybytes() if data is not None else b""

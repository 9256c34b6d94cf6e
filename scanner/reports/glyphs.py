"""Which characters a typeface can draw, and what stands for those that it cannot.

A box in place of a rare kanji would hide whose name or which table is meant, so its code point is
written out: ``[U+20BB7]``, by which it can be found in Unicode's charts.
"""

import re
import struct
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

HEAD, RECORD, ENCODING, GROUP = 12, 16, 8, 12
"""Bytes of a font's head and of one entry of its tables (OpenType 1.9, ``otff`` and ``cmap``)."""

UNICODE_FULL = (3, 10)
"""Platform and encoding of the table for all of Unicode, format 12."""

FOLDER, FONT = "fonts", "ipaexg.ttf"
PLAIN = frozenset("\n\t ")


def font_folder() -> str:
    """Give the folder in which the Japanese typeface lies, beside its licence."""
    return str(files("scanner.reports").joinpath(FOLDER))


@cache
def drawn() -> frozenset[str]:
    """Give all characters that the typeface draws."""
    font = files("scanner.reports").joinpath(FOLDER, FONT).read_bytes()
    return frozenset(map(chr, _characters(font))) | PLAIN


def lacking(text: str) -> list[str]:
    """List the characters of a text that it cannot draw, in order."""
    return sorted(set(text) - drawn())


def legible(text: str) -> str:
    """Write out what cannot be drawn."""
    missing = lacking(text)
    if not missing:
        return text
    pattern = "|".join(map(re.escape, missing))
    return re.sub(pattern, lambda found: f"[{code(found[0])}]", text)


def code(character: str) -> str:
    """Name a character by its code point, as Unicode writes it."""
    return f"U+{ord(character):04X}"


def _characters(font: bytes) -> Iterator[int]:
    table = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, table + 2)
    for number in range(count):
        *platform, offset = struct.unpack_from(">HHL", font, table + 4 + ENCODING * number)
        if tuple(platform) == UNICODE_FULL:
            yield from _groups(font, table + offset)


def _groups(font: bytes, start: int) -> Iterator[int]:
    (groups,) = struct.unpack_from(">L", font, start + 12)
    for number in range(groups):
        first, last, _ = struct.unpack_from(">LLL", font, start + 16 + GROUP * number)
        yield from range(first, last + 1)


def _table(font: bytes, name: bytes) -> int:
    """Say where a table of the font begins."""
    (count,) = struct.unpack_from(">H", font, 4)
    entries = (struct.unpack_from(">4sLLL", font, HEAD + RECORD * n) for n in range(count))
    return next(int(offset) for tag, _, offset, _ in entries if tag == name)

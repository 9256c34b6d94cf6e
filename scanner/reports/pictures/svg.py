"""The few shapes of which pictures are drawn: SVG 1.1 as text, readable without colour.

No style sheet, no script, no reference to anything outside: a page takes it inline, and print as an
image. Widths of texts are reckoned, since nobody here has measured the reader's font: a full-width
character is one em, any other half of one and a bit.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import escape

INK, SOFT, LINE, BAND, ACCENT, ALARM = (
    "#1c2430",
    "#4a5462",
    "#b8c0ca",
    "#eef1f5",
    "#1f4e79",
    "#8b1a1a",
)
FONTS = "IPAexGothic, Hiragino Sans, Yu Gothic, Meiryo, Noto Sans CJK JP, sans-serif"
NARROW = 0.58
"""Ems of a character that is not full-width, on the safe side."""

UNWRITABLE = re.compile(r"[\ufffe\uffff]")
"""Characters that XML has no place for and that ``shown`` leaves (XML 1.0, 2.2)."""


def drawing(width: float, height: float, parts: Iterable[str], label: str) -> str:
    """Put shapes onto a canvas.

    Args:
        width: In units, of which a page is 700 wide.
        height: In the same units.
        parts: In the order in which they are drawn.
        label: What the picture shows, for whoever does not see it.
    """
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(width)} {_n(height)}" '
        f'width="{_n(width)}" height="{_n(height)}" role="img" aria-label="{_escaped(label)}" '
        f'font-family="{FONTS}">\n{body}\n</svg>'
    )


def text(
    x: float,
    y: float,
    content: str,
    *,
    size: float = 10,
    anchor: str = "start",
    fill: str = INK,
) -> str:
    """Write a line with its baseline at ``y``."""
    return (
        f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" text-anchor="{anchor}" '
        f'fill="{fill}">{_escaped(content)}</text>'
    )


def label(x: float, y: float, content: str, size: float, fill: str) -> str:
    """Write a line around ``x`` that is read above whatever is drawn below it."""
    around = text(x, y, content, size=size, anchor="middle", fill="#ffffff")
    halo = around.replace(
        "<text ", '<text stroke="#ffffff" stroke-width="5" aria-hidden="true" ', 1
    )
    return halo + text(x, y, content, size=size, anchor="middle", fill=fill)


def box(  # noqa: PLR0913 - a rectangle's place and look
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    fill: str = "#ffffff",
    stroke: str = LINE,
    radius: float = 0,
) -> str:
    """Draw a rectangle."""
    return (
        f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" '
        f'rx="{_n(radius)}" fill="{fill}" stroke="{stroke}"/>'
    )


def path(commands: str, *, stroke: str = INK, width: float = 1, dash: str = "", fill: str) -> str:
    """Draw a line or an area."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="{commands}" fill="{fill}" stroke="{stroke}" stroke-width="{_n(width)}"{dashed}/>'
    )


def line(start: tuple[float, float], end: tuple[float, float], *, stroke: str = LINE) -> str:
    """Draw a straight thin line."""
    return path(f"M{point(start)} L{point(end)}", stroke=stroke, fill="none")


def point(at: tuple[float, float]) -> str:
    """Write a point of a path."""
    return f"{_n(at[0])} {_n(at[1])}"


def reckoned(content: str, size: float) -> float:
    """Reckon the width of a text."""
    return size * sum(map(_ems, content))


def fitted(content: str, size: float, room: float) -> str:
    """Shorten a text in its middle until it fits."""
    if reckoned(content, size) <= room:
        return content
    kept = content
    while kept and reckoned(f"{kept}…", size) > room:
        kept = kept[: len(kept) // 2] + kept[len(kept) // 2 + 1 :]
    middle = (len(kept) + 1) // 2
    return f"{kept[:middle]}…{kept[middle:]}"


def wrapped(content: str, size: float, room: float, most: int) -> Iterator[str]:
    """Break a text into lines that fit, at most so many of them."""
    rest = content
    for number in range(most):
        if number == most - 1:
            rest = fitted(rest, size, room)
        taken = len(rest)
        while taken > 1 and reckoned(rest[:taken], size) > room:
            taken -= 1
        if not rest:
            return
        yield rest[:taken]
        rest = rest[taken:].lstrip()


def _ems(character: str) -> float:
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else NARROW


def _escaped(content: str) -> str:
    return escape(UNWRITABLE.sub("\ufffd", content))


def _n(number: float) -> str:
    """Write a number shortly, and the same on every machine."""
    return f"{number:.1f}".removesuffix(".0")

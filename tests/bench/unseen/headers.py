"""The names of columns: what offices, engineers and exports call them, and worse."""

from enum import StrEnum
from itertools import count

from tests.bench.unseen.draw import Draw, toml
from tests.bench.unseen.kana import wide


class Style(StrEnum):
    """How the columns of a table are named."""

    JAPANESE = "ja"
    ODD = "odd"
    ENGLISH = "en"
    SHORT = "abbr"
    NONE = "none"
    VAGUE = "vague"
    MISLEADING = "misleading"


TABLES = {
    Style.JAPANESE: 38,
    Style.ODD: 16,
    Style.ENGLISH: 22,
    Style.SHORT: 13,
    Style.NONE: 9,
}
"""How many tables in a hundred are named in each style; the other two are single columns' own."""

VAGUE, MISLEADING = 0.07, 0.04


def header(draw: Draw, style: Style, heads: str, number: int) -> str:
    """Name a column.

    Args:
        heads: The group of headers or the class of look-alike.
        number: Of the column in its table, from 1.
    """
    if style is Style.NONE:
        return f"col{number}"
    groups = toml("headers")
    if style in (Style.VAGUE, Style.MISLEADING):
        names: list[str] = groups[style][draw.pick(("ja", "ja", "en", "abbr"))]
        return draw.pick(names)
    if heads in groups:
        return _dressed(draw, style, groups[heads]["ja" if style is Style.ODD else style])
    names = toml("lookalike_headers")[heads]
    ascii_ = style in (Style.ENGLISH, Style.SHORT)
    return _dressed(draw, style, [name for name in names if name.isascii() is ascii_] or names)


def _dressed(draw: Draw, style: Style, names: list[str]) -> str:
    name = draw.pick(names)
    if style is not Style.ODD or draw.chance(0.25):
        return name
    if draw.chance(0.1):
        return wide(name)
    dressing: str = draw.pick(toml("headers")["dressing"]["ja"])
    return dressing.format(name)


def unlike(names: list[str], name: str) -> str:
    """Number a name that the table has already."""
    numbered = (f"{name}{n}" for n in count(2))
    return name if name not in names else next(n for n in numbered if n not in names)

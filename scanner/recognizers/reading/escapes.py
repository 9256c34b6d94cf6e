r"""Texts that programs write escaped: ``%E5%B1%B1``, ``\u5c71`` and ``&#x5C71;`` are all 山.

Logs of web servers, addresses, JSON and HTML write so, and whoever can open them reads a name in
clear. A text that holds an escape is read twice, as it is written and unescaped, so that nothing
is lost that the writing itself tells; what is found unescaped is told by its place as written.

UTF-8 byte by byte, each with a percent sign (RFC 3986) or ``\x`` (nginx, Python), also where the
percent sign itself is escaped once more; UTF-16 as JSON and old scripts write it (``%u5C71``); and
numeric entities of HTML. Of ASCII the percent sign and the plus count in values of a query, behind
other escapes and within a mailbox, as 10%20 is a figure elsewhere. What is no sign, half of one, or
a byte of control stays as it is.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from sys import maxunicode

import polars as pl

from scanner.model.detection import Detection
from scanner.recognizers.reading.expressions import expression, python
from scanner.recognizers.reading.normalise import Column

SCREEN = (
    r"%(?:25)?[02-7C-Fc-fu][0-9A-Fa-f]|\\[ux][0-9A-Fa-f]{2}|&#[xX0-9]"
    r"|\\[nrt](?:[ぁ-ヿ一-龠々ｦ-ﾟ「【]|[0-9]{3}|\\)"
)
"""A text without any of these holds no escape: ``C:\\temp`` is a folder."""

SIGNS = "%\\&"
"""Signs that all of them have: to look for these costs less."""

_HEX = "[0-9A-Fa-f]"
_PERCENT = "%(?:25)?"
_BYTE = rf"(?:{_PERCENT}|\\{{1,2}}x)"
_NEXT = rf"{_BYTE}[89ABab]{_HEX}"
_UNIT = rf"(?:{_PERCENT}|\\{{1,2}})u"
_ANYWHERE = (
    rf"(?P<bytes>{_BYTE}(?:[CDcd]{_HEX}|[Ee]{_HEX}{_NEXT}|[Ff][0-4](?:{_NEXT}){{2}}){_NEXT})"
    rf"|(?P<units>{_UNIT}[Dd][89ABab]{_HEX}{{2}}{_UNIT}[Dd][C-Fc-f]{_HEX}{{2}}|{_UNIT}{_HEX}{{4}})"
    rf"|\\{{1,2}}x(?P<quoted>[2-7]{_HEX})"
    rf"|&#(?:[xX](?P<entity>{_HEX}{{1,6}})|(?P<decimal>[0-9]{{1,7}}));"
    r"|\\{1,3}(?P<short>[\"/nrt])"
)
_OF_URL = rf"(?:{_PERCENT}(?P<ascii>0[9ADad]|[2-7]{_HEX})|(?P<plus>(?<!=)[+]))"
_BEHIND_OTHERS = rf"(?:(?<=%[89ABab]{_HEX})|(?<=%25[89ABab]{_HEX})){_OF_URL}"
_OF_MAILBOX = rf"(?<=[0-9A-Za-z_-]){_PERCENT}(?P<at>40)(?=[0-9A-Za-z-]{{1,63}}[.][A-Za-z])"
_SIGNED = "(?:sig|s[et]|sk[et])="
"""Keys of a shared access signature: to read each such address twice would tell nothing more."""

_PART = expression(
    rf"(?:(?<![0-9A-Za-z_.-])|(?<=\\u0026))(?!{_SIGNED})[A-Za-z_][0-9A-Za-z_.\[\]-]{{0,60}}="
    rf"(?P<value>[^\s&\"'<>\\]+)|{_ANYWHERE}|{_BEHIND_OTHERS}|{_OF_MAILBOX}"
)
_IN_VALUE = expression(rf"{_ANYWHERE}|{_OF_URL}")
_INTRODUCER = expression(rf"{_UNIT}|{_BYTE}")
_CONTROL = expression("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def _of_bytes(written: str, encoding: str) -> str:
    """Read bytes, each behind its introducer; those that are no sign give none."""
    return bytes.fromhex(_INTRODUCER.sub("", written)).decode(encoding, "ignore")


def _of_number(written: str, base: int) -> str:
    number = int(written, base)
    return chr(number) if number <= maxunicode else ""


_READ: dict[str, Callable[[str], str]] = {
    "bytes": partial(_of_bytes, encoding="utf-8"),
    "units": partial(_of_bytes, encoding="utf-16-be"),
    "quoted": partial(_of_number, base=16),
    "entity": partial(_of_number, base=16),
    "decimal": partial(_of_number, base=10),
    "ascii": partial(_of_number, base=16),
    "at": partial(_of_number, base=16),
    "short": lambda sign: {"n": "\n", "r": "\r", "t": "\t"}.get(sign, sign),
    "plus": lambda _: " ",
}
"""How each kind of escape is read, by its group."""


@dataclass(frozen=True, slots=True)
class Unescaped:
    """A text whose escapes are read.

    Attributes:
        text: With a sign for each escape.
        ends: Where in it each of these signs ends.
        longer: How much longer the text as written is before the first, and behind each of them.
    """

    text: str
    ends: list[int]
    longer: list[int]

    def place(self, place: int) -> int:
        """Give where in the text as written a place of this one is."""
        return place + self.longer[bisect_right(self.ends, place)]

    def as_written(self, span: Detection) -> Detection:
        """Give a span of this text by its place in the text as written."""
        return replace(span, start=self.place(span.start), end=self.place(span.end))


def unescaped(text: str) -> Unescaped | None:
    """Read the escapes of a text; ``None`` where it holds none."""
    if python(SCREEN).search(text) is None:
        return None
    parts, ends, longer, done = list[str](), list[int](), [0], 0
    for escape in _escapes(text):
        if not (sign := _sign(escape)):
            continue
        parts += (text[done : escape.start()], sign)
        done = escape.end()
        longer.append(longer[-1] + done - escape.start() - 1)
        ends.append(done - longer[-1])
    return Unescaped("".join((*parts, text[done:])), ends, longer) if ends else None


def unescaped_cells(column: Column) -> pl.DataFrame:
    """Give the cells that hold escapes: ``cell``, its number, and ``text``, unescaped."""
    if not column.could_hold(SIGNS) or not column.mentions(SCREEN):
        return column.none
    cells = column.shaped(None)
    cells = cells.filter(cells["text"].str.contains(SCREEN))
    read = [clear.text if (clear := unescaped(text)) else None for text in cells["text"]]
    return cells.with_columns(text=pl.Series(read, dtype=pl.String)).drop_nulls("text")


def in_each_writing(text: str, find: Callable[[str], Iterator[Detection]]) -> Iterator[Detection]:
    """Find in a text as it is written, and unescaped where it holds escapes."""
    yield from find(text)
    if (clear := unescaped(text)) is not None:
        yield from map(clear.as_written, find(clear.text))


def _escapes(text: str) -> Iterator[re.Match[str]]:
    """Give what could be an escape; in a value of a query more could."""
    for part in _PART.finditer(text):
        if part["value"] is None:
            yield part
        else:
            yield from _IN_VALUE.finditer(text, *part.span("value"))


def _sign(escape: re.Match[str]) -> str:
    """Give the sign that an escape stands for; none where it stands for none that texts have."""
    kind = escape.lastgroup or ""
    return _CONTROL.sub("", _READ[kind](escape[kind]))

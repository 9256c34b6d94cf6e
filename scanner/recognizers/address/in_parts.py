"""Addresses that a record or a form keeps in parts, each under a key or a label of its own.

A place with its number below (``"city":"…","street":"…"``, 住所１：… 住所２：…) is an address like
any other; a place alone is shared by all who live there.
"""

import re
from collections.abc import Iterator

from scanner.recognizers.address.forms import (
    BUILDING,
    CITY_MARK,
    DIGIT,
    JAPANESE,
    LOT,
    NUMERAL,
    OAZA,
    PREFECTURE,
    SPACE,
)
from scanner.recognizers.houses import stands_for_house
from scanner.recognizers.reading.expressions import expression

_KEYED = expression(
    r'"(?:(?P<place>pref(?:ecture)?|province|state|city|municipality|都道府県|市区町村|市町村)'
    r"|(?P<door>street|town|banchi|(?:address|addr|住所)_?[123]?|町域|町名|番地)"
    r"|building|bldg|apartment|apt|mansion|tatemono|katagaki|建物|方書|マンション)"
    r'(?:_?(?:name|nm)|名)?"\s*:\s*"(?P<part>[^"\n]{2,40})"',
    re.IGNORECASE,
)
"""A record that keeps an address in parts, each under a key of its own."""

_FIRST, _SECOND, _THIRD = "[1１①一]|[（(]上段[）)]", "[2２②二]|[（(]下段[）)]", "[3３③三]"
_LABELLED = expression(
    f"(?:(?P<place>都道府県|市区?町村|(?:現)?住所(?:{_FIRST}))"
    f"|(?P<door>(?:現)?住所(?:{_SECOND})|町域|町名(?:・?番地)?|丁目・?番地|番地)"
    f"|住所(?:{_THIRD})|建物|方書|マンション)名?"
    f"[{SPACE}]?[:：=＝][{SPACE}]?(?P<part>[^\\s{SPACE}:：=＝、,，|｜]{{2,40}})"
)
_LABELS = ("住所1", "住所１", "住所①", "住所（", "住所(", "区町村", "市町村")
"""A text without any of them has no such label, which is asked for first."""

_GAP = f"[{SPACE}]?[/／|｜][{SPACE}]?"
_PARTED = expression(
    f"(?P<prefecture>{PREFECTURE}){_GAP}(?P<city>[{JAPANESE}]{{1,10}}{CITY_MARK}){_GAP}"
    f"(?P<door>{OAZA}?[{JAPANESE}]{{1,20}}[{SPACE}]?(?:{LOT}|{NUMERAL})(?:{BUILDING})?)"
)
"""An address whose parts nothing but strokes keep apart, as those tell who part it."""

_PLACE = expression(f"(?:{PREFECTURE})?(?:[{JAPANESE}]{{1,10}}{CITY_MARK})?")
_STROKES = "/／|｜"
_APART = dict.fromkeys(map(ord, _STROKES), " ")
_NUMBERED = expression(f"{DIGIT}|[一二三四五六七八九十百〇](?:丁目|番)")


def parts_of_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Give start and end of each part of an address that leads to a door."""
    if '"' in text:
        yield from _parts(text, _KEYED)
    if any(stroke in text for stroke in _STROKES):
        yield from _parted(text)
    if any(label in text for label in _LABELS):
        yield from _parts(text, _LABELLED)


def _parted(text: str) -> Iterator[tuple[int, int]]:
    """Find the parts of addresses that strokes keep apart, those of houses left out."""
    apart = text.translate(_APART)
    for found in _PARTED.finditer(text):
        if not stands_for_house(apart, *found.span()):
            yield from map(found.span, ("prefecture", "city", "door"))


def _parts(text: str, written: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Find the parts of an address: a place, and a door."""
    parts = list(written.finditer(text))
    places = [each for each in parts if each["place"] and _PLACE.fullmatch(each["part"])]
    doors = [each for each in parts if each["door"] and _NUMBERED.search(each["part"])]
    if places and doors and not stands_for_house(text, *doors[0].span("part")):
        yield from (each.span("part") for each in parts)

"""Columns that hold one part of a telephone number each: 市外局番, 市内局番 and 加入者番号.

Two to four digits are nobody's number, and such are everywhere; so the names decide, and only in a
table that has a column for each of the three parts, none of which holds whole numbers, or two that
say so without a doubt, or of which one has four digits, as the last part has. They need not be
named alike: 電話1, 市内局番, 電話番号（下）.
"""

import unicodedata
from collections.abc import Mapping

from scanner.model.category import DataCategory
from scanner.model.detection import Grade
from scanner.model.profile import FieldProfile
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.weighing import MOSTLY, Scale

_PHONE = (
    "(?:電話|電番|携帯|ファックス)(?:番号)?"
    "|(?:tel|phone|denwa|keitai|mobile|fax)(?:[-_ ]?(?:no|num|number|bango))?"
)
_SIGNS = ("1|上|前|a|first|head|mae", "2|中|b|middle|mid|naka", "3|下|後|c|last|end|tail|ato")
_CALLED = (
    (
        "市外(?:局番)?|エリアコード|area(?:[-_ ]?(?:code|no))?|s[hy]?igai(?:[-_ ]?kyoku(?:ban)?)?"
        "|s[hy]?gi"
    ),
    (
        "市内(?:局番)?|局番|(?:exchange|local|kyoku(?:ban)?)(?:[-_ ]?(?:code|no))?"
        "|s[hy]?inai(?:[-_ ]?kyoku(?:ban)?)?|s[hy]?ni"
    ),
    (
        "(?:加入者?(?:番号)?|番号"
        "|(?:subscriber|line|sub|kanyu(?:s[hy]a)?)(?:[-_ ]?(?:no|number|bango))?|no|num|number"
        "|ban(?:gou?)?|kny)"
    ),
)
_ALONE = (
    "市外局番|area[-_ ]?code|s[hy]?igai(?:[-_ ]?kyoku(?:ban)?)?",
    "(?:市内)?局番|exchange[-_ ]?(?:code|no)|s[hy]?inai(?:[-_ ]?kyoku(?:ban)?)?",
    "加入者?番号|subscriber[-_ ]?(?:no|num|number)|kanyus[hy]a[-_ ]?(?:no|bango)",
)
"""What leaves no doubt even without a word for a telephone."""

_NAMES = tuple(
    expression(
        rf"(?:.*[^a-z0-9])?(?:{_PHONE})[-_ .・(\[]*(?:{sign}|{called})[)\]]?"
        rf"|(?:.*[^a-z])?(?:{alone})"
    )
    for sign, called, alone in zip(_SIGNS, _CALLED, _ALONE, strict=True)
)


_CLEAR = expression(rf"(?:.*[^a-z])?(?:{'|'.join(_ALONE)})")


def named_for_parts(profiles: Mapping[str, FieldProfile]) -> frozenset[str]:
    """Give those columns of a table that are for the parts of a number."""
    short = {
        name: parts
        for name, profile in profiles.items()
        if DataCategory.PHONE_NUMBER not in profile.tallies and (parts := _parts_of(name))
    }
    every = frozenset[int]().union(*short.values())
    sure = [name for name in short if _CLEAR.fullmatch(_written(name))]
    enough = len(every) == len(_NAMES) or len(sure) > 1
    enough = enough or (len(every) > 1 and any(map(_is_last, (profiles[name] for name in short))))
    return frozenset(short) if enough else frozenset()


def _is_last(profile: FieldProfile) -> bool:
    """Say whether a column holds four digits: years of birth and what opens something look so."""
    pins = Scale.of(profile, DataCategory.CREDENTIAL).share(Grade.SHAPED)
    return (
        max(pins, Scale.of(profile, DataCategory.BIRTH_DATE).share(Grade.SHAPED_WITHIN)) >= MOSTLY
    )


def _parts_of(name: str) -> frozenset[int]:
    """Say which part of a number a column is named for."""
    written = _written(name)
    return frozenset(
        place for place, part in enumerate(_NAMES) if part.fullmatch(written) is not None
    )


def _written(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().lower()

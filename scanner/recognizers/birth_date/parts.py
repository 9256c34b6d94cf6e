"""Columns that hold one part of a birth date each: 生年, 生月 and 生日, ``birth_m``, 誕生日（日）.

A month or a day alone is nobody's birth date, and such numbers are everywhere; so the names decide,
and only in a table that has columns for two parts at least. They need not be named alike.
"""

import re
import unicodedata
from collections.abc import Iterable

from scanner.recognizers.headers.column_names import without_remark
from scanner.recognizers.reading.expressions import expression

_JAPANESE = expression(
    r"(?:.*[^一-龠]|.*(?:者|人|員|客|主|父|母|子|児|様|新|旧))??"
    r"(?:(?:誕生|出生|生)年?月日|誕生日"
    r"|出生日|(?:誕生|出生|生)年(?=[元年]号)|誕生|出生|[うウ生]まれた?|生れ|生)の?[-_ :/・(\[]*"
    r"(?P<part>西暦年?|和暦年|元号|年号|年|月|日付?|YYYY|YY|MM|DD)[)\]]?"
    r"(?:[-_ ]*\(?[0-9桁数字半角A-Za-z西和暦]{1,4}\)?)?"
    r"|(?P<first>年|月|日)[(\[](?:生年月日|誕生日|出生日)[)\]]"
)
_BASE = (
    "birthday|birthdate|birth|brthd?|bth|bday|bd|bir|dob|born|seinengappi|seinengp|seinen|s(?:ei)?n(?:en)?gp?|umare"
    "|tanjy?ou?[-_ ]?bi|tanjy?ou?|sei|brt"
)
_PART = (
    "gengou?|nengou?|era|gen|gng|ge?|yyyy|yy|year|yr|y|nen|seireki|mm|month|mon|mth|m|tsuki|tuki|gatsu|getsu"
    "|gatu|getu|mo|bi|dd|day|dy|d|nichi|hi"
)
_BEHIND = "(?:[-_ ]?(?:no|num|val|txt|text|str|cd|code|kbn|old|new|[0-9]))*"
_SHORT = "by|bm|bd|byy|bmm|bdd|byr|bmo|byear|bmonth|bmon|bmth|bera|bgengou?"
"""Names that are nothing but the letters of both words; two of them tell."""

_LATIN = expression(
    rf"(?:.*[^a-z])?(?:(?:{_BASE})[-_ .]*(?P<part>{_PART}){_BEHIND}"
    rf"|b[-_](?P<b>yyyy|yy|year|yr|y|month|mon|mm|m|day|dd|d)"
    r"|(?P<of>year|month|day)[-_ ]?of[-_ ]?birth|(?P<before>year|yr|y|month|mon|m|day|d)[-_]birth)"
    rf"|(?P<short>{_SHORT}){_BEHIND}",
    re.IGNORECASE,
)
_ERA = expression(
    r"(?:和暦)?(?:元号|年号)(?:区分|コード|ｺｰﾄﾞ)?|和暦(?:区分|コード)"
    r"|(?:gengou?|nengou?|era)(?:[-_ ]?(?:cd|code|kbn|kubun|nm|name|mei))?",
    re.IGNORECASE,
)
"""Of an era, which is that of a birth beside the other parts of one."""

_WHOLE = expression(
    r"日|日にち|dd?|day|(?:.*[^a-z]|[a-z]{2,9})?b(?:irth)?[-_]?d(?:ay|y)"
    r"|(?:.*[^一-龠]|.*(?:者|人|員|客|主|児|様))?(?:誕生日|出生日)",
    re.IGNORECASE,
)
"""Names of any days, which beside a year and a month of birth are those of the day alone."""

_KINDS = {"西": "y", "和": "y", "年": "y", "月": "m", "日": "d", "元": "e"}
_IN_ROMAJI = {"n": "y", "s": "y", "t": "m", "g": "m"}
_LETTERS_OF_ERA = {"g", "ge", "gen", "gng"}
FEWEST = 2
"""Parts that a table must have columns for."""


def named_for_parts(names: Iterable[str]) -> frozenset[str]:
    """Give those of the names of a table that are for the parts of a birth date."""
    every = {name: without_remark(name) for name in names}
    parts = {name: part for name, bare in every.items() if (part := _part_of(bare))}
    told = set(parts.values()) - {"e"}
    whole = _WHOLE if told == {"y", "m"} else _ERA
    if len(told) < FEWEST:
        return frozenset()
    return frozenset(
        {*parts, *(n for n, b in every.items() if _ERA.fullmatch(b) or whole.fullmatch(b))}
    )


def _part_of(name: str) -> str:
    """Say which part of a birth date a column is named for: a year, a month or a day."""
    written = unicodedata.normalize("NFKC", name).strip()
    found = _JAPANESE.fullmatch(written) or _LATIN.fullmatch(written)
    if found is None:
        return ""
    said = next(filter(None, found.groups())).lower()
    return _kind(said if said == "bi" else said.removeprefix("b"))


def _kind(part: str) -> str:
    """Tell ``nichi`` and ``gengo`` from ``nen`` and ``gatsu``, and take others by a sign."""
    if part in {"nichi", "hi", "bi"}:
        return "d"
    if part == "年号" or part in _LETTERS_OF_ERA or part.startswith(("gengo", "nengo", "era")):
        return "e"
    return _KINDS.get(part[0], _IN_ROMAJI.get(part[0], part[0]))

"""Birth dates of which a text tells year, month and day apart: 生年 1975 月 3 日 2, ``birth_y``.

Each part stands behind its own word or key; a year of birth and the month behind it tell.
"""

import re
from collections.abc import Iterator

from scanner.recognizers.reading.expressions import expression

Place = tuple[int, int]
_YEARS = r"(?:19|20)[0-9]{2}|(?:明治?|大正?|昭和?|平成?|令和?|[MTSHR])[ .]?(?:元|[0-9]{1,2})"
_MONTHS, _DAYS = "1[0-2]|0?[1-9]", "3[01]|[12][0-9]|0?[1-9]"
_YEAR, _MONTH, _DAY = f"(?P<y>{_YEARS}", f"(?P<m>{_MONTHS})", f"(?P<d>{_DAYS})"
_OPEN, _GAP = r"[):= ]{1,3}", r"[ ,、/|\t(]{1,3}"
_OF_BIRTH = "(?:生(?:まれ)?|誕生|出生)?"
_LABELLED = expression(
    rf"(?:生年月日|誕生日|(?:生(?:まれ)?|誕生|出生)年)[ (:=]{{0,3}}(?:年|西暦|和暦)?"
    rf"{_OPEN}{_YEAR})年?{_GAP}{_OF_BIRTH}月{_OPEN}{_MONTH}月?(?:{_GAP}{_OF_BIRTH}日{_OPEN}{_DAY})?(?![0-9])"
)
_WHOSE = (
    "(?<![皆客])様|(?<!皆)さん|さま|氏|くん|ちゃん|本人|私|僕|俺"
    "|主人|旦那|家内|[夫妻父母娘孫兄弟姉妹]|息子"
)
_LEFT_OPEN = expression(
    r"(?:(?<![一-龠々ぁ-んァ-ヴー])生年(?:月日?)?|(?:誕生|出生)年月?|誕生日)"
    r"[はがも:= (]{1,2}[「『(]?"
    rf"(?P<y>(?:{_YEARS}) ?年 ?(?:{_MONTHS}) ?月)(?! ?[0-9〇一二三四五六七八九十]"
    r"|[」』)]?(?:以[降前後]|から|まで|より|頃|[〜~]|(?:生まれ)?の(?:方|人|会員|お客)))"
    rf"|(?<![0-9年月./-])(?P<d>(?:{_MONTHS})月 ?(?:{_DAYS})日)"
    r"(?=の?お?生まれ(?:です|でし|なの|で[、。]|の[^\s、。0-9]{1,8}(?:です|と申|とい[いう])))"
    r"|(?:(?<![皆客])様|さん|さま|氏|くん|ちゃん) ?"
    rf"\((?P<of>(?:{_MONTHS})月 ?(?:{_DAYS})日)(?=の?お?生まれ\))"
    rf"|(?:{_WHOSE})の誕生日[はが、:「 ]{{1,2}}(?P<on>(?:{_MONTHS})月 ?(?:{_DAYS})日)"
    r"(?=[、。」)\n]|\Z|です|でし|だ(?!け)|と(?:言|い[いう](?!設定)|聞|の[こ回]|申))"
)
"""A day of birth that leaves out a part: 生年が平成19年9月で日は空欄, 妻の誕生日は10月7日."""

_NAMES = "(?:birth(?:_?day)?|dob|bday|umare|tanjou?|(?<![A-Za-z])b(?=[_-]))"
_IS, _NEXT = r"[\"']?\s?[:=]\s?[\"']?", r"[\"']?[,;&\s]{1,4}[\"']?"
_KEYED = expression(
    rf"{_NAMES}[_-]?(?:yyyy|year|yr|yy|y|nen){_IS}{_YEAR}|[0-9]{{2}}){_NEXT}"
    rf"(?:[a-z]{{1,9}}[_-])?{_NAMES}[_-]?(?:month|mon|mm|m|tsuki|gatsu){_IS}{_MONTH}"
    rf"(?:{_NEXT}(?:[a-z]{{1,9}}[_-])?{_NAMES}[_-]?(?:day|dd|d|hi|nichi){_IS}{_DAY})?(?![0-9])",
    re.IGNORECASE,
)
"""Keys of a record, in Latin letters."""

_LABELS, _KEYS = (
    ("生年", "まれ", "誕生", "出生"),
    ("irth", "IRTH", "dob", "DOB", "b_", "B_", "day", "mare", "anjo"),
)
"""A text without any of them tells no year apart."""


def told_parts(text: str) -> Iterator[Place]:
    """Give start and end of each part of such a day.

    Args:
        text: In half width.
    """
    for words, found in ((_LABELS, _LABELLED), (_LABELS, _LEFT_OPEN), (_KEYS, _KEYED)):
        if any(word in text for word in words):
            for parts in found.finditer(text):
                yield from (parts.span(part) for part, said in parts.groupdict().items() if said)

"""Addresses that the gazetteer does not list: a town behind a label, a hamlet, streets of Kyoto."""

from scanner.recognizers.address.forms import (
    DASH,
    DIGIT,
    IN_KANJI,
    JAPANESE,
    JOIN,
    KANJI,
    LOT,
    NUMBER,
    NUMERAL,
    OAZA,
    SPACE,
    UNIT,
)
from scanner.recognizers.reading.expressions import expression

FURTHER = f"(?:[{SPACE}]?{JOIN}(?:{NUMERAL}|{IN_KANJI}(?![一-龠])|{IN_KANJI}(?=[番号の])))"
"""The next number of a row; 三 behind 番地 may begin a name."""

_UNITS = "[年月日時分秒人名件個台回歳才円店枚点社校軒割度倍位期か%％]|世帯|千|万|[kｋ]?[mｍ]"
_GROUPED = rf"(?<!{DIGIT}{{4}})[,，]{DIGIT}{{1,3}}(?![0-9０-９{DASH}.（(])"
"""Digits of a number in groups; behind another comma stands the next item of a row."""

_PHONE = f"[0０]{DIGIT}{{1,4}}[{DASH}(（]|[0０]{DIGIT}{{9}}"
_COUNTED = (
    rf"(?!{DIGIT}|(?:[.．:：]|[/／](?!{_PHONE})){DIGIT}|{_GROUPED}|(?:{_UNITS})"
    rf"|[{SPACE}](?:{_UNITS})(?![一-龠々]))"
)
HOUSE = f"(?:{LOT}|{NUMERAL}{_COUNTED})"
KYOTO = "(?:[上下][るル]|[東西]入[るル]?)"
RANGE_SIGNS = "[〜～~]"
NOBODY_BEHIND = expression(
    f"[{SPACE}]?(?:地?先|付近|周辺|地[内区]|交差点|町[会内]|自治会|集会所|{RANGE_SIGNS})"
)
"""Behind a number: where works are, or somebody was seen."""

_TOLD_TOWN = expression(
    "(?!(?:本社|本店|支店|当|別紙|別添|未定|不明|様式|資料|項番|番号|[第図表欄章]))"
    f"(?:{OAZA}?(?:[{KANJI}]|(?<=通)り){{1,14}}?[{SPACE}]?第?"
    f"(?:{NUMBER}地割{HOUSE}|{NUMBER}丁目[{SPACE}]?{NUMBER}|{NUMBER}番地の?(?:{NUMBER})?"
    f"|{NUMERAL}[{DASH}の]{NUMERAL}))"
    f"{FURTHER}{{0,2}}(?:{UNIT})?(?![0-9０-９{DASH}])"
)
"""A town that nobody lists, behind a label or a postcode, on to the numbers of a door."""

_HAMLET = expression(f"大字[{KANJI}]{{1,8}}?(?:{LOT})")
_TOWN_OF_HAMLET = expression("(?<![一-龠々ァ-ヴー])[一-龠々]{1,6}[町村]\\Z")
_STREET = expression(
    "(?<![一-龠々ァ-ヴー])[一-龠々ヶノ之]{1,12}(?:通|筋|路|町|条)[一-龠々ノ之]{0,10}\\Z"
)
_TO_LOT = expression(f"[{JAPANESE}]{{1,12}}?{HOUSE}")


def unlisted_town(text: str, start: int) -> tuple[int, int] | None:
    """Follow a town that begins here to its number; a label or a postcode stands before it."""
    town = _TOLD_TOWN.match(text, start)
    return None if town is None else town.span()


def unlisted(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Follow a hamlet, or the sign that leads from one street to another, to a number."""
    return _hamlet(text, start) if text[start] == "大" else _streets(text, start, end)


def _hamlet(text: str, start: int) -> tuple[int, int] | None:
    """Follow a hamlet (大字) to its number, with the town before it."""
    lot = _HAMLET.match(text, start)
    if lot is None or NOBODY_BEHIND.match(text, lot.end()):
        return None
    town = _TOWN_OF_HAMLET.search(text, max(0, start - 8), start)
    return (town.start() if town else start), lot.end()


def _streets(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Follow two streets of Kyoto and the side of their crossing to a number."""
    crossing, door = _STREET.search(text, max(0, start - 24), start), _TO_LOT.match(text, end)
    if crossing is None or door is None or NOBODY_BEHIND.match(text, door.end()):
        return None
    return crossing.start(), door.end()

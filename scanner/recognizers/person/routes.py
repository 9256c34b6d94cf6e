"""Stations and towns on a way, which surnames are as well: 精算 小山→浅野 436円.

Arrows stand between people too, of whom one hands on to the other. Where the text is about fares,
buses and trains, or a time is written on to what stands before an arrow, they are places.
"""

from scanner.recognizers.person.writings import KANJI, KATAKANA, SPACE
from scanner.recognizers.reading.expressions import expression

ARROW = "→"
BACK, FORTH = 120, 60
"""How far around a stop it is looked for what the text is about."""

_TIME = "[0-9]{1,2}:[0-9]{2}"
_STOP = rf"[{KANJI}{KATAKANA}がヶケのノ]{{1,10}}(?:{_TIME})?"
TRAVEL = expression(
    rf"(?:精算|運賃|交通費|旅費|片道|往復|定期券|乗車|乗り?[換継替]|運行|巡回バス|バス|電車|[鉄航]路|経路|区間|路線)[^→\n]{{0,24}}{ARROW}[^\n]{{0,40}}?(?:[0-9](?:円|P|pt|ポイント)|{_TIME})"
    rf"|(?:バス停|停留所|停車[駅順]|(?:巡回|運行|除雪|バス|ウォーキング|散策|収集|回収)(?:経路|ルート|コース|順路?))[0-9A-Z]{{0,3}}[:は{SPACE}\n]{{1,2}}[^{ARROW}\n]{{1,24}}{ARROW}"
    rf"|[{KANJI}{KATAKANA}]{_TIME}{ARROW}[{KANJI}{KATAKANA}]{{1,10}}{_TIME}(?:{ARROW}|[{SPACE}\n]|\Z)"
)
BEHIND = expression(rf"(?:[がヶケのノ][{KANJI}]{{1,2}})?(?:{_TIME})?[{SPACE}]?{ARROW}")
BEFORE = expression(rf"{_STOP}[{SPACE}]?{ARROW}[{SPACE}]?\Z")


def is_stop(text: str, end: int, before: str) -> bool:
    """Tell whether a place that reads as a surname is one on a way.

    Args:
        text: With signs of ASCII in ASCII.
        end: Behind the name.
        before: What stands before it.
    """
    if ARROW not in text or not (BEHIND.match(text, end) or BEFORE.search(before)):
        return False
    return TRAVEL.search(text, max(0, end - BACK), end + FORTH) is not None

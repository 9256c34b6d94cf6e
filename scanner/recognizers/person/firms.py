"""Firms that are called like who founded them: ㈱小鹿理恵, 小鹿理恵税理士事務所, 有限会社長谷川.

What is written on to a legal form, or before the word for an office, is what a firm is called. A
form behind another name closes that one, and somebody of the firm may follow (東西㈱ 小鹿).
"""

from scanner.recognizers.person.writings import HIRAGANA, KANJI, KATAKANA, SPACE
from scanner.recognizers.reading.expressions import expression

_FORM = "(?:(?:株式|有限|合同|合資|合名|相互)会社|[(][株有同資名][)]|[㈱㈲])"
_SIGNS = f"{KANJI}{HIRAGANA}{KATAKANA}A-Za-z"
_OFFICE = (
    "(?:税理士|会計士|弁護士|弁理士|労務士|社労士|書士|調査士|建築士|会計|税務|労務|法律|法務|特許"
    "|設計|探偵)(?:法人|事務所)"
)
BEFORE = expression(
    rf"(?:(?<![{_SIGNS}])[旧新元]?|(?<=[はをがにへでやとの])){_FORM}長?\Z|[美理]容室長\Z"
)
ENDS = frozenset("社)㈱㈲長")
"""Before what a firm is called, or behind its first sign: 有限会社長|谷川, 美容室長|谷部."""

BEHIND_FIRM = expression(
    rf"[{SPACE}]?(?:[{KATAKANA}]{{1,12}}[{SPACE}])?{_FORM}(?!(?![のへにがはをとでよか])[{_SIGNS}])"
    rf"|{_OFFICE}|ホールディングス"
)
"""Behind what a firm or an office is called: キノシタ 株式会社, 小鹿理恵税理士事務所."""


def is_led_by_form(before: str) -> bool:
    """Tell whether a legal form before a name says that a firm is called so."""
    return before[-1:] in ENDS and BEFORE.search(before) is not None

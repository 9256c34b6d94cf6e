"""Records of fixed width, whose digits nothing parts: ``ﾆｼｵ ﾌﾐ        3500302209012345678``.

Old hosts fill a name up with spaces and put behind it, digit by digit, the day of birth, a code for
the gender and a line, or the number of a card; or the day and the code come first, and the name
right behind. So are purchases written, with their time of day, and goods: it is somebody's
record where the name is one that somebody could bear, the day is before 2010, from when point cards
keep records, and a line or a card stands behind it, or nothing but the gender.
"""

import re

from scanner.recognizers.birth_date.days import MONTH_AND_DAY
from scanner.recognizers.person.writings import HALF_KANA, HIRAGANA, KANJI, KATAKANA
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import SPACES

SCREEN = f"[ {SPACES}]{{2}}[0-9０-９]{{8}}|[0-9０-９]{{7}}[129１２９][ｦ-ﾟ]{{3}}"
"""A text without this has no such record."""

_WESTERN = f"(?:19[1-9][0-9]|200[0-9]){MONTH_AND_DAY}"
_ERA = (
    f"(?:2(?:0[1-9]|1[0-5])|3(?:0[1-9]|[1-5][0-9]|6[0-4])|4(?:0[1-9]|1[0-9]|2[01])){MONTH_AND_DAY}"
)
_LINE = "(?!0120|0800|0570|0990)(?:0[5789]0[1-9][0-9]{7}|0[1-9][1-9][0-9]{7})"
_CARD = "6900[0-9]{12}"
_KANA, _WORD = f"[{HALF_KANA}]{{2,14}}", f"[{KATAKANA}{KANJI}{HIRAGANA}]{{1,8}}"
_FIXED = expression(
    rf"(?<![{HALF_KANA}{KATAKANA}{KANJI}{HIRAGANA}])"
    rf"(?P<name>{_KANA}(?: {_KANA}){{0,2}}|{_WORD}(?: {_WORD})?) {{2,40}}"
    rf"(?:(?P<day>{_WESTERN}|{_ERA})(?P<gender>[0-39]?)(?:(?P<line>{_LINE})|{_CARD})"
    rf"|(?P<western>{_WESTERN})(?P<code>[12])(?![0-9]))"
    rf"|(?<![0-9A-Za-z])(?P<first>{_ERA}|{_WESTERN})(?P<sex>[129])"
    rf"(?P<kana>{_KANA}(?: {_KANA})?)(?![{HALF_KANA}])"
)
_COULD = expression("[ ]{2}[0-9]{7}|[129][ｦ-ﾟ]")
"""What every such line has."""


def fixed_width(line: str) -> re.Match[str] | None:
    """Read a line of fixed width: its groups tell the name, and what stands behind it.

    Args:
        line: With signs of ASCII in ASCII.
    """
    return _FIXED.search(line) if _COULD.search(line) else None

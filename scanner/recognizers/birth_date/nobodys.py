"""Days that are nobody's, whatever stands beside them: examples, ranges, statistics, history.

A notice gives the first day and the last of those whom it is for (…〜…生まれの方), and a shop or a
mascot came to be on some day.
"""

import re

from scanner.recognizers.birth_date.births import is_born, is_founded
from scanner.recognizers.reading.expressions import expression

_FAMED = expression(
    r"[^\n]{0,40}(?:とされ|と伝え|といわれ|と言われ|諸説|没|享年|文豪|俳人|歌人|武将|作家|画家"
    r"|詩人)"
)
_EXAMPLE = expression(
    r"(?:現在|時点)| ?(?:生(?:まれ)?)? ?[〜~] ?(?:[0-9]{2}|[大昭平令][和正成]?[0-9元]|[SHRT][0-9])"
    r"|から ?[0-9大昭平令SHRT][^\s、。に]{4,14}(?:まで|生)| ?[」』)]?(?:は|が|を|など)?、?"
    r"(?:の形式|形式で|のよう[にな]|入力例|記入例|記載例|サンプル|初期値|既定値|デフォルト"
    r"|ダミー|見本|例示|例[でとの])"
)
_AS_EXAMPLE = expression(
    r"(?:例|入力例|記入例|記載例|サンプル|ダミー|見本|初期値|既定値"
    r"|[Ee]x|[Ee]\.g|[Ss]ample|[Ee]xample|[Dd]efault)[.:=)は、 「『]{1,3}\Z"
)
"""Days that stand for nobody's."""

_SINCE = expression(r"[0-9日生れ] ?(?P<sign>[〜~]|から|より) ?\Z")
"""Between the first day and the last of those whom a notice is for."""

_LONG_AGO = expression(
    r"明治?[. ]{0,2}(?:元|0?[1-9](?![0-9])|[12][0-9]|3[0-3]"
    r"|(?:二?十?[一二三四五六七八九]?|三十[一二三]?)(?=年))"
)
"""Before 1901: whoever lives was born later."""

_COUNTED = expression(r"[,\t|][男女][性子]?[,\t|][0-9]{1,7}(?:\Z|\n)")
"""A gender and how many: the row of a statistic."""

_POSTCODE = expression("[0-9]{3}-[0-9]{4}")


def is_nobodys(day: re.Match[str], before: str, behind: str) -> bool:
    """Say whether a day is an example, or of somebody whose life is history."""
    if _EXAMPLE.match(behind) or _AS_EXAMPLE.search(before) or is_founded(before, behind):
        return True
    if (day["new"] and _COUNTED.match(behind)) or _is_last(before, behind):
        return True
    if day["coded"] and _POSTCODE.fullmatch(day[0]):
        return True
    return bool(_LONG_AGO.match(day[0]) or (_FAMED.match(behind) and is_born(before, behind)))


def _is_last(before: str, behind: str) -> bool:
    """Say whether a day is the last on which somebody was born whom a notice is for."""
    since = _SINCE.search(before)
    return since is not None and (since["sign"] in "〜~" or is_born(before, behind))

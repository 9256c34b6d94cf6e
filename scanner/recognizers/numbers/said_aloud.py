"""Phone numbers as they are said: spelt out in kanji or kana, or without the area code.

Who writes down a call, or lets a program do it, writes 〇九〇の一二三四の… or ゼロキューゼロの….
People of one town leave the area code out; then a label must stand before it (TEL 47-1151), an
address in the same row, or whoever called and waits to be called back. In the lists of a
neighbourhood it stands behind a name and ends the line, and so does one behind an honorific.
"""

from collections.abc import Iterator

import polars as pl

from scanner.recognizers.numbers.forms import D, H
from scanner.recognizers.reading.candidates import matching
from scanner.recognizers.reading.expressions import expression, of_python
from scanner.recognizers.reading.normalise import Column

_KANJI = "〇零一二三四五六七八九"
_KANA = "(?:ゼロ|レイ|イチ|ニー?|サン|ヨン|ゴー?|ロク|ナナ|ハチ|キュー|キュウ)"
_APART = r"[のー\- 、　－・]{0,2}"
_OF_MOBILE = rf"〇[七八九]〇{_APART}(?:[{_KANJI}]{{4}}{_APART}){{2}}"
_OF_MOBILE_IN_KANA = rf"ゼロ(?:ナナ|ハチ|キュー|キュウ)ゼロ{_APART}{_KANA}{{4}}{_APART}{_KANA}{{4}}"
_ENDS = rf"(?:[^0-9０-９{H}A-Za-z号]|\z)"
_LOCAL = f"[2-9２-９]{D}{{0,3}}"
_WITHOUT_AREA = (
    rf"(?:(?:(?:^|[^A-Za-z])(?i:tel|ＴＥＬ)|℡|電話(?:番号)?"
    rf"|でんわ|デンワ|ﾃﾞﾝﾜ|自宅)[ 　.．:：はが]{{1,3}}"
    rf"|市外局番[をはの]?(?:なし|無し|抜き|ぬき|省[略い]|略)[^。\n0-9０-９{H}]{{0,6}})"
    rf"(?P<local>{_LOCAL}[{H}]{D}{{4}}){_ENDS}"
)
_IN_ROW = (
    rf"[市区町村][^\n・、,，|｜\t]{{2,40}}[0-9０-９号][・、,，|｜\t]"
    rf"(?P<row>[2-9２-９]{D}(?:{D}{{2}})?[{H}]{D}{{4}}){_ENDS}"
)
"""The next item of a row behind an address; three digits before the dash make a postcode."""

_NUMBER = rf"[2-9２-９]{D}{{1,3}}[{H}]{D}{{4}}"
_CALL_BACK = (
    rf"(?:様|さん|さま|氏|ｻﾏ|サマ)(?:より|から)?[ 　:：、（(]{{1,2}}(?P<back>{_NUMBER})"
    r"[ 　）)、]{0,2}(?:[へに]|まで)?[ 　]?"
    r"(?:お?折り?返|(?:お?電話|連絡|架電)(?:希望|ください|下さい|ほし|欲し|願|乞))"
)
"""Who called and where to call back."""

_AMONG_NEIGHBOURS = (
    rf"(?:町内会|自治会|班長|班員|子ども会|子供会|PTA|連絡網|電話帳)[^\n0-9０-９]{{0,8}}"
    rf"(?:[0-9０-９]{{1,3}}[班組区年丁])?[ 　:：、,\t\n]{{0,2}}"
    rf"[^\s0-9０-９]{{1,10}}(?:[ 　][^\s0-9０-９]{{1,10}})?"
    rf"[ 　:：、,\t]{{1,2}}(?P<list>{_NUMBER})[ 　]{{0,2}}(?:[\r\n、。]|\z)"
)
_ON_A_LINE = (
    r"(?:\A|\n)[^\s0-9０-９、。:：]{1,8}(?:[ 　][^\s0-9０-９、。:：]{1,4})?"
    r"(?:様|さん|さま|氏)[ 　]{1,2}"
    rf"(?P<line>{_NUMBER})[ 　]{{0,2}}(?:[\r\n]|\z)"
)
"""Somebody with a number and nothing else, as on a list of whom to call."""

SAID = (
    rf"(?P<kanji>{_OF_MOBILE})|(?P<kana>{_OF_MOBILE_IN_KANA})|{_WITHOUT_AREA}|{_IN_ROW}"
    rf"|{_CALL_BACK}|{_AMONG_NEIGHBOURS}|{_ON_A_LINE}"
)
_SCREEN = rf"(?:\A|[^0-9０-９{H}]){_LOCAL}[{H}]{D}{{4}}|〇[七八九]〇|ゼロ[ナハキ]"
"""What each has in it: four digits behind some that no area code leads, or a mobile's beginning."""

_MAY_BE_SAID, _SAID = (expression(of_python(written)) for written in (_SCREEN, SAID))
SHAPE = "(?:[JK]kk[^JK]{0,6}){11}|[aJKP].*(?:0|Fkk)(?:-|[PJF]k+)(?:0|Fkk)"


def cells_with_said(column: Column) -> pl.DataFrame:
    """Give the cells with such a number."""
    return matching(matching(column.like(SHAPE), _SCREEN), SAID)


def said_aloud(text: str) -> Iterator[tuple[int, int]]:
    """Give start and end of each number of a text that is spelt out, or has no area code."""
    for found in _SAID.finditer(text) if _MAY_BE_SAID.search(text) else ():
        start, end = found.span(found.lastgroup or 0)
        yield start, start + len(text[start:end].rstrip(" 　、。のー-"))

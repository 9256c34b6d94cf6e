"""The gender beside a name, a full address or what somebody is called by.

Those who fill in a form put it behind the name, in brackets before it, or beside one who came along
(同伴者女性1名（…）). An audience has no house number: 市内在住の女性 is nobody, 1-2-3在住の女性 is.
"""

import re

from scanner.recognizers.person.name_beside import is_before_name, is_behind_name
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import DASHES, VOWEL_SIGNS

_DASH = rf"[-{DASHES}{VOWEL_SIGNS}]"
_NUMERAL = "[0-9一二三四五六七八九十〇]"
_DAY = (
    r"(?:19|20)[0-9]{2}[-/.年]|[明大昭平令][治正和成]?[ ]?[元0-9一二三四五六七八九十]"
    r"|[MTSHR][0-9]{1,6}[./,) ]"
)
_CALLED = (
    rf"\(?0[0-9]{{1,4}}(?:\)|{_DASH})|0[0-9]{{9}}|\+81"
    rf"|[0-9A-Za-z._+{DASHES}{VOWEL_SIGNS}-]{{1,30}}@"
)
_ONE = expression(r" ?[1一]?[名人] ?\(([^()\n]{2,24})")
_TOLD = expression(rf"[0-9]{{1,3}} ?[歳才]|{_DAY}")
_LIVES = expression(
    rf"(?:{_NUMERAL}{_DASH}[0-9]{{1,5}}|{_NUMERAL}番地?|{_NUMERAL}号室?|[0-9]の[0-9]{{1,4}})[^、。,\n]{{0,20}}"
    r"(?:在住|お?住まい|居住)の\Z"
)
_WHO = expression(r"[、,。(（)]|\Z|[がはにでと]|より|から|様")
_BRACKET_BEFORE, _BRACKET_BEHIND = expression(r"[(（\[【]\Z"), expression(r"[)）\]】] ?")
_GAP = expression(r"[\"']?(?:[ ]{1,3}|[,\t|;、/・]|[ ]?[/|,、][ ]?)[\"']?\Z")
_OWN = expression(
    rf"[\"']?[ ,\t|、/・\n]{{1,3}}[\"']?(?:〒|{_CALLED}|[0-9]{{3}}{_DASH}[0-9]{{4}}"
    rf"|[一-龠々ヶ]{{1,4}}[都道府県市区町村郡][^,\t|、\n]{{1,10}}|{_DAY}|個人番号)"
)
"""What is somebody's own, right behind."""

_NEXT = expression(r"[\"']?[,\t|、・]")
"""Behind an item: another one."""

_ACCOMPANIED = expression(r" ?\(([^()\n、,]{2,16})(?:様|さん|さま|氏)")
"""Who came along, in brackets and with an honorific."""

_LETTER_OWN = expression(rf"[\"']?[,\t|][\"' ]{{0,2}}(?:{_CALLED}|{_DAY})")


def is_of_somebody(word: str, before: str, behind: str) -> bool:
    """Say whether what stands beside a word for a gender tells whose it is.

    Args:
        word: 女性, 男, M.
        before: What stands before it, in half width.
        behind: What stands behind it.
    """
    if word in {"M", "F"}:
        return _LETTER_OWN.match(behind) is not None and _is_named(before)
    if (_LIVES.search(before) and _WHO.match(behind)) or _is_called(behind):
        return True
    closed = _BRACKET_BEHIND.match(behind) if _BRACKET_BEFORE.search(before) else None
    if closed is not None:
        return is_before_name(behind[closed.end() :], told=True) > 0
    apart = _OWN.match(behind) or _NEXT.match(behind)
    return apart is not None and _is_named(before)


def is_one(behind: str) -> bool:
    """Say whether one is counted who is named or described: 女性1名（…、45歳）."""
    one = _ONE.match(behind)
    return one is not None and bool(_TOLD.search(one[1]) or is_before_name(one[1]))


def _is_called(behind: str) -> bool:
    """Say whether who it is stands in brackets, with an honorific: 付添いの男性（佐藤さん、…）."""
    called = _ACCOMPANIED.match(behind)
    return called is not None and is_before_name(called[1], told=True) > 0


def _is_named(before: str) -> bool:
    gap: re.Match[str] | None = _GAP.search(before)
    return gap is not None and is_behind_name(before[: gap.start()])

"""Surnames on duty, of a week or a round: 月:安藤 火:広瀬, 上野→櫻井→班長, 佐野○ 窪田×.

In such a row places are surnames. One of it must be a surname before anything else, or what leads
to the row be said of people.
"""

import re
from collections.abc import Iterator, Sequence

from scanner.recognizers.person.colleagues import BRANCHES
from scanner.recognizers.person.listed_people import may_be_surname
from scanner.recognizers.person.names_by_sound import is_lone_in_kana
from scanner.recognizers.person.people import Known, known, reads_as_surname
from scanner.recognizers.person.surnames_alone import may_be
from scanner.recognizers.person.writings import HIRAGANA, KANJI, KATAKANA, SPACE, WITHIN_KANJI
from scanner.recognizers.reading.expressions import any_of, expression
from scanner.recognizers.reading.screening import EVERY

Span = tuple[int, int]
_ONE = rf"(?:[{KANJI}](?:[{KANJI}]|[{WITHIN_KANJI}](?=[{KANJI}])){{0,4}}|[{KATAKANA}]{{2,8}})"
_OPEN = rf"(?<![{KANJI}{KATAKANA}{HIRAGANA}0-9A-Za-z])"
_END = rf"(?=[{SPACE}、。,./\n()!]|\Z)"
_SEP = rf"[{SPACE}]?[・、,/][{SPACE}]?"
_ITEM_ENDS = r"(?:\n|\Z)"
_TURN = (
    "(?:当番|当直|夜警|巡回|見回り|見守り|立ち?番|日直|宿直|旗振り|交通指導|草刈り|シフト"
    "|お?手伝い|応援|協力)"
)
WEEK = expression(rf"(?<![{KANJI}{HIRAGANA}])[月火水木金土日][:・][{SPACE}]?(?P<name>{_ONE}){_END}")
DAYS = expression(rf"(?:(?<=[{SPACE}、,/:])|\A)[月火水木金土日](?P<name>{_ONE}){_END}")
TASK = expression(
    rf"(?:(?<=[{SPACE}、,/\n:★])|\A)(?:リーダー|サブ|副?[班組]長|書記|記録|会計|司会|進行|受付|検[収品印]|承認|起票|起案|確認|審査|決裁|点検|照合|作成|入力|立会|配達|運転|調理|レジ|[早中遅]番|[夜日]勤|公?休み?|有休|(?<![{KANJI}])[早中遅日夜明](?=[:・]))[:・]?[{SPACE}]?"
    rf"(?P<name>{_ONE}){_END}"
)
"""Who does what, in a row: 検収安藤/承認広瀬."""

MARKED = expression(rf"{_OPEN}(?P<name>{_ONE})[○×△◎✓〇](?=[{SPACE}、,/\n(]|\Z)")
TURNS = expression(
    rf"{_TURN}(?:表|班|者)?[{SPACE}:]{{0,2}}[0-9:〜~時半分から-]{{0,13}}[{SPACE}:](?P<row>{_ONE}(?:{_SEP}{_ONE}){{1,9}}){_END}"
)
ROUND = expression(
    rf"(?:回覧板?|連絡網|順番|当番|日直|引継ぎ?|引き継ぎ|リレー|バトン|決裁|承認|稟議|回付|回し順)(?:順|先|ルート|経路)?[{SPACE}:]{{1,2}}(?P<row>{_ONE}(?:[{SPACE}]?(?:→|->|⇒)[{SPACE}]?{_ONE}){{1,9}}){_END}"
)
CIRCULATED = expression(
    rf"(?:回覧|供覧|合議|閲覧|回付|稟議|確認印|押印欄?)[:{SPACE}]{{1,4}}(?:[済未][{SPACE}]{{1,2}})?(?P<row>{_ONE}(?:[{SPACE}]{{1,2}}{_ONE}){{1,9}})(?=[{SPACE}]*(?:[\n、。(]|\Z))"
)
"""Who has read a paper that goes round, side by side."""

AT_DESKS = expression(
    rf"(?<![0-9A-Z])[0-9A-Z](?:島|卓|列|テーブル)[:{SPACE}]{{1,2}}(?P<row>{_ONE}(?:[{SPACE}]{_ONE}){{1,9}})(?=[{SPACE}]*(?:[/\n、。(]|\Z))"
    rf"|窓口:[{SPACE}]?(?P<desk>{_ONE}(?:[{SPACE}]{_ONE}){{1,4}})(?=[{SPACE}]*(?:[/\n、。(]|\Z))"
)
"""Who sits beside whom."""

HANDED = expression(
    rf"{_OPEN}(?P<row>{_ONE}(?:→|->|⇒){_ONE})(?=[{SPACE}、:(][^\n。→]{{0,20}}?(?:引き?継|交代|交替|申し送))"
)
"""Who hands something over, and to whom."""

COMES = expression(
    rf"(?<![{KANJI}])出席?[:{SPACE}]?(?P<row>{_ONE}(?:{_SEP}{_ONE}){{0,9}})(?=[{SPACE}/、]{{1,2}}欠)"
    rf"|(?<=[{SPACE}/、])欠席?[:{SPACE}]?(?P<away>{_ONE}(?:{_SEP}{_ONE}){{0,9}}){_END}"
)
OF_HOUSE = expression(
    rf"(?:出席|参加|同席)者?:[^\n]{{4,60}}?[/、{SPACE}](?:当社|弊社|自社|当方)[:{SPACE}]{{1,2}}"
    rf"(?P<row>{_ONE}(?:{_SEP}{_ONE}){{0,5}}){_END}"
)
"""Who comes to a meeting for the house that writes."""

SPEAKS = expression(rf"(?<=\n)(?P<name>{_ONE}):(?=[^\n:]{{5,}}[。?]{_ITEM_ENDS})")
MEETING = expression("議事|発言|協議|打ち?合わ?せ|座談会|質疑")
"""Who says what, line by line, in the record of a meeting."""

COVER = expression(
    rf"(?:窓口|受付|レジ|カウンター|現場|会場|当番|シフト|[早遅夜日]番|夜勤|日勤|担当|フロア|ホール)[はを、](?P<row>{_ONE}(?:{_SEP}{_ONE}){{1,4}})"
    "(?=(?:の[2二]人)?(?:で(?:回|対応|担当|お願い|やり|行|カバー|まわ|進め|分担|入)|が(?:担当|対応|入)|に(?:お願い|任せ|依頼)))"
)
EACH = expression(
    rf"(?:(?<=:)|(?<=:[{SPACE}]))(?P<row>{_ONE}(?:{_SEP}{_ONE}){{1,9}})(?=[{SPACE}]?各(?:[0-9¥]|位))"
)
SLOTS = expression(
    rf"(?:終日|午前|午後|夜間|AM|PM|第[0-9一二三四五][週班回])[{SPACE}]{{1,2}}(?P<row>{_ONE}(?:[・、,/]{_ONE}){{1,4}})(?=[{SPACE}\n]|\Z)"
)
TODAY = expression(
    rf"(?:[今本明昨][日夜朝晩]|明後日|来週|今週|午[前後])の(?:窓口|受付|レジ|カウンター|現場|当番|シフト|担当|フロア|ホール|[早遅夜日]番)[はを、](?P<row>{_ONE}(?:(?:{_SEP}|と){_ONE}){{1,4}})"
    "(?=で(?:OK|ok|いい|良い|よろし|大丈夫|回|お願い))"
)
POSTS = expression(
    rf"(?:受付|誘導|会計|救護|放送|設営|警備|交通整理|炊き出し)(?:係|班|担当)?:[{SPACE}]?(?P<row>{_ONE}(?:{_SEP}{_ONE}){{0,5}})(?=[{SPACE}、。\n/]|\Z)"
)
TILL = expression(rf"レジ[{SPACE}]?(?P<row>{_ONE}(?:・{_ONE}){{1,3}})(?=[{SPACE}、。\n!)]|\Z)")
OF_TEAM = expression(
    rf"(?:担当|当番|夜勤|当直|宿直)の(?P<row>{_ONE}(?:[・、]{_ONE}){{0,3}}と{_ONE})(?=[がはでも])"
)
ROWS = (
    CIRCULATED,
    AT_DESKS,
    HANDED,
    POSTS,
    TILL,
    OF_TEAM,
    TURNS,
    ROUND,
    COMES,
    OF_HOUSE,
    COVER,
    EACH,
    SLOTS,
    TODAY,
)
SURE = (TURNS, ROUND, COMES, OF_HOUSE)
"""What leads to people alone, who may all be called after places."""

ENDS_WITH = (
    *("部長", "課長", "係長", "次長", "所長", "館長", "室長"),
    "班長",
    "組長",
    "会長",
    "係",
    "役員",
    "以上",
    "戻り",
    "事務局",
)
"""Where a round ends."""

SPLIT = expression("[・、,/ →⇒>と-]+")
FEWEST = 2
FEWEST_DAYS = 3
ASKED = (any_of(WEEK, DAYS, TASK, MARKED, SPEAKS, *ROWS),)


def rosters(text: str, _may: int = EVERY) -> Iterator[Span]:
    """Find the surnames of rosters.

    Args:
        text: With signs of ASCII in ASCII.
    """
    told = (SPEAKS,) if MEETING.search(text) else ()
    for each in (WEEK, DAYS, TASK, MARKED, *told):
        spans = [found.span("name") for found in each.finditer(text)]
        fewest = FEWEST_DAYS if each is DAYS else FEWEST
        if len(spans) >= fewest and _are_people(text, spans, sure=False):
            yield from spans
    for pattern in ROWS:
        for found in pattern.finditer(text):
            spans = _items(found)
            if _are_places(pattern, [text[slice(*span)] for span in spans]):
                continue
            if pattern is CIRCULATED:
                yield from spans if all(may_be(text[slice(*span)]) for span in spans) else ()
            elif _are_people(text, spans, sure=pattern in SURE):
                yield from (span for span in spans if _may_be(text[slice(*span)]))


def _are_places(pattern: re.Pattern[str], words: Sequence[str]) -> bool:
    """Tell whether all in a row may be desks that are covered, or branches that hand over."""
    if pattern is HANDED:
        return BRANCHES.issuperset(words)
    return pattern is COVER and all(known(word) & Known.PLACE for word in words)


def _items(row: re.Match[str]) -> list[Span]:
    """Give the places of the items of a row."""
    start, end = row.span(row.lastgroup or "")
    seps = [sep.span() for sep in SPLIT.finditer(row.string, start, end)]
    return list(zip([start, *(to for _, to in seps)], [*(at for at, _ in seps), end], strict=True))


def _are_people(text: str, spans: Sequence[Span], *, sure: bool) -> bool:
    """Tell whether the items of a row are surnames; the last may be who it ends with."""
    words = [text[start:end] for start, end in spans]
    if len(words) > FEWEST and (words[-1].endswith(ENDS_WITH) or words[-1].startswith(ENDS_WITH)):
        words.pop()
    return all(map(_may_be, words)) and (sure or any(map(reads_as_surname, words)))


def _may_be(word: str) -> bool:
    """Tell whether somebody may be called so."""
    return is_lone_in_kana(word) if word[0] <= "ヿ" else may_be_surname(word)

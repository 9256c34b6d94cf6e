"""Birth dates in a text: by the words beside a day, or because it is long ago.

A day counts behind a label (生年月日, ``dob``), before 生まれ, beside a gender, as the correction
of one, or where it is too old for a record and no word for an event stands beside it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from scanner.model.detection import Grade
from scanner.recognizers.birth_date.births import (
    is_born,
    is_born_in_house,
    is_of_child,
    is_of_next,
)
from scanner.recognizers.birth_date.corrected import is_instead, is_one_of_readings, is_second
from scanner.recognizers.birth_date.days import FIRST, OLD, RECENT, SINCE_2010
from scanner.recognizers.birth_date.entered import (
    is_answer_to,
    is_callers,
    is_entered,
    is_filled_in,
    is_heard,
    is_reply,
    serials,
)
from scanner.recognizers.birth_date.forms import ALONE, CODED, DAY_ZERO, LONGEST, SCREEN, WITHIN_ONE
from scanner.recognizers.birth_date.nobodys import is_nobodys, is_of_event
from scanner.recognizers.birth_date.of_somebody import (
    EVENT,
    ITEM,
    is_before_full_name,
    is_coded_beside_name,
    is_of_somebody,
    is_on_duty,
    is_right_behind_name,
    is_shown,
)
from scanner.recognizers.birth_date.told_parts import told_parts
from scanner.recognizers.person.name_beside import is_behind_name
from scanner.recognizers.person.names_of_kanji import ends_with_full_name, is_full_name
from scanner.recognizers.reading.candidates import Token, read_token
from scanner.recognizers.reading.expressions import expression, of_python
from scanner.recognizers.reading.kana import either_width
from scanner.recognizers.reading.lines import unwrapped
from scanner.recognizers.reading.normalise import fold_text, folded_in_place
from scanner.recognizers.reading.statements import heading, inserted
from scanner.recognizers.records.records import records

SCORES = {Grade.CERTAIN_WITHIN: 0.95, Grade.CHECKED_WITHIN: 0.6, Grade.CHECKED: 0.5}

_BEFORE, _BEHIND, _LISTED = 32, 24, 80
_LABEL = expression(
    r"(?:生年月日|生年|生月日|生 {1,2}年 {1,2}月 {1,2}日|誕生(?:年月)?日?|出生の?(?:年月)?日"
    r"|(?:生|う)まれ(?:の?(?:年月)?日|た(?:(?:年月)?日|の))?"
    r"|birth[ _]?(?:day|date|dt|ymd)?|date[ _]of[ _]birth"
    r"|dob|umare(?:_?(?:bi|ymd|date|dt))?(?![a-z])"
    r"|born(?: on)?|b-?day|sei_?nen(?:_?gapp?i)?(?![a-z])|tanjy?ou?_?bi|バースデ[ーイィ]"
    rf"|{either_width('セイネンガッピ|タンジョウビ')}|せいねんがっぴ|たんじょうび"
    r"|(?:\A|[^一-龠々ぁ-んァ-ヴー])生(?=[:：=\[]|\Z))"
    r"(?:\([^()\n]{1,16}\)|[明大昭平令](?= )| -(?= )|入力|登録|情報|欄|の確認(?=:)"
    r"|[ _]?(?:jp|dt|ymd|8|wareki|seireki))?"
    r"(?:[\s\"':：=＝（(「『【】)\[\]〔〈《<>・/|│,#→⇒]{0,6}(?:は|が|を(?:和暦|西暦|元号)で|を|is|was)?[\s\"':(「『]{0,3}"
    r"|は、|</[a-z]{1,8}>\s{0,4}<[a-z]{1,8}>"
    r"|[\"'], ?[\"'](?:a|ans|answer|value|val|v|text|content|回答|値)[\"']: ?[\"']"
    r"|(?:を|は)(?:お?[伺聞尋]|確認|照会)[^。\n0-9]{0,10}"
    r"(?:ところ|すると|[うくる]と|結果)は?[、: 「]{0,2}"
    r"|[をは](?:お願い|教え|お?聞かせ|お?伺|お知らせ|おっしゃ|言[っえわ]|いつ)[^\n0-9。?]{0,12}[。?]?"
    r"\n[^\n0-9]{0,10}[\]):>」]? ?"
    r"|(?:の確認|は[?])[: ]{0,2}(?:A[.:] ?)?)\Z"
    r"|(?:生年月日|誕生日)[^\n]{4,24}\(?(?:西暦|和暦)\)?[: ]{0,2}\Z"
    r"|明・?大・?昭・?平(?:・?令)?[ :)]{0,2}\Z|DMG[*]D8[*]\Z"
    r"|[\"'](?:nm|name|kana|kn|shimei|sex)[\"'] ?: ?[\"'][^\"':\n]{1,16}[\"'], ?"
    r"[\"']bd[\"'] ?: ?[\"']?\Z|</[a-z]{1,8}>\s{0,4}<bd>\Z"
    r"|(?<![A-Za-z])[MTSH](?:[・/･,]?[TSHR]){2,4}[ :)]{1,2}\Z",
    re.IGNORECASE,
)
_COLUMN = expression(
    r"(?:[a-z]+_)?(?:birth[ _]?(?:day|date|dt|ymd)?|date_of_birth|dob|b_?day"
    r"|seinen_?gapp?i|tanjy?ou?_?bi"
    r"|生年月日|誕生日)",
    re.IGNORECASE,
)
"""The column of a statement."""

_CLOSED = expression(r"[ (\n]|[\s\"']{0,3}(?:\Z|[、,;\t|・。/)])")
_IN_HONOUR = expression(r"(?:様|さん|さま|くん|ちゃん|氏)(?: ?\(|[、,・ ]{1,2})\Z")
_HONOURED_APART = expression(r"(?:様|さん|さま|くん|ちゃん|氏) {1,2}\Z")
_SAYS_NO_MORE = expression(
    r" ?(?:\Z|[、,。/\n)]|で(?:合|よろし|お間違|間違)"
    r"| (?:血[圧糖]|「|身長|体重|[男女]性?(?:[ 、]|\Z)))"
)
"""Around a day that spaces part from who is honoured, and that is no visit or call."""

_CHILDREN = expression(r"誕生(?!日から)|バースデ|お祝い")
_HONOURED = expression(r"(?:さん|様|さま|くん|ちゃん|君|氏)[ :]?\Z")
"""Whose birthdays are listed, with an honorific right before each."""

_SEX_BEHIND = expression(
    r"\) ?(?:[男女]性?|[MF])(?=[ 、,。/]|\Z)(?! ?[0-9]|[ 、,・/]{1,2}(?:[男女]|[MF][ 、,]))"
)
"""Behind a day in brackets, one gender that is nobody's count."""

_IN_BRACKETS = expression(r"\([男女]性?[、,・/ ]{1,2}\Z")
_BEHIND_SEX = expression(r"(?:[男女](?:性|児|の子)?|オトコ|オンナ|ｵﾄｺ|ｵﾝﾅ)[、,・/ ]{1,2}\Z")
_AT_PLACE = expression(
    r"、[^。\n、0-9とな]{0,14}(?:に|で|の)(?:お?生まれ(?!変|たと|た[方者人息娘長])|誕生|生を[受う])"
)
_NEAR_PLACE = expression(
    r"に[^。\n、0-9]{1,24}?(?:[にで]|の[^。\n、0-9]{1,8}で)(?:お?生まれ(?!変|たと|た[方者人息娘長])|誕生|生を[受う])"
)
_HONOURED_THEN = expression(r"(?:さん|様|さま|氏|くん|ちゃん)[はが] ?\Z")
"""The same where the place stands right behind: 佐藤さんは1936/11/08に市内で生まれ."""

_BY_THEN = expression(r"([^、。\n]{2,16})[はが] ?\Z")
"""Who was born somewhere: 佐藤花子は1936/11/08、市内に生まれた."""

_OF_1932 = expression(r"'?(?:3[2-9]|[4-9][0-9])[-/.]")
"""Two digits that are no day, and no year of which there are records."""

_MIDNIGHT = expression(r"[T ]0{1,2}:00(?::00(?:\.0{1,9})?)?(?:Z|[+]0[09]:?00)?")
_GENDER = expression(r"(?:[男女]性?|\b(?:fe)?male)[ \t,;/、・|]{1,3}\Z", re.IGNORECASE)
_MEMBER = expression(
    r"(?:会員|利用者|登録者|顧客|お客様|受診者|参加者)(?:番号|No\.?|ID|コード)?"
    r"[:. ]{0,2}[A-Za-z]{0,3}-?[0-9]{2,10} ?"
    r"[(:] ?(?:[MF]|[男女]性?)[,、/・ ]{1,3}\Z",
    re.IGNORECASE,
)
_MEMBER_END = expression(rf"\)|[/、,・ ]{{1,2}}(?![^\n]{{0,8}}(?:{EVENT.pattern}))")
"""Around the day of somebody who goes by a number, behind the gender."""

_LEGEND = expression(
    r"(?:[0-9MF] ?[:=.)(・-] ?[男女]性?|[男女]性? ?[:=(・-] ?[0-9MF])\)?[ ,、/・;|]{1,3}[0-9MF]"
    r" ?[:=.)(・-] ?(?:[男女]性?|その他)\)?[ \t,;/、・|)]{1,4}\Z"
)
"""What the codes of a gender mean: 1:男 2:女."""

_GENDER_ASKED = expression(r"性別[^\n0-9、,/|]{0,8}[ :=は「(][男女]性?[」)]? {1,3}\Z")
_GENDER_BEHIND = expression(
    r"[\"']?[,\t|、][\"' ]{0,2}(?:[男女]性?|(?:fe)?male)[\"' ]{0,2}(?:[,\t|、]|\Z)", re.IGNORECASE
)
_CALLED_BEFORE = expression(
    r"(?:[一-龠]{1,3}[員者])?([一-龠々ヶぁ-んァ-ヴー]{2,8}(?: [一-龠々ぁ-んァ-ヴー]{1,4})?)\(\Z"
)
_AGE_BEHIND = expression(
    r" ?\((?:満 ?)?[0-9]{1,3} ?[歳才]\)| ?(?:→|⇒|[-=]>) ?(?:満 ?)?[0-9]{1,3} ?[歳才]"
)
_CHECKED = expression(r"本人確認[^。\n0-9]{0,12}\Z")
_NOT_AN_ITEM = expression(r"\s?(?:[-〜~]|から|まで|以降|以前|付|に|より|時点|の|T?[ 0-9]{0,3}:)")
_SHORT_ERA, _KANJI_BEFORE = expression("[明大昭平令][^治正和成]"), expression(r"[一-龠ぁ-ん]\Z")
_TOWN_BEFORE = expression("[市区町村郡]\\Z")
"""Where a town is called like an era: 北見市昭和4-7-4."""

_CLAUSE = expression(r"[。\n]")
_ITEM_BEFORE = expression(r"(?:\A|[、,\t|・])[\s\"']{0,3}\Z")
_ITEM_BEHIND = expression(r"[\s\"']{0,3}(?:\Z|[、,;\t|・。])")
_SLASHED_BEHIND = expression(r"[\s\"']{0,3}(?:\Z|[、,;\t|・。/])")
_AROUND = (
    (
        expression(r"(?:誕生日|生年月日|バースデー?)[^\n。0-9]{0,14}[ :はが、「(]\Z"),
        expression(r"[」)]?(?:生まれ)?の(?:方|お客様?|会員|利用者|人)[がはにもで、。]"),
    ),
    (
        expression(r"本人確認[^。\n0-9]{0,8}[(「: ]\Z"),
        expression(r"[、,/ ]{1,2}(?:0[0-9]{9,10}(?![0-9])|\(?0[0-9]{1,4}[-()][0-9])"),
    ),
    (expression(r"本人 ?\([男女]性?\)[ /、,・]{1,3}\Z"), _SLASHED_BEHIND),
)
"""Around the day of one who has a birthday, who proved it, or who called and of which gender."""

_RECORD = expression(
    r"0[0-9]{1,4}-[0-9]|0[789]0[0-9]{8}|[男女様@＠]|[都道府県][^,\t|]{1,12}[市区町村]"
    r"|[ァ-ヴーｦ-ﾟ]{2,8}[ 　][ァ-ヴーｦ-ﾟ]{2,8}[\"']?[,\t|]"
)
"""A list with one of these is one of somebody's data."""

_UNTIL = expression(r"(?:[〜~]|から|より) ?\Z")
_WRITTEN_OUT = expression(
    rf"(?!{DAY_ZERO}(?:[^0-9]|\Z))(?:[0-9]{{4}}[-/.年(]|[^0-9A-Za-z]|[STMH][. ]?[0-9]+[./])",
    re.IGNORECASE,
)
_DAYS = expression(
    rf"(?:(?<![0-9A-Za-z.-])(?<![0-9A-Za-z.-]/)|(?<=--)|(?<=DOB)|(?<=dob)|(?<=:[MF]/))(?={FIRST}|')(?:(?P<old>{OLD})|(?P<new>{SINCE_2010})"
    rf"|{RECENT}"
    rf"|(?P<coded>{CODED}))(?!-?[0-9]|\.[0-9]"
    r"|/(?!0[0-9]{9,10}(?![0-9])|0[0-9]{1,4}[-() .]{1,2}[0-9])[0-9])"
)
_WITHIN = expression(of_python(WITHIN_ONE))
_SCREEN = expression(of_python(SCREEN))


def birth_dates(text: str) -> Iterator[tuple[int, int, float]]:
    """Give start, end and score of each."""
    if len(text) <= LONGEST and _SCREEN.search(text):
        grade = read_token(Token(0, len(text), fold_text(text), alone=True), ALONE)
        if grade is Grade.CHECKED:
            yield 0, len(text), SCORES[grade]
        if grade:
            return
    if _WITHIN.search(text):
        yield from born(text)


@lru_cache(1)
def born(text: str) -> tuple[tuple[int, int, float], ...]:
    """Give start, end and score of each in a text that passes the screen and is no day alone.

    Genders are asked for before birth dates, and ask for these as well.
    """
    return tuple(each_born(text))


def each_born(text: str) -> Iterator[tuple[int, int, float]]:
    """Give the same one by one."""
    return unwrapped(folded_in_place(text), _born)


def _born(text: str) -> Iterator[tuple[int, int, float]]:
    """Find the birth dates of a folded text."""
    last: int | None = None
    beside: int | None = None
    for start, end in (*told_parts(text), *serials(text)):
        last = end
        yield start, end, SCORES[Grade.CERTAIN_WITHIN]
    for record in records(text):
        for place in record.days:
            yield *place, SCORES[Grade.CERTAIN_WITHIN]
    for day in _DAYS.finditer(text):
        start, end = day.span()
        midnight = _MIDNIGHT.match(text, end)
        beyond = midnight.end() if midnight else end
        before, behind = text[max(0, start - _BEFORE) : start], text[beyond : beyond + _BEHIND]
        if is_nobodys(day, before, text[beyond : beyond + 2 * _BEHIND]):
            continue
        if _is_told(text, day, before, behind) or (
            last is not None and _is_further(text[last:start], behind)
        ):
            last = beside = end
            yield start, end, SCORES[Grade.CERTAIN_WITHIN]
        elif _is_beside_data(text, day, before, behind) or (
            beside is not None and _is_next(text[beside:start], behind)
        ):
            beside = end
            yield start, end, SCORES[Grade.CHECKED_WITHIN]


def _is_further(between: str, behind: str) -> bool:
    """Say whether a day is another reading of one of birth before it, or the answer with it."""
    return is_instead(between, behind) or is_answer_to(between)


def _is_next(between: str, behind: str) -> bool:
    """Say whether a day is that of the next of a list, or of another with the same name."""
    return is_of_next(between, behind) or is_second(between, behind)


def _is_told(text: str, day: re.Match[str], before: str, behind: str) -> bool:
    """Say whether words tell that a day is one of birth."""
    return (
        _is_said(before, behind, late=day["new"] is not None)
        or _is_listed(text, day.start(), before, behind)
        or _is_of_child(day, before, behind)
        or _is_born_somewhere(text, day, before, behind)
        or _is_callers(day, before, behind)
        or is_filled_in(text, day.start(), behind)
        or _is_value(text, day.start(), before)
    )


def _is_callers(day: re.Match[str], before: str, behind: str) -> bool:
    """Say whether a customer tells a day and nothing else; of late ones, by an old era."""
    if day["new"] and day[0][0] not in "平Hh":
        return False
    return is_callers(before, behind)


def _is_value(text: str, start: int, before: str) -> bool:
    """Say whether a day is what a statement or a row has in a column named for birth dates."""
    if _COLUMN.fullmatch(heading(text, start)):
        return True
    return before[-1:] == "'" and any(start == place for place, _ in inserted(text, _COLUMN))


def _is_beside_data(text: str, day: re.Match[str], before: str, behind: str) -> bool:
    """Say whether a day must be one of birth by when it was, or by what else stands beside it."""
    if day["coded"]:
        early = bool(_OF_1932.match(day[0])) and is_of_somebody(before, behind, late=False)
        return early or is_shown(before, behind) or is_coded_beside_name(before, behind)
    return (
        _is_likely(day, before, behind)
        or bool(_is_item(day, before, behind) and _RECORD.search(text))
        or _is_behind_name(day, before, behind)
        or is_heard(day, before, behind)
        or is_before_full_name(day, behind)
        or _is_right_behind_name(day, before, behind)
        or is_of_somebody(before, behind, late=day["new"] is not None)
    )


def _is_listed(text: str, start: int, before: str, behind: str) -> bool:
    """Say whether a day stands right behind an honorific in a list of birthdays."""
    if _HONOURED.search(before) is None or _CLOSED.match(behind) is None:
        return False
    return _CHILDREN.search(text, max(0, start - _LISTED), start) is not None


def _is_of_child(day: re.Match[str], before: str, behind: str) -> bool:
    """Say whether a day has a gender in its brackets, or behind: 麻衣（女、H3.2.25）."""
    if before[-1:] == "(" and _SEX_BEHIND.match(behind):
        return _KANJI_BEFORE.search(before[:-1]) is not None
    bracket = _IN_BRACKETS.search(before) if behind.startswith(")") else None
    if bracket is not None:
        return not day["new"] or is_behind_name(before[: bracket.start()].rstrip())
    coded = day["coded"] is not None and _BEHIND_SEX.search(before)
    return bool(coded and _CLOSED.match(behind))


def _is_born_somewhere(text: str, day: re.Match[str], before: str, behind: str) -> bool:
    """Say whether somebody was born on a day, and where."""
    if _HONOURED_THEN.search(before) and _NEAR_PLACE.match(behind):
        return True
    who = _BY_THEN.search(before)
    if who is not None and is_born_in_house(who[1], text, day.end()):
        return True
    who = who if _AT_PLACE.match(behind) else None
    return who is not None and (not day["new"] or is_behind_name(who[1]))


def _is_said(before: str, behind: str, *, late: bool) -> bool:
    """Say whether the words beside a day make it a birth date."""
    if is_reply(before, behind) or _LABEL.search(before):
        return True
    if _AGE_BEHIND.match(behind) or is_born(before, behind) or is_of_child(before, behind):
        return True
    if is_entered(before, behind, late=late) or is_one_of_readings(before, behind):
        return True
    if _MEMBER_END.match(behind) and _MEMBER.search(before):
        return True
    if any(said.search(before) and ends.match(behind) for said, ends in _AROUND):
        return True
    gender_before = _is_behind_gender(before, late=late) and _SLASHED_BEHIND.match(behind)
    return bool(gender_before or (_ITEM_BEFORE.search(before) and _GENDER_BEHIND.match(behind)))


def _is_behind_gender(before: str, *, late: bool) -> bool:
    """Say whether somebody's gender stands before a day: no legend, of late days no answer."""
    if _GENDER.search(before) is None or _LEGEND.search(before):
        return False
    return not (late and _GENDER_ASKED.search(before))


def _is_item(day: re.Match[str], before: str, behind: str) -> bool:
    """Say whether an early day without separators is an item of a list."""
    return bool(day["old"] and _ITEM_BEFORE.search(before) and _ITEM_BEHIND.match(behind))


def _is_behind_name(day: re.Match[str], before: str, behind: str) -> bool:
    """Say whether a day before 2010 stands in brackets of its own behind a full name."""
    if day["new"] or not behind.startswith(")") or is_on_duty(before):
        return False
    if _IN_HONOUR.search(before):
        return True
    called = _CALLED_BEFORE.search(before)
    words = called[1].split(" ") if called else []
    if not words[1:]:
        return bool(words) and ends_with_full_name(words[0])
    return is_full_name(words[0], words[1])


def _is_right_behind_name(day: re.Match[str], before: str, behind: str) -> bool:
    """Say whether a day of which systems keep few records stands right behind a full name."""
    honoured = not day["new"] and _HONOURED_APART.search(before) and _SAYS_NO_MORE.match(behind)
    if not (day["old"] or honoured) or _NOT_AN_ITEM.match(behind):
        return False
    return is_right_behind_name(before, behind)


def _is_likely(day: re.Match[str], before: str, behind: str) -> bool:
    """Say whether a day is too old for a record: much so, or an item of a list."""
    against = (
        day["new"] or not (_WRITTEN_OUT.match(day[0]) or _CHECKED.search(before)),
        _NOT_AN_ITEM.match(behind) or _UNTIL.search(before),
        _SHORT_ERA.match(day[0]) and _KANJI_BEFORE.search(before),
        _TOWN_BEFORE.search(before) or is_of_event(before, behind),
        EVENT.search(_CLAUSE.split(before[-8:])[-1]) or EVENT.search(ITEM.split(behind, 1)[0]),
    )
    item = _ITEM_BEFORE.search(before) and _ITEM_BEHIND.match(behind)
    return not any(against) and bool(day["old"] or item)

"""Birth dates in a text: by the words beside a day, or because it is long ago.

A day counts behind a label (生年月日, ``dob``), before 生まれ, beside a gender, as the correction
of one, or where it is too old for a record and no word for an event stands beside it.
"""

import re
from collections.abc import Iterator

from scanner.model.detection import Grade
from scanner.recognizers.birth_date.days import FIRST, OLD, RECENT, SINCE_2010
from scanner.recognizers.birth_date.forms import ALONE, CODED, DAY_ZERO, LONGEST, SCREEN, WITHIN_ONE
from scanner.recognizers.birth_date.of_somebody import EVENT, ITEM, is_of_somebody, is_on_duty
from scanner.recognizers.person.names_of_kanji import ends_with_full_name, is_full_name
from scanner.recognizers.reading.candidates import Token, read_token
from scanner.recognizers.reading.expressions import expression, of_python
from scanner.recognizers.reading.kana import either_width
from scanner.recognizers.reading.lines import unwrapped
from scanner.recognizers.reading.normalise import DASHES, SPACES, VOWEL_SIGNS, WIDE, fold_text

SCORES = {Grade.CERTAIN_WITHIN: 0.95, Grade.CHECKED_WITHIN: 0.6, Grade.CHECKED: 0.5}
_PLACES_KEPT = str.maketrans(
    WIDE | dict.fromkeys(DASHES, "-") | dict.fromkeys(SPACES.replace("\t", ""), " ")
)

_BEFORE, _BEHIND = 32, 24
_LABEL = expression(
    r"(?:生年月日|生年|誕生(?:年月)?日?|生まれ|birth[ _]?(?:day|date|dt|ymd)?|date[ _]of[ _]birth"
    r"|dob|born(?: on)?|b-?day|seinen_?gapp?i|tanjy?ou?_?bi|バースデ[ーイィ]"
    rf"|{either_width('セイネンガッピ|タンジョウビ')}|(?:\A|[^一-龠々ぁ-ん])生(?=[:：=]))"
    r"(?:\([^()\n]{1,8}\)|入力|登録|情報|欄|[ _]?(?:jp|dt|ymd|8|wareki|seireki))?"
    r"(?:[\s\"':：=＝（(「『【】)\]<>・/|│,#]{0,6}(?:は|が|を)?[\s\"':(「『]{0,3}"
    r"|は、|</[a-z]{1,8}>\s{0,4}<[a-z]{1,8}>)\Z",
    re.IGNORECASE,
)
_MENDED = expression(
    r"(?:生年月日|誕生日|生年)[^\n0-9]{0,20}?"
    r"(?:(?:誤(?!り)|誤り[:は]|正(?!し[いく])|正しく[:は]|(?<!更)新(?!規)|旧|[変訂修][更正][前後]|→)"
    r"[ :)は]{0,3}|(?:住民票|住基|券面|免許証|保険証|台帳|申請書?|届出?書?|システム|画面|申告|登録"
    r"|本来)(?:上|側|内容)?(?:では?、?|[はが:]))[ 「『(]{0,2}\Z"
)
"""What says which of two readings follows, behind the label of both."""

_INSTEAD = expression(
    r"(?:→|⇒|->|=>|(?:では|じゃ)?なく、?|(?<![更修改訂])正(?!し[いく])|正しく|(?<!更)新(?!規)|旧"
    r"|誤(?!り)|[変訂修][更正][前後]|実際|本来|本当|住民票は)[ :)はが]{0,3}[ 「『(]{0,2}\Z"
)
"""What leads from one reading to the other."""

_GENDER = expression(r"(?:[男女]性?|\b(?:fe)?male)[ \t,/、・|]{1,3}\Z", re.IGNORECASE)
_GENDER_BEHIND = expression(
    r"[\"']?[,\t|、][\"' ]{0,2}(?:[男女]性?|(?:fe)?male)[\"' ]{0,2}(?:[,\t|、]|\Z)", re.IGNORECASE
)
_LETTER_BEHIND = expression(r"[\"']?[,\t|][\"' ]{0,2}[MF][\"' ]{0,2}(?:[,\t|]|\Z)")
"""The letter of a gender, which could be another code: only behind an item before 2010."""

_READING_BEFORE = expression(r"[ァ-ヴーｦ-ﾟ]{2,}[ ・][ァ-ヴーｦ-ﾟ]{2,}(?:[\"']?[,\t|][\"']?| {2,20})\Z")
_COLUMN_BEHIND = expression(r"[\"' ]{0,2}(?:[,\t|、]|\Z)| +(?:[0-9]|[MF男女](?: |\Z))")
_BORN = expression(
    r"\s?(?:(?:のお?|お)?(?:生まれ|生れ|うまれ)|に(?:お生まれ|生まれ(?!変|た(?![方者人息娘長])))"
    r"|[(はが]?誕生|生(?![0-9a-z産活徒成命放鮮花ビ]))",
    re.IGNORECASE,
)
_CALLED_BEFORE = expression(r"([一-龠々ヶぁ-んァ-ヴー]{2,8}(?: [一-龠々ぁ-んァ-ヴー]{1,4})?)\(\Z")
_AGE_BEHIND = expression(r" ?\((?:満 ?)?[0-9]{1,3} ?[歳才]\)")
_CHECKED = expression(r"本人確認[^。\n0-9]{0,12}\Z")
_SAME_SENTENCE = expression(r"[^。\n]{0,24}")
_CORRECTION = expression(r"\s?(?:の\s?誤り|が正|の間違い|[にへ](?:訂正|変更|修正))")
_DONE = expression(r"\s?(?:から|まで|以降|以前|付|より|時点|に(?![訂変修な]))")
_NOT_AN_ITEM = expression(r"\s?(?:[-〜~]|から|まで|以降|以前|付|に|より|時点|の|T?[ 0-9]{0,3}:)")
_SHORT_ERA, _KANJI_BEFORE = expression("[明大昭平令][^治正和成]"), expression(r"[一-龠ぁ-ん]\Z")
_TOWN_BEFORE = expression("[市区町村郡]\\Z")
"""Where a town is called like an era: 北見市昭和4-7-4."""

_CLAUSE = expression(r"[。\n]")
_ITEM_BEFORE = expression(r"(?:\A|[、,\t|・])[\s\"']{0,3}\Z")
_ITEM_BEHIND = expression(r"[\s\"']{0,3}(?:\Z|[、,\t|・。])")
_RECORD = expression(
    r"0[0-9]{1,4}-[0-9]|0[789]0[0-9]{8}|[男女様@＠]|[都道府県][^,\t|]{1,12}[市区町村]"
    r"|[ァ-ヴーｦ-ﾟ]{2,8}[ 　][ァ-ヴーｦ-ﾟ]{2,8}[\"']?[,\t|]"
)
"""A list with one of these is one of somebody's data."""

_UNTIL = expression(r"(?:[〜~]|から|より) ?\Z")
_WRITTEN_OUT = expression(
    rf"(?!{DAY_ZERO}(?:[^0-9]|\Z))(?:[0-9]{{4}}[-/.年]|[^0-9A-Za-z]|[STMH][. ]?[0-9]+[./])",
    re.IGNORECASE,
)
_DAYS = expression(
    rf"(?<![0-9A-Za-z.-])(?<![0-9A-Za-z.-]/)(?={FIRST})(?:(?P<old>{OLD})|(?P<new>{SINCE_2010})|{RECENT}"
    rf"|(?P<coded>{CODED}))(?!-?[0-9]|[/.][0-9])"
)
_WITHIN = expression(of_python(WITHIN_ONE))
_SCREEN = expression(of_python(SCREEN))
_VOWEL_SIGN = expression(f"(?<=[0-9A-Za-z])[{VOWEL_SIGNS}]")


def birth_dates(text: str) -> Iterator[tuple[int, int, float]]:
    """Give start, end and score of each."""
    if len(text) <= LONGEST and _SCREEN.search(text):
        grade = read_token(Token(0, len(text), fold_text(text), alone=True), ALONE)
        if grade is Grade.CHECKED:
            yield 0, len(text), SCORES[grade]
        if grade:
            return
    if _WITHIN.search(text):
        yield from birth_dates_within(text)


def birth_dates_within(text: str) -> Iterator[tuple[int, int, float]]:
    """Give start, end and score of each in a text that passes the screen and is no day alone."""
    yield from unwrapped(_VOWEL_SIGN.sub("-", text.translate(_PLACES_KEPT)), _born)


def _born(text: str) -> Iterator[tuple[int, int, float]]:
    """Find the birth dates of a folded text."""
    last: int | None = None
    for day in _DAYS.finditer(text):
        start, end = day.span()
        before, behind = text[max(0, start - _BEFORE) : start], text[end : end + _BEHIND]
        if _is_said(before, behind) or (
            last is not None
            and _SAME_SENTENCE.fullmatch(text, last, start)
            and (_CORRECTION.match(behind) or _INSTEAD.search(text, last, start))
        ):
            last = end
            yield start, end, SCORES[Grade.CERTAIN_WITHIN]
        elif not day["coded"] and (
            _is_likely(day, before, behind)
            or (_is_item(day, before, behind) and _RECORD.search(text))
            or _is_beside_letter(day, before, behind)
            or _is_behind_reading(day, before, behind)
            or _is_behind_name(day, before, behind)
            or is_of_somebody(before, behind, late=day["new"] is not None)
        ):
            yield start, end, SCORES[Grade.CHECKED_WITHIN]


def _is_said(before: str, behind: str) -> bool:
    """Say whether the words beside a day make it a birth date."""
    if _LABEL.search(before) or _BORN.match(behind) or _AGE_BEHIND.match(behind):
        return True
    if _MENDED.search(before) and not _DONE.match(behind):
        return True
    gender_before = _GENDER.search(before) and _ITEM_BEHIND.match(behind)
    return bool(gender_before or (_ITEM_BEFORE.search(before) and _GENDER_BEHIND.match(behind)))


def _is_item(day: re.Match[str], before: str, behind: str) -> bool:
    """Say whether an early day without separators is an item of a list."""
    return bool(day["old"] and _ITEM_BEFORE.search(before) and _ITEM_BEHIND.match(behind))


def _is_beside_letter(day: re.Match[str], before: str, behind: str) -> bool:
    """Say whether a day before 2010 is an item of a list, and M or F the next."""
    return bool(not day["new"] and _ITEM_BEFORE.search(before) and _LETTER_BEHIND.match(behind))


def _is_behind_reading(day: re.Match[str], before: str, behind: str) -> bool:
    """Say whether a day before 2010 stands behind the reading of a name, as in a record."""
    return bool(not day["new"] and _READING_BEFORE.search(before) and _COLUMN_BEHIND.match(behind))


def _is_behind_name(day: re.Match[str], before: str, behind: str) -> bool:
    """Say whether a day before 2010 stands in brackets of its own behind a full name."""
    if day["new"] or not behind.startswith(")") or is_on_duty(before):
        return False
    called = _CALLED_BEFORE.search(before)
    words = called[1].split(" ") if called else []
    if not words[1:]:
        return bool(words) and ends_with_full_name(words[0])
    return is_full_name(words[0], words[1])


def _is_likely(day: re.Match[str], before: str, behind: str) -> bool:
    """Say whether a day is too old for a record: much so, or an item of a list."""
    against = (
        day["new"] or not (_WRITTEN_OUT.match(day[0]) or _CHECKED.search(before)),
        _NOT_AN_ITEM.match(behind) or _UNTIL.search(before),
        _SHORT_ERA.match(day[0]) and _KANJI_BEFORE.search(before),
        _TOWN_BEFORE.search(before),
        EVENT.search(_CLAUSE.split(before[-8:])[-1]) or EVENT.search(ITEM.split(behind, 1)[0]),
    )
    item = _ITEM_BEFORE.search(before) and _ITEM_BEHIND.match(behind)
    return not any(against) and bool(day["old"] or item)

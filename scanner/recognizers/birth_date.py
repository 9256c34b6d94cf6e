"""Birth dates, told apart from all the other days that a system keeps.

A day alone says nothing about a person, so a column is judged by its name or, where that says
nothing, by how far back its days go: point cards keep no records from before 1990, but most of
their holders were born before. A column with the name of another day (登録日, 設立年月日) never is
one. In a text the words beside a day decide (生年月日, 1985/4/1生まれ), or that it is long ago and
no word for an event stands beside it.

``Grade.SHAPED`` stands for a day from 1990 on, ``Grade.CHECKED`` for an earlier one, and
``Grade.SHAPED_WITHIN`` for what can be a birth date only in a column named for it: the serial of a
spreadsheet, an era coded in one digit as municipal systems do (3600401), a year.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from scanner.model.category import DataCategory
from scanner.model.detection import Detection, Grade, Recognition
from scanner.model.profile import FieldProfile
from scanner.model.system import RecognizerSettings
from scanner.recognizers.candidates import Form, Token, matching, parted, read, read_token, spread
from scanner.recognizers.days import OLD, RECENT, SINCE_2010, TIME
from scanner.recognizers.lines import unwrapped
from scanner.recognizers.names import NamedBy
from scanner.recognizers.normalise import (
    DASHES,
    MASKS,
    SPACES,
    VOWEL_SIGNS,
    WIDE,
    Column,
    fold,
    fold_text,
)
from scanner.recognizers.shapes import one_of
from scanner.recognizers.weighing import MOSTLY, Evidence, Scale

NAME = NamedBy(
    strong=(
        *("birth", "birthday", "birthdate", "birthdt", "birthymd", "birthyear", "birth date"),
        *("birth dt", "birth day", "birth ymd", "birth year", "birth ymd jp", "date of birth"),
        *("year of birth", "dob", "bday", "b day", "bdate", "bd", "brthdy", "brthdt", "born"),
        *("born on", "born at", "seinengappi", "seinengapi", "seinen gappi", "seinen", "umare"),
        *(
            "tanjobi",
            "tanjoubi",
            "tanjyobi",
            "tanjo",
            "tanjou",
            "tanjo bi",
            "tanjo dt",
            "tanjo ymd",
        ),
        *("生年月日", "生年", "生年月", "誕生日", "誕生", "誕生年", "出生", "出生日", "出生年月日"),
        *("生まれ", "生まれ 年", "生年月日 西暦", "生年月日 和暦", "生年月日 元号", "birth wareki"),
        *("birth seireki", "seinengappi wareki", "seinengappi seireki"),
    ),
)
OTHER_DAY = re.compile(r".(?:日|日付|日時|時刻|期限)[^一-龠]*\Z")
"""The end of a Japanese name of some other day: 更新日."""

GENERIC = re.compile("(?:年月日|月日|日付|日時)[^一-龠]*")
DAY_WORDS = frozenset(
    (
        "dt",
        "on",
        "at",
        "ymd",
        "day",
        "date",
        "ts",
        "time",
        "datetime",
        "timestamp",
        "nichiji",
        "hiduke",
        "hizuke",
        "nengappi",
    )
)
DAY_ENDINGS = ("bi", "date", "ymd", "nichiji", "hiduke", "hizuke", "nengappi")
OLD_SHARE = 0.1
"""From which share of days before 1990 they are more than slips of the pen."""

SCORES = {Grade.CERTAIN_WITHIN: 0.95, Grade.CHECKED_WITHIN: 0.6, Grade.CHECKED: 0.5}
LONGEST = 40
"""Characters of a cell that is a day and nothing else."""

_PLACES_KEPT = str.maketrans(WIDE | dict.fromkeys(DASHES, "-") | dict.fromkeys(SPACES, " "))

_W = f" \\r\\n{SPACES}"
_D = "[0-9０-９]"
_ERA = "明治?|大正?|昭和?|平成?|令和?|[㍾㍽㍼㍻㋿MTSHRmtshrＭＴＳＨＲｍｔｓｈｒ]"
_SEPARATOR = f"[-/.年{DASHES}{VOWEL_SIGNS}／．]"
_AROUND = rf"[{_W}'\"(（]{{0,4}}"
_MONTH_AND_DAY = f"[01０１]{_D}[0-3０-３]{_D}"
_PART = f"(?:{_D}{{1,2}}|[一二三四五六七八九十]{{1,3}}|[*{MASKS}]{{1,2}})"
_YEAR = f"(?:{_D}{{1,4}}|[元一二三四五六七八九十]{{1,3}}|[*{MASKS}]{{2,4}})"
SCREEN = (
    rf"\A{_AROUND}(?:(?:(?:{_ERA})[.． 　]?)?{_YEAR}[ 　]?{_SEPARATOR}"
    rf"(?:[ 　]?{_PART}[ 　]?[-月{_SEPARATOR[2:]}|[{_W}]*\z)"
    rf"|(?:{_ERA}|[1-5１-５]|[12１２]{_D})?{_D}{{2}}{_MONTH_AND_DAY}(?:[^0-9]|\z)"
    rf"|[1-9１-９]{_D}{{3,4}}(?:\.0+)?[{_W}]*\z|[A-Z][a-z]{{2,8}}\.? [0-9]{{1,2}},?[{_W}])"
)
"""How cells look that are days, more or less."""

SHAPE = one_of(
    "F|0.*[KJPXc]|[KJPXc].*0",  # digits beside other signs
    "(?:K[^K]*){6}",  # a day in kanji
    r"\A[^K0]*(?:Kkk){2,4}[^K]*\z",  # a year in kanji
    "[-/.] ?0{1,2} ?[-/.]",  # a month
    r"(?:\A|[^0a./-])(?:a[. ]?)?0{6,8}(?:[^0]|\z)",  # a day without separators
    r"\A[^0]*0{4,5}(?:\.0+)?[^0]*\z",  # a year, or the serial of a spreadsheet
    r"aaa\.? 0|0[- ]aaa",  # a month by its name
    r"[*PJc]k*[-/.K]|[-/.]k*[*PJc]|P.*P.*P.*P|\A[^ 0s]*(?:Jkk){6}[^ 0s]*\z",  # masks
)
"""Cells that are a day or hold one have one of these shapes."""

_MASK, _NUMBER = r"\*{1,2}", "[0-9]{1,2}"
_MASKED_YEAR = rf"(?:(?:19|20)[0-9]{{2}}|\*{{2,4}}|(?:{_ERA})(?:[0-9]{{1,2}}|{_MASK}))"
_MASKED = (
    rf"[{_W}]*(?:{_MASKED_YEAR}[-/.年](?:{_NUMBER}[-/.月]{_MASK}|{_MASK}[-/.月](?:{_NUMBER}|{_MASK}))"
    rf"|\*{{4}}[-/.年]{_NUMBER}[-/.月]{_NUMBER})日?[{_W}]*"
)
_NAMED_ONLY = (
    rf"[{_W}']*(?:[1-9][0-9]{{3,4}}(?:\.0+)?"
    r"|[1-5]?[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    r"|[0-9]{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12][0-9]|3[01])"
    rf"|(?:{_ERA})?(?:元|[0-9]{{1,4}})年)[{_W}]*"
)
_DAY_ZERO = "1970(?:0101|[-/.年]0?1[-/.月]0?1)"
_CLOSING = rf"[{_W}'\")]{{0,4}}"
ALONE = (
    Form(Grade.SHAPED, rf"[{_W}]*{_DAY_ZERO}(?:[^0-9].*)?"),
    Form(Grade.CHECKED, rf"[{_W}'\"(]{{0,4}}{OLD}{TIME}{_CLOSING}"),
    Form(Grade.SHAPED, rf"[{_W}'\"(]{{0,4}}{RECENT}{TIME}{_CLOSING}"),
    Form(Grade.SHAPED_WITHIN, _NAMED_ONLY),
    Form(Grade.MASKED, _MASKED),
)
"""The day that Unix clocks begin with is nobody's birthday."""

WITHIN = (
    "生年|誕生|まれ|生れ|[日0-9０-９][ 　]?生|[BbＢｂ][IiＩｉ][RrＲｒ][TtＴｔ][HhＨｈ]"
    "|[DdＤｄ][OoＯｏ][BbＢｂ]|[BbＢｂ][OoＯｏ][RrＲｒ][NnＮｎ]|seinengappi|SEINENGAPPI|tanjo|TANJO"
    f"|[男女]性?[ 　,/\t]|[㍾㍽㍼昭大明]|19[0-9]{{2}}{_SEPARATOR}|１９[０-９]{{2}}"
    f"|200[0-9]{_SEPARATOR}|[、,\t][SsHhＳＨ]{_D}{{1,2}}[.．/]"
)
"""Text with a birth date has one of these."""

_BEFORE, _BEHIND = 32, 12
_LABEL = re.compile(
    r"(?:生年月日|生年|誕生日?|生まれ|birth[ _]?(?:day|date|dt|ymd)?|date[ _]of[ _]birth|dob"
    r"|born(?: on)?|b-?day|seinengappi|tanjou?bi)(?:\((?:西暦|和暦)\))?"
    r"[\s\"':：=＝（(「『【】)\]>・/|,#]{0,6}(?:は|が|を)?[\s\"':(「『]{0,3}\Z",
    re.IGNORECASE,
)
_GENDER = re.compile(r"(?:[男女]性?|\b(?:fe)?male)[ \t,/]{1,3}\Z", re.IGNORECASE)
_BORN = re.compile(
    r"\s?(?:生まれ|生れ|うまれ|誕生|生(?![0-9a-z産活徒成命放鮮花ビ]))", re.IGNORECASE
)
_SAME_SENTENCE = re.compile(r"[^。\n]{0,24}")
_CORRECTION = re.compile(r"\s?(?:の誤り|が正|の間違い|[にへ](?:訂正|変更|修正))")
_EVENT = re.compile(
    "更新|登録|契約|発行|有効|期限|期間|開始|終了|受付|対応|創[業立刊]|設[立置]|開[館催店業設通園校]|記念|施行|"
    "改正|制定|竣工|建[築設]|完[成了]|入会|退会|取引|利用|購入|来店|注文|配信|処理|作成|予定|閉[館店]|オープン|"
    "発[生売表足]|公布|通知|法律|条例|議会|廃止|調査|現在|撮影|出版|起工|[0-9]号|当時|以来"
)
_NOT_AN_ITEM = re.compile(r"\s?(?:[-〜~]|から|まで|以降|以前|付|に|より|時点|の|T?[ 0-9]{0,3}:)")
_SHORT_ERA, _KANJI_BEFORE = re.compile("[明大昭平令][^治正和成]"), re.compile(r"[一-龠ぁ-ん]\Z")
_CLAUSE = re.compile(r"[。\n]")
_ITEM_BEFORE = re.compile(r"(?:\A|[、,\t|・])[\s\"']{0,3}\Z")
_ITEM_BEHIND = re.compile(r"[\s\"']{0,3}(?:\Z|[、,\t|・。])")
_UNTIL = re.compile(r"(?:[〜~]|から|より) ?\Z")
_WRITTEN_OUT = re.compile(
    rf"(?!{_DAY_ZERO}(?:[^0-9]|\Z))(?:[0-9]{{4}}[-/.年]|[^0-9A-Za-z]|[STMH][. ]?[0-9]+[./])",
    re.IGNORECASE,
)
_DAYS = re.compile(
    rf"(?<![0-9A-Za-z./-])(?:(?P<old>{OLD})|(?P<new>{SINCE_2010})|{RECENT})(?!-?[0-9]|[/.][0-9])"
)
_WITHIN = re.compile(WITHIN)
_SCREEN = re.compile(SCREEN.replace(r"\z", r"\Z"))
_VOWEL_SIGN = re.compile(f"(?<=[0-9])[{VOWEL_SIGNS}]")


@dataclass(frozen=True, slots=True)
class BirthDate:
    """Recognises birth dates."""

    settings: RecognizerSettings

    @property
    def category(self) -> DataCategory:
        """Birth dates."""
        return DataCategory.BIRTH_DATE

    def name_evidence(self, name: str) -> frozenset[str]:
        """生年月日 is a name; 登録日 and ``opened_on`` speak against it."""
        evidence = NAME.evidence(name)
        other = not evidence and _is_of_other_day(name)
        return frozenset({Evidence.OTHER_NAME}) if other else evidence

    def grade(self, column: Column) -> pl.Series | None:
        """Grade days by when they are, and texts by the words beside a day."""
        cells = matching(column.like(SHAPE), f"{SCREEN}|{WITHIN}")
        if cells.is_empty():
            return None
        alone, _ = parted(cells, cells["text"].str.contains(SCREEN))
        alone, _ = parted(alone, alone["text"].str.len_chars() <= LONGEST)
        graded = read(alone.with_columns(text=fold(alone["text"])), ALONE)
        if sum(map(len, graded)) == len(cells):
            return spread(len(column.raw), graded)
        if graded:
            read_already = pl.concat([tokens["cell"] for tokens in graded]).implode()
            cells = cells.filter(~cells["cell"].is_in(read_already))
        others, _ = parted(cells, cells["text"].str.contains(WITHIN))
        if not others.is_empty():
            graded.append(_with_grades(others))
        return spread(len(column.raw), graded)

    def spans(self, text: str) -> Iterator[Detection]:
        """Find the birth dates of a text."""
        for start, end, score in _spans(text):
            yield Detection(self.category, start, end, score)

    def weigh(self, field: FieldProfile) -> Recognition | None:
        """Count what words say, and whole cells where name or spread speaks for birth dates."""
        scale = Scale.of(field, self.category)
        scale.count(Grade.CERTAIN_WITHIN, Evidence.CONTEXT)
        if scale.hinted:
            for grade in (Grade.CHECKED, Grade.SHAPED, Grade.SHAPED_WITHIN, Grade.CHECKED_WITHIN):
                scale.count(grade, Evidence.SHAPE)
        elif Evidence.OTHER_NAME not in scale.names:
            scale.count(Grade.CHECKED_WITHIN, Evidence.SPREAD)
            days = scale.cells(Grade.CHECKED, Grade.SHAPED)
            many = scale.share(Grade.CHECKED, Grade.SHAPED) >= MOSTLY
            if many and scale.cells(Grade.CHECKED) >= OLD_SHARE * days:
                scale.count(Grade.CHECKED, Evidence.SPREAD)
                scale.count(Grade.SHAPED, Evidence.SPREAD)
        return scale.verdict()


def _is_of_other_day(name: str) -> bool:
    """Tell ``opened_on``, ``riyobi`` and 更新日 from ``date3`` and 日付."""
    words = NAME.words(name)
    last = words[-1] if words else ""
    if last.isascii():
        return len(words) > 1 if last in DAY_WORDS else last.endswith(DAY_ENDINGS)
    return bool(OTHER_DAY.search(name)) and not GENERIC.fullmatch(name)


def _with_grades(texts: pl.DataFrame) -> pl.DataFrame:
    """Grade texts by the best birth date in each, each distinct text once."""
    known = {text: _grade_of(text) for text in texts["text"].unique()}
    old, new = pl.Series(list(known), dtype=pl.String), pl.Series(known.values(), dtype=pl.UInt8)
    return texts.with_columns(grade=pl.col("text").replace_strict(old, new, return_dtype=pl.UInt8))


def _grade_of(text: str) -> int:
    best = max((score for _, _, score in _spans(text)), default=0.0)
    return next((int(grade) for grade, score in SCORES.items() if score == best), int(Grade.NONE))


def _spans(text: str) -> Iterator[tuple[int, int, float]]:
    if len(text) <= LONGEST and _SCREEN.search(text):
        grade = read_token(Token(0, len(text), fold_text(text), alone=True), ALONE)
        if grade is Grade.CHECKED:
            yield 0, len(text), SCORES[grade]
        if grade:
            return
    if _WITHIN.search(text):
        yield from unwrapped(_VOWEL_SIGN.sub("-", text.translate(_PLACES_KEPT)), _born)


def _born(text: str) -> Iterator[tuple[int, int, float]]:
    """Find the birth dates of a folded text."""
    last: int | None = None
    for day in _DAYS.finditer(text):
        start, end = day.span()
        before, behind = text[max(0, start - _BEFORE) : start], text[end : end + _BEHIND]
        if _is_said(before, behind) or (
            last is not None
            and _CORRECTION.match(behind)
            and _SAME_SENTENCE.fullmatch(text, last, start)
        ):
            last = end
            yield start, end, SCORES[Grade.CERTAIN_WITHIN]
        elif _is_likely(day, before, behind):
            yield start, end, SCORES[Grade.CHECKED_WITHIN]


def _is_said(before: str, behind: str) -> bool:
    """Say whether the words beside a day make it a birth date."""
    if _LABEL.search(before) or _BORN.match(behind):
        return True
    return bool(_GENDER.search(before) and _ITEM_BEHIND.match(behind))


def _is_likely(day: re.Match[str], before: str, behind: str) -> bool:
    """Say whether a day is too old for a record: much so, or an item of a list."""
    against = (
        day["new"] or not _WRITTEN_OUT.match(day[0]),
        _NOT_AN_ITEM.match(behind) or _UNTIL.search(before),
        _SHORT_ERA.match(day[0]) and _KANJI_BEFORE.search(before),
        _EVENT.search(_CLAUSE.split(before[-8:])[-1]) or _EVENT.search(behind),
    )
    item = _ITEM_BEFORE.search(before) and _ITEM_BEHIND.match(behind)
    return not any(against) and bool(day["old"] or item)

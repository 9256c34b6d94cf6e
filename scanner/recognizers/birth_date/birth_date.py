"""Birth dates, told apart from all the other days that a system keeps.

A day alone says nothing about a person, so a column is judged by its name or, where that says
nothing, by how far back its days go: point cards keep no records from before 1990, but most of
their holders were born before. A column with the name of another day (登録日, 設立年月日) never is
one. In a text the words beside a day decide (生年月日, 1985/4/1生まれ), or that it is long ago and
no word for an event stands beside it.

``Grade.SHAPED`` stands for a day from 1990 on, ``Grade.CHECKED`` for an earlier one, and
``Grade.SHAPED_WITHIN`` for what can be a birth date only in a column named for it: the serial of a
spreadsheet, an era coded in one digit as municipal systems do (3600401), a year, the seconds of a
Unix clock, a time of the day. ``Grade.CODED`` stands for an early day with such an era, which
only all cells together tell from a code, ``Grade.SHAPED_OTHERWISE`` for a part of a date, which
counts only beside the other parts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from scanner.model.category import DataCategory
from scanner.model.detection import Detection, Evidence, Grade, Recognition
from scanner.model.profile import FieldProfile
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.recognizers.address.plain import is_plain_address
from scanner.recognizers.birth_date.forms import (
    ALONE,
    DAY_SHAPE,
    LONGEST,
    PART_SHAPE,
    PARTS_SHAPE,
    SCREEN,
    SHAPE,
    WITHIN,
    WITHIN_SHAPE,
)
from scanner.recognizers.birth_date.in_text import SCORES, birth_dates, each_born
from scanner.recognizers.headers.column_names import NamedBy, is_code
from scanner.recognizers.reading.candidates import matching, parted, read, spread, with_grade
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import Column, fold
from scanner.recognizers.weighing import NAMED_MOSTLY, Scale

NAME = NamedBy(
    strong=(
        *("birth", "birthday", "birthdate", "birthdt", "birthymd", "birthyear", "birth date"),
        *("birth dt", "birth day", "birth ymd", "birth year", "birth ymd jp", "date of birth"),
        *("year of birth", "dob", "bday", "b day", "bdate", "bd", "brthdy", "brthdt", "born"),
        *("born on", "born at", "bir", "bir dt", "bir date", "bir ymd", "bir day"),
        *("seinengappi", "seinengapi", "seinen gappi", "seinen", "umare"),
        *("tanjobi", "tanjoubi", "tanjyobi", "tanjo", "tanjou", "tanjo bi", "tanjo dt"),
        "tanjo ymd",
        *("生年月日", "生年", "生年月", "誕生日", "誕生", "誕生年", "出生", "出生日", "出生年月日"),
        *("生まれ", "生まれ 年", "生年月日 西暦", "生年月日 和暦", "生年月日 元号", "birth wareki"),
        *("birth seireki", "seinengappi wareki", "seinengappi seireki", "brth dt", "brth ymd"),
        "d o b",
        *("b date", "bdt", "bdy", "bdte", "bymd", "b ymd", "bd dt", "bd date", "bd ymd", "yob"),
        *("bth", "bth dt", "bthdt", "bthd", "bthdy", "bth ymd", "brth", "brth date", "born date"),
        *("birthd", "birth d", "seinengp", "sngp", "seinen ymd", "sei nengappi", "umare date"),
        "umare bi",
        *("umare ymd", "tanjou date", "tanjo date", "tanjyoubi", "tanjyo bi", "tanjyo ymd"),
        *("tanjou bi", "tanjou ymd", "tanjyou bi", "うまれ", "生れ", "生日", "生月日"),
        *("brthd", "brthd dt", "brthd ymd"),
        *("umr", "umr ymd", "umr dt", "umr date", "umr bi", "umr hi"),
        *("sei ymd", "seiymd", "umareymd", "sei date", "sei dt", "sei hi", "sei y m d"),
        *("誕生年月日", "生まれた日", "うまれた日", "誕生月日", "バースデー", "バースデイ"),
        "生年月日 区分 なし",
    ),
)
OTHER_DAY = expression(r".(?:日|日付|日時|時刻|期限)[^一-龠]*\Z")
"""The end of a Japanese name of some other day: 更新日."""

FOUNDED = expression(
    "設立|創[業立建]|開[業店設館園校湯山基港]|設置|竣工|建[築設]|築年|施行|制定|発[売行足]|初版|刊行|操業|着工|開始|記念"
    "|(?i:found|establish|incorporat|inaugurat|built|since|effective|valid|publish|releas|anniversar|opened|opening"
    "|updated|created|registered|start|setsuritsu|seturitu|sou?gyou?|kaigyou?|kaiten)"
)
"""Words of names of columns for days on which something else than a person came to be."""

NOT_OF_BIRTH = expression(
    r"(?:店舗?|会社|施設|[社館園校町])の誕生|(?:発|再|派|更|衛|寄|厚|養|共|野|先|学|蘇|往|余|抗|殺|密|群|混|植|転|回|創|放|半|今|一|終)生(?!生)"
    "|(?:愛?[犬猫馬牛豚鶏]|ペット|動物|個体|家畜|子牛)の?(?:生|誕生|出生)|(?i:(?:pet|dog|cat|animal|cow|cattle|calf|horse|pig|ushi|uma|buta|inu|neko|kachiku)_?(?:birth|dob|seinen|umare))"
    "|クーポン|特典|メール|はがき|プレゼント|ボーナス|ポイント|割引|優待|体重|身長|順位|人数"
    "|(?i:coupon|gift|mail|campaign|present|bonus|points?|discount|weight|height|order|count)"
)
"""Words of names for what is sent on a birthday, and of those of other days: 発生日, 再生日時."""

OF_CHECK = expression(
    "(?i:(?<![a-z])(?:chk|check(?:ed)?|kakunin|verif(?:y|ied)|confirm(?:ed)?))|確認(?!用)"
)
"""Words of names for a look at it: in ``seinen_kakunin`` it stands again, or when that was."""

BORN_OF = expression(
    r"(?:児童|園児|幼児|子(?:ども|供)?|お子様|本人|会員|利用者|申[請込]者|保護者|配偶者|世帯主|扶養(?:親族|者)?|[父母夫妻])の?生"
    "|(?:[MTSHR][・･/,. ]?){2,5}(?:の?生|年月日)"
)
"""Names of registers that leave 年月日 out: 児童生."""

CODE = expression(r".*(?:[^a-z]|\A)(?:lot|ver|version|build|model|型番|品番|ロット)", re.IGNORECASE)
GENERIC = expression("(?:予備|汎用|任意|拡張|自由)?(?:項目)?(?:年月日|月日|日付|日時)[^一-龠]*")
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
DAYS = (Grade.CHECKED, Grade.SHAPED)
CODED = (Grade.CODED, Grade.SHAPED_WITHIN)
"""Grades of early and of late days, the others of those with an era in one digit."""

NEARLY_ALL = 0.9
OLD_SHARE = 0.1
"""From which share of days before 1990 they are more than slips of the pen.

Of coded ones as many must be late: numbers that are given in turn have one digit before all.
"""


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
        silent = NOT_OF_BIRTH.search(name) or OF_CHECK.search(name)
        evidence = frozenset() if silent else NAME.evidence(name)
        if BORN_OF.fullmatch(name):
            evidence = frozenset({Evidence.NAME})
        return evidence or frozenset({Evidence.OTHER_NAME} if _is_of_other(name) else ())

    def grade(self, column: Column) -> pl.Series | None:
        """Grade days by when they are, and texts by the words beside a day."""
        if column.all_like(PARTS_SHAPE):
            parts = with_grade(column.like(PART_SHAPE), Grade.SHAPED_OTHERWISE)
            return spread(len(column.raw), [parts])
        cells = column.like(SHAPE)
        days = cells if column.all_like(DAY_SHAPE) else matching(cells, SCREEN)
        graded = _alone(days)
        if sum(map(len, graded)) < len(cells) and column.any_like(WITHIN_SHAPE):
            if graded:
                read_already = pl.concat([tokens["cell"] for tokens in graded]).implode()
                cells = cells.filter(~cells["cell"].is_in(read_already))
            others = matching(cells, *WITHIN)
            if not others.is_empty():
                graded.append(_with_grades(others))
        return spread(len(column.raw), graded)

    def spans(self, text: str) -> Iterator[Detection]:
        """Find the birth dates of a text."""
        for start, end, score in () if is_plain_address(text) else birth_dates(text):
            yield Detection(self.category, start, end, score)

    def weigh(self, field: FieldProfile) -> Recognition | None:
        """Count what words say, and whole cells where name or spread speaks for birth dates."""
        scale = Scale.of(field, self.category)
        scale.count(Grade.CERTAIN_WITHIN, Evidence.CONTEXT)
        if Evidence.PART_NAME in scale.names:
            scale.count(Grade.SHAPED_OTHERWISE, Evidence.SHAPE)
        if scale.hinted:
            for grade in (*DAYS, *CODED, Grade.CHECKED_WITHIN):
                scale.count(grade, Evidence.SHAPE)
        elif not {Evidence.OTHER_NAME, Evidence.BUSINESS_NAME} & scale.names:
            scale.count(Grade.CHECKED_WITHIN, Evidence.SPREAD)
            many = scale.share(*DAYS) >= NAMED_MOSTLY
            coded = scale.share(*CODED) >= NEARLY_ALL and min(map(scale.share, CODED)) >= OLD_SHARE
            spread = many and scale.cells(Grade.CHECKED) >= OLD_SHARE * scale.cells(*DAYS)
            for grade in DAYS * spread + CODED * coded:
                scale.count(grade, Evidence.SPREAD)
        return scale.verdict()


def _is_of_other(name: str) -> bool:
    """Say whether a name is of another day, or of a code."""
    of_code = is_code(name) or CODE.match(name) is not None
    return of_code or FOUNDED.search(name) is not None or _is_of_other_day(name)


def _is_of_other_day(name: str) -> bool:
    """Tell ``opened_on``, ``riyobi`` and 更新日 from ``date3`` and 日付."""
    words = NAME.words(name)
    last = words[-1] if words else ""
    if last.isascii():
        other = len(words) > 1 if last in DAY_WORDS else last.endswith(DAY_ENDINGS)
        return other and last != "yobi"
    return bool(OTHER_DAY.search(name)) and not GENERIC.fullmatch(name)


def _alone(days: pl.DataFrame) -> list[pl.DataFrame]:
    """Grade the cells that are a day and nothing else."""
    if days.is_empty():
        return []
    short, _ = parted(days, days["text"].str.len_chars() <= LONGEST)
    return read(short.with_columns(text=fold(short["text"])), ALONE)


def _with_grades(texts: pl.DataFrame) -> pl.DataFrame:
    """Grade texts by the best birth date in each, each distinct text once."""
    known = {text: int(_grade_of(text)) for text in texts["text"].unique()}
    old, new = pl.Series(list(known), dtype=pl.String), pl.Series(known.values(), dtype=pl.UInt8)
    return texts.with_columns(grade=pl.col("text").replace_strict(old, new, return_dtype=pl.UInt8))


def _grade_of(text: str) -> Grade:
    """Grade a text by the best birth date in it; none is better than one that words tell."""
    best = Grade.NONE
    for _, _, score in each_born(text):
        if score == SCORES[Grade.CERTAIN_WITHIN]:
            return Grade.CERTAIN_WITHIN
        best = Grade.CHECKED_WITHIN
    return best

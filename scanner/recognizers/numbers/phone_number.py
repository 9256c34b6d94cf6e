"""Phone numbers, by the numbering plan that ``phonenumbers`` carries.

The plan's own patterns, taken from the library's data for Japan, decide what a number can be: a
list of area codes kept here would age. Separators in place, brackets, ``+81`` or eleven digits of a
mobile line leave no doubt. Ten plain digits that fit a fixed line can be a code as well: in a
column they count if its name says so or nearly all cells are such, within text unless a word like
受付番号 stands before them. Where the leading zero is lost, they count with the name, or where
nearly all cells are such and of more than one kind: 80… among 90… is no run of codes. Free-dial
and navi-dial numbers (0120, 0800, 0570, 0990) are business.

There is no grade for a business number, so ``Grade.SHAPED_WITHIN`` stands for one here, alone in
its cell or not, and ``Grade.SHAPED`` for a number whose leading zero or ``+`` is lost,
or whose area code, ``Grade.SHAPED_OTHERWISE`` where it was of a mobile line other than 090.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from scanner.model.category import DataCategory
from scanner.model.detection import Detection, Evidence, Grade, Recognition
from scanner.model.profile import FieldProfile
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.recognizers.departments import is_line_of_department
from scanner.recognizers.headers.column_names import NamedBy, is_code
from scanner.recognizers.headers.offices import is_line_of_office, of_office
from scanner.recognizers.house_words import SCREENS as NAME_HOUSE
from scanner.recognizers.houses import is_in_record, stands_for_house
from scanner.recognizers.numbers.forms import D, H, S
from scanner.recognizers.numbers.lost_zero import lost_zeros, without_zeros
from scanner.recognizers.numbers.of_shops import SCREEN as OF_SHOP
from scanner.recognizers.numbers.of_shops import is_told_of_shop
from scanner.recognizers.numbers.phone_forms import phone_numbers
from scanner.recognizers.numbers.said_aloud import cells_with_said, said_aloud
from scanner.recognizers.reading.candidates import (
    UNGRADED,
    matching,
    parted,
    spread,
    with_grade,
    without,
)
from scanner.recognizers.reading.expressions import expression, of_python
from scanner.recognizers.reading.normalise import Column, fold_text
from scanner.recognizers.samples import SAMPLES, is_sample_within
from scanner.recognizers.sights import SCREEN as OF_SIGHT
from scanner.recognizers.weighing import MOSTLY, Scale

NAME = NamedBy(
    strong=(
        *("tel", "telephone", "phone", "denwa", "keitai", "mobile", "fax", "cellphone", "sumaho"),
        *("telno", "phoneno", "phonenumber", "telnumber", "denwabango", "mobileno", "faxno"),
        *("電話", "携帯", "ケータイ", "ファックス", "スマホ", "電番"),
        *("caller no", "caller", "caller num", "ani", "発信者 no", "発信 no", "発信元 no"),
        "発信者",
        *("発信元", "着信 no", "着信元", "着信元 no", "発番 no", "先方 no", "入電 no"),
        *("架電 no", "架電先 no", "発信先 no", "折返し no", "折返し先 no", "折電 no", "折電先 no"),
        "hasshin no",
        *("hassinsya no", "hasshinsha no", "chakushin no"),
        *("ktai", "phn", "ph no", "msisdn"),
        *("cell", "mob", "mob no", "mbl", "mbl no", "sms no", "hp no", "keitai no"),
    ),
    weak=("contact", "renrakusaki", "連絡先"),
)
SCORES = {
    Grade.CHECKED: 0.6,
    Grade.CERTAIN: 0.95,
    Grade.CHECKED_WITHIN: 0.5,
    Grade.CERTAIN_WITHIN: 0.9,
}
HOUSE = (
    "営業時間|定休日|年中無休|株式会社|㈱|[（(]株[）)]|有限会社|㈲|合同会社|センター|窓口(?:[^票]|\\z)|ヘルプデスク"
    "|事務局|委員会|守衛|[当宿]直|自動(?:応答|音声)|電話予約|夜間受付|障害連絡|テレ[ホフ]ォ?ン|フロント|本社|支社|支店|営業所|店舗|[本当各]店|商店|工場|役所|役場|病院|医院|クリニック|歯科|薬局"
    "|ドラッグ|ホテル|旅館|学校|大学|高校|幼稚園|保育園|図書館|公民館|会館|体育館|美術館|博物館|郵便局|銀行"
    "|信用金庫|組合|協会|商工会|協議会|連盟|財団|社団|機構|公社|支所|出張所|分署|庁舎|保育所|こども園|児童館|斎場"
    "|予約不可|予約制|食堂|美容[室院]|理容|ラーメン|カフェ|レストラン|スーパー|ストア|ショップ|サロン|モール"
    "|プラザ|警察署|消防署|税務署|保健所|事務所|会社(?:[^員]|\\z)"
    "|[^係員]課[ 　(（)）:：直内0-9０-９]"
    "|問い?合わ?せ先|[（(](?:大?代表|代|直通)[）)]|平日[^。\n]{0,4}[0-9０-９]{1,2}[:：時]|受付時間|予約専用"
    "|直通[^。\n]{0,24}内線|代表電話|代表番号|[ｶカ][）)]|公園|遊園|動物園"
    "|[一-龠々ァ-ヶー]店(?:[^員長頭]|\\z)"
)
"""Words for a house whose number stands beside them."""

SHAPE_OF_TEXT = "(?s)[KFa].*[0F]|[0F].*[KFa]|[0F].*J.*J|J.*J.*[0F]"
SCREENS = (HOUSE, OF_SHOP, OF_SIGHT, *NAME_HOUSE)
_HOUSE = expression(of_python(HOUSE))
_ASKED = expression(
    r"(?:お?問い?合わ?せ(?:先|窓口)(?:は|[:： 　])?|お問い?合わ?せ(?:は|[:： 　]))[ 　]?"
    r"(?:電話|TEL|℡)?[:： 　]{0,2}\Z"
)
_SOMEBODY = expression(
    "(?<!お客)様|さん(?!ぽ)|さま|氏|自宅|携帯|本人|折り?返|名前|氏名|会員|申込|申請|ご?連絡先|届出|登録|変更"
    "|受取人|入電|着信|架電|留守|不在|希望|宛|住所|生年|年齢|@|＠"
)
"""Words for a person in the same line: then a house there is what the call is about."""

_CARRIED = expression(
    r"(?:携帯|ケータイ|スマホ|自宅|個人|緊急連絡先|本人)(?:の?(?:電話|番号|TEL|連絡先)){0,2}"
    r"[ 　]?[:：はが(（]{0,2}[ 　]?\Z"
    r"|(?:お?急ぎ(?:の(?:方|場合|際|件))?|至急の?(?:場合|際|件)?|不在(?:時|中|の(?:際|場合))|休暇中|代わり)"
    r"[はに][、 　]?"
    r"[一-龠々ヶァ-ヴー]{1,4}(?<![署課室所院店係部局社館園校台会場口屋業])[(（]\Z"
    r"|(?:発信者?|送信者?|差出人|代表者?)[:：][ 　]?[^\n()（）0-9]{2,8}"
    r"(?<![課係室部所店局会館])[(（][^()（）\n]{0,8}"
    r"(?:(?:老人)?クラブ|サークル|(?:自治|町内|子ども|婦人|老人|同好|愛好)会)[)）]\n[^\n0-9０-９]{0,8}\Z"
)
"""Words right before a number by which it is somebody's, whoever else is named."""

_BEFORE, _BEHIND = 30, 20
_LINE = expression(r"[\n。]")
_LINE_BEHIND = expression(r"[\n。]|(?<=.)[,，;；\t|｜]")
"""What ends a line, or the field of a record behind that of a number."""

NO_CELL = UNGRADED.select("cell")
_MOBILE = "^(?:0|810?)[6-9]0"
_PORTABLE = expression(r"\D{0,4}(?:0|\+?81\D{0,3}0?)[6-9]0")

LOCAL_SHAPE = r"\A[ s]*[0Fk]{1,12}[PFKk-]{1,3}[0Fk]{4,12}[ s]*\z"
LOCAL = rf"\A[{S}]*{D}{{1,4}}[{H}]{D}{{4}}[{S}]*\z"
"""Numbers as people of one town give them to each other, without the area code."""

NO_CHANCE = 0.3
"""Share of mobile numbers that no codes have: one in thirty of eleven digits is like one."""

NEARLY_ALL = 0.9
LOST = (Grade.SHAPED, Grade.SHAPED_OTHERWISE)

NAMED_ENOUGH = 0.3
"""Share of plain numbers from which a column that is named for phones holds them."""

OF_EACH_KIND = 0.1
"""Share of each of two kinds, from which numbers without their zero are no run of codes."""


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """Recognises phone numbers of Japan."""

    settings: RecognizerSettings

    @property
    def category(self) -> DataCategory:
        """Phone numbers."""
        return DataCategory.PHONE_NUMBER

    def name_evidence(self, name: str) -> frozenset[str]:
        """``tel`` and 携帯 are names, 連絡先 is a hint; ``shop_tel`` is an office's."""
        evidence = NAME.evidence(name)
        if evidence or is_line_of_office(name):
            return evidence | of_office(name)
        return frozenset({Evidence.CODE_NAME} if is_code(name) else ())

    def grade(self, column: Column) -> pl.Series | None:
        """Grade by the numbering plan and by how the number is written."""
        lost = with_grade(without_zeros(column, SHAPE_OF_TEXT), Grade.CERTAIN_WITHIN)
        said = with_grade(cells_with_said(column), Grade.CERTAIN_WITHIN)
        graded = [*phone_numbers().graded(column), lost, said]
        grades = _with_local_numbers(column, spread(len(column.raw), graded))
        if grades is None:
            return None
        texts = column.like(SHAPE_OF_TEXT)
        texts, _ = parted(texts, grades.gather(texts["cell"]) > int(Grade.SHAPED_WITHIN))
        if texts.is_empty():
            return grades
        samples, others = parted(texts, texts["text"].str.contains(SAMPLES))
        texts = pl.concat([samples, matching(without(others, _portable(graded)), *SCREENS)])
        theirs = pl.Series([not any(self.spans(t)) for t in texts["text"]], dtype=pl.Boolean)
        return grades.scatter(texts["cell"].filter(theirs), int(Grade.SHAPED_WITHIN))

    def spans(self, text: str) -> Iterator[Detection]:
        """Find numbers; those of a business are left out, by their plan or the words beside."""
        for span in phone_numbers().spans(text, self.category, SCORES):
            if not (is_sample_within(text, span.start, span.end) or _is_of_house(text, span)):
                yield span
        for start, end in said_aloud(text):
            said = Detection(self.category, start, end, SCORES[Grade.CERTAIN_WITHIN])
            if not (text[start].isdigit() and _is_of_house(text, said)):
                yield said
        for start, end in lost_zeros(text):
            yield Detection(self.category, start, end, SCORES[Grade.CERTAIN_WITHIN])

    def weigh(self, field: FieldProfile) -> Recognition | None:
        """Count what is certain; plain digits where name or column speak for phones.

        Chance makes mobile numbers of some codes that begin with a zero.
        """
        scale = Scale.of(field, self.category)
        clear = scale.share(Grade.CERTAIN, Grade.CHECKED)
        chance = scale.share(Grade.CERTAIN) < NO_CHANCE or clear < NEARLY_ALL
        codes = Evidence.CODE_NAME in scale.names and chance
        if not codes:
            scale.count(Grade.CERTAIN, Evidence.FORM)
        scale.count(Grade.CERTAIN_WITHIN, Evidence.FORM)
        scale.count(Grade.CHECKED_WITHIN, Evidence.PLAN)
        kinds = [scale.share(grade) for grade in LOST]
        varied = min(kinds) >= OF_EACH_KIND and clear + sum(kinds) >= NEARLY_ALL
        phones = scale.cells(Grade.CERTAIN) or clear >= NEARLY_ALL or varied
        if scale.hinted or (phones and not codes):
            scale.count(Grade.CHECKED, Evidence.PLAN)
        enough = NAMED_ENOUGH if scale.named else MOSTLY
        if (scale.hinted and clear + sum(kinds) >= enough) or (varied and not codes):
            for grade in LOST:
                scale.count(grade, Evidence.PLAN)
        houses = scale.share(Grade.SHAPED_WITHIN) > scale.share(*scale.counted)
        outweighs = scale.named and houses
        return scale.business(Grade.SHAPED_WITHIN, outweighs=outweighs) or scale.verdict()


def _with_local_numbers(column: Column, grades: pl.Series | None) -> pl.Series | None:
    """Grade numbers without their area code (47-1151), which any other code may look like."""
    local = matching(column.like(LOCAL_SHAPE), LOCAL)
    if grades is None:
        return spread(len(column.raw), [with_grade(local, Grade.SHAPED)])
    return grades.scatter(local["cell"], int(Grade.SHAPED))


def _portable(graded: list[pl.DataFrame]) -> pl.DataFrame:
    """Give the cells with a mobile line, which somebody carries whatever stands beside it."""
    sure = pl.col("grade").is_in(list(map(int, SCORES))) & pl.col("digits").str.contains(_MOBILE)
    with_digits = (numbers for numbers in graded if "digits" in numbers.columns)
    return pl.concat([NO_CELL, *(numbers.filter(sure).select("cell") for numbers in with_digits)])


def _is_of_house(text: str, span: Detection) -> bool:
    """Say whether words beside a fixed line, and none for a person, make it that of a house."""
    if span.start == 0 and span.end == len(text):
        return False
    if _CARRIED.search(text, max(0, span.start - _BEFORE), span.start):
        return False
    if is_in_record(text, span.start):
        return stands_for_house(text, span.start, span.end) and not _is_portable(text, span)
    before = _LINE.split(text[max(0, span.start - _BEFORE) : span.start])[-1]
    behind = _LINE_BEHIND.split(text[span.end : span.end + _BEHIND])[0]
    around = f"{before} {behind}"
    beside = _HOUSE.search(around) is not None and _SOMEBODY.search(around) is None
    beside = beside or (_ASKED.search(before) is not None and _SOMEBODY.search(before) is None)
    where = text, span.start, span.end
    beside = beside or stands_for_house(*where) or is_told_of_shop(*where)
    if not (beside or is_line_of_department(text, span.start)):
        return False
    return not _is_portable(text, span)


def _is_portable(text: str, span: Detection) -> bool:
    """Say whether a number is of a mobile line, which somebody carries."""
    return _PORTABLE.match(fold_text(text[span.start : span.end])) is not None

"""Other numbers of persons: payment cards, driving licences, passports, insurance, accounts.

A payment card has the prefix and the length of an issuer (ISO/IEC 7812; ranges as the networks
publish them) and a right Luhn check digit, as one in ten of all other numbers has. So in a column
the share that passes decides, as for My Numbers, and for one alone a word in its cell, or that
it is written in groups as on a card. Where more groups fail than pass, the column is one of other
codes, and groups speak no more. WAON numbers are no payment cards, whatever their check
digit.

Numbers of documents have no form of their own: they count behind a word (免許証番号, 口座番号) or
in a column that is named for them. 保険者番号 is left out: it is the number of an insurer; so are
current accounts (当座), which firms have.

As ``Grade.SHAPED_WITHIN`` is not needed for less than a value, it stands here for a cell that only
the name of its column could explain; ``Grade.SHAPED`` for a card number with a wrong check digit,
alone in its cell or not; ``Grade.SHAPED_OTHERWISE`` for one in groups alone in its cell.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import polars as pl

from scanner.model.category import DataCategory
from scanner.model.detection import Detection, Evidence, Grade, Recognition
from scanner.model.profile import FieldProfile
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.recognizers.headers.column_names import NamedBy
from scanner.recognizers.numbers.checksums import luhn_passes
from scanner.recognizers.numbers.forms import LEFT, RIGHT, RIGHT_OF_GROUPS, near
from scanner.recognizers.numbers.labelled import Kind, graded, spans
from scanner.recognizers.numbers.numbers import NumberForms
from scanner.recognizers.reading.candidates import Form, matching, spread, with_grade
from scanner.recognizers.reading.kana import either_width
from scanner.recognizers.reading.normalise import Column
from scanner.recognizers.user_patterns import UserPattern, matches, matching_cells
from scanner.recognizers.weighing import Scale, by_chance

NAME_ONLY = Grade.SHAPED_WITHIN
CHANCE = 0.024
"""Of random numbers one in four has the prefix of an issuer, of those one in ten passes."""

SHARE = 0.5
"""From which share of right check digits a column consists of cards, not of chance."""

_ISSUERS = (
    "4(?:[0-9]{15}|[0-9]{18})",  # Visa
    "(?:5[1-5][0-9]{2}|222[1-9]|22[3-9][0-9]|2[3-6][0-9]{2}|27[01][0-9]|2720)[0-9]{12}",
    "35(?:2[89]|[3-8][0-9])[0-9]{12}",  # JCB
    "3[47][0-9]{13}",  # American Express
    "3(?:0[0-5]|095|[689][0-9])[0-9]{11}",  # Diners Club
    "(?:6011|64[4-9][0-9]|65[0-9]{2})[0-9]{12,15}",  # Discover
    "(?:62[0-9]{2}|81[0-7][0-9])[0-9]{12,15}",  # UnionPay
)
CARD = "|".join(_ISSUERS)
OLD_CARD = f"{CARD}|4[0-9]{{12}}"
"""Visa once had 13 digits; so do goods of Japan (JAN 45, 49): only beside a word for cards."""

PRINTED = "|".join(
    f"[0-9]{{4}}(?:{gap}{groups}"
    for gap in ("-", "[ \\r\\n]{1,3}")
    for groups in ("[0-9]{4}){3}", f"[0-9]{{6}}){gap}[0-9]{{4,5}}")
)
"""Groups as on a card: 4-4-4-4, 4-6-5 (American Express), 4-6-4 (Diners Club)."""

_NETWORKS = "(?i:credit|visa|mastercard|jcb|amex|diners|(?:^|[^a-z])pan[^a-z])"
NEAR = (
    rf"{either_width('クレジット|クレカ|カード')}|(?:本|家族)会員|{_NETWORKS}"
    "|(?i:card|master|cc[ _-]?n(?:o|um))"
)
CONTEXT = (
    rf"{either_width('クレジット|クレカ|カード番号|カード払|カード決済')}|利用明細|決済エラー|オーソリ|与信"
    r"|オートチャージ|自動(?:入金|チャージ)"
    r"|(?:不正|第三者)の?(?:利用|使用|請求)|覚えの?(?:ない|無い)"
    r"|チャージバック|二重請求"
    r"|引き?落と?し(?:でき|出来|不[可能]|さ?れ(?:ない|ず))|マスク処理|マスキング"
    rf"|{_NETWORKS}|(?i:card[ _-]?n(?:o|um)|cc[ _-]?n(?:o|um))"
)
PAID_BY = (
    rf"[^0-9]*(?:注文|発注|請求|予約|受付|取引|決済)[ 、。/:(]{{1,3}}"
    rf"(?:{either_width('クレジット|クレカ|カード')})+"
    r"(?:番号|(?i:no\.?))?[はが]?[^0-9A-Za-zぁ-んァ-ヴ一-龠]{0,3}"
    rf"|[^0-9]*(?:{either_width('クレジット|クレカ')}|信販)[^0-9、。\n]{{0,12}}会員(?:番号|(?i:no\.?))"
    r"[^0-9A-Za-zぁ-んァ-ヴ一-龠]{0,3}"
    rf"|[^0-9]*(?:{either_width('クレジットカード|クレカ')})(?:番号|(?i:no\.?))?"
    r"[^0-9A-Za-zぁ-んァ-ヴ一-龠]{0,3}"
)
"""What was done and the card that pays for it: 電話注文 カード…, クレジット売上票 会員番号…."""

NOT_NEAR = (
    r"(?:(?:[^0-9]*[^0-9本族ドﾞ])?会員|(?:[^0-9]*[^0-9いな正重大])?請求"
    r"|[^0-9]*(?i:レシート|領収|伝票|注文|受付|口座|管理|発注|商品|追跡|予約|整理|問い?合わ?せ"
    r"|(?:取引|決済)(?:番号|コード|id|no)|order|invoice|tracking|transaction))"
    r"(?:番号|コード|(?i:[ _]?no\.?|[ _]?id))?[^0-9一-龠]*"
)
OF_GOODS = r"[^0-9]*(?i:jan|ean|upc|sku|isbn)(?i:[ _-]?(?:code|cd|no)|コード)?[^0-9A-Za-z一-龠]*"
NAME = NamedBy(
    strong=(
        *("credit card", "creditcard", "credit card no", "credit no", "payment card", "cc no"),
        *("ccnum", "ccno", "pan", "クレジット カード", "クレジット no", "クレカ", "決済 カード"),
        *("kurejitto", "kureka", "driver license", "drivers license", "driver licence"),
        *("drivers licence", "license no", "licence no", "運転免許", "運転免許証", "免許証"),
        *("passport", "パスポート", "旅券", "bank account", "account no", "口座 no", "口座番号"),
        *("menkyo", "menkyo no", "免許 no", "免許番号", "記号 no", "hihokensha", "hihokensha no"),
        *("hihokensya no", "nenkin no", "zairyu card", "zairyu no", "residence card", "juminhyo"),
        *("juminhyo code", "jyuminhyo code", "国保 記号 番号", "被保険者 記号"),
        *("koza no", "kouza no", "被保険者", "被保険者証", "保険証", "保険証 記号", "記号 番号"),
        *("基礎年金", "年金 no", "住民票 コード", "在留カード", "在留 カード"),
    ),
    weak=("card no", "cardno", "card", "カード no"),
)
SCORES = {
    Grade.CHECKED: 0.6,
    Grade.CERTAIN: 0.9,
    Grade.CHECKED_WITHIN: 0.5,
    Grade.CERTAIN_WITHIN: 0.9,
}

_TO = r"(?:証|カード|手帳)?(?:番号|記号|の|№|[ _(]?(?i:no\.?|number|#)[)]?){0,4}[^0-9A-Za-z\n]{0,8}"
_TO_NUMBER = _TO.replace(r"[^0-9A-Za-z\n]", r"[^0-9A-Za-z\n日]")
"""The same where no day stands between: 口座振替日は20200817."""

_STOP = "(?:[^0-9A-Za-z円年月日生時件名人点pP-]|-[^0-9]|-?$)"
_NO_GROUP = "(?:[ ](?:[^0-9]|$)|[^0-9A-Za-z円年月日生時件名人点pP ./-]|$)"
"""Behind four digits that are neither the first of several groups nor the year of a day."""

DOCUMENTS = (
    Kind(Grade.CERTAIN_WITHIN, f"免許{_TO}([0-9]{{12}}){_STOP}"),
    Kind(Grade.CERTAIN_WITHIN, f"(?i:driver'?s?[ _-]?licen[cs]e){_TO}([0-9]{{12}}){_STOP}"),
    Kind(
        Grade.CERTAIN_WITHIN,
        f"(?:旅券|パスポート|ﾊﾟｽﾎﾟｰﾄ|(?i:passport)){_TO}([A-Za-z]{{2}}[0-9]{{7}}){_STOP}",
    ),
    Kind(Grade.CERTAIN_WITHIN, f"在留{_TO}([A-Za-z]{{2}}[0-9]{{8}}[A-Za-z]{{2}}){_STOP}"),
    Kind(Grade.CERTAIN_WITHIN, f"口座{_TO_NUMBER}([0-9]{{6,8}}){_STOP}"),
    Kind(Grade.CERTAIN_WITHIN, f"普通(?:預金)?(?:口座)?{_TO}([0-9]{{7}}){_STOP}"),
    Kind(Grade.CERTAIN_WITHIN, f"(?:被保険者|保険証){_TO}([0-9]{{5,10}}){_STOP}"),
    Kind(Grade.CERTAIN_WITHIN, f"(?:被保険者|保険証){_TO}([0-9]{{4}}){_NO_GROUP}"),
    Kind(
        Grade.CERTAIN_WITHIN,
        r"(?:保険証|保険者証|健保|国保)[^0-9\n]{0,6}記号[^0-9\n]{0,3}([0-9]{1,8}[^0-9\n]{1,3}番号[^0-9\n]{0,3}[0-9]{1,8})",
    ),
    Kind(
        Grade.CERTAIN_WITHIN,
        r"(?:ゆうちょ|郵便貯金|通帳)[^0-9\n]{0,6}(?:記号)?[^0-9\n]{0,3}(1[0-9]{4}[^0-9\n]{0,5}[0-9]{2,8})",
    ),
    Kind(Grade.CERTAIN_WITHIN, f"年金{_TO}([0-9]{{4}}-?[0-9]{{6}}){_STOP}"),
    Kind(Grade.CERTAIN_WITHIN, f"住民票コード{_TO}([0-9]{{11}}){_STOP}"),
)
DOCUMENT = (
    r"\A(?:[0-9]{6,8}|[0-9]{10,12}|[0-9]{4}-[0-9]{6}|[A-Za-z]{2}[0-9]{7,8}(?:[A-Za-z]{2})?)\z"
)
"""A cell that could be such a number, if its column is named for it."""

DOCUMENT_SHAPE = r"\A(?:0{6,8}|0{10,12}|0{4}-0{6}|aa0{7,8}(?:aa)?)\z"
"""Exactly the shapes of such cells."""


@dataclass(frozen=True, slots=True)
class OtherIdentifier:
    """Recognises numbers of cards and documents, and what the user's own patterns describe.

    Attributes:
        patterns: Of the user.
    """

    settings: RecognizerSettings
    patterns: tuple[UserPattern, ...] = ()

    @property
    def category(self) -> DataCategory:
        """Other identifiers."""
        return DataCategory.OTHER_IDENTIFIER

    def name_evidence(self, name: str) -> frozenset[str]:
        """``credit_card`` and 免許証番号 are names, so are the context words of the user."""
        own = (NamedBy(pattern.context).evidence(name) for pattern in self.patterns)
        return next(filter(None, own), NAME.evidence(name))

    def grade(self, column: Column) -> pl.Series | None:
        """Grade by the words before and the user's patterns, by check digit, then by shape."""
        height = len(column.raw)
        own = list(matching_cells(column.raw, self.patterns))
        sure = [frame.filter(pl.col("grade") != int(NAME_ONLY)) for frame in own]
        doubts = [frame.filter(pl.col("grade") == int(NAME_ONLY)) for frame in own]
        return _first(
            spread(height, [graded(column, DOCUMENTS), *sure]),
            self._cards(column),
            spread(height, [*_documents(column), *doubts]),
        )

    def spans(self, text: str) -> Iterator[Detection]:
        """Find cards with a right check digit, numbers behind words, the user's own."""
        yield from cards_of(self.settings.waon_prefixes).spans(text, self.category, SCORES)
        yield from spans(text, DOCUMENTS, self.category, SCORES)
        for start, end, score in matches(text, self.patterns):
            yield Detection(self.category, start, end, score)

    def _cards(self, column: Column) -> pl.Series | None:
        grades = cards_of(self.settings.waon_prefixes).grade(column)
        return grades if grades is None else grades.replace(int(NAME_ONLY), int(Grade.SHAPED))

    def weigh(self, field: FieldProfile) -> Recognition | None:
        """Count what a word or a pattern explains, and cards where their share says so."""
        scale = Scale.of(field, self.category)
        grouped = scale.cells(Grade.CERTAIN, Grade.SHAPED_OTHERWISE)
        if scale.named or scale.cells(Grade.CERTAIN) >= SHARE * grouped:
            scale.count(Grade.CERTAIN, Evidence.FORM)
        scale.count(Grade.CERTAIN_WITHIN, Evidence.CONTEXT)
        right = scale.cells(Grade.CHECKED, Grade.CHECKED_WITHIN)
        shaped = right + scale.cells(Grade.SHAPED)
        sure = scale.cells(*scale.counted)
        likely = not by_chance(right + sure, shaped + sure, CHANCE)
        if scale.named or (right >= SHARE * shaped and likely):
            scale.count(Grade.CHECKED, Evidence.CHECK_SHARE)
            scale.count(Grade.CHECKED_WITHIN, Evidence.CHECK_SHARE)
        if scale.named:
            for shaped_so in (Grade.SHAPED, Grade.SHAPED_OTHERWISE, Grade.SHAPED_WITHIN):
                scale.count(shaped_so, Evidence.SHAPE)
        return scale.verdict()


@cache
def cards_of(waon_prefixes: tuple[str, ...]) -> NumberForms:
    """Give the forms of payment cards; numbers with one of these prefixes are none."""
    gap = r"(?:[- \r\n]{1,3}|[_・.])?"
    groups = f"[0-9]{{4}}(?:{gap}[0-9]{{3,6}}){{2,4}}{RIGHT_OF_GROUPS}"
    written = f"{LEFT}(?:[0-9]+{RIGHT}|{groups})"
    printed = f"{LEFT}(?:{PRINTED}){RIGHT_OF_GROUPS}"
    waon = [
        Form(Grade.NONE, ".*", f"{prefix}[0-9]*")
        for prefix in waon_prefixes
        if len(prefix) < len("6900") or re.fullmatch(CARD, prefix.ljust(16, "0"))
    ]
    return NumberForms(
        lengths=(13, 14, 15, 16, 19),
        alone=(
            *waon,
            Form(Grade.CERTAIN, printed, CARD),
            Form(Grade.CHECKED, written, OLD_CARD),
        ),
        within=(
            *waon,
            Form(Grade.NONE, f"{OF_GOODS}[0-9].*"),
            Form(Grade.CERTAIN_WITHIN, f"(?:{PAID_BY})[0-9].*", OLD_CARD),
            Form(Grade.SHAPED_WITHIN, f"{NOT_NEAR}[0-9].*", OLD_CARD),
            Form(Grade.CERTAIN_WITHIN, f"{near(NEAR)}[0-9].*", OLD_CARD),
            Form(Grade.CERTAIN_WITHIN, printed, CARD),
            Form(Grade.CHECKED_WITHIN, written, CARD),
        ),
        masked=(
            Form(Grade.MASKED, r"[3-6][0-9*]{3}(?:[- ][0-9*]{4}){3}"),
            Form(Grade.MASKED, r"3[0-9*]{3}[- ][0-9*]{6}[- ][0-9*]{5}"),
        ),
        check=luhn_passes,
        context=CONTEXT,
    )


def _documents(column: Column) -> Iterator[pl.DataFrame]:
    """Give the cells that only the name of their column could explain, with their grade."""
    cells = column.like(DOCUMENT_SHAPE)
    yield with_grade(cells if column.shapes.compact else matching(cells, DOCUMENT), NAME_ONLY)


def _first(*graded_by: pl.Series | None) -> pl.Series | None:
    """Give every cell the first grade that it has."""
    given = [grades for grades in graded_by if grades is not None]
    if not given:
        return None
    best, *others = given
    for grades in others:
        best = best.zip_with(best > 0, grades)
    return best

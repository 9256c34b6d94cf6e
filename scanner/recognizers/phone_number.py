"""Phone numbers, by the numbering plan that ``phonenumbers`` carries.

The plan's own patterns, taken from the library's data for Japan, decide what a number can be: a
list of area codes kept here would age. Separators in place, brackets, ``+81`` or eleven digits of a
mobile line leave no doubt. Ten plain digits that fit a fixed line can be a code as well: in a
column they count if its name says so or nearly all cells are such, within text unless a word like
受付番号 stands before them. A lost leading zero counts only with the name. Free-dial and navi-dial
numbers (0120, 0800, 0570, 0990) are business.

There is no grade for a business number, so ``Grade.SHAPED_WITHIN`` stands for one here, alone in
its cell or not, and ``Grade.SHAPED`` for a number whose leading zero or ``+`` is lost.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import polars as pl

from scanner.model.category import DataCategory
from scanner.model.detection import Detection, Grade, Recognition
from scanner.model.profile import FieldProfile
from scanner.model.system import RecognizerSettings
from scanner.recognizers.candidates import Form
from scanner.recognizers.names import NamedBy, business_name, is_code
from scanner.recognizers.normalise import Column
from scanner.recognizers.numbers import LEFT, RIGHT, RIGHT_OF_GROUPS, NumberForms, near
from scanner.recognizers.weighing import MOSTLY, Evidence, Scale

NEAR = r"(?i:電話|携帯|ケータイ|連絡先|でんわ|tel|fax|phone|mobile|ファックス|℡|☎|📞|📱)"
NOT_NEAR = (
    r"[^0-9]*(?i:番号|no\.?|№|コード|code|id|伝票|注文|受付|口座|会員|管理|請求|発注|品番|型番)"
    r"[^0-9A-Za-z一-龠]*"
)
NAME = NamedBy(
    strong=(
        *("tel", "telephone", "phone", "denwa", "keitai", "mobile", "fax", "cellphone", "sumaho"),
        *("telno", "phoneno", "phonenumber", "telnumber", "denwabango", "mobileno", "faxno"),
        *("電話", "携帯", "ケータイ", "ファックス", "でんわ", "スマホ", "電番"),
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
OFFICE = (
    r"[^0-9]*(?:代表(?:電話|番号)?|役所|役場|本社|支店|営業所|コールセンター|ダイヤル|[店局院堂舗]\s*(?:電話|TEL))"
    r"[^0-9一-龠]*"
)
"""What stands before a fixed line of an office or a shop."""

NEARLY_ALL = 0.9


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
        if not evidence:
            return frozenset({Evidence.CODE_NAME}) if is_code(name) else evidence
        return evidence | business_name(name)

    def grade(self, column: Column) -> pl.Series | None:
        """Grade by the numbering plan and by how the number is written."""
        return _forms().grade(column)

    def spans(self, text: str) -> Iterator[Detection]:
        """Find numbers; one of a business only where it is all there is."""
        return _forms().spans(text, self.category, SCORES)

    def weigh(self, field: FieldProfile) -> Recognition | None:
        """Count what is certain; plain digits where name or column speak for phones."""
        scale = Scale.of(field, self.category)
        scale.count(Grade.CERTAIN, Evidence.FORM)
        scale.count(Grade.CERTAIN_WITHIN, Evidence.FORM)
        scale.count(Grade.CHECKED_WITHIN, Evidence.PLAN)
        clear = scale.share(Grade.CERTAIN, Grade.CHECKED)
        phones = scale.cells(Grade.CERTAIN) or clear >= NEARLY_ALL
        if scale.hinted or (phones and Evidence.CODE_NAME not in scale.names):
            scale.count(Grade.CHECKED, Evidence.PLAN)
        if scale.hinted and clear + scale.share(Grade.SHAPED) >= MOSTLY:
            scale.count(Grade.SHAPED, Evidence.PLAN)
        return scale.business(Grade.SHAPED_WITHIN) or scale.verdict()


@cache
def _plan() -> tuple[str, str, str]:
    """Give the patterns of national numbers: those with eleven digits, fixed lines, businesses."""
    # The import costs 25 ms, which a process that meets no digits does not pay.
    from phonenumbers.data.region_JP import PHONE_METADATA_JP  # noqa: PLC0415

    def pattern(*kinds: str) -> str:
        patterns = [getattr(PHONE_METADATA_JP, kind).national_number_pattern for kind in kinds]
        return f"(?:{'|'.join(patterns)})".replace(r"\d", "[0-9]")

    return (
        pattern("mobile", "voip"),
        pattern("fixed_line"),
        pattern("toll_free", "premium_rate", "uan"),
    )


@cache
def _forms() -> NumberForms:
    mobile, fixed, business = _plan()
    gap = "[-. ()]{1,3}"
    groups = f"{LEFT}0[0-9]{{1,4}}{gap}[0-9]{{1,4}}{gap}[0-9]{{4}}{RIGHT_OF_GROUPS}"
    two = "0[0-9]{1,6}[-) ]{1,2}[0-9]{4,8}"
    plain = f"{LEFT}(?:[0-9]{{9,11}}|{two}){RIGHT}"
    abroad = rf"[^0-9]*\+81[-. ()]*(?:0[-. ()]+)?[0-9]+(?:{gap}[0-9]+)*{RIGHT_OF_GROUPS}"
    any_way = f"{LEFT}[0-9]+(?:{gap}[0-9]+)*{RIGHT_OF_GROUPS}"
    whole = f"(?:{mobile}|{fixed})"
    certain = (
        (groups, f"0{whole}"),
        (plain, f"0{mobile}"),
        (abroad, f"810?{whole}"),
    )
    return NumberForms(
        lengths=(9, 10, 11, 12, 13),
        alone=(
            *(Form(Grade.CERTAIN, *form) for form in certain),
            Form(Grade.CHECKED, plain, f"0{fixed}"),
            Form(Grade.SHAPED, f"{LEFT}[0-9]+{RIGHT}", f"(?:81)?{whole}"),
            Form(Grade.SHAPED_WITHIN, any_way, f"0{business}"),
        ),
        within=(
            Form(Grade.SHAPED_WITHIN, f"{OFFICE}[0-9].*", f"0{fixed}"),
            *(Form(Grade.CERTAIN_WITHIN, *form) for form in certain),
            Form(Grade.CERTAIN_WITHIN, f"(?:{near(NEAR)})(?:[0-9]+|{two}){RIGHT}", f"0{fixed}"),
            Form(Grade.NONE, f"{NOT_NEAR}[0-9].*"),
            Form(Grade.CHECKED_WITHIN, plain, f"0{fixed}"),
            Form(Grade.SHAPED_WITHIN, any_way, f"0{business}"),
        ),
        masked=(
            Form(
                Grade.MASKED,
                r"\(?[0-9*]{2,5}[-. ()]{1,2}[0-9*]{1,4}[-. ()]{1,2}[0-9*]{4}",
                r".{10,11}",
            ),
            Form(Grade.MASKED, r"0[0-9*]{9,10}"),
        ),
    )

"""How phone numbers are written, and the words before them: the forms of the numbering plan.

The plan's own patterns come from the data that ``phonenumbers`` has for Japan.
"""

from functools import cache

from scanner.model.detection import Grade
from scanner.recognizers.numbers.forms import LEFT, RIGHT, RIGHT_OF_GROUPS, near
from scanner.recognizers.numbers.numbers import NumberForms
from scanner.recognizers.reading.candidates import Form

NEAR = (
    r"(?i:電話|携帯|ケータイ|連絡先|でんわ|[デテ]ンワ|ﾃﾞ?ﾝﾜ|tel|fax|phone|mobile|ファックス|℡|☎|📞|📱"
    r"|(?:先方|相手|通知)の?番号|番号通知|着信|発信|入電|架電|折り?返し|と申し?ます[。、]?番号は)"
)
NOT_NEAR = (
    r"[^0-9]*(?i:番号|no\.?|№|コード|キー(?:検出|重複)?|code|id|伝票|注文|受付|口座|会員|管理|請求|発注|品番|型番"
    r"|order|invoice|receipt|transaction|job|tok(?:en)?|uid|ref)"
    r"[^0-9A-Za-z一-龠]*"
)
_OF_PHONE = (
    r"[^0-9]*(?:電話|携帯(?:電話)?|(?i:tel|phone))[ ]?(?:番号|(?i:no\.?|number))?"
    "[^0-9A-Za-zぁ-んァ-ヴー一-龠]{0,4}"
)
"""What leaves no doubt right before a number, though it says 番号 as well."""

_CODED = "(?:[^0-9]*[^0-9話国域外])?コード[ :=は]{0,2}"
"""Before a number in groups that is a code of something: 工事件名コード 0463-45-6835."""

_OF_CALLER = r"(?:^|[^0-9]*[^0-9A-Za-z])(?:ANI|CLI|CALLER)[^0-9A-Za-z]{0,3}"
"""How exchanges write who calls, mostly without a sign before the number."""

_KEY_OF_PHONE = (
    r"[^0-9]*(?i:(?:^|[^a-z])(?:tel(?:ephone)?|phone|mobile|cell|keitai|denwa|fax|sumaho)"
    r"(?:_?(?:no|num|number|bango))?|電話(?:番号)?|携帯(?:電話)?(?:番号)?|スマホ(?:番号)?)"
    r"(?:\([^()]{1,12}\))?(?:[\"'」]{0,2}[ ]?[:=]{1,2}[ ]?|>|[ ]{1,2})[\"'「]?"
)
"""The key right before a number that may have lost its zero."""

_LABEL_OF_CALL = rf"(?:[^0-9]*[^0-9A-Za-z])?(?:{NEAR})[\"' ]{{0,2}}[:=][\"' ]{{0,2}}"
"""A label that leads to codes as well (連絡先：): only a mobile line is told without its zero."""

OF_GOODS = r"[^0-9]*(?:[型品部図]番|型式|ロット|製造番号)[^0-9A-Za-z一-龠]*"
"""What stands before numbers of goods, however they are written."""

_UNIT = r"(?i:rpm|[kmg]?hz|[cmk]m|[km]g|m[lm]|[hkm]?pa|k[vw]a?|kwh|ppm|pcs|px|lux|lm|db)"
_OF_UNIT = rf"[^0-9]*[0-9].*[0-9][ ]?{_UNIT}(?:[^A-Za-z].*)?"
"""A range of what is measured: 050-1200-3000rpm."""

OFFICE = (
    r"[^0-9]*(?:代表(?:電話|番号)?|役所|役場|本社|支店|営業所|コールセンター|ダイヤル|[店局院堂舗]\s*(?:電話|TEL))"
    r"[^0-9一-龠]*"
)
"""What stands before a fixed line of an office or a shop."""

TWO_DIGITS = ("03", "042", "047", "06")
"""How fixed lines begin whose area code has two digits (総務省, 市外局番の一覧)."""

OTHER_LINES = ("50", "60", "70", "80")
"""How numbers of mobile lines begin, that of 090 left out, where their zero is lost."""

SAPPORO = "11[2-9][0-9]{6}"
"""Fixed lines whose local exchange is not in the data yet, though its area code leaves no doubt."""

UNASSIGNED = "[789]00[0-9]{7}"
"""Mobile lines that the plan gives to nobody: a mistyped one is somebody's all the same."""

UNASSIGNED_PLAIN = "[79]00[0-9]{7}"
"""Those of them that without groups are no free line (0800)."""

_GAP = "(?:[-. ()]{1,3}|の)"
_BEHIND = f"{_GAP}[0-9]{{1,4}}{_GAP}[0-9]{{4}}{RIGHT_OF_GROUPS}"
_GROUPS, _SHORT = f"{LEFT}0[0-9]{{2,4}}{_BEHIND}", f"{LEFT}0[0-9]{_BEHIND}"
_CARRIED = f"{LEFT}0[0-9]{{2}}{_GAP}[0-9]{{4}}{_GAP}[0-9]{{4}}{RIGHT_OF_GROUPS}"
_TWO = "0[0-9]{1,6}[-) ]{1,2}[0-9]{4,8}"
_PLAIN = f"{LEFT}(?:[0-9]{{9,11}}|{_TWO}){RIGHT}"
_ABROAD = rf"[^0-9]*\+81[-. ()]*(?:0[-. ()]+)?[0-9]+(?:{_GAP}[0-9]+)*{RIGHT_OF_GROUPS}"
_ABROAD_IN_GROUPS = rf"[^0-9]*\+81(?:{_GAP}[0-9]{{1,4}}){{2,4}}{RIGHT_OF_GROUPS}"
_IN_BRACKETS = r"(?:0[0-9]{1,4} ?\([0-9]{1,4}\)|\(?0[0-9]{1,4}\) ?[0-9]{1,4}[- ]) ?[0-9]{4}"
_BRACKETED = f"{LEFT}{_IN_BRACKETS}{RIGHT_OF_GROUPS}"
_ANY_WAY = f"{LEFT}[0-9]+(?:{_GAP}[0-9]+)*{RIGHT_OF_GROUPS}"
"""How the digits of a number stand together or apart."""


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
        f"(?:{pattern('fixed_line')}|{SAPPORO})",
        pattern("toll_free", "premium_rate", "uan"),
    )


def _certain(mobile: str, fixed: str, whole: str, grade: Grade) -> tuple[Form, ...]:
    """Give what leaves no doubt: groups, brackets, the code of Japan, the digits of a mobile."""
    return (
        Form(grade, _GROUPS, f"0{whole}"),
        Form(grade, _CARRIED, f"0{UNASSIGNED}"),
        Form(grade, _SHORT, f"0{fixed}", TWO_DIGITS),
        Form(grade, _PLAIN, f"0{mobile}"),
        Form(grade, _ABROAD, f"810?(?:{whole}|{UNASSIGNED})"),
        Form(grade, _ABROAD_IN_GROUPS, "810?[1-9][0-9]{8}"),
        Form(grade, _BRACKETED, "0[1-9][0-9]{8}"),
        Form(grade, _ANY_WAY, f"00810?{whole}"),
    )


@cache
def phone_numbers() -> NumberForms:
    """Give the forms of the numbers of a plan that is read once."""
    mobile, fixed, business = _plan()
    whole = f"(?:{mobile}|{fixed})"
    plan = mobile, fixed, whole
    return NumberForms(
        lengths=(9, 10, 11, 12, 13, 14, 15),
        alone=(
            Form(Grade.SHAPED_WITHIN, _BRACKETED, f"0{business}"),
            *_certain(*plan, Grade.CERTAIN),
            Form(Grade.CHECKED, _PLAIN, f"0(?:{fixed}|{UNASSIGNED_PLAIN})"),
            Form(Grade.SHAPED_OTHERWISE, f"{LEFT}[0-9]+{RIGHT}", mobile, OTHER_LINES),
            Form(Grade.SHAPED, f"{LEFT}[0-9]+{RIGHT}", f"(?:81)?{whole}"),
            Form(Grade.SHAPED_WITHIN, _ANY_WAY, f"0{business}"),
        ),
        within=(
            Form(Grade.SHAPED_WITHIN, f"{OFFICE}[0-9].*", f"0{fixed}"),
            Form(Grade.NONE, f"{OF_GOODS}[0-9].*"),
            Form(Grade.NONE, _OF_UNIT),
            Form(Grade.NONE, f"{_CODED}[0-9].*", f"0{fixed}"),
            Form(Grade.SHAPED_WITHIN, _BRACKETED, f"0{business}"),
            *_certain(*plan, Grade.CERTAIN_WITHIN),
            Form(
                Grade.CERTAIN_WITHIN,
                f"(?:{near(NEAR)})(?:[0-9]+|{_TWO}){RIGHT}",
                f"0(?:{fixed}|{UNASSIGNED_PLAIN})",
            ),
            Form(Grade.CERTAIN_WITHIN, f"{_KEY_OF_PHONE}[0-9]+(?:{RIGHT}|<)", whole),
            Form(Grade.CERTAIN_WITHIN, f"{_OF_CALLER}[0-9]+{RIGHT}", f"0{whole}"),
            Form(Grade.SHAPED_WITHIN, f"{_OF_PHONE}[0-9].*", f"0{business}"),
            Form(Grade.CERTAIN_WITHIN, f"{_OF_PHONE}0[0-9]{{1,3}}{_BEHIND}", "0[1-9][0-9]{8}"),
            Form(Grade.NONE, f"{NOT_NEAR}[0-9].*"),
            Form(Grade.CERTAIN_WITHIN, f"{_LABEL_OF_CALL}[0-9]+{RIGHT}", mobile),
            Form(Grade.CHECKED_WITHIN, _PLAIN, f"0{fixed}"),
            Form(Grade.SHAPED_WITHIN, _ANY_WAY, f"0{business}"),
            Form(Grade.CERTAIN_WITHIN, f"(?:{near(NEAR)})0[0-9]{{1,3}}{_BEHIND}", "0[1-9][0-9]{8}"),
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

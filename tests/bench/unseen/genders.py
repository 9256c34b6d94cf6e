"""How gender is coded."""

from collections.abc import Callable

from scanner.model.category import DataCategory
from tests.bench.unseen.forms import Form
from tests.bench.unseen.people import Person

_GENDER = DataCategory.GENDER
_CODES = {
    "男・女": "男 女",
    "男性・女性": "男性 女性",
    "男性・女性・その他": "男性 女性 その他 回答しない",
    "男性・女性・無回答": "男性 女性 無回答",
    "おとこ・おんな": "おとこ おんな",
    "オトコ・オンナ": "オトコ オンナ",
    "ﾀﾞﾝｾｲ・ｼﾞｮｾｲ": "ﾀﾞﾝｾｲ ｼﾞｮｾｲ",
    "男の子・女の子": "男の子 女の子",
    "男児・女児": "男児 女児",
    "男子・女子": "男子 女子",
    "♂・♀": "♂ ♀",
    "Male・Female": "Male Female",
    "male・female": "male female",
    "male・female・other": "male female other prefer_not_to_say",
    "MALE・FEMALE": "MALE FEMALE",
    "Man・Woman": "Man Woman",
    "dansei・josei": "dansei josei",
    "1:男・2:女": "1:男 2:女",
    "1.男性・2.女性": "1.男性 2.女性",
    "男(1)・女(2)": "男(1) 女(2)",
    "M:男性・F:女性": "M:男性 F:女性",
    "（男）・（女）": "（男） （女）",
    "男性です・女性です": "男性です 女性です",
}
_LETTERS = {
    "M・F": "M F",
    "m・f": "m f",
    "M・F・X": "M F X",
    "Ｍ・Ｆ": "Ｍ Ｆ",
    "MAN・WMN": "MAN WMN",
}
_NUMBERS = {
    "1・2": "1 2",
    "0・1": "0 1",
    "1・2・9": "1 2 9",
    "0・1・2・9": "1 2 0 9",
    "01・02": "01 02",
    "１・２": "１ ２",
    "1・5": "1 5",
}


def _write(codes: str) -> Callable[[Person], str]:
    men, women, *rest = codes.split()

    def write(p: Person) -> str:
        if rest and p.draw.chance(0.03):
            return p.draw.pick(rest)
        return men if p.sex == "m" else women

    return write


def _any(p: Person) -> str:
    pairs = ("男 女", "男性 女性", "M F", "女性 男性") if p.draw.chance(0.97) else ("男 女",)
    codes = p.draw.pick(pairs[:3]).split()
    return codes[0] if p.sex == "m" else codes[1]


GENDERS: tuple[Form, ...] = (
    *(Form(name, _GENDER, _write(codes), "gender") for name, codes in _CODES.items()),
    *(
        Form(name, _GENDER, _write(codes), "gender", plain=False)
        for name, codes in _LETTERS.items()
    ),
    *(
        Form(name, _GENDER, _write(codes), "gender_code", plain=False)
        for name, codes in _NUMBERS.items()
    ),
    *(
        Form(
            f"{name} as {stored}",
            _GENDER,
            _write(_NUMBERS[name]),
            "gender_code",
            plain=False,
            stored=stored,
        )
        for name, stored in (
            ("1・2", "integer"),
            ("0・1", "integer"),
            ("0・1・2・9", "integer"),
            ("1・2", "float64"),
        )
    ),
    Form("codings mixed", _GENDER, _any, "gender"),
)

"""Calendar days, in every way they are written."""

from collections.abc import Callable
from datetime import date

from tests.bench.detection.draw import Draw
from tests.bench.detection.names import Form
from tests.bench.detection.writing import full_width, kanji_number

EXCEL_EPOCH = date(1899, 12, 30)
ERAS = (
    (date(2019, 5, 1), "令和", "令", "R", "㋿", "5"),
    (date(1989, 1, 8), "平成", "平", "H", "㍻", "4"),
    (date(1926, 12, 25), "昭和", "昭", "S", "㍼", "3"),
    (date(1912, 7, 30), "大正", "大", "T", "㍽", "2"),
)
"""First day, name, short name, letter, sign, and the code that municipal systems use."""

DayForm = Callable[[Draw, date], str]


def era(day: date) -> tuple[tuple[str, ...], int]:
    """Give the names of a day's era and its year in it."""
    start, *names = next(e for e in ERAS if e[0] <= day)
    return tuple(names), day.year - start.year + 1


def _format(pattern: str) -> DayForm:
    return lambda _d, day: day.strftime(pattern)


def _bare(separator: str) -> DayForm:
    return lambda _d, day: f"{day.year}{separator}{day.month}{separator}{day.day}"


def _kanji(_draw: Draw, day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _first(year: int) -> str:
    return "元" if year == 1 else str(year)


def _wareki(_draw: Draw, day: date) -> str:
    names, year = era(day)
    return f"{names[0]}{_first(year)}年{day.month}月{day.day}日"


def _wareki_padded(_draw: Draw, day: date) -> str:
    names, year = era(day)
    return f"{names[0]}{year:02d}年{day.month:02d}月{day.day:02d}日"


def _letter(separator: str) -> DayForm:
    def write(_draw: Draw, day: date) -> str:
        names, year = era(day)
        return f"{names[2]}{year}{separator}{day.month}{separator}{day.day}"

    return write


def _letter_padded(_draw: Draw, day: date) -> str:
    names, year = era(day)
    return f"{names[2]}{year:02d}/{day.month:02d}/{day.day:02d}"


def _letter_digits(_draw: Draw, day: date) -> str:
    names, year = era(day)
    return f"{names[2]}{year:02d}{day.month:02d}{day.day:02d}"


def _short(draw: Draw, day: date) -> str:
    names, year = era(day)
    separator = draw.any("./")
    return f"{names[1]}{year}{separator}{day.month}{separator}{day.day}"


def _sign(_draw: Draw, day: date) -> str:
    names, year = era(day)
    return f"{names[3]}{year}年{day.month}月{day.day}日"


def _coded(_draw: Draw, day: date) -> str:
    names, year = era(day)
    return f"{names[4]}{year:02d}{day.month:02d}{day.day:02d}"


def _all_kanji(_draw: Draw, day: date) -> str:
    names, year = era(day)
    written = "元" if year == 1 else kanji_number(year)
    return f"{names[0]}{written}年{kanji_number(day.month)}月{kanji_number(day.day)}日"


def _spaced(_draw: Draw, day: date) -> str:
    names, year = era(day)
    return f"{names[0]} {year}年 {day.month}月 {day.day}日"


DAY_FORMS: dict[str, DayForm] = {
    "slash": _format("%Y/%m/%d"),
    "slash bare": _bare("/"),
    "dash": _format("%Y-%m-%d"),
    "dot": _format("%Y.%m.%d"),
    "eight digits": _format("%Y%m%d"),
    "year month day": _kanji,
    "wareki": _wareki,
    "wareki padded": _wareki_padded,
    "wareki letter dot": _letter("."),
    "wareki letter slash": _letter_padded,
    "wareki letter digits": _letter_digits,
    "wareki short": _short,
    "wareki sign": _sign,
    "wareki kanji": _all_kanji,
    "wareki spaced": _spaced,
    "full width": lambda _d, day: full_width(_kanji(_d, day)),
    "full width slash": lambda _d, day: full_width(day.strftime("%Y/%m/%d")),
}
COLUMN_ONLY: dict[str, DayForm] = {
    "datetime": _format("%Y-%m-%d 00:00:00"),
    "datetime T": _format("%Y-%m-%dT00:00:00"),
    "American": _format("%m/%d/%Y"),
    "Excel serial": lambda _d, day: str((day - EXCEL_EPOCH).days),
    "era code": _coded,
}
NAMED_ONLY = frozenset({"Excel serial", "era code"})
"""Forms that nobody could tell from other numbers without the column's name."""


def of_birth(form: DayForm) -> Form:
    """Write a person's birthday in a form of days."""
    return lambda draw, person: form(draw, person.birth)


COLUMN_FORMS: dict[str, tuple[str, Form]] = {
    name: ("birth", of_birth(form)) for name, form in (DAY_FORMS | COLUMN_ONLY).items()
}
TEXT_FORMS: dict[str, Form] = {name: of_birth(form) for name, form in DAY_FORMS.items()}

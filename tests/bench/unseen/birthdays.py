"""How birth dates are written: Western, Japanese eras, digits alone, Excel's count of days."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from scanner.model.category import DataCategory
from tests.bench.unseen.forms import Form, forms
from tests.bench.unseen.kana import kanji_number, wide
from tests.bench.unseen.people import Person

_ERAS = (
    (date(2019, 5, 1), "令和", "R", 5),
    (date(1989, 1, 8), "平成", "H", 4),
    (date(1926, 12, 25), "昭和", "S", 3),
    (date(1912, 7, 30), "大正", "T", 2),
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def era(day: date) -> tuple[str, str, int, int]:
    """Give name, letter, code and year of a day's era."""
    since, name, letter, code = next(e for e in _ERAS if day >= e[0])
    return name, letter, code, day.year - since.year + 1


def wareki(day: date, pattern: str) -> str:
    """Write a day in its era.

    Args:
        pattern: With ``{n}`` name, ``{l}`` letter, ``{c}`` code, ``{s}`` sign, ``{y}`` year and
            ``{g}`` year or 元.
    """
    name, letter, code, year = era(day)
    shown = {"n": name, "l": letter, "c": code, "s": name[0], "y": year}
    return pattern.format(**shown, g="元" if year == 1 else year, m=day.month, d=day.day)


def serial(day: date) -> int:
    """Count the days as Excel does."""
    return (day - date(1899, 12, 30)).days


def in_kanji(day: date) -> str:
    """Write a day in Chinese numerals: 昭和六十年四月一日."""
    name, _, _, year = era(day)
    first = "元" if year == 1 else kanji_number(year)
    return f"{name}{first}年{kanji_number(day.month)}月{kanji_number(day.day)}日"


def english(day: date) -> str:
    """Write a day as English exports do: Apr 1, 1985."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def short_english(day: date) -> str:
    """Write a day as Excel does abroad: 1-Apr-1985."""
    return f"{day.day}-{_MONTHS[day.month - 1]}-{day.year}"


Day = Callable[[date], str]

WRITINGS: dict[str, Day] = {
    "1985-04-01": date.isoformat,
    "1985/04/01": lambda b: b.strftime("%Y/%m/%d"),
    "1985/4/1": lambda b: f"{b.year}/{b.month}/{b.day}",
    "1985.4.1": lambda b: f"{b.year}.{b.month}.{b.day}",
    "19850401": lambda b: b.strftime("%Y%m%d"),
    "1985年4月1日": lambda b: f"{b.year}年{b.month}月{b.day}日",
    "1985年04月01日": lambda b: b.strftime("%Y年%m月%d日"),
    "昭和60年4月1日": lambda b: wareki(b, "{n}{g}年{m}月{d}日"),
    "昭和60年04月01日": lambda b: wareki(b, "{n}{y:02}年{m:02}月{d:02}日"),
    "S60.4.1": lambda b: wareki(b, "{l}{y}.{m}.{d}"),
    "S60/04/01": lambda b: wareki(b, "{l}{y:02}/{m:02}/{d:02}"),
    "昭60.4.1": lambda b: wareki(b, "{s}{y}.{m}.{d}"),
    "wide 1985/04/01": lambda b: wide(b.strftime("%Y/%m/%d")),
    "wide 昭和60年4月1日": lambda b: wide(wareki(b, "{n}{g}年{m}月{d}日")),
    "昭和六十年四月一日": in_kanji,
    "04/01/1985": lambda b: b.strftime("%m/%d/%Y"),
    "Apr 1, 1985": english,
    "1-Apr-1985": short_english,
    "1985-04-01 00:00:00": lambda b: f"{b} 00:00:00",
    "1985-04-01T00:00:00": lambda b: f"{b}T00:00:00+09:00",
    "昭和 60年 4月 1日": lambda b: wareki(b, "{n} {y:>2}年 {m:>2}月 {d:>2}日"),
    "1985年4月1日生": lambda b: f"{b.year}年{b.month}月{b.day}日{'生' if b.day % 2 else '生まれ'}",
}
_CODED: dict[str, Day] = {
    "S600401": lambda b: wareki(b, "{l}{y:02}{m:02}{d:02}"),
    "3600401": lambda b: wareki(b, "{c}{y:02}{m:02}{d:02}"),
    "3-60.04.01": lambda b: wareki(b, "{c}-{y:02}.{m:02}.{d:02}"),
    "85/04/01": lambda b: b.strftime("%y/%m/%d"),
    "Excel serial": lambda b: str(serial(b)),
}


def _mixed(p: Person) -> str:
    return WRITINGS[p.draw.pick(tuple(WRITINGS)[:12])](p.birth)


def _with_age(p: Person) -> str:
    return f"{WRITINGS['1985/4/1'](p.birth)}({2026 - p.birth.year - 1}歳)"


def _of(day: Day) -> Callable[[Person], str]:
    return lambda p: day(p.birth)


_BIRTH = DataCategory.BIRTH_DATE
_PLAIN = forms(_BIRTH, "birth", {name: _of(day) for name, day in WRITINGS.items()})
_SHORT = forms(_BIRTH, "birth", {name: _of(day) for name, day in _CODED.items()}, plain=False)
_INTEGERS = tuple(
    replace(form, name=f"{form.name} as integer", stored="integer")
    for form in (*_PLAIN, *_SHORT)
    if form.name in ("19850401", "Excel serial", "3600401")
)
BIRTHDAYS: tuple[Form, ...] = (
    *_PLAIN,
    *_SHORT,
    *_INTEGERS,
    Form(
        "Excel serial as float",
        _BIRTH,
        _of(_CODED["Excel serial"]),
        "birth",
        plain=False,
        stored="float64",
    ),
    *forms(_BIRTH, "birth", {"notations mixed": _mixed, "with age": _with_age}),
)
PARTS = tuple(
    Form(f"{name} of birth alone", _BIRTH, write, f"birth_{name}", plain=False, required=False)
    for name, write in (
        ("year", lambda p: str(p.birth.year)),
        ("month", lambda p: str(p.birth.month)),
        ("day", lambda p: str(p.birth.day)),
    )
)

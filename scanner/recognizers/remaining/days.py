"""How many days of birth a masked or coarsened day may be, by the calendar.

A year alone leaves 365 or 366, a month 28 to 31, an age band as many days as it has years. Where
the year is hidden the hundred years are counted in which nearly everybody alive was born.
"""

import calendar
import re
from functools import lru_cache

import numpy as np
import polars as pl

from scanner.recognizers.remaining.digits import HIDDEN, SIGNS, Counts

FIRST_YEAR, LAST_YEAR = 1925, 2024
"""The years that a hidden one may be."""

ERAS = {"M": 1867, "T": 1911, "S": 1925, "H": 1988, "R": 2018}
"""The year before the first of each era."""

LETTERS = {"明治": "M", "大正": "T", "昭和": "S", "平成": "H", "令和": "R"}
ERA = "明治|大正|昭和|平成|令和|[MTSHR]"
SPLIT = (
    rf"\A(?P<era>{ERA})?(?P<year>[0-9*元]{{1,4}})(?:[-/.年]"
    r"(?:(?P<month>[0-9*]{1,2})(?:[-/.月](?:(?P<day>[0-9*]{1,2})日?)?)?)?)?\z"
)
PACKED = r"\A(?P<era>Z)?(?P<year>[0-9*]{4})(?P<month>[0-9*]{2})(?P<day>[0-9*]{2})\z"
BAND = r"\A([0-9]{1,3})[歳才]?(?:(代)|-(?:([0-9]{1,3})[歳才]?)?)\z"
AGE = r"\A([0-9]{1,3})[歳才](以上|以下|未満)?\z"
BORN = r"\A([0-9]{3}0)年代\z"
DECADE = 10
OLDEST = 120
COMMON, LEAP = 2023, 2024
YEAR_DIGITS = 4


def days_of_birth(values: pl.Series) -> Counts:
    """Count the days that each value may be; 0 where it is no date and no age."""
    signs = values.str.replace_all(r"\s", "").str.replace_all(SIGNS, HIDDEN).str.to_uppercase()
    packed = signs.str.extract_groups(PACKED).struct.unnest()
    split = signs.str.extract_groups(SPLIT).struct.unnest()
    parts = pl.DataFrame([split[name].fill_null(packed[name]) for name in packed.columns])
    dashed = signs.str.replace_all("[~〜]", "-")
    bands = dashed.str.extract_groups(BAND).struct.unnest()
    ages = dashed.str.extract_groups(AGE).struct.unnest()
    decades = dashed.str.extract(BORN).is_not_null()
    counted = [
        _days(*part)
        if part[1] is not None
        else _of_years(DECADE if decade else _band(*band) or _ages(*age))
        for part, band, age, decade in zip(
            parts.iter_rows(), bands.iter_rows(), ages.iter_rows(), decades, strict=True
        )
    ]
    return np.array(counted, np.uint64)


def _band(low: str | None, decade: str | None, high: str | None) -> int:
    """Count the years of an age band: 30代, 30-39, 75歳- (and older)."""
    if low is None:
        return 0
    above = int(low) + DECADE if decade is not None else int(high or OLDEST) + 1
    return max(above - int(low), 0)


def _ages(age: str | None, reach: str | None) -> int:
    """Count the years of an age, and of all above or below it."""
    if age is None:
        return 0
    return {None: 1, "以上": OLDEST + 1 - int(age), "以下": int(age) + 1, "未満": int(age)}[reach]


def _of_years(years: int) -> int:
    """Count the days of so many years."""
    years = max(years, 0)
    return years * 365 + years // 4


@lru_cache(1 << 16)
def _days(era: str | None, year: str, month: str | None, day: str | None) -> int:
    """Count the days that fit what is visible."""
    years = _years(era, year)
    leap = sum(map(calendar.isleap, years))
    month, day = month or "**", day or "**"
    return leap * _of_year(LEAP, month, day) + (len(years) - leap) * _of_year(COMMON, month, day)


def _years(era: str | None, year: str) -> tuple[int, ...]:
    """Give the years that fit: a visible one whatever it is."""
    if era is None:
        if HIDDEN not in year:
            return (int(year),) if year.isdigit() and len(year) == YEAR_DIGITS else ()
        fits = re.compile(year.replace(HIDDEN, "." if len(year) == YEAR_DIGITS else "[0-9]*"))
        return tuple(y for y in range(FIRST_YEAR, LAST_YEAR + 1) if fits.fullmatch(str(y)))
    before = ERAS[LETTERS.get(era, era)]
    written = year.replace("元", "1")
    if HIDDEN not in written:
        return (before + int(written),)
    after = min((start for start in ERAS.values() if start > before), default=LAST_YEAR)
    fits = re.compile(written.replace(HIDDEN, "[0-9]?"))
    return tuple(y for y in range(before + 1, after + 1) if fits.fullmatch(str(y - before)))


@lru_cache(1 << 12)
def _of_year(year: int, month: str, day: str) -> int:
    """Count the days of a year of this length that fit."""
    return sum(
        _fits(day, d)
        for m in range(1, 13)
        if _fits(month, m)
        for d in range(1, calendar.monthrange(year, m)[1] + 1)
    )


def _fits(part: str, number: int) -> bool:
    """Say whether a month or day is what is visible of it; one sign may hide two digits."""
    if part == HIDDEN:
        return True
    written = str(number).zfill(len(part))
    return len(written) == len(part) and all(
        sign in {HIDDEN, digit} for sign, digit in zip(part, written, strict=True)
    )

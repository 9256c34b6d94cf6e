"""Columns of cells as offices write them.

Full-width digits, western and era years (明治 to 令和), days with a weekday or a time behind them,
Excel's serial days, 有・無 and ○・×. A reader gives a value a cell, and ``None`` where it is not
understood.

Era bases are those of the calendar of eras (元号): the first year of 令和 is 2019. A serial day
counts from 1899-12-30, as in Excel's 1900 system after its non-existent 29 February 1900.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from scanner.model.writing import compact, folded

ERAS = {"明": 1867, "大": 1911, "昭": 1925, "平": 1988, "令": 2018}
LETTERS = {"M": "明", "T": "大", "S": "昭", "H": "平", "R": "令"}

_DAY = re.compile(
    r"^(?P<era>[明大昭平令MTSHR])?(?:治|正|和|成)?[. ]?(?P<year>元|[0-9]{1,4})[-/.年] ?"
    r"(?P<month>[0-9]{1,2})[-/.月] ?(?P<day>[0-9]{1,2})日?"
    r"(?: ?\([月火水木金土日](?:曜日?)?\))?"
    r"(?:[ T]*(?P<hour>[0-9]{1,2})[:時](?P<minute>[0-9]{1,2})?(?:[:分][0-9.]*秒?)?)?$"
)
_PACKED = re.compile(
    r"^(?P<era>[MTSHR])?(?P<year>(?:19|20)[0-9]{2}|(?<=[MTSHR])[0-9]{2})"
    r"(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?P<hour>)(?P<minute>)$"
)
_SERIAL = re.compile(r"^(?P<days>[2-7][0-9]{4})(?P<part>\.[0-9]+)?$")
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a day of the calendar, in no zone
_FOUR_DIGITS = 1000

YES = frozenset(
    {
        "有",
        "あり",
        "済",
        "済み",
        "はい",
        "要",
        "可",
        "該当",
        "○",
        "〇",
        "◯",
        "✓",
        "✔",
        "レ",
        "1",
        "yes",
        "true",
        "y",
        "ok",
    }
)
NO = frozenset(
    {
        "無",
        "なし",
        "未",
        "未済",
        "いいえ",
        "不要",
        "不可",
        "非該当",
        "×",
        "✗",
        "-",
        "0",
        "no",
        "false",
        "n",
    }
)

Column = Sequence[str]
Values = list[Any]
"""One for each cell; ``None`` where it is not understood."""


def each(cells: Column, read: Callable[[str], object]) -> Values:
    """Read cell by cell."""
    return [read(cell) for cell in cells]


def moments(cells: Column) -> Values:
    """Read each cell as a moment without a zone; a day alone is its first one."""
    return each(cells, _moment)


def days(cells: Column) -> Values:
    """Read each cell as a day."""
    return each(cells, lambda cell: (found := _moment(cell)) and found.date())


def _moment(cell: str) -> datetime | None:
    text = folded(cell)
    for pattern, read in ((_DAY, _dated), (_PACKED, _dated), (_SERIAL, _serial)):
        if parts := pattern.match(text):
            return read(parts.groupdict())
    return None


def has_time(text: str) -> bool:
    """Say whether a moment is written with its time of day."""
    return any(sign in folded(text) for sign in (":", "時"))


def _dated(parts: Mapping[str, str | None]) -> datetime | None:
    """Put a day together; one that does not exist gives nothing."""
    era, year = parts["era"], parts["year"] or ""
    number = 1 if year == "元" else int(year)
    if era:
        number += ERAS[LETTERS.get(era, era)]
    elif number < _FOUR_DIGITS:
        return None
    try:
        day = date(number, int(parts["month"] or 0), int(parts["day"] or 0))
        clock = time(int(parts.get("hour") or 0), int(parts.get("minute") or 0))
    except ValueError:
        return None
    return datetime.combine(day, clock)


def _serial(parts: Mapping[str, str | None]) -> datetime:
    return _EPOCH + timedelta(int(parts["days"] or 0), round(float(parts["part"] or 0) * 86_400))


def flags(cells: Column) -> Values:
    """Read each cell as yes or no."""
    words = dict.fromkeys(YES, True) | dict.fromkeys(NO, False)
    return each(cells, lambda cell: words.get(compact(cell)))


_NUMBER = re.compile(r"([0-9]{1,9})(?:\.0+)?[^0-9.]{0,3}")


def numbers(cells: Column) -> Values:
    """Read each cell as a whole number; a thousands sign or a short unit behind is no matter."""

    def read(cell: str) -> int | None:
        found = _NUMBER.fullmatch(compact(cell).replace(",", ""))
        return found and int(found[1])

    return each(cells, read)


def choices(words: Mapping[str, Any]) -> Callable[[Column], Values]:
    """Make a reader of words that stand for something."""
    known = {compact(word): meaning for word, meaning in words.items()}
    return partial(each, read=lambda cell: known.get(compact(cell)))


def several(words: Mapping[str, Any]) -> Callable[[Column], Values]:
    """Make a reader of lists of such words, each of which must be known."""
    known = {compact(word): meaning for word, meaning in words.items()}

    def read(cell: str) -> frozenset[Any] | None:
        found = [known.get(compact(part)) for part in _parts(cell)]
        return None if None in found else frozenset(found)

    return partial(each, read=read)


SEPARATORS = re.compile(r"[、,;/・\n]+")
PATH_SEPARATORS = re.compile(r"[、,;\n]+")


def _parts(cell: str) -> tuple[str, ...]:
    return _cut(cell, SEPARATORS)


def _cut(cell: str, separators: re.Pattern[str]) -> tuple[str, ...]:
    return tuple(part.strip() for part in separators.split(folded(cell)) if part.strip())


def lists(cells: Column) -> Values:
    """Read each cell as a list of texts."""
    return each(cells, _parts)


def paths(cells: Column) -> Values:
    """Read each cell as a list of paths, which a comma or a line break parts."""
    return each(cells, lambda cell: _cut(cell, PATH_SEPARATORS))


def paths_as_written(cells: Column) -> Values:
    """Read each cell as one path, which a file system may not take in any other writing."""
    return each(cells, str.strip)


def texts(cells: Column) -> Values:
    """Read each cell as a text."""
    return each(cells, folded)


def names(cells: Column) -> Values:
    """Read each cell as a name, blanks left out: 山田　太郎 and 山田太郎 are one."""
    return each(cells, compact)

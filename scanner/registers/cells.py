"""Columns of cells as offices write them, read with pandas.

Full-width digits, western and era years (明治 to 令和), days with a weekday or a time behind them,
Excel's serial days, 有・無 and ○・×. A reader gives a value a cell, and missing where a cell is
blank or is not understood; whoever asks can tell the two apart by the cell itself.

Era bases are those of the calendar of eras (元号): the first year of 令和 is 2019. A serial day
counts from 1899-12-30, as in Excel's 1900 system after its non-existent 29 February 1900.
"""

import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

import pandas as pd

ERAS = {"明": 1867, "大": 1911, "昭": 1925, "平": 1988, "令": 2018}
LETTERS = {"M": "明", "T": "大", "S": "昭", "H": "平", "R": "令"}

_DAY = (
    r"^(?P<era>[明大昭平令MTSHR])?(?:治|正|和|成)?[. ]?(?P<year>元|[0-9]{1,4})[-/.年] ?"
    r"(?P<month>[0-9]{1,2})[-/.月] ?(?P<day>[0-9]{1,2})日?"
    r"(?: ?\([月火水木金土日](?:曜日?)?\))?"
    r"(?:[ T]*(?P<hour>[0-9]{1,2})[:時](?P<minute>[0-9]{1,2})?(?:[:分][0-9.]*秒?)?)?$"
)
_PACKED = (
    r"^(?P<era>[MTSHR])?(?P<year>(?:19|20)[0-9]{2}|(?<=[MTSHR])[0-9]{2})"
    r"(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?P<hour>)(?P<minute>)$"
)
_SERIAL = r"^(?P<days>[2-7][0-9]{4})(?P<part>\.[0-9]+)?$"
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a day of the calendar, in no zone
_FOUR_DIGITS = 1000

YES = frozenset({"有", "あり", "済", "済み", "はい", "要", "可", "該当", "○", "〇", "◯", "✓", "✔", "レ",
                 "1", "yes", "true", "y", "ok"})  # fmt: skip
NO = frozenset({"無", "なし", "未", "未済", "いいえ", "不要", "不可", "非該当", "×", "✗", "-", "0",
                "no", "false", "n"})  # fmt: skip

DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))


def folded(text: str) -> str:
    """Write a text in one way: half width, dashes alike, no blanks around."""
    return unicodedata.normalize("NFKC", text).translate(DASHES).strip()


def compact(text: str) -> str:
    """Write a name or a heading in one way, without any blanks and in small letters."""
    return "".join(folded(text).split()).lower()


def moments(cells: pd.Series) -> pd.Series:
    """Read each cell as a moment without a zone; a day alone is its first one."""
    texts = cells.map(folded)
    found = texts.map(lambda _: None).astype(object)
    for pattern, read in ((_DAY, _dated), (_PACKED, _dated), (_SERIAL, _serial)):
        parts = texts.str.extract(pattern)
        rows = parts[parts.notna().any(axis=1) & found.isna()]
        for index, row in rows.iterrows():
            found.at[index] = read(row.to_dict())
    return found


def days(cells: pd.Series) -> pd.Series:
    """Read each cell as a day."""
    return moments(cells).map(lambda moment: moment.date() if moment else None)


def has_time(text: str) -> bool:
    """Say whether a moment is written with its time of day."""
    return any(sign in folded(text) for sign in (":", "時"))


def _dated(parts: Mapping[str, Any]) -> datetime | None:
    """Put a day together; one that does not exist gives nothing."""
    era = _text(parts["era"])
    number = 1 if parts["year"] == "元" else int(parts["year"])
    if not era and number < _FOUR_DIGITS:
        return None
    year = ERAS[LETTERS.get(era, era)] + number if era else number
    try:
        day = date(year, int(parts["month"]), int(parts["day"]))
        clock = time(int(_text(parts["hour"]) or 0), int(_text(parts["minute"]) or 0))
    except ValueError:
        return None
    return datetime.combine(day, clock)


def _serial(parts: Mapping[str, Any]) -> datetime:
    part = float(_text(parts["part"]) or 0)
    return _EPOCH + timedelta(int(parts["days"]), round(part * 86_400))


def _text(part: object) -> str:
    return part if isinstance(part, str) else ""


def flags(cells: pd.Series) -> pd.Series:
    """Read each cell as yes or no."""
    words = dict.fromkeys(YES, True) | dict.fromkeys(NO, False)
    return cells.map(compact).map(lambda word: words.get(word)).astype(object)


def numbers(cells: pd.Series) -> pd.Series:
    """Read each cell as a whole number; a unit or a thousands sign behind or within is no matter."""
    parts = cells.map(compact).str.replace(",", "").str.extract(r"^([0-9]{1,9})(?:\.0+)?\D{0,3}$")[0]
    return parts.map(lambda part: int(part) if isinstance(part, str) else None).astype(object)


def choices(words: Mapping[str, Any]) -> Callable[[pd.Series], pd.Series]:
    """Make a reader of words that stand for something."""
    known = {compact(word): meaning for word, meaning in words.items()}
    return partial(_chosen, known=known)


def _chosen(cells: pd.Series, known: Mapping[str, Any]) -> pd.Series:
    return cells.map(compact).map(known.get).astype(object)


SEPARATORS = r"[、,，;；/／・\n]+"


def lists(cells: pd.Series) -> pd.Series:
    """Read each cell as a list of texts."""
    parts = cells.map(folded).str.split(SEPARATORS, regex=True)
    return parts.map(lambda texts: tuple(t.strip() for t in texts if t.strip()))


def texts(cells: pd.Series) -> pd.Series:
    """Read each cell as a text."""
    return cells.map(folded)


def names(cells: pd.Series) -> pd.Series:
    """Read each cell as a name, blanks left out: 山田　太郎 and 山田太郎 are one."""
    return cells.map(compact)

"""Whether the first row names the columns, and by what names.

A row of data taken for names would hide a record and show its values; names taken for data would
only lose what they say. So any sign of data decides for data.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

Row = Sequence[str]

DATA = re.compile(
    r"""
    [0-9](?:[-−‐ー().\s/:]*[0-9]){6}   # a run of seven digits, however written
    | @
    | \b[0-9]{1,4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,4}   # a date
    """,
    re.VERBOSE,
)

CALLED_TOO = frozenset(
    ("セイ", "メイ", "ｾｲ", "ﾒｲ", "せい", "めい", "カナ", "ｶﾅ", "かな", "Mei", "Kana")
)
"""Names of columns by which people are called as well: メイ stands below メイ."""

WITNESSES, ROWS = 2, 8
"""Columns that hold data alone, and rows of each, below a row without any."""


def is_header(first: Row, below: Sequence[Row]) -> bool:
    """Say whether the first row is names.

    It is not where a cell looks like data, where a gap stands amid its cells (outer columns may
    lack a name), or where a cell occurs again below itself, as one of few values does; unless two
    columns hold nothing but data below it (月 above 月 and 火, beside mailboxes and numbers).
    """
    if not any(map(str.strip, first)) or any(_is_data(cell) for cell in first):
        return False
    if not all(_without_edges([cell.strip() for cell in first])):
        return False
    others = [row for row in below if list(row) != list(first)]
    columns = list(zip(first, *others, strict=True))
    again = (cell for cell, *values in columns if cell in values)
    if not any(cell and cell.strip() not in CALLED_TOO for cell in again):
        return True
    return sum(_holds_data(values) for _, *values in columns) >= WITNESSES


def column_names(cells: Row) -> tuple[str, ...]:
    """Make unique names: ``col3`` for an empty one, ``name_2`` for a second ``name``."""
    names: dict[str, None] = {}
    again: Counter[str] = Counter()
    for place, cell in enumerate(cells, start=1):
        name = free = cell.strip() or f"col{place}"
        while free in names:
            again[name] += 1
            free = f"{name}_{again[name] + 1}"
        names[free] = None
    return tuple(names)


def _holds_data(values: Row) -> bool:
    """Say whether all that is in a column is data, in enough rows to be no chance."""
    filled = [value for value in values if value.strip() not in {"", "-"}]
    return len(filled) >= ROWS and all(map(_is_data, filled))


def _is_data(cell: str) -> bool:
    return DATA.search(unicodedata.normalize("NFKC", cell)) is not None


def _without_edges(cells: list[str]) -> list[str]:
    """Drop the first and last cells that are empty: an index column, a trailing delimiter."""
    filled = [place for place, cell in enumerate(cells) if cell]
    return cells[filled[0] : filled[-1] + 1]

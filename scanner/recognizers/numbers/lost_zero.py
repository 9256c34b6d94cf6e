"""Phone numbers without their zero, in records or told to be such: 電話番号の先頭0落ち（例：…）."""

from collections.abc import Iterator

import polars as pl

from scanner.recognizers.reading.candidates import matching
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import Column
from scanner.recognizers.records.fixed_width import SCREEN as FIXED_WIDTH
from scanner.recognizers.records.records import records

FEWEST = 9
"""Digits of a number that has lost its zero."""

LOST_IN_RECORD = r"[,，\t|｜;；][\"']?[1-9１-９][0-9０-９]{8,9}[\"']?(?:[,，\t|｜;；、\r\n]|\z)"
"""A field of a record that may be a number without its zero."""

_LOST = expression(
    "(?:電話|携帯|連絡先|(?i:tel|phone|mobile))[^。\\n0-9０-９]{0,24}"
    "(?:(?:先頭|頭|最初)?の?(?:[0０]|ゼロ)[^。\\n0-9０-９]{0,8}(?:落|欠|消|抜|取れ|無し?|なし|な[いく])"
    "|[0０ゼロ]落ち)[^。\\n0-9０-９]{0,16}(?P<line>[1-9１-９][0-9０-９]{8,9})(?:[^0-9０-９]|\\Z)"
)
"""What is told of a column of phone numbers, and one of it."""

_LOST_OF_IT = expression(
    "(?<![0-9０-９])(?P<line>[1-9１-９][0-9０-９]{8,9})(?![0-9０-９])[^。\\n0-9０-９]{0,6}"
    "(?:先頭|頭)の?(?:[0０]|ゼロ)[^。\\n0-9０-９]{0,4}(?:落|欠|消|抜|取れ)"
)
"""One of which it is told."""

_SIGNS = ("先頭", "ゼロ", "0落", "０落", "頭の", "最初の")


def lost_zeros(text: str) -> Iterator[tuple[int, int]]:
    """Give start and end of each number of a text that has lost its zero."""
    for record in records(text):
        yield from record.lines
    if any(sign in text for sign in _SIGNS):
        for told in (_LOST, _LOST_OF_IT):
            yield from (found.span("line") for found in told.finditer(text))


def without_zeros(column: Column, shape: str) -> pl.DataFrame:
    """Give the cells in which a record, or a report, holds such a number.

    Args:
        column: Read only where a cell could hold so many digits in a row.
        shape: Of the cells that may be texts.
    """
    if not column.could_hold_digits(FEWEST):
        return column.none
    texts = matching(column.like(shape), LOST_IN_RECORD, FIXED_WIDTH, "|".join(_SIGNS))
    return texts.filter(pl.Series([any(lost_zeros(t)) for t in texts["text"]], dtype=pl.Boolean))

"""Calendar days as they are written, and what is none."""

from datetime import date

import polars as pl
import pytest

from scanner.recognizers.birth_date.days import days

WRITTEN = {
    "padded": ("2026-04-01", date(2026, 4, 1)),
    "not padded": ("2026/4/1", date(2026, 4, 1)),
    "dots": ("2026.4.1", date(2026, 4, 1)),
    "kanji": ("2026年4月1日", date(2026, 4, 1)),
    "kanji with weekday and time": ("2026年4月1日(水) 10時30分", date(2026, 4, 1)),
    "full width": ("２０２６／０４／０１", date(2026, 4, 1)),
    "eight digits": ("20260401", date(2026, 4, 1)),
    "twelve digits": ("202604012359", date(2026, 4, 1)),
    "fourteen digits": ("20260401235959", date(2026, 4, 1)),
    "with a time": ("2026-04-01 23:59:59", date(2026, 4, 1)),
    "with a fraction": ("2026-04-01T23:59:59.123", date(2026, 4, 1)),
    "in Japan": ("2026-04-01T23:59:59+09:00", date(2026, 4, 1)),
    "UTC, before Japan's midnight": ("2026-04-01T14:59:59Z", date(2026, 4, 1)),
    "UTC, at Japan's midnight": ("2026-04-01T15:00:00Z", date(2026, 4, 2)),
    "far west, two days": ("2026-03-31T23:00:00-1000", date(2026, 4, 1)),
    "far east, the day before": ("2026-04-01T02:00:00+14:00", date(2026, 3, 31)),
    "era": ("令和8年4月1日", date(2026, 4, 1)),
    "first year of an era": ("令和元年5月1日", date(2019, 5, 1)),
    "era letter": ("R8.4.1", date(2026, 4, 1)),
    "small era letter": ("s60/4/1", date(1985, 4, 1)),
    "one kanji of an era": ("昭60.4.1", date(1985, 4, 1)),
    "era in one sign": ("㍼60.4.1", date(1985, 4, 1)),
    "oldest eras": ("明治45年7月29日", date(1912, 7, 29)),
    "era letter and six digits": ("R080401", date(2026, 4, 1)),
    "small era letter and six digits": ("s600401", date(1985, 4, 1)),
    "kanji of an era and six digits": ("昭和600401", date(1985, 4, 1)),
    "white space around": (" 2026-04-01　", date(2026, 4, 1)),
    "leap day": ("2024-02-29", date(2024, 2, 29)),
}
NONE = {
    "no such day": "2026-02-29",
    "no such month": "2026-13-01",
    "two digits of a year": "26/4/1",
    "era letter without separators": "R80401",
    "era letter and no such month": "R081301",
    "eight digits that are no date": "12345678",
    "a phone number": "03-1234-5678",
    "text around": "until 2026-04-01",
    "empty": "",
    "words": "不明",
}


@pytest.mark.parametrize(("text", "day"), WRITTEN.values(), ids=WRITTEN.keys())
def test_written_day(text: str, day: date) -> None:
    assert days(pl.Series([text])).to_list() == [day]


@pytest.mark.parametrize("text", NONE.values(), ids=NONE.keys())
def test_no_day(text: str) -> None:
    assert days(pl.Series([text])).to_list() == [None]


def test_cells_keep_their_order_and_repetitions() -> None:
    cells = pl.Series(["2026-04-02", None, "2026-04-01", "2026-04-02", "x"], dtype=pl.String)
    second, first = date(2026, 4, 2), date(2026, 4, 1)
    assert days(cells).to_list() == [second, None, first, second, None]


def test_nothing_gives_nothing() -> None:
    assert days(pl.Series([], dtype=pl.String)).to_list() == []
    assert days(pl.Series([None], dtype=pl.String)).to_list() == [None]

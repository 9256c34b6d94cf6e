"""Columns of days and codes that are not birth dates and not genders."""

from collections.abc import Callable
from datetime import date, timedelta

from tests.bench.unseen.birthdays import WRITINGS, serial
from tests.bench.unseen.draw import Draw
from tests.bench.unseen.lookalike_numbers import Cell, Maker, each, moment

_TODAY = date(2026, 11, 1)
_WRITTEN = tuple(WRITINGS)[:21]


def day(draw: Draw, first: int, last: int) -> date:
    """Draw a day so many days from today."""
    return _TODAY + timedelta(days=draw.randint(first, last))


def _days(first: int, last: int) -> Maker:
    def make(draw: Draw) -> Cell:
        write = WRITINGS[draw.pick(_WRITTEN)]
        return lambda _: write(day(draw, first, last))

    return make


def _serial(draw: Draw) -> Cell:
    return lambda _: str(serial(day(draw, -900, 60)))


def _moment(draw: Draw) -> Cell:
    styles = (
        "%Y-%m-%d %H:%M:%S",
        "%Y/%m/%d %H:%M",
        "%Y-%m-%dT%H:%M:%SZ",
        "%Y年%m月%d日 %H:%M",
        "%d/%b/%Y:%H:%M:%S +0900",
    )
    style = draw.pick(styles)
    return lambda _: moment(draw).strftime(style)


def _ledger(draw: Draw) -> Cell:
    def code() -> str:
        when = moment(draw)
        return draw.pick(
            (f"令和{when.year - 2018}年度", f"{when.year}年度", f"R{when.year - 2018}")
        )

    return each(
        draw,
        lambda: f"{moment(draw):%Y%m}",
        lambda: f"{moment(draw):%Y年%m月}",
        lambda: f"{moment(draw).year}",
        code,
    )


def _clock(draw: Draw) -> Cell:
    return each(
        draw,
        lambda: f"{moment(draw):%H:%M}",
        lambda: f"{moment(draw):%H:%M:%S}",
        lambda: f"{draw.randint(7, 11)}:{draw.pick(('00', '30'))}～{draw.randint(16, 23)}:00",
        lambda: f"{draw.randint(1, 900)}ms",
        lambda: f"{draw.pick(('午前', '午後'))}{draw.randint(1, 11)}時{draw.pick(('', '半'))}",
    )


def _coded(*codes: str) -> Maker:
    def make(draw: Draw) -> Cell:
        signs = draw.pick(codes).split()
        share = draw.pick((0.05, 0.3, 0.5, 0.5, 0.8))
        return lambda _: signs[0] if draw.chance(share) else draw.pick(signs[1:])

    return make


def _band(draw: Draw) -> Cell:
    def band() -> str:
        return draw.pick(("10代以下", "20代", "30代", "40代", "50代", "60代", "70代以上", "無回答"))

    def tens() -> str:
        low = draw.randint(1, 8) * 10
        return f"{low}-{low + 9}"

    return each(draw, band, tens)


_FLAGS = _coded(
    "0 1",
    "1 0",
    "Y N",
    "TRUE FALSE",
    "true false",
    "○ ×",
    "有 無",
    "済 未",
    "T F",
    "はい いいえ",
    "on off",
    "可 不可",
)
DATES: dict[str, Maker] = {
    "recent date": _days(-700, 0),
    "expiry date": _days(-30, 1800),
    "registration date": _days(-5200, 0),
    "founding date": _days(-40000, -300),
    "recent Excel serial": _serial,
    "timestamp": _moment,
    "year or month": _ledger,
    "time of day": _clock,
    "flag": _FLAGS,
    "flag about a personal item": _FLAGS,
    "day of a change of a personal item": _days(-900, 0),
    "code 1/2": _coded("1 2", "1 2", "0 1", "01 02", "2 1 9", "1 2 0"),
    "code of several": _coded(
        "1 2 3",
        "0 1 2 9",
        "A B C",
        "S M L LL",
        "10 20 30 90",
        "I U D",
        "N R X",
        "甲 乙 丙",
        "Ａ Ｂ Ｃ",
        "M L S F",
    ),
    "department of goods": _coded(
        "紳士 婦人 子供",
        "メンズ レディース キッズ",
        "紳士用 婦人用",
        "男女兼用 男性用 女性用",
        "Mens Ladies Kids",
        "男子トイレ 女子トイレ 多目的",
    ),
    "age band": _band,
}
"""``flag about a personal item`` and its fellow differ from the plain ones by their headers."""

Day = Callable[[date], str]

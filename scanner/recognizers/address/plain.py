"""Cells that are an address with prefecture and lot, and nothing else.

Most columns of addresses consist of them. No other recogniser has to read them: what looks like a
name, a gender or an era in one is part of a place (昭和町昭和1-2-3). One with a building is not
meant, which may be named after anybody.
"""

import polars as pl

from scanner.recognizers.address.forms import CITY_MARK, DIGIT, JOIN, PREFECTURE, SPACE, UNIT
from scanner.recognizers.reading.candidates import matching, without
from scanner.recognizers.reading.expressions import expression, of_python
from scanner.recognizers.reading.normalise import Column

ADDRESSED = "様殿宛"


def _but(signs: str) -> str:
    """Write the class of kanji without some of them."""
    ends = sorted(map(ord, signs))
    starts = [ord("一"), *(end + 1 for end in ends)]
    return "".join(
        f"{chr(a)}-{chr(b)}"
        for a, b in zip(starts, [*(e - 1 for e in ends), ord("龠")], strict=True)
    )


_SIGN = f"[{_but(ADDRESSED)}々〆ヵヶぁ-んァ-ヴー]"
_NUMBER = f"(?:[1-9１-９]{DIGIT}{{0,4}}|[一二三四五六七八九十百千]{{1,4}})"
_SHORT = f"[1-9１-９]{DIGIT}{{0,2}}"
_GAP = f"[{SPACE}]?"
PLAIN = (
    rf"\A{PREFECTURE}{_GAP}{_SIGN}{{1,10}}{CITY_MARK}{_GAP}{_SIGN}{{0,14}}"
    rf"(?:{_NUMBER}(?:{JOIN}{_NUMBER}){{1,4}}{UNIT}?|{_NUMBER}(?:丁目|番地|番)"
    rf"|[{SPACE}]{_SHORT}(?:{JOIN}{_SHORT}){{1,4}}{UNIT}?)\z"
)
"""Parts may stand apart; behind a gap begins no year."""

SHAPE = r"\A(?:Kkk){3}[^0F]*[0F]"
_PLAIN = expression(of_python(PLAIN))


def besides_addresses(column: Column, shape: str) -> pl.DataFrame:
    """Give the cells of a shape that are more than an address, or something else."""
    return without(column.like(shape), column.form(plain_addresses))


def plain_addresses(column: Column) -> pl.DataFrame:
    """Give the cells that are an address and nothing else."""
    return matching(column.like(SHAPE), PLAIN)


def is_plain_address(text: str) -> bool:
    """Say whether a text is an address and nothing else."""
    return _PLAIN.search(text) is not None

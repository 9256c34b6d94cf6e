"""Cells that are an address with its numbers, and nothing else.

Most columns of addresses consist of them. No other recogniser is shown them: what looks like a
name, a gender or an era in one is part of a place (昭和町昭和1-2-3), or of a building with its
room, which may be called after anybody (第2佐藤ビル 305). Without prefecture, or where one number
follows a town, the gazetteer has to know the places: 千葉県八千代市大会12.
"""

import polars as pl

from scanner.recognizers.address.forms import (
    CITY_MARK,
    DASH,
    DIGIT,
    JOIN,
    PREFECTURE,
    SPACE,
    UNIT,
)
from scanner.recognizers.address.gazetteer import Gazetteer, among
from scanner.recognizers.address.in_kana import KANA, KANA_BEGIN
from scanner.recognizers.reading.candidates import matching, without
from scanner.recognizers.reading.expressions import expression, of_python
from scanner.recognizers.reading.normalise import SPACES, Column
from scanner.recognizers.reading.shapes import one_of

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
_ROOM = f"(?:[A-ZＡ-Ｚ][{DASH}]?|{DIGIT}{{1,2}}[{DASH}])?{DIGIT}{{1,4}}(?:号室|号棟|号|室|階)?"
_BUILDING = (
    rf"{_GAP}(?:第?{DIGIT})?"
    rf"(?:[ァ-ヴ][ァ-ヴー・]{{1,15}}{_SIGN}{{0,8}}|{_SIGN}{{1,8}}(?:ビル|荘|寮|住宅|団地|アパート|ハイツ|マンション|コーポ))"
    rf"(?:{DIGIT}?号棟)?{_GAP}{_ROOM}"
)
_POSTCODE = "(?:〒?[0-9]{3}-?[0-9]{4}[ \u3000]?)?"
_LOT = f"(?:{_NUMBER}(?:{JOIN}{_NUMBER}){{1,4}}{UNIT}?|{_NUMBER}(?:丁目|番地|番))"
_BUILDING_IN_KANA = f"[{SPACES} ]?[ァ-ヴーｦ-ﾟA-Za-zＡ-Ｚａ-ｚ{SPACES} ]{{2,24}}{_ROOM}"
_IN_KANA = f"[{SPACES} ]*{KANA}(?:{_BUILDING_IN_KANA})?(?:ｺﾞｳ|ゴウ)?"
PLAIN = (
    rf"\A{_IN_KANA}\z|\A{_POSTCODE}{PREFECTURE}{_GAP}{_SIGN}{{1,10}}{CITY_MARK}{_GAP}{_SIGN}{{0,14}}"
    rf"(?:{_LOT}(?:{_BUILDING})?|[{SPACE}]{_SHORT}(?:{JOIN}{_SHORT}){{1,4}}{UNIT}?)\z"
)
"""Parts may stand apart; behind a gap begins no year."""

_YEARLESS = f"(?:[1-9１-９]{DIGIT}{{0,2}}|[13-9１３-９]{DIGIT}{{3}}|2[1-9]{DIGIT}{{2}})"
KNOWN = (
    rf"\A{_POSTCODE}{PREFECTURE}?(?P<city>{_SIGN}{{1,10}}?{CITY_MARK}(?:{_SIGN}{{1,4}}?区)?)"
    rf"{_GAP}(?P<town>{_SIGN}{{1,14}}?){_GAP}(?:{_LOT}|{_YEARLESS})(?:{_BUILDING})?\z"
)
"""A municipality and a town with numbers, or one that is no year."""

SHAPE = one_of(
    r"\A(?:(?:Jkk)?0{3}-?0{4}(?: |sss)?)?(?:Kkk){3}[^0F]*[0F]",
    r"\A(?: |sss)*(?:(?:Jkk){4}[^0F]*[0F]|(?:Fkk){4}[^0]*0)",
)
BEGINS = rf"\A{_POSTCODE}[一-龠]{{3}}[^0-9０-９]*[0-9０-９]|{KANA_BEGIN}"
"""What has that shape: asked of a cell itself, as a column of many shapes lets all cells pass."""

_BEGINS, _PLAIN, _KNOWN = (expression(of_python(each)) for each in (BEGINS, PLAIN, KNOWN))


def plain_addresses(column: Column) -> pl.DataFrame:
    """Give the cells that are an address and nothing else."""
    cells = matching(column.like(SHAPE), BEGINS)
    plain = matching(cells, PLAIN)
    others = matching(without(cells, plain), KNOWN)
    return plain if others.is_empty() else pl.concat([plain, _of_known_towns(others)])


def _of_known_towns(cells: pl.DataFrame) -> pl.DataFrame:
    """Choose the cells whose municipality and town the gazetteer knows."""
    parts = cells["text"].str.extract_groups(KNOWN).struct.unnest()
    places = Gazetteer.of_japan_post()
    known = among(places.municipalities, parts["city"]) & among(places.towns, parts["town"])
    return cells.filter(known)


def is_plain_address(text: str) -> bool:
    """Say whether a text is an address and nothing else."""
    if _BEGINS.search(text) is None:
        return False
    if _PLAIN.search(text) is not None:
        return True
    parts = _KNOWN.search(text)
    if parts is None:
        return False
    places = Gazetteer.of_japan_post()
    return parts["city"] in places.municipalities and parts["town"] in places.towns

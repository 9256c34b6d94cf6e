"""Addresses of Japan in Latin letters: from the house up to the prefecture, or down to the house.

``1-2-3 Owada, Yachiyo-shi, Chiba 276-0042, Japan`` or ``CHIBA-KEN YACHIYO-SHI OWADA 1-2-3``. A
municipality is told by its ending or by the word behind it, and one of the 47 prefectures stands
beside it; both engines read the one expression.
"""

from collections.abc import Iterator

import polars as pl

from scanner.recognizers.reading.candidates import matching
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import DASHES, SPACES, VOWEL_SIGNS, WIDE, Column
from scanner.recognizers.reading.shapes import one_of

_PREFECTURES = (
    "hokkaidou?|aomori|iwate|miyagi|akita|yamagata|fukushima|ibaraki|tochigi|gu[nm]ma|saitama|chiba"
    "|tou?kyou?|kanagawa|niigata|toyama|ishikawa|fukui|yamanashi|nagano|gifu|shizuoka|aichi|mie|shiga"
    "|kyou?to|oo?saka|hyou?go|nara|wakayama|tottori|shimane|okayama|hiroshima|yamaguchi|tokushima|kagawa"
    "|ehime|kou?chi|fukuoka|saga|nagasaki|kumamoto|oo?ita|miyazaki|kagoshima|okinawa"
)
_WORD = "[A-Za-z][A-Za-z']{1,26}(?:[0-9]{1,2}jo[a-z]{0,9})?"
"""Towns of Hokkaido have a number inside: Kita28johigashi."""

_NAME = f"{_WORD}(?:-{_WORD})?"
_NEXT = "[, ]{1,2}"
_TOWN = "shi|ku|gun|cho|machi|mura|son"
_HOUSE = "[0-9]{1,5}(?:-[0-9]{1,4}){0,3}(?:[ -]?(?:chome|banchi))?"
_PREFECTURE = f"(?:{_PREFECTURES})(?:[ -]?(?:ken|fu|to|do|pref(?:ecture)?[.]?))?"
_WITH_ENDING = f"(?:hokkaido|(?:{_PREFECTURES})(?:ken|fu|to))"
"""A prefecture with its ending written on to it, beside which municipalities have theirs so."""

_LOT = "[0-9]{1,4}(?:-[0-9]{1,4}){1,3}"
IN_ENGLISH = (
    f"(?i){_PREFECTURE}{_NEXT}(?:{_WORD}-(?:{_TOWN}){_NEXT}){{1,3}}(?:{_NAME}{_NEXT}){{1,3}}{_LOT}"
    f"|{_WITH_ENDING}{_NEXT}(?:{_WORD}(?:{_TOWN}){_NEXT}){{1,3}}(?:{_NAME}{_NEXT}){{1,3}}{_LOT}"
    f"|{_HOUSE}{_NEXT}(?:{_NAME}{_NEXT}){{0,5}}{_WORD}(?:{_TOWN}){_NEXT}{_WITH_ENDING}"
    f"|{_LOT}{_NEXT}(?:{_NAME}{_NEXT}){{1,3}}{_WORD}ku{_NEXT}tokyo"
    f"|[0-9]{{1,4}}(?:-[0-9]{{1,4}}){{2}}{_NEXT}(?:{_NAME}{_NEXT}){{2,4}}(?:{_PREFECTURES})"
    f"(?:{_NEXT}[0-9]{{3}}-?[0-9]{{4}}|{_NEXT}japan|[^A-Za-z ]|$)"
    f"|{_HOUSE}{_NEXT}(?:{_NAME}{_NEXT}){{0,5}}"
    f"(?:{_WORD}-(?:{_TOWN})|{_WORD} (?:city|ward|town|village)){_NEXT}"
    f"(?:{_NAME}{_NEXT}){{0,3}}{_PREFECTURE}"
    f"(?:{_NEXT}[0-9]{{3}}-?[0-9]{{4}})?(?:{_NEXT}japan)?"
    f"|{_HOUSE}{_NEXT}(?:{_NAME}{_NEXT}){{0,5}}{_WORD}-(?:{_TOWN}){_NEXT}{_NAME}{_NEXT}"
    f"(?:[0-9]{{3}}-?[0-9]{{4}}{_NEXT})?japan"
)
SHAPE = one_of("0.*a.*[, ].*a", "aaa.*a.* 0{1,4}-0", "F.*F")
SCREEN = f"(?i)(?:{_PREFECTURES}|japan)|[Ａ-Ｚａ-ｚ]{{4}}"
SCORE = 0.85

FOLDS = WIDE | dict.fromkeys(f"{DASHES}{VOWEL_SIGNS}", "-") | dict.fromkeys(SPACES, " ")
"""Sign for sign, so that places are kept."""

_TABLE = str.maketrans(FOLDS)
_SCREEN, _ADDRESS = expression(SCREEN), expression(IN_ENGLISH)


def addresses_in_english(text: str) -> Iterator[tuple[int, int, float]]:
    """Give start, end and score of each address."""
    if _SCREEN.search(text) is not None:
        for found in _ADDRESS.finditer(text.translate(_TABLE)):
            yield *found.span(), SCORE


def cells_in_english(column: Column) -> pl.DataFrame:
    """Give the cells that hold such an address."""
    cells = matching(column.like(SHAPE), SCREEN)
    if cells.is_empty():
        return cells
    folded = cells.with_columns(text=cells["text"].str.replace_many(FOLDS))
    return matching(folded, IN_ENGLISH)

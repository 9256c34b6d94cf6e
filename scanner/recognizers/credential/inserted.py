"""Passwords that a statement puts into a table, by the name of their column: ``INSERT INTO``."""

from scanner.model.detection import Grade
from scanner.recognizers.credential.values import PLACE_HOLDER
from scanner.recognizers.numbers.labelled import Kind

_COLUMN = (
    "(?i:[a-z_]{0,24}(?:pass(?:word|wd)?|pwd|pswd|pw|secret|api_?key|access_?key))(?:_[a-z]{1,8})?"
)
_NAME, _QUOTE = "[^(),]{1,40}", "[ \\n\"`'\\[\\]]{0,3}"
_VALUES = r"\)\s{0,4}(?i:values?)\s{0,4}\("
_GIVEN = "(?:[ ]?N?'[^'\\n]{0,80}'[ ]?|[^'(),\\n]{0,40})"
_WORD = "[ ]?N?'([^ '\\n]{4,64})'"
_PLACES = 6
"""Columns before that of the password, at most, unless it is the last."""


def _at(place: int) -> str:
    """Write a statement with the password at a place, counted from the first column."""
    columns = rf"\((?:{_NAME},){{{place}}}{_QUOTE}{_COLUMN}{_QUOTE}(?:,[^()]{{1,300}})?"
    return rf"{columns}{_VALUES}(?:{_GIVEN},){{{place}}}{_WORD}[ ]?[,)]"


_LAST = rf"\([^()]{{1,300}},{_QUOTE}{_COLUMN}{_QUOTE}{_VALUES}(?:{_GIVEN},){{1,20}}{_WORD}[ ]?\)"
INSERTED = tuple(
    Kind(Grade.CERTAIN_WITHIN, written, PLACE_HOLDER, needs=("VALUES", "values", "Values"))
    for written in (*map(_at, range(_PLACES)), _LAST)
)
"""Statements with a password, by the place of its column."""

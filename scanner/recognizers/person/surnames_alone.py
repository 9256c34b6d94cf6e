"""Surnames alone, where a wording tells them: how they are written, and whether a word may be one.

Where nobody but somebody can stand, places and words are surnames as well; where goods and offices
could stand too, the word must be a surname before anything else.
"""

import re

from scanner.recognizers.person.beside_surnames import OF_ONE_SIGN
from scanner.recognizers.person.colleagues import BRANCHES, may_be_surname
from scanner.recognizers.person.names_by_sound import in_katakana
from scanner.recognizers.person.people import Known, is_word, known, reads_as_surname, sounding
from scanner.recognizers.person.rare_surnames import SELDOM
from scanner.recognizers.person.writings import KANJI, WITHIN_KANJI

RUN = rf"[{KANJI}](?:[{KANJI}]|[{WITHIN_KANJI}](?=[{KANJI}])){{0,4}}"
ONE = rf"(?P<name>{RUN})"
LAZY = rf"(?P<name>{RUN}?)"
OTHER = rf"(?P<other>{RUN})"


def may_be(word: str | None) -> bool:
    """Tell whether a word may be a surname, if there is one."""
    return word is None or may_be_surname(word) or word in SELDOM | OF_ONE_SIGN


def are(found: re.Match[str]) -> bool:
    """Take places and words as well."""
    return all(map(may_be, found.groupdict().values()))


def are_surely(found: re.Match[str]) -> bool:
    """Leave out what branches are called by, and words that are a thing before a name."""
    return all(map(_is_sure, found.groupdict().values()))


def is_house(found: re.Match[str]) -> bool:
    """Leave out words that end so: 本家, 農家."""
    word = found["house"]
    return may_be(word) and not known(word + "家") & Known.THING


def is_read(found: re.Match[str]) -> bool:
    """Tell whether a word is a surname, and read as one."""
    return may_be(found["name"]) and sounding(in_katakana(found["sounds"])) & Known.SURNAME > 0


def _is_sure(word: str) -> bool:
    if word in BRANCHES or not may_be(word):
        return False
    return word in SELDOM or len(word) == 1 or reads_as_surname(word) or not is_word(word)

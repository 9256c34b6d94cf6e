"""Surnames alone in hiragana before an honorific: たかぎさん, when なつかわ様 is called.

Most of what stands so is a word (むすめさん, おいしゃさん): it must sound like a surname, be longer
than two signs, and no word of the dictionary may be written so.
"""

from functools import lru_cache

from scanner.recognizers.person.beside_surnames import KANA_TRADES
from scanner.recognizers.person.given_called import KINDRED
from scanner.recognizers.person.names_by_sound import in_katakana
from scanner.recognizers.person.people import Known, heard, sounding
from scanner.recognizers.person.writings import HIRAGANA
from scanner.recognizers.reading.expressions import expression

RUNS_REMEMBERED = 1 << 16
_ALONE = expression(rf"(?:(?<![{HIRAGANA}])|(?<=[にとがはをのも]))(?=([{HIRAGANA}]{{3,6}})\Z)")
"""Where a surname may begin, behind a particle too."""

_ENDS = ("や", *sorted(KINDRED))
"""How shops end, and what children and animals are called."""


def length_in_hiragana(window: str) -> int:
    """Give how many signs at the end of what stands before an honorific are a surname."""
    words = (str(found[1]) for found in _ALONE.finditer(window))
    return next((len(word) for word in words if _is_surname(word)), 0)


def length_behind_particle(word: str) -> int:
    """Give the same of hiragana behind a kanji: a surname only where a particle is before it."""
    length = length_in_hiragana(word)
    return length * (length < len(word))


@lru_cache(RUNS_REMEMBERED)
def _is_surname(word: str) -> bool:
    katakana = in_katakana(word)
    if word.endswith(_ENDS) or katakana in KANA_TRADES or heard(word) & Known.THING:
        return False
    return sounding(katakana) & Known.SURNAME > 0

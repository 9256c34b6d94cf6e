"""Surnames and given names alone behind keys: ``KNJSEI=``, ``"mei":"凪"``.

A key that is called like a column of surnames leaves room for one sign as well, and for kana by
their sound; a key of given names for a word that nobody knows. Behind a key of whole names kana are
at least a surname. ``sei`` and ``mei`` are keys of other things too, of which 男 and 牛乳 are.
"""

from functools import lru_cache

from scanner.recognizers.headers.of_persons import is_given, is_surname
from scanner.recognizers.headers.vocabulary import JAPANESE
from scanner.recognizers.person.beside_surnames import KANA_TRADES
from scanner.recognizers.person.names_by_form import is_given_by_form, is_given_in_kana
from scanner.recognizers.person.names_by_sound import in_katakana
from scanner.recognizers.person.people import Known, heard, known, sounding
from scanner.recognizers.person.rare_surnames import SELDOM
from scanner.recognizers.reading.expressions import expression

PARTS_REMEMBERED = 1 << 12
FIRST = expression("(?i)(?:first|given|middle)_?name|^fname")
"""Keys of given names, beside those of columns."""

NO_NAMES = frozenset("男女他有無可否様殿不未済正負生性世聖")
"""What keys that are written like those of names hold one sign for."""


@lru_cache(PARTS_REMEMBERED)
def is_part(key: str, word: str) -> bool:
    """Say whether one word may be what a key of names says.

    Args:
        key: Of names of persons.
        word: Kanji, or kana of any kind.
    """
    if word in NO_NAMES:
        return False
    surname, given = is_surname(key), is_given(key) or FIRST.search(key) is not None
    if "ヿ" < word[0] < "ｦ" or word[0] > "ﾟ":
        return (surname and _is_surname(word)) or (given and _is_given(word))
    if len(word) == 1:
        return surname
    if given and not surname:
        return _is_given_in_kana(word)
    return (surname or not heard(word) & Known.THING) and _is_surname_in_kana(word)


def _is_surname(word: str) -> bool:
    return word in SELDOM or known(word) & Known.SURNAME > 0


def _is_given(word: str) -> bool:
    """Take words of one sign for names as well (糸), longer ones only where nobody knows them."""
    said = known(word)
    new = len(word) == 1 or not said & (Known.THING | Known.PLACE)
    return said & Known.GIVEN > 0 or (new and is_given_by_form(word))


def _is_surname_in_kana(word: str) -> bool:
    """Say whether kana sound like a surname, and are no label of a form."""
    katakana = in_katakana(word)
    label = katakana in KANA_TRADES or katakana in JAPANESE
    return not label and sounding(katakana) & Known.SURNAME > 0


def _is_given_in_kana(word: str) -> bool:
    katakana = in_katakana(word)
    return katakana not in JAPANESE and is_given_in_kana(katakana, told=True)

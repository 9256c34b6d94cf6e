"""Two words, or a cut of one, as a surname and a given name where a person stands anyway."""

from functools import lru_cache

from scanner.recognizers.beside_surnames import KANA_TRADES, SELDOM
from scanner.recognizers.names_by_form import is_given_by_form, is_given_in_kana, is_pair_by_form
from scanner.recognizers.names_of_kanji import NO_GIVEN, is_from_place
from scanner.recognizers.people import NAMED, Known, known
from scanner.recognizers.vocabulary import JAPANESE
from scanner.recognizers.writings import of_kanji

RUNS_REMEMBERED = 1 << 16
LONGEST_GIVEN = 3
DIRECTIONS = frozenset("東西南北中上下")


@lru_cache(RUNS_REMEMBERED)
def is_known(left: str, right: str, *, apart: bool) -> bool:
    """Tell whether the dictionary has both parts, of which the first may be a place.

    Args:
        left: Kanji.
        right: Kanji, or one kana.
        apart: A space is between them.
    """
    surname, given = known(left), of_kanji(right)
    if given & Known.UNFIT or not given & Known.GIVEN or right in NO_GIVEN:
        return False
    if not apart and (_is_one_word(left + right) or (len(left) == 1 and len(right) == 1)):
        return False
    if surname & Known.SURNAME or left in SELDOM:
        return True
    brief = given & Known.SHORT and right not in DIRECTIONS
    clear = not given & (Known.THING | Known.PLACE)
    return is_from_place(surname) and bool(brief or clear)


@lru_cache(RUNS_REMEMBERED)
def is_somebody(left: str, right: str, *, apart: bool) -> bool:
    """Tell the same where only a person can stand: a given name may be new, a surname rare."""
    if is_known(left, right, apart=apart):
        return True
    if right[-1] <= "ヿ":
        surname = len(left) > 1 and known(left) & Known.SURNAME
        return bool(surname) and right not in KANA_TRADES and is_given_in_kana(right, told=False)
    if len(right) > LONGEST_GIVEN or right in NO_GIVEN or right in JAPANESE:
        return False
    if apart and is_pair_by_form(left, right, apart=True):
        return True
    if apart and is_from_place(known(left)) and right not in DIRECTIONS:
        return len(right) == 1 and is_given_by_form(right)
    if not apart and (len(left) == 1 or _is_one_word(left + right)):
        return False
    return known(left) & Known.SURNAME > 0 and is_given_by_form(right)


def _is_one_word(run: str) -> bool:
    """Tell whether the dictionary has both parts as one word."""
    return known(run) & (NAMED | Known.THING | Known.PLACE) > 0

"""Two words, or a cut of one, as a surname and a given name where a person stands anyway."""

from functools import lru_cache

from scanner.recognizers.headers.vocabulary import JAPANESE
from scanner.recognizers.person.beside_surnames import KANA_TRADES, TRADES
from scanner.recognizers.person.names_by_form import (
    is_clear_given,
    is_given_by_form,
    is_given_in_kana,
)
from scanner.recognizers.person.names_of_kanji import NO_GIVEN, is_from_place, is_full_name
from scanner.recognizers.person.people import NAMED, Known, known
from scanner.recognizers.person.rare_surnames import SELDOM
from scanner.recognizers.person.writings import of_kanji

RUNS_REMEMBERED = 1 << 16
LONGEST_SURNAME, LONGEST_GIVEN = 5, 4
SHORT_NAME = 2
DIRECTIONS = frozenset("東西南北中上下")
NO_PERSON = TRADES | JAPANESE
NEVER_GIVEN = NO_GIVEN | DIRECTIONS | JAPANESE | frozenset("産製発着便線型版刊展済")
"""What stands behind a surname, or a place of the same name, and is no given name."""


@lru_cache(RUNS_REMEMBERED)
def is_known(left: str, right: str, *, apart: bool) -> bool:
    """Tell whether the dictionary has both parts, of which the first may be a place.

    Args:
        left: Kanji.
        right: Kanji, or one kana.
        apart: A space is between them.
    """
    surname = known(left) & Known.SURNAME or left in SELDOM
    if not surname and not is_from_place(known(left)):
        return False
    given = of_kanji(right)
    if not given & Known.GIVEN or right in NEVER_GIVEN or (not apart and _is_one_word(left, right)):
        return False
    if surname or not given & (Known.THING | Known.PLACE):
        return True
    return bool(given & Known.SHORT) and (apart or not known(left[-1] + right))


@lru_cache(RUNS_REMEMBERED)
def is_somebody(left: str, right: str, *, apart: bool) -> bool:
    """Tell the same where only a person can stand: a given name may be new, a surname rare."""
    if is_known(left, right, apart=apart):
        return True
    surname = known(left) & Known.SURNAME > 0
    if right[-1] <= "ヿ":
        new = surname and len(left) > 1 and right not in KANA_TRADES
        return new and is_given_in_kana(right, told=False)
    if right in NEVER_GIVEN or left in JAPANESE or not (surname or apart):
        return False
    if not surname:
        placed = is_from_place(known(left)) and len(right) == 1
        return is_clear_given(right) or (placed and is_given_by_form(right))
    return (apart or not _is_one_word(left, right)) and is_given_by_form(right)


@lru_cache(RUNS_REMEMBERED)
def is_somebody_clear(left: str, right: str) -> bool:
    """Tell whether two words are a name though nothing beside them says so.

    The dictionary must have both parts, and not both as a firm (江崎グリコ); behind a surname that
    is one before anything else the given name may be new, or of one sign.

    Args:
        left: Kanji.
        right: Kanji or kana; of kana a space need not be before it.
    """
    surname, given = known(left), of_kanji(right)
    if not surname & Known.SURNAME or given & Known.UNFIT or right in NEVER_GIVEN:
        return False
    if known(left + right) & Known.THING:
        return False
    if given & Known.GIVEN:
        return True
    clear = surname & Known.CLEAR and not surname & (Known.SHORT | Known.THING)
    return bool(clear) and (not given or is_full_name(left, right))


@lru_cache(RUNS_REMEMBERED)
def is_called_plainly(run: str, *, new: bool = False) -> bool:
    """Tell whether a run of kanji is a surname and a given name.

    Args:
        run: Two signs at least.
        new: The given name may be one that nobody knows.
    """
    if run in JAPANESE or run[-2:] in NO_PERSON:
        return False
    cuts = range(max(1, len(run) - LONGEST_GIVEN), min(LONGEST_SURNAME, len(run) - 1) + 1)
    believes = is_somebody if new else is_known
    return any(believes(run[:at], run[at:], apart=False) for at in cuts)


def is_short_name(run: str) -> bool:
    """Tell whether two signs that are no word are a surname and a given name: 堤崇."""
    if len(run) != SHORT_NAME or known(run) or run[1] in NEVER_GIVEN:
        return False
    return bool(known(run[0]) & Known.SURNAME and known(run[1]) & Known.GIVEN)


def _is_one_word(left: str, right: str) -> bool:
    """Tell whether two parts that are not apart are one word, or too short to be told from one."""
    given = of_kanji(right)
    place = given & Known.PLACE and not given & Known.CLEAR
    if len(left) == 1 and (len(right) == 1 or place or not given & Known.GIVEN):
        return True
    return known(left + right) & (NAMED | Known.THING | Known.PLACE) > 0

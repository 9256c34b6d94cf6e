"""Full names in kana, by their sound: the dictionary has few names as they are written in kana.

みなと is a harbour and サワ a marsh before they are surnames, and banks write both parts as one
(フクダカオル). Both parts must sound like names that somebody bears, and no word of the dictionary
may be written so; even then many a loan word sounds like a name, so that something beside them has
to say that a person is meant.
"""

import re
import unicodedata
from functools import lru_cache

from scanner.recognizers.person.beside_surnames import KANA_ENDS, KANA_TRADES
from scanner.recognizers.person.foreign import FOREIGN_IN_KANA
from scanner.recognizers.person.people import NAMED, Known, heard, known, sounding
from scanner.recognizers.person.writings import SPACE
from scanner.recognizers.reading.kana import AS_KATAKANA
from scanner.recognizers.reading.word_sets import word_set

RUNS_REMEMBERED = 1 << 16
SHORTEST_JOINED = 5
"""Signs of a name without a space; of four (マツタケ) there are too many other words."""

SHORTEST_PART = 2
LONGEST_GIVEN = 3
NOT_NAMED = Known.THING | Known.PLACE | NAMED
CHAINS = word_set("マツモトキヨシ ヤマト サガワ トヨタ ヤマハ コクヨ ミズノ マキタ")
"""Firms that bear the name of their founder, or sound like it."""


def in_katakana(word: str) -> str:
    """Write kana of either kind and width in katakana."""
    return unicodedata.normalize("NFKC", word).translate(AS_KATAKANA)


@lru_cache(RUNS_REMEMBERED)
def is_full_by_sound(word: str, *, told: bool = False) -> bool:
    """Tell whether one or two words in one kana are a surname and a given name.

    Args:
        word: With a space between its parts, or joined in katakana.
        told: An honorific says that somebody is meant, who may have a short name.
    """
    surname, *given = re.split(f"[{SPACE}]", word)
    shortest = SHORTEST_JOINED - told
    return (
        _is_pair(surname, given[0]) if len(given) == 1 else not given and _is_joined(word, shortest)
    )


@lru_cache(RUNS_REMEMBERED)
def is_lone_in_kana(word: str, *, told: bool = False) -> bool:
    """Tell whether one word in katakana may be a surname, or somebody from abroad.

    Args:
        word: Two signs at least.
        told: A label says that somebody is meant, who may be called as no dictionary knows.
    """
    if word in KANA_TRADES or word in CHAINS:
        return False
    said = heard(word)
    if said & Known.THING:
        return False
    if said & Known.SURNAME or word in FOREIGN_IN_KANA:
        return True
    return told and (said & NAMED > 0 or (not said and len(word) > SHORTEST_PART))


@lru_cache(RUNS_REMEMBERED)
def is_kana_of_row(word: str) -> bool:
    """Tell whether kana in a row of a system, beside a day of birth, are a name.

    There a given name may be one that nobody is known by.
    """
    if is_full_by_sound(word, told=True):
        return True
    surname, *given = re.split(f"[{SPACE}]", in_katakana(word))
    if given:
        thing = given[0] in KANA_TRADES or known(given[0]) & Known.THING
        return sounding(surname) & Known.SURNAME > 0 and not thing
    cuts = range(len(surname) - LONGEST_GIVEN, len(surname) - SHORTEST_PART + 1)
    return not known(surname) & NOT_NAMED and any(
        at > SHORTEST_PART and sounding(surname[:at]) & Known.SURNAME for at in cuts
    )


def _is_pair(surname: str, given: str) -> bool:
    """Tell whether two words sound like a surname and a given name; neither has a long vowel."""
    if min(len(surname), len(given)) < SHORTEST_PART or given in KANA_TRADES:
        return False
    if "ー" in surname + given or not sounding(in_katakana(surname)) & Known.SURNAME:
        return False
    return sounding(in_katakana(given)) & Known.GIVEN > 0


def _is_joined(word: str, shortest: int) -> bool:
    written = in_katakana(word)
    firm = written in CHAINS or written.endswith(KANA_ENDS)
    if len(written) < shortest or firm or known(written) & NOT_NAMED:
        return False
    return any(
        sounding(written[:at]) & Known.SURNAME and sounding(written[at:]) & Known.GIVEN
        for at in range(SHORTEST_PART, len(written) - SHORTEST_PART + 1)
    )

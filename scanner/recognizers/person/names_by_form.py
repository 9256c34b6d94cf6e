"""The form of a name, for names that the dictionary lacks or takes for words.

Parents find names in stories and in the sky (獅子王, 宇宙), grandmothers are called トメ, some
surnames are a day (四月一日), and people from China and Korea bear one sign and one or two more
(李偉, 陳志強). A label or an honorific says that somebody is named; what remains to be asked is
whether it can be a name at all. A surname before signs that are neither a trade, nor what is done,
nor a word of forms and offices can; and behind 氏名 anything can that no dictionary has.
"""

from functools import lru_cache

from scanner.recognizers.headers.vocabulary import JAPANESE
from scanner.recognizers.person.beside_surnames import (
    ABROAD,
    ENDINGS,
    JOINED,
    KANA_ENDS,
    KANA_TRADES,
    KIN,
    LETTERS,
    NO_END,
    PARTICLES,
    RELATIONS,
    TRADES,
)
from scanner.recognizers.person.people import NAMED, Known, heard, known, words_of
from scanner.recognizers.person.rare_surnames import SELDOM
from scanner.recognizers.reading.word_sets import word_set

RUNS_REMEMBERED = 1 << 16
LONGEST_GIVEN = 3
LONGEST_SURNAME = 5
LONGEST, LONGEST_TOLD = 8, 6
SHORTEST_TOLD = 2
NEW = 3
LONGEST_OLD = 3
"""Signs of a given name in katakana that is a word for something else: トメ, カメ, ルナ."""

LONG_IN_KANA = 6
"""Signs of katakana behind a surname from which they are a given name only if one is known."""

OF_CHINA = word_set(
    "建国 建華 建軍 国慶 国強 愛国 衛東 志強 志明 建平 建民 文革 和平 保国 振華 国華"
)
"""Given names there that are words for what is done here."""

ACTIONS = frozenset({"サ変可能", "副詞可能", "助数詞可能"})
OF_GRAMMAR = frozenset({"動詞", "助詞", "助動詞", "接続詞", "記号", "補助記号"})


@lru_cache(RUNS_REMEMBERED)
def is_given_by_form(word: str) -> bool:
    """Tell whether signs behind a surname may be a given name: no trade, no action, no relation."""
    if not 0 < len(word) <= LONGEST_GIVEN or word[-1] in NO_END:
        return False
    if len(word) > 1 and any(part in word for part in TRADES):
        return False
    return not _is_of_offices(word)


def _is_of_offices(run: str) -> bool:
    """Tell whether a part of some kanji is what is done, or a word of forms and offices."""
    return run in RELATIONS or any(
        len(word) > 1 and (word in JAPANESE or word in RELATIONS or ACTIONS.intersection(kind))
        for word, kind in words_of(run)
    )


@lru_cache(RUNS_REMEMBERED)
def has_form_of_name(run: str) -> bool:
    """Tell whether a run of kanji is a surname and what may be a given name.

    A surname of one sign stands before two signs that no dictionary has, before one sign only
    where people from abroad are called so.
    """
    if known(run) & (Known.THING | Known.PLACE | NAMED):
        return False
    return any(_is_cut(run[:at], run[at:]) for at in range(1, min(len(run), LONGEST_SURNAME + 1)))


def _is_cut(surname: str, given: str) -> bool:
    if surname in SELDOM:
        return bool(known(given) & Known.GIVEN)
    if not known(surname) & Known.SURNAME or not is_given_by_form(given):
        return False
    if len(surname) > 1:
        return True
    if len(given) == 1:
        return surname in ABROAD and bool(known(given) & (Known.SHORT)) and given not in JOINED
    return not known(given) and surname in ABROAD


def is_new_by_form(run: str) -> bool:
    """Tell whether three signs that no dictionary has are a surname and what may be new: 幸圀明."""
    unknown = len(run) == NEW and not any(map(known, (run, run[:2], run[1:])))
    return unknown and known(run[0]) & Known.SURNAME > 0 and is_given_by_form(run[1:])


def is_from_china(run: str) -> bool:
    """Tell whether three signs are a surname of China or Korea and a word that parents choose."""
    if known(run) & (Known.FOREIGN | Known.THING | Known.PLACE) == Known.FOREIGN:
        return True
    if len(run) == NEW and run[0] in ABROAD and run[1:] in OF_CHINA:
        return True
    if len(run) != NEW or run[0] not in ABROAD or known(run) or known(run[:2]):
        return False
    return is_given_by_form(run[1:])


def is_led(before: str) -> bool:
    """Tell whether what is written on to a name is a word of its own: 本日佐藤明様, 母佐藤明様."""
    return not before or before in KIN or (len(before) > 1 and known(before) & Known.THING > 0)


@lru_cache(RUNS_REMEMBERED)
def form_at_end(run: str) -> int:
    """Give how many signs at the end of a run have the form of a name; 0 for none.

    What stands before it must be a word (本日, 担当).
    """
    for start in range(max(0, len(run) - LONGEST), len(run) - 1):
        if is_led(run[:start]) and (has_form_of_name(run[start:]) or run[start:] in SELDOM):
            return len(run) - start
    return 0


@lru_cache(RUNS_REMEMBERED)
def is_told_by_label(run: str) -> bool:
    """Tell whether a run of kanji behind 氏名 may be a name, known or not."""
    if has_form_of_name(run):
        return True
    if not SHORTEST_TOLD <= len(run) <= LONGEST_TOLD or run[-1] in NO_END:
        return False
    if any(part in run for part in TRADES) or _is_of_offices(run):
        return False
    ends = any(is_clear_given(run[at:]) for at in range(1, len(run)))
    return ends or (len(run) <= LONGEST_GIVEN and not known(run))


@lru_cache(RUNS_REMEMBERED)
def is_pair_by_form(left: str, right: str, *, apart: bool) -> bool:
    """Tell whether two words behind 氏名 may be a surname and a given name.

    Args:
        left: Kanji.
        right: In any writing.
        apart: A space is between them; else they differ in writing.
    """
    surname = left in SELDOM or known(left) & Known.SURNAME > 0
    if "ぁ" <= right[-1] <= "ヿ":
        return surname and is_given_in_kana(right, told=True)
    if surname:
        return apart and is_given_by_form(right)
    return apart and is_clear_given(right) and not _is_of_offices(left)


def is_clear_given(word: str) -> bool:
    """Tell whether a word of two signs and more is a given name before anything else."""
    clear = Known.GIVEN | Known.CLEAR
    return len(word) > 1 and known(word) & clear == clear


def is_trade_in_kana(word: str) -> bool:
    """Tell whether katakana behind a surname are what a firm does: 前田ビルメンテナンス."""
    return is_firm_in_kana(word) or (len(word) >= LONG_IN_KANA and not heard(word) & NAMED)


def is_firm_in_kana(*words: str) -> bool:
    """Tell whether one of some words is what firms are called by, or all of them are letters."""
    trade = any(word in KANA_TRADES or word.endswith(KANA_ENDS) for word in words)
    return trade or LETTERS.issuperset(words)


@lru_cache(RUNS_REMEMBERED)
def is_given_in_kana(word: str, *, told: bool) -> bool:
    """Tell whether kana behind a surname may be a given name that the dictionary takes for a word.

    Args:
        word: In one kana.
        told: A label says that it is a name.
    """
    if not 1 < len(word) <= LONGEST_TOLD or word in KANA_TRADES:
        return False
    said = heard(word)
    thing = said & Known.THING > 0
    if said & (Known.GIVEN | Known.FOREIGN) and (told or not thing):
        return True
    if word[0] >= "ァ":
        brief = len(word) <= LONGEST_OLD - (thing and not told) or (told and not said)
        return brief and "ー" not in word
    if told:
        return not word.endswith(ENDINGS)
    return word[0] not in PARTICLES and not any(kind[0] in OF_GRAMMAR for _, kind in words_of(word))

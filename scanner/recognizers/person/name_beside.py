"""Whether a name stands right before or right behind a place in a text.

A day or a gender beside somebody's name is that person's: a row of a register, a note on who came.
The dictionary must know the name; an honorific says the same without it.
"""

import re
from functools import lru_cache

from scanner.recognizers.person.names_by_sound import is_full_by_sound
from scanner.recognizers.person.names_of_kanji import (
    begins_with_surname,
    ends_with_full_name,
    is_full_name,
)
from scanner.recognizers.person.people import NAMED, Known, heard, spelt
from scanner.recognizers.person.romaji import is_romaji
from scanner.recognizers.person.writings import HALF_KANA, HIRAGANA, KANJI, KATAKANA
from scanner.recognizers.reading.expressions import expression

_WORD = f"[{KANJI}ヵヶ{HIRAGANA}{KATAKANA}{HALF_KANA}]"
_READING = f"[{KATAKANA}{HALF_KANA}]"
_KANJI = expression(f"[{KANJI}]")
_BEFORE = expression(
    rf"(?:({_WORD}{{1,8}})[ ・])?({_WORD}{{1,10}})[\"'」』\]】]?\Z"
    r"|([A-Za-z]{2,12})[ ,]{1,2}([A-Za-z]{2,12})[\"']?\Z"
)
_AND = expression(f"\\A[とや](?={_READING})")
"""What joins a name that is written as it is read to the one before."""

_BEHIND = expression(rf"({_WORD}{{1,8}})(?:[ ・]({_WORD}{{1,8}}))?(?!{_WORD})")
_CELLS = expression(
    rf"(?:\A|[,\t|;(] ?[\"']?)([{KANJI}]{_WORD}{{0,4}})[\"']?[,\t|;] ?[\"']?"
    rf"({_WORD}{{1,5}})[\"']?\Z"
)
_HONOURED = expression(
    rf"{_WORD}(?: ?様|さん|さま| ?[氏殿]|くん|ちゃん|君)(?:\([^()]{{1,20}}\))?\Z"
)
_ITEM = expression(
    rf"(?:\A|[,\t|;、(\"'■◆●★※・】\n]|  ?)(?:({_READING}{{2,16}}(?:[ ・]{_READING}{{2,10}}){{0,2}})"
    rf"|([{KANJI}]{_WORD}{{0,3}}[ ・]?{_WORD}{{1,3}}))\Z"
)
_TWO_ITEMS = expression(
    rf"[,\t|;(][\"' ]{{0,2}}([{KANJI}ヵヶ]{{1,4}})[\"']?[,\t|;][\"' ]{{0,2}}"
    rf"({_WORD}{{1,4}})[\"' ]{{0,2}}\Z"
)
_SHORTEST_PART = 2
_NAMES_REMEMBERED = 1 << 12


def is_behind_name(before: str) -> bool:
    """Say whether what stands before ends with a full name, or with an honorific."""
    found = _BEFORE.search(before)
    if found is None:
        return False
    left, right, first, second = found.groups()
    if first:
        return _are_romaji(first, second)
    if left:
        left = _AND.sub("", left)
    if _HONOURED.search(before) is not None or is_in_cells(before):
        return True
    return _is_full(left or "", right) or _is_full("", right)


def is_in_cells(before: str) -> bool:
    """Say whether what stands before ends with a surname and a given name, in a cell each."""
    cells = _CELLS.search(before)
    return cells is not None and _is_full(cells[1], cells[2])


def is_behind_item(before: str) -> bool:
    """Say whether an item that stands before may be a name, beside what only a person has.

    A surname with a word that nobody knows, or a reading that is no word for a thing.
    """
    found = _ITEM.search(before.rstrip("\"' "))
    if found is None:
        return False
    if is_behind_name(before):
        return True
    reading, written = found.groups()
    if reading:
        first = heard(re.split("[ ・]", reading)[0])
        return bool(first & Known.SURNAME) or not first & Known.THING
    return begins_with_surname(re.sub("[ ・]", "", written)) or _is_in_two(before)


def _is_in_two(before: str) -> bool:
    """Say whether a surname and a given name stand there as two items of a row."""
    items = _TWO_ITEMS.search(before)
    return items is not None and is_full_name(items[1], items[2])


def is_before_name(behind: str, *, told: bool = False) -> int:
    """Give where the name ends that what stands behind begins with; 0 for none.

    Args:
        behind: Folded.
        told: Something else tells that a name follows: a surname and an unknown word are one.
    """
    found = _BEHIND.match(behind)
    if found is None:
        return 0
    left, right = found.groups()
    if right and _is_full(left, right):
        return found.end()
    alone = _is_full("", left) or (told and begins_with_surname(left))
    return found.end(1) if alone else 0


@lru_cache(_NAMES_REMEMBERED)
def _is_full(left: str, right: str) -> bool:
    """Say whether two words, or one where the left is empty, are a surname and a given name."""
    if _KANJI.match(left or right):
        return is_full_name(left, right) if left else ends_with_full_name(right)
    if is_full_by_sound(f"{left} {right}" if left else right) and right[0] >= "ァ":
        return True
    if left:
        return _are_named(left, right)
    if heard(right) & Known.THING:
        return False
    cuts = range(_SHORTEST_PART, len(right) - _SHORTEST_PART + 1)
    return any(_are_joined(right[:at], right[at:]) for at in cuts)


def _are_romaji(first: str, second: str) -> bool:
    """Say whether two words are names in romaji, of which one may be unknown."""
    both = is_romaji(first.lower()) and is_romaji(second.lower())
    named = [bool(spelt(word) & NAMED) for word in (first, second)]
    return all(named) or (both and any(named))


def _are_named(left: str, right: str) -> bool:
    """Say whether two words in kana sound like a surname and a given name."""
    return bool(heard(left) & Known.SURNAME and heard(right) & Known.GIVEN)


def _are_joined(left: str, right: str) -> bool:
    """Say so of parts without a space; behind a longer surname the other may be unknown."""
    new = len(left) > _SHORTEST_PART and heard(left) & Known.CLEAR and not heard(right)
    return _are_named(left, right) or bool(new and heard(left) & Known.SURNAME)

"""How surnames and given names sound, so that kana and romaji are known at once.

The dictionary finds a word by its spelling, and few names stand in it in kana. Reading all of it
costs two seconds of CPU time, more than many a file does. So what it says is kept in a file beside
this module, which ``written`` makes and a test compares: the sounds of names that several spellings
share, and for surnames those that are the first reading of their only spelling.
"""

import textwrap
from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.recognizers.person.romaji import sound

if TYPE_CHECKING:
    from sudachipy import (  # type: ignore[import-untyped]  # ships stubs without a marker
        Dictionary,
        Tokenizer,
    )

FILE = Path(__file__).with_name("sounds.txt")
SURNAME, GIVEN = "姓", "名"
PARTS_OF_SPEECH = [("名詞", "固有名詞", "人名", kind) for kind in (SURNAME, GIVEN)]
WIDTH = 100


@lru_cache(1)
def sounds() -> tuple[frozenset[str], frozenset[str]]:
    """Give the sounds of surnames, and of given names."""
    surnames, given = FILE.read_text("ascii").split("\n\n")
    return frozenset(surnames.split()), frozenset(given.split())


def written(dictionary: "Dictionary") -> str:
    """Write the file's text anew, from the dictionary that is installed."""
    tokenizer = dictionary.tokenizer()
    spelled: dict[str, dict[str, set[str]]] = {kind: defaultdict(set) for kind in (SURNAME, GIVEN)}
    for entry in filter(dictionary.pos_matcher(PARTS_OF_SPEECH), dictionary.entries()):
        spelled[entry.part_of_speech()[3]][sound(entry.reading_form())].add(entry.surface())
    kept = (
        [
            heard
            for heard, words in sorted(spelled[kind].items())
            if heard.isascii()
            and heard.isalpha()
            and (
                len(words) > 1
                or (kind == SURNAME and _is_first(heard, next(iter(words)), tokenizer))
            )
        ]
        for kind in (SURNAME, GIVEN)
    )
    return "\n\n".join(textwrap.fill(" ".join(words), WIDTH) for words in kept) + "\n"


def _is_first(heard: str, word: str, tokenizer: "Tokenizer") -> bool:
    """Tell whether a sound is the first reading of a word, and that a name."""
    first, *rest = tokenizer.tokenize(word)
    return (
        not rest
        and first.part_of_speech()[2:4] == ("人名", SURNAME)
        and sound(first.reading_form()) == heard
    )

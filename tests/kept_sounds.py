"""How the names of the dictionary sound; ``python -m tests.kept_sounds`` keeps it anew."""

import textwrap
from collections import defaultdict
from typing import TYPE_CHECKING

from scanner.recognizers.person.people import opened
from scanner.recognizers.person.romaji import sound
from scanner.recognizers.person.sounds import FILE, GIVEN, PARTS_OF_SPEECH, SURNAME

if TYPE_CHECKING:
    from sudachipy import (  # type: ignore[import-untyped]  # ships stubs without a marker
        Dictionary,
        Tokenizer,
    )

WIDTH = 100


def written(dictionary: "Dictionary") -> str:
    """Write the text of the file that is kept, from the dictionary that is installed."""
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


if __name__ == "__main__":
    FILE.write_text(written(opened()), "ascii")

"""What SudachiPy's dictionary knows of surnames and given names, by spelling and by sound.

Readings of all its 姓 and 名 are taken, rare ones too: a rare name tells more of a person than a
common one. Few names stand in it in kana, none in romaji, therefore these are compared by sound.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Self

from scanner.recognizers.romaji import sound

if TYPE_CHECKING:
    from sudachipy import (  # type: ignore[import-untyped]  # ships stubs without a marker
        Dictionary,
        Morpheme,
        Tokenizer,
    )

PARTS_OF_SPEECH = [("名詞", "固有名詞", "人名", "姓"), ("名詞", "固有名詞", "人名", "名")]
PLACE_MARKS = frozenset("市区町村郡県駅") | {"地区"}
SHORTEST_SURNAME, SHORTEST_GIVEN = 3, 2
"""Letters of the sounds that a word may be taken apart into."""


@dataclass(frozen=True, slots=True)
class People:
    """Surnames and given names by sound, and the dictionary that knows them by spelling."""

    surnames: frozenset[str]
    given: frozenset[str]
    dictionary: "Dictionary"
    tokenizer: "Tokenizer"

    @classmethod
    @lru_cache(1)
    def of_dictionary(cls) -> Self:
        """Read the dictionary once per process; it takes about a second."""
        import sudachipy  # noqa: PLC0415 - most names need no dictionary

        dictionary = sudachipy.Dictionary()
        readings: dict[str, set[str]] = {"姓": set(), "名": set()}
        for entry in filter(dictionary.pos_matcher(PARTS_OF_SPEECH), dictionary.entries()):
            readings[entry.part_of_speech()[3]].add(entry.reading_form())
        surnames, given = (frozenset(map(sound, readings[kind])) for kind in ("姓", "名"))
        return cls(surnames, given, dictionary, dictionary.tokenizer(sudachipy.SplitMode.A))

    def named_in(self, text: str) -> Iterator[str]:
        """Find the words of a Japanese text that are surnames or given names.

        A place that is also a surname counts (千葉), unless the next word says that it is a place.
        """
        words = list(self.tokenizer.tokenize(text))
        for word, following in zip(words, [*words[1:], None], strict=True):
            _, nature, proper, *_ = word.part_of_speech()
            is_place = proper == "地名" and following and following.surface() in PLACE_MARKS
            if nature == "固有名詞" and not is_place and self.spelled(word.surface()):
                yield word.surface()

    def spelled(self, word: str) -> bool:
        """Tell whether the whole word is a surname or a given name as it is written."""
        kinds = (entry.part_of_speech() for entry in self.dictionary.lookup(word))
        return any(kind[:4] in PARTS_OF_SPEECH for kind in kinds)

    def sounded(self, word: str) -> bool:
        """Tell whether a word in kana or romaji sounds like a name, or a surname and a given name.

        Words of the dictionary are not taken apart, and common nouns with a long vowel sign are
        loan words (ルート): of these, names are found as they are spelled.
        """
        heard, entries = sound(word), self.dictionary.lookup(word)
        if heard in self.surnames or heard in self.given:
            return "ー" not in word or not any(map(_is_common_noun, entries))
        return not entries and any(
            heard[:i] in self.surnames and heard[i:] in self.given
            for i in range(SHORTEST_SURNAME, len(heard) - SHORTEST_GIVEN + 1)
        )


def _is_common_noun(word: "Morpheme") -> bool:
    return bool(word.part_of_speech()[1] == "普通名詞")

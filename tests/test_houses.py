"""The screen for houses leaves out none of their words: else columns and texts would disagree."""

import re

import pytest
from hypothesis import given
from hypothesis.strategies import from_regex

from scanner.recognizers.house_words import (
    AMID,
    CHAINS,
    ENDINGS,
    FIRMS,
    GOODS,
    LABELS,
    LEGAL,
    SCREENS,
    TRADES,
)


@pytest.mark.parametrize(
    "words", [LEGAL, TRADES, ENDINGS, FIRMS, AMID, CHAINS, LABELS, rf"(?:{GOODS})の"]
)
def test_every_word_of_a_house_passes_the_screen(words: str) -> None:
    @given(from_regex(rf"(?:{words})\Z", fullmatch=True))
    def passes(word: str) -> None:
        assert any(re.search(screen, word) for screen in SCREENS), word

    passes()

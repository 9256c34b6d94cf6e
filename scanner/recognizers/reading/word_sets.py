"""Sets of words, written as a text so that they can be read and kept in order."""


def word_set(words: str) -> frozenset[str]:
    """Give the words of a text."""
    return frozenset(words.split())

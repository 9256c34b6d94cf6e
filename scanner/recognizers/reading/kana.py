"""Katakana in half width, as host systems and bank files still write them."""

import unicodedata

_HALF = [chr(code) for code in range(0xFF66, 0xFF9E)]
_MARKED = [sign + mark for sign in _HALF for mark in "ﾞﾟ"]
TO_HALF = str.maketrans(
    {
        full: half
        for half in (*_HALF, *_MARKED)
        if len(full := unicodedata.normalize("NFKC", half)) == 1
    }
)
"""From each katakana to what is written for it in half width, a sonant mark as its own sign."""


def either_width(words: str) -> str:
    """Give words, parted by ``|`` and without classes of signs, in both widths."""
    return "|".join(dict.fromkeys((words + "|" + words.translate(TO_HALF)).split("|")))

"""Kana as host systems and bank files still write them: in half width, small ones large."""

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

AS_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
LARGE = str.maketrans("ァィゥェォッャュョヮ", "アイウエオツヤユヨワ")
"""From each hiragana to its katakana; from each small katakana to the large one."""


def either_width(words: str) -> str:
    """Give words, parted by ``|`` and without classes of signs, in both widths."""
    return "|".join(dict.fromkeys((words + "|" + words.translate(TO_HALF)).split("|")))

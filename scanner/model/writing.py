"""Texts that people typed, written in one way, so that they can be compared."""

import unicodedata

DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))


def folded(text: str) -> str:
    """Write a text in one way: half width, dashes alike, no blanks around."""
    return unicodedata.normalize("NFKC", text).translate(DASHES).strip()


def compact(text: str) -> str:
    """Write a name or a heading in one way, without any blanks and in small letters."""
    return "".join(folded(text).split()).lower()

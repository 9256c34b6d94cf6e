"""The same in Japanese and English, and the choice between them."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

from scanner.reports.shown import shown

K = TypeVar("K", bound=Hashable)
Words = tuple[str, str]
"""The same in Japanese and in English."""


def word(table: Mapping[K, Words], code: K, lang: str) -> str:
    """Put a code into words; one that the table lacks speaks for itself."""
    words = table.get(code)
    return shown(str(code)) if words is None else words[0 if lang == "ja" else 1]


def said(texts: Mapping[str, str], lang: str) -> str:
    """Choose a text of the catalogue by language, English where the language is missing."""
    return texts.get(lang) or texts.get("en", "")

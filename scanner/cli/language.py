"""In which language the command line speaks, and how it says a sentence."""

import locale
import os
from collections.abc import Sequence

from scanner.cli.sentences import SENTENCES


def message(key: str, lang: str, **values: object) -> str:
    """Say one sentence in Japanese or English."""
    japanese, english = SENTENCES[key]
    return (japanese if lang == "ja" else english).format(**values)


def preferred(arguments: Sequence[str]) -> str:
    """Take the language from ``--lang``, else from the locale."""
    for position, argument in enumerate(arguments):
        value = argument.partition("=")[2] if argument.startswith("--lang=") else None
        if argument == "--lang" and position + 1 < len(arguments):
            value = arguments[position + 1]
        if value in {"ja", "en"}:
            return value
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    return "ja" if (named or locale.getlocale()[0] or "").startswith("ja") else "en"

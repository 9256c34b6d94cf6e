"""One thing wrong in a file, and how it is told without telling a secret.

Promise: what a user wrote is repeated only where it cannot be a secret: neither anything that looks
like an address with a password nor anything as long as a key. Line and column say where to look, so
nothing is lost.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from scanner.config.messages.message import DID_YOU_MEAN, Message
from scanner.model.errors import ConfigError, Problem


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file as the user named it, line and column from 1."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing wrong, in no language yet.

    Attributes:
        words: What the message's ``{words}`` stand for.
        near: The word that was probably meant.
    """

    place: Place
    message: Message
    words: Mapping[str, str] = field(default_factory=dict)
    near: str = ""

    def problem(self, lang: str) -> Problem:
        """Put it into words, ``ja`` or ``en``."""
        template, hint = (m.ja if lang == "ja" else m.en for m in (self.message, DID_YOU_MEAN))
        text = template.format_map({key: shown(word) for key, word in self.words.items()})
        text += hint.format(near=shown(self.near)) if self.near else ""
        return Problem(self.place.file, self.place.line, self.place.column, text)


class ToldError(Exception):
    """Something is wrong; carries the message and its words, never the value."""

    def __init__(self, message: Message, **words: str) -> None:
        super().__init__(message.en)
        self.message = message
        self.words = words


def config_error(mistakes: Iterable[Mistake], lang: str) -> ConfigError:
    """Tell all mistakes in the order of the files, each once."""
    problems = {mistake.problem(lang) for mistake in mistakes}
    return ConfigError(tuple(sorted(problems, key=lambda p: (p.file, p.line, p.column, p.message))))


_LENGTH_OF_A_KEY = 32
_ADDRESS = re.compile(r"://|(?:sig|password|pwd|key)=", re.IGNORECASE)


def shown(word: str) -> str:
    """Give a word, or a list of words with commas, as a message may repeat it."""
    longest = max(map(len, word.split(", ")))
    hidden = longest >= _LENGTH_OF_A_KEY or _ADDRESS.search(word) or not word.isprintable()
    return "…" if hidden else word

"""The system secret's place, for those who make one or go over to another.

Promise: a secret is fetched or its place is told; it is never in a message, and neither is a text
that should have been a reference to one.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scanner.config.messages import references as messages
from scanner.config.mistake import Mistake, config_error, shown
from scanner.config.reading import read
from scanner.config.references import Surroundings, UnresolvedError
from scanner.model.errors import UsageError
from scanner.model.secret import Secret

TRAIL = ("keys", "system")
SIGNING = ("keys", "evidence")


@dataclass(frozen=True, slots=True)
class SecretPlace:
    """Where the configuration says that the system secret is.

    Attributes:
        name: The variable, or the path as it is written.
        file: The path, counted from the configuration's folder; ``None`` for a variable.
    """

    name: str
    file: Path | None


def secret_place(path: Path, trail: tuple[str, str] = TRAIL, *, lang: str = "en") -> SecretPlace:
    """Tell where a secret is to be, whatever else the file still lacks.

    Raises:
        ConfigError: The file cannot be read, or names no place.
    """
    document = read(path, str(path))
    if document.data is None:
        raise config_error(document.mistakes, lang)
    scheme, _, name = str(document.get(trail)).partition(":")
    if scheme not in {"env", "file"} or not name:
        mistake = Mistake(document.value(trail), messages.REFERENCE)
        raise config_error([mistake], lang)
    return SecretPlace(name, path.absolute().parent / name if scheme == "file" else None)


def fetch_secret(
    path: Path, reference: str, *, lang: str = "en", environment: Mapping[str, str] | None = None
) -> Secret[bytes]:
    """Fetch a secret that the configuration may name from now on.

    Args:
        path: The configuration, from whose folder paths count.
        reference: ``env:NAME`` or ``file:PATH``.
        lang: Language of the message, ``ja`` or ``en``.
        environment: Variables; by default those of the process.

    Raises:
        UsageError: There is none, or it is too short.
    """
    variables = os.environ if environment is None else environment
    try:
        return Secret(Surroundings(path.absolute().parent, variables).key(reference))
    except UnresolvedError as error:
        template = error.message.ja if lang == "ja" else error.message.en
        words = {key: shown(word) for key, word in error.words.items()}
        raise UsageError(template.format_map(words)) from None

"""A configuration file, read once: from its text to a frozen ``System``.

Promise: either everything is right, secrets included, or every mistake is told, each at its line.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from scanner.config import policy_messages as messages
from scanner.config.contradictions import contradictions
from scanner.config.controls import catalogue
from scanner.config.declarations import policy
from scanner.config.document import Document, Trail
from scanner.config.mistake import Mistake, config_error
from scanner.config.reading import read
from scanner.config.references import (
    Surroundings,
    UnresolvedError,
    is_literal_secret,
    literal_secrets,
)
from scanner.config.rulebooks import Rulebook, packaged, packaged_files, rulebook
from scanner.config.schema import STAND_INS, DatabaseSpec, SystemSpec
from scanner.config.validation import validated
from scanner.model.secret import Secret
from scanner.model.source import SourceAddress, SourceKind
from scanner.model.system import RecognizerSettings, System

T = TypeVar("T")


def load(path: Path, *, lang: str = "en", environment: Mapping[str, str] | None = None) -> System:
    """Read a configuration file with all that it refers to.

    Args:
        path: The file, as the user named it.
        lang: Language of the messages, ``ja`` or ``en``.
        environment: Variables for ``env:NAME``; by default those of the process.

    Raises:
        ConfigError: Something is wrong; it lists everything that is.
    """
    document = read(path, str(path))
    if document.data is None:
        raise config_error(document.mistakes, lang)
    checked = validated(SystemSpec, document, stand_ins=STAND_INS)
    told = (*document.mistakes, *checked.mistakes, *literal_secrets(document))
    if checked.spec is None:
        raise config_error(told, lang)
    variables = os.environ if environment is None else environment
    reading = _Reading(document, Surroundings(path.absolute().parent, variables))
    system = reading.system(checked.spec, keyless=("keys",) in checked.left_out)
    if system is None or told or reading.mistakes:
        raise config_error((*told, *reading.mistakes), lang)
    return system


class _Reading:
    """Follows what one sound file refers to, and collects what leads nowhere."""

    def __init__(self, document: Document, around: Surroundings) -> None:
        self.document = document
        self.around = around
        self.mistakes: list[Mistake] = []

    def system(self, spec: SystemSpec, *, keyless: bool) -> System | None:
        """Build the system; ``None`` without a key."""
        books = dict(self._books(spec))
        known = (*packaged_files(), *books)
        self.mistakes += contradictions(spec, self.document, known)
        sources = dict(self._sources(spec))
        trail = ("keys", "system")
        key = None if keyless else self._fetch(self.around.key, spec.keys.system, trail)
        if key is None or self.mistakes:
            return None
        named = dict.fromkeys(book for city in spec.cities.values() for book in city.rulebooks)
        used = [books.get(code) or packaged(code) for code in named]
        path = Path(self.document.file)
        return System(
            name=spec.system,
            policy=policy(spec, used),
            sources=sources,
            key=Secret(key),
            recognizers=RecognizerSettings(spec.recognizers.waon_prefixes),
            digests={path.name: self.document.digest} | {book.file: book.digest for book in used},
        )

    def _books(self, spec: SystemSpec) -> Iterator[tuple[str, Rulebook | None]]:
        """Read the user's rulebooks; the name of a broken one is still a name."""
        for i, written in enumerate(spec.rulebooks):
            asked_at = self.document.value(("rulebooks", i))
            name = str(Path(self.document.file).parent / written)
            document = read(self.around.folder / written, name, asked_at)
            book, mistakes = rulebook(document, written, catalogue())
            self.mistakes += mistakes
            code = document.get(("rulebook",))
            if code in packaged_files():
                words = {"name": str(code)}
                place = document.value(("rulebook",))
                self.mistakes.append(Mistake(place, messages.SAME_RULEBOOK, words))
            yield str(code), book

    def _sources(self, spec: SystemSpec) -> Iterator[tuple[str, SourceAddress]]:
        for name, source in spec.sources.items():
            if isinstance(source, DatabaseSpec):
                url = self._fetch(self.around.url, source.url, ("sources", name, "url"))
                address = SourceAddress(name, SourceKind.DATABASE, Secret(url or ""))
            else:
                path = self._fetch(self.around.path, source.path, ("sources", name, "path"))
                encodings = source.encodings
                address = SourceAddress(name, SourceKind.FOLDER, Secret(path or ""), encodings)
            yield name, address

    def _fetch(self, fetch: Callable[[str], T], text: str, trail: Trail) -> T | None:
        """Follow one reference; ``None`` if it leads nowhere, which is noted."""
        if is_literal_secret(self.document, trail):
            return None
        try:
            return fetch(text)
        except UnresolvedError as error:
            place = self.document.value(trail)
            self.mistakes.append(Mistake(place, error.message, error.words))
            return None

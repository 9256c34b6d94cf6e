"""A data contract as a document: its lists, the first of several words for one thing, mistakes."""

from collections.abc import Iterator
from dataclasses import dataclass

from scanner.config.document import Document, Trail
from scanner.config.messages.message import Message
from scanner.config.mistake import Mistake


@dataclass(frozen=True, slots=True)
class Contract:
    """One contract, read and found sound as YAML."""

    document: Document

    def get(self, trail: Trail) -> object:
        """Give what stands there, ``None`` if nothing does."""
        return self.document.get(trail)

    def first(self, at: Trail, *ways: str | tuple[str, ...]) -> Trail | None:
        """Give the first of several ways at which something stands."""
        trails = ((*at, *((way,) if isinstance(way, str) else way)) for way in ways)
        return next((trail for trail in trails if self.get(trail) is not None), None)

    def each(self, *at: str | int) -> Iterator[Trail]:
        """Give the way to every item of a list."""
        found = self.get(at)
        return ((*at, i) for i in range(len(found) if isinstance(found, list) else 0))

    def mistake(self, at: Trail, message: Message, **words: str) -> Mistake:
        """State what is wrong at a value, or at an item of a list or what lacks a key."""
        known = at in self.document.keys and not isinstance(at[-1], int)
        place = self.document.value(at) if known else self.document.key(at)
        return Mistake(place, message, words)

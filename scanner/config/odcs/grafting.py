"""A document to which parts of other documents are added, each with the place where it stands."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import replace
from typing import Any

from scanner.config.document import Document, Trail
from scanner.config.mistake import Mistake, Place


class Graft:
    """A copy of a document that grows.

    Attributes:
        base: The document as it was.
        keys: Place of each key, those of added parts in their own files.
        mistakes: What was wrong with added parts.
    """

    def __init__(self, base: Document) -> None:
        self.base = base
        self.data: Any = deepcopy(base.data)
        self.keys = dict(base.keys)
        self.values = dict(base.values)
        self.mistakes: tuple[Mistake, ...] = ()

    def get(self, trail: Trail) -> object:
        """Give what stands there, ``None`` if nothing does."""
        return Document(self.base.file, self.data).get(trail)

    def names(self, *trail: str | int) -> tuple[str, ...]:
        """List the keys of a mapping."""
        return Document(self.base.file, self.data).names(*trail)

    def put(self, trail: Trail, value: object, place: Place) -> None:
        """Let a value stand there, as written at a place; mappings on the way are made."""
        self._set(trail, value)
        self.keys[trail] = self.values[trail] = place

    def move(self, trail: Trail, other: Document, origin: Trail) -> None:
        """Let a part of another document stand there, with the places that it has in that."""
        self._set(trail, deepcopy(other.get(origin)))
        for to, at in _below(trail, other, origin):
            self.keys[to], self.values[to] = other.key(at), other.value(at)

    def drop(self, trail: Trail) -> None:
        """Take a key away."""
        *way, last = trail
        found = self.get(tuple(way))
        if isinstance(found, dict):
            found.pop(last, None)

    def document(self) -> Document:
        """Give the document as it has become."""
        return replace(
            self.base,
            data=self.data,
            keys=self.keys,
            values=self.values,
            mistakes=(*self.base.mistakes, *self.mistakes),
        )

    def _set(self, trail: Trail, value: object) -> None:
        *way, last = trail
        found = self.data
        for part in way:
            found = found.setdefault(part, {})
        found[last] = value


def _below(trail: Trail, other: Document, origin: Trail) -> Iterable[tuple[Trail, Trail]]:
    """Give the ways to a part and to all that is in it, here and there."""
    yield trail, origin
    found = other.get(origin)
    inner: Iterable[str | int] = ()
    if isinstance(found, dict):
        inner = found
    elif isinstance(found, list):
        inner = range(len(found))
    for part in inner:
        yield from _below((*trail, part), other, (*origin, part))

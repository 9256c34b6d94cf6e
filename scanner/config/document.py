"""A file as plain data that remembers where everything stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scanner.config.mistake import Mistake, Place

Trail = tuple[str | int, ...]
"""The way to a value: keys of mappings and positions in lists."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says, and where.

    Attributes:
        data: ``None`` where it could not be read.
        keys: Place of each key, and of each item of a list.
        values: Place of each value.
        mistakes: What was wrong with file and syntax.
        digest: SHA-256 of the file.
    """

    file: str
    data: object = None
    keys: Mapping[Trail, Place] = field(default_factory=dict)
    values: Mapping[Trail, Place] = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()
    digest: str = ""

    def value(self, trail: Trail) -> Place:
        """Find where a value stands, or the nearest thing around it."""
        while trail and trail not in self.values:
            trail = trail[:-1]
        return self.values.get(trail, Place(self.file))

    def key(self, trail: Trail) -> Place:
        """Find where a key stands, or the nearest one around it."""
        while trail and trail not in self.keys:
            trail = trail[:-1]
        return self.keys.get(trail) or self.value(trail)

    def get(self, trail: Trail) -> object:
        """Give what stands there, ``None`` if nothing does."""
        found = self.data
        for part in trail:
            match found, part:
                case dict(), str():
                    found = found.get(part)
                case list(), int():
                    found = found[part]
                case _:
                    return None
        return found

    def names(self, *trail: str | int) -> tuple[str, ...]:
        """List the keys of a mapping, those of broken entries included."""
        found = self.get(trail)
        return tuple(found) if isinstance(found, dict) else ()

"""A file inside another."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from scanner.model.errors import Reason


@dataclass(frozen=True, slots=True)
class Part:
    """A member of an archive or an attachment of a message.

    Attributes:
        name: As it stands there, whatever it is: nothing is ever written under it.
        bytes: Its size, unfolded.
        open: Gives its content.
        unread: Set when it cannot be had.
    """

    name: str
    bytes: int | None
    open: Callable[[], BinaryIO]
    unread: Reason | None = None


def told_apart(parts: Iterator[Part]) -> Iterator[Part]:
    """Give the second part of a name another one: ``a.csv`` may be in an archive twice."""
    seen: dict[str, int] = {}
    for part in parts:
        seen[part.name] = again = seen.get(part.name, 0) + 1
        stem, dot, suffix = part.name.rpartition(".")
        other = f"{stem}~{again}.{suffix}" if dot else f"{part.name}~{again}"
        yield part if again == 1 else replace(part, name=other)

"""A file inside another."""

from collections import Counter
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
    names = Names()
    for part in parts:
        yield replace(part, name=names.free(part.name))


class Names:
    """Names that were given, each once."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._again: Counter[str] = Counter()

    def free(self, name: str) -> str:
        """Give a name, or one like it if it was given before: ``a~2.csv``."""
        other = name
        stem, dot, suffix = name.rpartition(".")
        while other in self._given:
            self._again[name] += 1
            mark = f"~{self._again[name] + 1}"
            other = f"{stem}{mark}.{suffix}" if dot else f"{name}{mark}"
        self._given.add(other)
        return other

"""Everything in this process, one partition after the other."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

K = TypeVar("K")
I = TypeVar("I")  # noqa: E741 - the letter of "item"
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class InlineExecutor:
    """Runs steps where it is called; the easiest to follow, and the reference for the others."""

    def each(self, items: Iterable[tuple[K, I]], step: Callable[[I], R]) -> Iterator[tuple[K, R]]:
        """Yield each result in the order of the items."""
        for key, item in items:
            yield key, step(item)

"""The port of runtimes: where a step runs is no business of what it does."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

K = TypeVar("K")
I = TypeVar("I")  # noqa: E741 - the letter of "item"
R = TypeVar("R")


class Executor(Protocol):
    """Runs a step over keyed items, in any order, each at least once and each result once.

    Steps and items are picklable; a step is a pure function of its item and of data that others may
    be changing, so a retry may replace its result but never add to it.
    """

    def each(self, items: Iterable[tuple[K, I]], step: Callable[[I], R]) -> Iterator[tuple[K, R]]:
        """Yield each item's key and result as it completes."""
        ...

"""Chance, the same on every machine, and the parts kept out of development."""

from collections.abc import Sequence
from hashlib import sha256
from random import Random
from typing import Any, TypeVar

from tests.bench.detection.seeds import Part

T = TypeVar("T")
RESERVED = 0.3
"""Share of every list that only the hold-out draws from."""


def reserved(item: object) -> bool:
    """Say whether an item is kept for the hold-out: by its hash, so that lists may grow."""
    return sha256(repr(item).encode("utf-8", "surrogatepass")).digest()[0] < 256 * RESERVED


class Draw:
    """A seeded source of choices.

    Args:
        part: ``dev`` never sees reserved items; for ``hold-out`` they weigh as much again as in
            the list.
    """

    def __init__(self, part: Part, *seed: object) -> None:
        self.part = part
        self.random = Random("/".join(map(str, (part, *seed))))
        self._shares: dict[int, tuple[Sequence[Any], Sequence[Any]]] = {}

    def of(self, items: Sequence[T]) -> T:
        """Choose from the part's share of a list that lives as long as the program."""
        if id(items) not in self._shares:
            self._shares[id(items)] = items, self.share(items)
        shared: Sequence[T] = self._shares[id(items)][1]
        return shared[int(self.random.random() * len(shared))]

    def share(self, items: Sequence[T]) -> Sequence[T]:
        """Give what of a list this part may use; a list too short to split is used whole."""
        kept = [item for item in items if reserved(item)]
        if self.part is Part.HOLD_OUT:
            return [*kept, *items]
        return [item for item in items if not reserved(item)] or items

    def any(self, items: Sequence[T]) -> T:
        """Choose from a list that is the same for both parts: separators, digits, kinds."""
        return items[int(self.random.random() * len(items))]

    def chance(self, probability: float) -> bool:
        """Be true this often."""
        return self.random.random() < probability

    def between(self, low: int, high: int) -> int:
        """Choose a whole number, both ends included."""
        return low + int(self.random.random() * (high - low + 1))

    def digits(self, count: int) -> str:
        """Give decimal digits, zeros in front included."""
        return str(self.between(0, 10**count - 1)).zfill(count)

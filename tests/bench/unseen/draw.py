"""Seeded chance and the word lists: whatever varies in this corpus comes from here."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, TypeVar

SEED = "unseen 41807"
DATA = Path(__file__).with_name("data")

T = TypeVar("T")


class Draw(Random):
    """A random source that is the same for the same words, on every machine."""

    def __init__(self, *names: object) -> None:
        super().__init__("/".join(str(name) for name in (SEED, *names)))

    def pick(self, items: Sequence[T]) -> T:
        """Draw one of several."""
        return items[int(self.random() * len(items))]

    def odds(self, weights: Mapping[T, float]) -> T:
        """Draw a key as often as its weight says."""
        return self.choices(tuple(weights), tuple(weights.values()))[0]

    def chance(self, share: float) -> bool:
        """Say yes in this share of cases."""
        return self.random() < share

    def digits(self, count: int) -> str:
        """Draw that many digits."""
        return f"{self.randrange(10**count):0{count}d}"

    def hexes(self, count: int) -> str:
        """Draw that many hexadecimal digits."""
        return f"{self.getrandbits(4 * count):0{count}x}"


@cache
def lines(name: str) -> tuple[str, ...]:
    """Read a list, one entry a line; ``#`` begins a comment line."""
    text = (DATA / f"{name}.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def toml(name: str) -> dict[str, Any]:
    """Read a table of lists."""
    return tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))


def words(group: str) -> tuple[str, ...]:
    """Give one list of the common word file."""
    return tuple(toml("words")[group])

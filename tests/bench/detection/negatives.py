"""Columns that look personal and are not: the class, its headers, and a maker for each column.

A maker is drawn once a column and then gives one cell a call, so that a column is of one piece:
order numbers go up, codes have one length.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.bench.detection.draw import Draw

Cell = Callable[[], str]
Factory = Callable[[Draw], Cell]


@dataclass(frozen=True, slots=True)
class Negative:
    """One class of look-alike.

    Attributes:
        headers: Names that such columns really have, some of them misleading.
        named_only: Without its name nobody could tell it from personal data.
    """

    headers: tuple[str, ...]
    make: Factory
    named_only: bool = False


def choice(items: Sequence[str]) -> Factory:
    """Draw every cell from a list, the same for both parts when it is a list of codes."""
    return lambda draw: lambda: draw.of(items)


def codes(items: Sequence[str]) -> Factory:
    """Draw every cell from a few codes."""
    return lambda draw: lambda: draw.any(items)


def each(make: Callable[[Draw], str]) -> Factory:
    """Make every cell by itself."""
    return lambda draw: lambda: make(draw)


def counting(prefix: str, width: int) -> Factory:
    """Number upwards with small gaps, as order numbers are."""

    def factory(draw: Draw) -> Cell:
        state = [draw.between(10 ** (width - 2), 5 * 10 ** (width - 1))]

        def cell() -> str:
            state[0] += draw.between(1, 9)
            return prefix + str(state[0]).zfill(width)

        return cell

    return factory

"""How much masked values leave to guess, as counts that add up."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Left:
    """Values that keep to the pattern of their field, by how many values each may be.

    Attributes:
        fewest: The least that any of them leaves; ``None`` where there is none that could be told.
        weak: Those that leave fewer than the field is declared to leave.
        unknown: Those of which nobody can say what they leave.
    """

    fewest: int | None = None
    weak: int = 0
    unknown: int = 0

    def __add__(self, other: Self) -> Self:
        known = [n for n in (self.fewest, other.fewest) if n is not None]
        return type(self)(
            min(known, default=None), self.weak + other.weak, self.unknown + other.unknown
        )

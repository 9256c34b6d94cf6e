"""How hard to try to undo replacements."""

from dataclasses import dataclass

from scanner.model.secret import Secret


@dataclass(frozen=True, slots=True)
class Guessing:
    """What guessing may cost, and what the operator knows besides.

    Attributes:
        guesses: At most so many for each method.
        salts: What stands before or behind values, beside what everybody would try.
    """

    guesses: int = 10_000_000
    salts: tuple[Secret[bytes], ...] = ()

"""What stands in place of values, as counts and keyed samples that add up.

A profile holds no token: the hash of a phone number is as good as the number. It holds a bounded
sample of keyed digests of distinct tokens, against which guesses can be tried by whoever holds the
system secret and by nobody else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import exp, lgamma, log
from typing import Self

from scanner.model.adding import merge

SAMPLE = 4_096
"""Distinct tokens kept of each length: of so many unkeyed hashes of mobile numbers, 100,000 guesses
betray one."""

SPACE = 1 << 64
BLOCK = 16
"""Numbers in a row that are counted as one block."""

ENOUGH = 0.999
"""The probability of noticing an unkeyed method that is enough: nothing noticed is then a pass."""

BY_CHANCE = 1e-9
"""As improbable must hits be by chance before they count."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """The smallest keyed digests of distinct things: a random sample that does not depend on order.

    Attributes:
        digests: Ascending, ``SAMPLE`` at most, each of 64 bits.
    """

    digests: tuple[int, ...] = ()

    def __add__(self, other: Self) -> Self:
        return type(self)(tuple(sorted({*self.digests, *other.digests})[:SAMPLE]))

    @property
    def distinct(self) -> int:
        """Say how many distinct things there are: exact until the sample is full.

        Of n random numbers the k-th smallest is expected at k/n of their range (Bar-Yossef et al.,
        Counting distinct elements in a data stream, RANDOM 2002).
        """
        if len(self.digests) < SAMPLE:
            return len(self.digests)
        return (SAMPLE - 1) * SPACE // self.digests[-1]


@dataclass(frozen=True, slots=True)
class Numbered:
    """Values that end in a number: whether the numbers follow each other.

    Attributes:
        cells: Cells with such a value.
        numbers: Distinct numbers.
        blocks: Distinct runs of ``BLOCK`` numbers in which they lie.
    """

    cells: int = 0
    numbers: Sketch = field(default_factory=Sketch)
    blocks: Sketch = field(default_factory=Sketch)

    def __add__(self, other: Self) -> Self:
        return type(self)(
            self.cells + other.cells, self.numbers + other.numbers, self.blocks + other.blocks
        )

    @property
    def density(self) -> float:
        """Say how much of the runs in which the numbers lie is taken."""
        blocks = self.blocks.distinct
        return self.numbers.distinct / (blocks * BLOCK) if blocks else 0.0


@dataclass(frozen=True, slots=True)
class TokenTally:
    """Cells of a field that may stand for something else.

    Attributes:
        cells: Cells that may be a digest, by its length in bytes.
        samples: Distinct such digests, by length.
        encoded: Cells that are another writing of a value, by the code of the writing.
        numbered: Set where the field is declared to hold replaced values.
    """

    cells: Mapping[int, int] = field(default_factory=dict)
    samples: Mapping[int, Sketch] = field(default_factory=dict)
    encoded: Mapping[str, int] = field(default_factory=dict)
    numbered: Numbered = field(default_factory=Numbered)

    def __add__(self, other: Self) -> Self:
        return type(self)(
            merge(self.cells, other.cells),
            merge(self.samples, other.samples),
            merge(self.encoded, other.encoded),
            self.numbered + other.numbered,
        )


@dataclass(frozen=True, slots=True)
class Trial:
    """What guessing the tokens of one length in one field came to.

    Attributes:
        length: Of the tokens, in bytes.
        tokens: Distinct ones that were tried.
        method: The code of the method that undid some; ``None`` where none did.
        category: Of what was guessed.
        undone: Tokens that were undone.
        guesses: Guesses for each method, the least of all methods and domains that were tried.
        probability: That an unkeyed method would have been noticed by that; ``None`` where nothing
            small enough to guess can stand behind the tokens.
        compared: Values that the sources hold in clear and that were tried, too.
        whole: All that was to be compared was read.
    """

    length: int
    tokens: int
    method: str | None = None
    category: str | None = None
    undone: int = 0
    guesses: int = 0
    probability: float | None = None
    compared: int = 0
    whole: bool = True


def is_sure(hits: int, tokens: int, guesses: int, length: int) -> bool:
    """Say whether so many hits are no chance.

    Guesses meet tokens of few bits by chance, ``tokens * guesses / 256 ** length`` times on
    average; the Poisson distribution gives the probability of more.
    """
    if not hits:
        return False
    expected = tokens * max(guesses, 1) / 256.0**length
    return expected < hits and hits * log(expected) - expected - lgamma(hits + 1) < log(BY_CHANCE)


def noticed(tokens: int, guesses: int, domain: int) -> float:
    """Give the probability that random guesses meet one of some tokens of a domain."""
    return 1.0 if guesses >= domain else 1 - exp(-tokens * guesses / domain)

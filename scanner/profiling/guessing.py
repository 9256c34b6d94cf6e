"""Tokens tried against small domains: does an unkeyed method make them?

So many guesses are made for each method as notice an unkeyed one with the wanted probability, but
no more than the policy allows; the first sure hit ends it. Of few tokens of a large domain that may
be too little: the probability says so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil, log

import numpy as np

from scanner.model.category import DataCategory
from scanner.model.guessing import Guessing
from scanner.model.secret import Secret
from scanner.model.tokens import ENOUGH, Sketch, Trial, is_sure, noticed
from scanner.profiling.domains import DOMAINS, Domain
from scanner.profiling.keyed import Digests, keyed
from scanner.profiling.methods import Method, methods

FIRST, MOST = 1 << 12, 1 << 18
"""Guesses that are made at once: few at first, since many tokens betray themselves at once."""

AT_ANY_RATE = 100_000
"""So small a domain is tried whole."""

SHORT = {4: 5, 5: 3, 6: 2}
"""Tokens of so few bytes are met by chance: several must be met before it is sure."""

RARE = 10
"""Rarer methods get at most so many times fewer guesses: there are ten times as many of them."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """Tokens of one length in one field.

    Attributes:
        categories: What may stand behind them.
        length: In bytes.
        tokens: Sampled ones.
        replaced: The field is declared to hold replaced values: rarer methods are tried, too.
    """

    categories: frozenset[DataCategory]
    length: int
    tokens: Sketch
    replaced: bool

    @property
    def digests(self) -> Digests:
        """Give the keyed digests, ascending."""
        return np.array(self.tokens.digests, np.uint64)

    def wanted(self, domain: Domain, limit: int) -> int:
        """Say how many guesses notice an unkeyed method, if the limit allows so many."""
        if domain.size <= AT_ANY_RATE:
            return min(domain.size, limit)
        enough = ceil(-log(1 - ENOUGH) * domain.size / len(self.tokens.digests))
        return min(enough * SHORT.get(self.length, 1), domain.size, limit)


def guess(suspects: Sequence[Suspect], guessing: Guessing, key: Secret[bytes]) -> tuple[Trial, ...]:
    """Try every suspect against the domains that may stand behind it.

    Args:
        suspects: What to try; each holds a token at least.
        guessing: What it may cost, and known salts.
        key: That under which tokens were sampled.

    Returns:
        One trial for each suspect, in their order.
    """
    found = [Trial(suspect.length, len(suspect.tokens.digests)) for suspect in suspects]
    for length in sorted({suspect.length for suspect in suspects}):
        for attempt in _attempts(length, guessing, key):
            _try(attempt, length, suspects, found)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One method on one writing of the values of a domain.

    Attributes:
        limit: Guesses at most.
    """

    domain: Domain
    writing: str
    method: Method
    limit: int
    key: Secret[bytes]

    def concerns(self, suspect: Suspect, trial: Trial, length: int) -> bool:
        """Say whether it may undo tokens that nothing has undone yet."""
        return (
            trial.method is None
            and suspect.length == length
            and self.domain.category in suspect.categories
            and (suspect.replaced or self.method.usual)
        )

    def guesses(self, most: int, length: int) -> Iterator[tuple[int, Digests]]:
        """Make guesses, as tokens look when they are sampled, and say how many there were."""
        made, at_once = 0, FIRST
        while made < most:
            count = min(at_once, most - made)
            values = self.domain.values(made, count, self.writing, self.key)
            made, at_once = made + count, min(2 * at_once, MOST)
            yield made, keyed(self.method.digests(values)[:, :length], self.key)


def _attempts(length: int, guessing: Guessing, key: Secret[bytes]) -> Iterator[_Attempt]:
    for method in methods(length, guessing.salts):
        limit = guessing.guesses if method.usual else guessing.guesses // RARE
        for domain in DOMAINS:
            for writing in domain.writings[: _writings(method)]:
                yield _Attempt(domain, writing, method, limit, key)


def _writings(method: Method) -> int | None:
    """Say in how many writings values are tried."""
    if method.salted:
        return 1
    return None if method.usual else 2


def _try(attempt: _Attempt, length: int, suspects: Sequence[Suspect], found: list[Trial]) -> None:
    """Guess until every suspect that it concerns is undone or has been tried enough."""
    left = {n: 0 for n, s in enumerate(suspects) if attempt.concerns(s, found[n], length)}
    domain = attempt.domain
    wanted = {n: suspects[n].wanted(domain, attempt.limit) for n in left}
    for made, guessed in attempt.guesses(max(wanted.values(), default=0), length):
        for n in tuple(left):
            suspect = suspects[n]
            left[n] += int(np.isin(suspect.digests, guessed).sum())
            sure = is_sure(left[n], found[n].tokens, made, length)
            if sure or made >= wanted[n]:
                found[n] = _after(found[n], attempt, made, left.pop(n) if sure else 0)
        if not left:
            return


def _after(trial: Trial, attempt: _Attempt, made: int, hits: int) -> Trial:
    """Put down what an attempt came to; rarer methods say nothing of how likely the usual are."""
    if hits:
        category = attempt.domain.category.value
        return replace(
            trial, method=attempt.method.code, category=category, undone=hits, guesses=made
        )
    if not attempt.method.usual:
        return trial
    likely = noticed(trial.tokens, made, attempt.domain.size)
    if trial.probability is None:
        return replace(trial, guesses=made, probability=likely)
    return replace(
        trial,
        guesses=max(made, trial.guesses),
        probability=min(likely, trial.probability),
    )

"""Which of many expressions could fit a text: a whole column is asked before any text is read.

Words first: what an expression holds is looked for with what all others hold, in one pass. Only
texts with a word of it are asked for its screen, and only those that fit it are shown to it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, compress
from typing import TypeAlias, TypeVar

import numpy as np
import polars as pl

from scanner.recognizers.reading.expressions import any_of
from scanner.recognizers.reading.held_words import Sieve
from scanner.recognizers.reading.lanes import lane
from scanner.recognizers.reading.widened import widened

B = TypeVar("B")
Asked: TypeAlias = tuple[re.Pattern[str], ...]
Groups: TypeAlias = tuple[tuple[tuple[re.Pattern[str], B], ...], ...]
Question: TypeAlias = tuple[re.Pattern[str], np.ndarray]

EVERY = -1
"""A number whose every bit is set: any expression could fit."""

NUMBERS_REMEMBERED = 1 << 12
FEW = 160
"""Texts that are shown to an expression without more ado: to prepare a screen costs as much."""

KEPT = 30
"""Screens that are asked for in one lane, which keeps two more expressions."""

TURNED = "[\u0130\u0131]"
"""Letters that Python alone takes for an ``i``: of a text with one nothing is known."""


@lru_cache(NUMBERS_REMEMBERED)
def bits(may: int, asked: Asked) -> tuple[int, ...]:
    """Say of each expression whether it could fit."""
    return tuple(may >> number & 1 for number in range(len(asked)))


def matches(
    text: str, may: int, asked: Asked, groups: Groups[B]
) -> Iterator[tuple[re.Match[str], B]]:
    """Give the matches in a text, each with what goes with its expression.

    Args:
        text: Shown to the expressions of a group only if its screen could fit.
        may: Says so of each group; see ``fitting``.
        asked: The screens of the groups.
        groups: Expressions, each with what says whether to believe it.
    """
    for group in compress(groups, bits(may, asked)):
        for pattern, believes in group:
            for found in pattern.finditer(text):
                yield found, believes


def believed(
    text: str,
    may: int,
    asked: Asked,
    groups: Groups[Callable[[re.Match[str]], bool]],
) -> Iterator[re.Match[str]]:
    """Give those ``matches`` in a text that what goes with their expression believes."""
    return (found for found, believes in matches(text, may, asked, groups) if believes(found))


def screens_of(groups: Groups[B]) -> Asked:
    """Write what each group of expressions is asked for in one pass."""
    return tuple(any_of(*(pattern for pattern, _ in group)) for group in groups)


def fitting(
    texts: pl.Series, asked: Sequence[Asked], among: Sequence[np.ndarray] = ()
) -> np.ndarray:
    """Say for each text, for each group of expressions, which of them could fit.

    Args:
        texts: Without nulls.
        asked: The groups.
        among: For each group, which texts it is asked for; all of them unless it is given.

    Returns:
        A row for each text, with a number for each group whose bits say which could fit.
    """
    if texts.is_empty():
        return np.zeros((0, len(asked)), np.int64)
    held = _sieve(tuple(asked)).pass_through(texts)
    places = [(group, bit) for group, each in enumerate(asked) for bit in range(len(each))]
    if among:
        held = [words & among[group] for words, (group, _) in zip(held, places, strict=True)]
    fits = _fits(texts, list(zip(chain(*asked), held, strict=True)))
    turned = texts.str.contains(TURNED).to_numpy()
    numbers = np.where(turned, EVERY, np.zeros((len(asked), 1), np.int64))
    for fit, (group, bit) in zip(fits, places, strict=True):
        numbers[group] |= fit * np.int64(1 << bit)
    return numbers.T


def _fits(texts: pl.Series, questions: Sequence[Question]) -> list[np.ndarray]:
    """Ask for each screen, those of a lane together."""
    fits = list[np.ndarray]()
    for start in range(0, len(questions), KEPT):
        part = questions[start : start + KEPT]
        own = lane(f"{len(questions)} screens from {start}")
        fits += own.submit(_contain, texts, part).result()
    return fits


def _contain(texts: pl.Series, questions: Sequence[Question]) -> list[np.ndarray]:
    """Ask each screen of the texts that it is for, in one query; few of them all could fit."""
    text = pl.col(texts.name)
    fits = [some.copy() for _, some in questions]
    asked = [
        (text if some.all() else text.gather(np.flatnonzero(some)))
        .str.contains(_screen(pattern))
        .implode()
        .alias(str(number))
        for number, (pattern, some) in enumerate(questions)
        if some.all() or some.sum() > FEW
    ]
    for found in texts.to_frame().select_seq(asked):
        fit = fits[int(found.name)]
        fit[fit] = found.item().to_numpy()
    return fits


@cache
def _sieve(asked: tuple[Asked, ...]) -> Sieve:
    return Sieve(pattern.pattern for pattern in chain(*asked))


_screen = cache(widened)

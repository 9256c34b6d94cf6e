"""Words of which whatever fits an expression holds one: one pass finds those of all expressions.

Nobody is named in most texts, and most expressions ask for a word beside a name (``が来庁``,
``様``). So a text that holds none of the words need not be shown to an expression, and all words of
all expressions make one automaton, which reads a column once.

To find the words of all expressions takes half a second, as long as to read thousands of texts. So
they are kept in a file beside this module, which a test compares and can make anew; those of an
expression that is not in it are found when they are asked for.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from hashlib import blake2b
from itertools import combinations, product
from math import fsum, prod
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias, cast

import numpy as np
import polars as pl

Words: TypeAlias = frozenset[str]
Parts: TypeAlias = Sequence[tuple[Any, Any]]
_RE: Any = cast("Any", re)
_PARSER, _CODES = _RE._parser, _RE._constants  # noqa: SLF001 - nothing public reads expressions

FILE, KEY_BYTES = Path(__file__).with_name("held_words.json"), 8

MANY = 24
"""More words than these are no longer put together from their parts."""

MANY_TEXTS = 2_000
WORD_BITS = 64
CASELESS = {"k": "\u212a", "s": "\u017f"}
"""Signs beyond ASCII that are a letter of it where case does not count; of ``i`` see ``TURNED``."""

IGNORING = int(re.IGNORECASE)
EMPTY: Words = frozenset({""})
OFTEN = ((" \u3000\u00a0\n、。:はがのにをでとてたし0123456789", 0.4),)
RANGES = (("\x00", "\x7f", 0.15), ("\u3000", "\u30ff", 0.1))
SELDOM = 0.03
"""How often a sign is thought to stand in a text; a kanji is seldom."""

TOO_OFTEN = 1.8
"""Words of which a text is thought to hold so many spare too few texts."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a part of an expression holds.

    Attributes:
        all: All that it may be, where that is little.
        one: Words one of which it holds, or what it looks at beside it does.
    """

    all: Words | None
    one: Words | None = None

    @property
    def words(self) -> Words | None:
        """Give the rarest words of which it holds one."""
        return _rarest(self.all, self.one)


@cache
def held_words(pattern: str) -> Words | None:
    """Give words one of which is in every text that fits; ``None`` where there are no such.

    Args:
        pattern: In Python's syntax.
    """
    key, kept = key_of(pattern), _kept()
    return kept[key] if key in kept else found_words(pattern)


def found_words(pattern: str) -> Words | None:
    """Find what ``held_words`` gives, in the expression itself."""
    parsed = _PARSER.parse(pattern)
    words = _of_parts(parsed, int(parsed.state.flags)).words
    if words is None or _often_one(words) > TOO_OFTEN:
        return None
    return frozenset(word for word in words if words.isdisjoint(_inner(word)))


@lru_cache(1)
def _kept() -> dict[str, Words | None]:
    kept: dict[str, list[str] | None] = json.loads(FILE.read_text("utf-8"))
    return {key: None if words is None else frozenset(words) for key, words in kept.items()}


def key_of(pattern: str) -> str:
    """Give what the words of an expression are kept under."""
    return blake2b(pattern.encode(), digest_size=KEY_BYTES).hexdigest()


class Sieve:
    """Says which texts hold a word of each of some expressions.

    To make the automaton takes a while, so many texts must come first.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        self._patterns = tuple(patterns)

    def pass_through(self, texts: pl.Series) -> list[np.ndarray]:
        """Say for each expression which texts could fit it; all of them where that is not known."""
        unread = len(texts) < MANY_TEXTS and "_built" not in self.__dict__
        if unread or not self._built.words:
            return [np.ones(len(texts), bool) for _ in self._patterns]
        bits = np.repeat(self._built.free[None, :], len(texts), axis=0)
        words, each, _ = self._built
        found = texts.str.extract_many(words, overlapping=True)
        counts = found.list.len().to_numpy()
        some = counts > 0
        if some.any():
            told = found.explode(empty_as_null=False).cast(pl.Enum(words)).to_physical()
            begins = np.cumsum(counts[some], dtype=np.int64) - counts[some]
            bits[some] |= np.bitwise_or.reduceat(each[told.to_numpy()], begins)
        places = (divmod(number, WORD_BITS) for number in range(len(self._patterns)))
        return [(bits[:, at] >> np.uint64(bit) & np.uint64(1)).astype(bool) for at, bit in places]

    @cached_property
    def _built(self) -> "_Words":
        held = list(map(held_words, self._patterns))
        words = sorted(frozenset[str]().union(*filter(None, held)))
        place = {word: number for number, word in enumerate(words)}
        each = np.zeros((len(words), len(held) // WORD_BITS + 1), np.uint64)
        free = np.zeros(each.shape[1], np.uint64)
        for number, some in enumerate(held):
            at, bit = divmod(number, WORD_BITS)
            each[[place[word] for word in some or ()], at] |= np.uint64(1 << bit)
            free[at] |= np.uint64((some is None) << bit)
        return _Words(words, each, free)


class _Words(NamedTuple):
    """Words of expressions.

    Attributes:
        words: All of them.
        each: For each word a bit for each expression that holds it.
        free: A bit for each expression that holds none.
    """

    words: list[str]
    each: np.ndarray
    free: np.ndarray


def _of_parts(parts: Parts, flags: int) -> Held:
    """Read parts that follow one another."""
    run, joined = EMPTY, True
    ones = list[Words | None]()
    for code, what in parts:
        part = _of_part(code, what, flags)
        ones.append(part.one)
        if part.all is not None and len(run) * len(part.all) <= MANY:
            run = frozenset(map("".join, product(run, part.all)))
            continue
        ones += (run, part.all)
        run, joined = EMPTY, False
    return Held(run if joined else None, _rarest(run, *ones))


def _of_part(code: Any, what: Any, flags: int) -> Held:  # noqa: ANN401 - the parser's own
    """Read one part."""
    if code in (_CODES.LITERAL, _CODES.IN):
        signs = tuple(what) if code is _CODES.IN else ((code, what),)
        return Held(_of_class(signs, flags & IGNORING))
    if code is _CODES.BRANCH:
        return _of_ways([_of_parts(way, flags) for way in what[1]])
    if code is _CODES.SUBPATTERN:
        _, added, taken, parts = what
        return _of_parts(parts, (flags | added) & ~taken)
    if code in _REPEATED:
        least, most, parts = what
        return _of_repeated(least, most, _of_parts(parts, flags))
    if code is _CODES.ASSERT:
        return Held(EMPTY, _of_parts(what[1], flags).words)
    return Held(EMPTY if code in (_CODES.AT, _CODES.ASSERT_NOT) else None)


def _of_ways(ways: list[Held]) -> Held:
    """Read ways of which one is taken."""
    each, words = [way.all for way in ways], [way.words for way in ways]
    return Held(
        None if None in each else frozenset().union(*filter(None, each)),
        None if None in words else frozenset().union(*filter(None, words)),
    )


def _of_repeated(least: int, most: int, once: Held) -> Held:
    """Read what may be repeated: the most that is put together is a few signs that are counted."""
    if not least:
        return Held(once.all | EMPTY if most == 1 and once.all is not None else None)
    if least != most or once.all is None or len(once.all) ** least > MANY:
        return Held(None, once.words)
    return Held(frozenset(map("".join, product(once.all, repeat=least))), once.one)


@cache
def _of_class(signs: Parts, ignoring: int) -> Words | None:
    """Read a class of a few signs."""
    spans = [
        (what, what) if code is _CODES.LITERAL else what
        for code, what in signs
        if code in (_CODES.LITERAL, _CODES.RANGE)
    ]
    if len(spans) < len(signs) or sum(last - first + 1 for first, last in spans) > MANY:
        return None
    numbers = (number for first, last in spans for number in range(first, last + 1))
    return frozenset[str]().union(*(_cases(chr(number), ignoring) for number in numbers))


@cache
def _cases(sign: str, ignoring: int) -> Words:
    """Give a sign in every case that fits."""
    if not ignoring:
        return frozenset({sign})
    lower = sign.lower()
    return frozenset({sign, lower, sign.upper(), CASELESS.get(lower, sign)})


def _rarest(*each: Words | None) -> Words | None:
    """Give the words that fewest texts are thought to hold one of."""
    some = (words for words in each if words and "" not in words)
    return min(some, key=_often_one, default=None)


def _often_one(words: Words) -> float:
    return fsum(map(_often, words))


def _inner(word: str) -> Iterator[str]:
    """Give the shorter words in a word."""
    count = len(word)
    spans = combinations(range(count + 1), 2)
    return (word[start:end] for start, end in spans if end - start < count)


@cache
def _often(word: str) -> float:
    """Guess how often a word stands in a text, as if its signs did not know of one another."""
    return prod(map(_often_sign, word))


@cache
def _often_sign(sign: str) -> float:
    for signs, often in OFTEN:
        if sign in signs:
            return often
    return next((often for first, last, often in RANGES if first <= sign <= last), SELDOM)


_REPEATED = (_CODES.MAX_REPEAT, _CODES.MIN_REPEAT, _CODES.POSSESSIVE_REPEAT)

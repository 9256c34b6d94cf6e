"""Who is in several places: for every two of them an exact count, in bounded memory.

Sketches would be the usual screen, but twenty people among a million leave no trace in one: of two
theta sketches with 4,096 entries the twenty would share none. What is common is found exactly
instead, without comparing places two by two. Fingerprints are uniform, so their leading bits are a
perfect hash table: window by window each place marks the slots of its fingerprints, and only what
fell into a slot of another place, an eighth or so, is sorted, once for all places together. The
work grows with the number of fingerprints, not with that of pairs.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from scanner.profiling.printing import Words

Places = npt.NDArray[np.int64]
Counted = tuple[Places, Places]
"""Pairs, each as one number, with how many they share."""

BITS = 64
SLOTS = 1 << 22
"""Slots of a window, a byte each: what fits into a processor's cache."""

SLOTS_EACH = 8
"""Slots for each fingerprint: about an eighth of those that are alone fall into another's."""

GROUPS = 1 << 13
"""Fingerprints that are laid out as rows of a table at once."""

PAIR_COST = 40
"""Sorting a pair costs as much as so many products of a table."""

MANY = 1 << 22
"""Counted pairs that are kept before they are added up."""


def distinct(run: Words) -> Words:
    """Sort fingerprints and leave each once; runs that are sorted already are merged."""
    if len(run) and not (run[1:] > run[:-1]).all():
        run = np.sort(run, kind="stable")
        first = np.ones(len(run), bool)
        first[1:] = run[1:] != run[:-1]
        run = run[first]
    return run


def shared(columns: Sequence[Words]) -> Mapping[tuple[int, int], int]:
    """Count for every two columns the fingerprints that both hold.

    Args:
        columns: Each sorted, and distinct.

    Returns:
        Counts by the ordinals of two columns, the smaller first; what shares nothing is left out.
    """
    found: list[Counted] = []
    for words, places in _candidates(columns):
        found.append(_together(words, places, len(columns)))
        if sum(len(pairs) for pairs, _ in found) > MANY:
            found = [_added(found)]
    pairs, counts = _added(found)
    ones, others = np.divmod(pairs, max(1, len(columns)))
    return dict(zip(zip(ones.tolist(), others.tolist(), strict=True), counts.tolist(), strict=True))


def _candidates(columns: Sequence[Words]) -> Iterator[tuple[Words, Places]]:
    """Give window by window what may be in two columns, with its column, in the order of columns.

    What all have in common in their leading bits tells nothing and is left out of the slots.
    """
    total = sum(map(len, columns))
    if not total:
        return
    low = min(int(column[0]) for column in columns if len(column))
    high = max(int(column[-1]) for column in columns if len(column))
    shift = max(0, (high - low).bit_length() - (total * SLOTS_EACH).bit_length())
    step = SLOTS << shift
    starts = [0] * len(columns)
    for first in range(low, high + 1, step):
        stops = [_until(column, first + step) for column in columns]
        parts = [c[a:b] for c, a, b in zip(columns, starts, stops, strict=True)]
        yield _doubtful(parts, first, shift)
        starts = stops


def _until(column: Words, end: int) -> int:
    return len(column) if end >> BITS else int(np.searchsorted(column, np.uint64(end)))


def _doubtful(parts: list[Words], first: int, shift: int) -> tuple[Words, Places]:
    """Leave what fell into a slot into which something of another column fell."""
    slots = [((part - np.uint64(first)) >> np.uint64(shift)).astype(np.int64) for part in parts]
    seen, twice = np.zeros(SLOTS, bool), np.zeros(SLOTS, bool)
    for own in slots:
        twice[own[seen[own]]] = True
        seen[own] = True
    kept = [part[twice[own]] for part, own in zip(parts, slots, strict=True)]
    return np.concatenate(kept), np.repeat(np.arange(len(kept)), list(map(len, kept)))


def _together(words: Words, places: Places, count: int) -> Counted:
    """Count the pairs of places in which a fingerprint is."""
    order = np.argsort(words, kind="stable")
    words, places = words[order], places[order]
    first = np.ones(len(words), bool)
    first[1:] = words[1:] != words[:-1]
    group = np.cumsum(first) - 1
    sizes = np.bincount(group)
    several = sizes[group] > 1
    places, sizes = places[several], sizes[sizes > 1]
    if len(sizes) * count**2 < PAIR_COST * int((sizes * (sizes - 1) // 2).sum()):
        return _in_tables(places, sizes, count)
    return _one_by_one(places, sizes, count)


def _in_tables(places: Places, sizes: Places, count: int) -> Counted:
    """Count where many places hold the same: by products of tables, a row for a fingerprint."""
    total = np.zeros((count, count), np.int64)
    ends = np.concatenate([[0], np.cumsum(sizes)])
    for start in range(0, len(sizes), GROUPS):
        some = sizes[start : start + GROUPS]
        table = np.zeros((len(some), count), np.float32)
        rows = np.repeat(np.arange(len(some)), some)
        table[rows, places[ends[start] : ends[start + len(some)]]] = 1
        total += (table.T @ table).astype(np.int64)
    total = np.triu(total, 1)
    ones, others = np.nonzero(total)
    return ones * count + others, total[ones, others]


def _one_by_one(places: Places, sizes: Places, count: int) -> Counted:
    """Count where few places hold the same: each with the next, the next but one, and so on."""
    left = _left(sizes)
    found: list[Counted] = []
    here = np.arange(len(places))
    for step in range(1, int(sizes.max(initial=1))):
        here = here[left[here] > step]
        pairs = places[here] * count + places[here + step]
        found.append(np.unique(pairs, return_counts=True))
    return _added(found)


def _left(sizes: Places) -> Places:
    """Say of each member of each group how many of it are there from this one on."""
    ends = np.repeat(np.cumsum(sizes), sizes)
    left: Places = ends - np.arange(len(ends))
    return left


def _added(found: Sequence[Counted]) -> Counted:
    """Add up the counts of the same pairs."""
    pairs = np.concatenate([np.zeros(0, np.int64), *(pairs for pairs, _ in found)])
    counts = np.concatenate([np.zeros(0, np.int64), *(counts for _, counts in found)])
    every, back = np.unique(pairs, return_inverse=True)
    total = np.zeros(len(every), np.int64)
    np.add.at(total, back, counts)
    return every, total

"""Every place compared with every other: which of them hold the same people.

One kind of identifier after the other, and of each one part after the other of all that
fingerprints can be, so that memory stays bounded however much there is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

import numpy as np

from scanner.model.chance import Common
from scanner.model.fingerprint import PERSON_AT_PHONE, Trail
from scanner.model.inventory import Holding, Inventory, Location, Shared, Sharing
from scanner.model.policy import Policy
from scanner.model.sharing import KINDS, declares, is_earlier
from scanner.pipeline.printing import Printing
from scanner.profiling import printed
from scanner.profiling.keyed import WORD
from scanner.profiling.meeting import distinct, shared
from scanner.profiling.printing import Words
from scanner.rules.observed import Observed, Observing, Party

AT_ONCE = 1 << 27
"""Fingerprints in memory at once: a gigabyte."""

BITS = 64
Pair: TypeAlias = tuple[Location, Location]


def apart(inventory: Inventory, policy: Policy, day: date, printing: Printing) -> Sharing:
    """Count of every undeclared origin what the declared origins of the same place do not explain.

    Args:
        inventory: With what all places share.
        policy: What was promised.
        day: The day of judgement.
        printing: Where fingerprints are.
    """
    ends: dict[Location, list[Observed]] = defaultdict(list)
    for one in Observing(inventory, policy, day).all():
        ends[one.destination.place].append(one)
    rest = {
        (place, other.origin.place): tuple(_left(other, declared, printing))
        for place, seen in ends.items()
        if (declared := [one for one in seen if one.declared is not None])
        for other in seen
        if other.declared is None
    }
    return replace(inventory.sharing or Sharing(), rest=rest)


def _left(other: Observed, declared: list[Observed], printing: Printing) -> Iterator[Common]:
    """Count what is in a place and an undeclared origin, and in none of the declared ones."""
    for common in other.told:
        here, there = (
            np.unique(_held(party, common.of, printing))
            for party in (other.destination, other.origin)
        )
        shared_by_both = np.intersect1d(here, there, assume_unique=True)
        for one in declared:
            known = _held(one.origin, common.of, printing)
            shared_by_both = np.setdiff1d(shared_by_both, known, assume_unique=False)
        yield replace(common, shared=min(common.shared, len(shared_by_both)))


def _held(party: Party, kind: str, printing: Printing) -> Words:
    """Give all fingerprints of one kind in a place."""
    runs = [
        printing.store.get(holding.location, trail)
        for holding in party.holdings
        for trail in sorted(holding.profile.prints)
        if trail.of == kind and not trail.masked
    ]
    return np.frombuffer(b"".join(runs), WORD)


@dataclass(frozen=True, slots=True)
class _Column:
    """Where fingerprints of one kind are: a column of a dataset, or of one file of it."""

    place: Location
    runs: list[tuple[Holding, Trail]] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(holding.profile.prints[trail].count for holding, trail in self.runs)


def sharing(
    holdings: Iterable[Holding], printing: Printing | None, at_once: int = AT_ONCE
) -> Sharing | None:
    """Compare all with all.

    Args:
        holdings: All that was read, in order.
        printing: ``None`` without a city's key.
        at_once: How many fingerprints may be in memory.

    Returns:
        ``None`` where nobody can be recognised.
    """
    if printing is None:
        return None
    kept = tuple(holdings)
    missing: set[Location] = set()
    found: dict[Pair, dict[str, Common]] = defaultdict(dict)
    for kind in KINDS:
        comparing = _Comparing(kind, _columns(kind, kept), printing, missing)
        most = _most(comparing.all(at_once))
        for pair, common in most.items():
            found[pair][kind] = common
        if kind == PERSON_AT_PHONE:
            for pair, common in comparing.without([one for one in found if one not in most]):
                found[pair][kind] = common
    pairs = tuple(
        Shared(*pair, tuple(common.values()))
        for pair, common in sorted(found.items(), key=lambda item: _order(item[0]))
    )
    return Sharing(pairs, frozenset(missing))


def _columns(kind: str, holdings: tuple[Holding, ...]) -> list[_Column]:
    """Put together what is one: the files of a dataset that is declared to hold the identifier."""
    columns: dict[Location, _Column] = {}
    for holding in holdings:
        place = holding.location
        if declares(holding.declaration, kind) and not is_earlier(place):
            place = replace(place, object=None)
        for trail in sorted(holding.profile.prints):
            if trail.of == kind and not trail.masked:
                at = replace(place, field=trail.field)
                columns.setdefault(at, _Column(at)).runs.append((holding, trail))
    return list(columns.values())


@dataclass(slots=True)
class _Comparing:
    """One kind of identifier in all columns.

    Attributes:
        missing: Where fingerprints are not whole; added to.
        sizes: How many distinct ones each column holds.
    """

    kind: str
    columns: list[_Column]
    printing: Printing
    missing: set[Location]
    sizes: list[int] = field(default_factory=list)

    def all(self, at_once: int) -> Iterator[tuple[Pair, Common]]:
        """Give what every two columns share, where they share anything."""
        sizes = self.sizes = [0] * len(self.columns)
        counts: dict[tuple[int, int], int] = defaultdict(int)
        passes = -(-sum(column.count for column in self.columns) // at_once)
        if len(self.columns) > 1:
            for words in self._parts(max(0, (passes - 1).bit_length())):
                for column, own in enumerate(words):
                    sizes[column] += len(own)
                for pair, count in shared(words).items():
                    counts[pair] += count
        for (one, other), count in sorted(counts.items()):
            first, second = sorted((one, other), key=lambda n: _order((self.columns[n].place,)))
            mine, yours = (replace(self.columns[n].place, field=None) for n in (first, second))
            if mine != yours:
                yield (mine, yours), self._common(first, second, count)

    def without(self, pairs: Iterable[Pair]) -> Iterator[tuple[Pair, Common]]:
        """State of places that both hold the identifier that they share none."""
        fullest: dict[Location, int] = {}
        for n, column in enumerate(self.columns):
            place = replace(column.place, field=None)
            if place not in fullest or self.sizes[n] > self.sizes[fullest[place]]:
                fullest[place] = n
        for pair in pairs:
            if pair[0] in fullest and pair[1] in fullest:
                yield pair, self._common(fullest[pair[0]], fullest[pair[1]], 0)

    def _parts(self, bits: int) -> Iterator[list[Words]]:
        """Give part by part what all columns hold that begins with the same bits."""
        for part in range(1 << bits):
            yield [self._words(column, part, bits) for column in self.columns]

    def _words(self, column: _Column, part: int, bits: int) -> Words:
        runs = [self._run(holding, trail, part, bits) for holding, trail in column.runs]
        return distinct(runs[0] if len(runs) == 1 else np.concatenate(runs))

    def _run(self, holding: Holding, trail: Trail, part: int, bits: int) -> Words:
        run = self.printing.store.get(holding.location, trail)
        if printed(run) != holding.profile.prints[trail]:
            self.missing.add(holding.location)
        words = np.frombuffer(run, WORD)
        return words[words >> np.uint64(BITS - bits) == part] if bits else words

    def _common(self, one: int, other: int, count: int) -> Common:
        fields = self.columns[one].place.field or "", self.columns[other].place.field or ""
        return Common(self.kind, self.sizes[one], self.sizes[other], count, fields)


def _most(found: Iterable[tuple[Pair, Common]]) -> Mapping[Pair, Common]:
    """Leave of the columns of two places the two that share most."""
    most: dict[Pair, Common] = {}
    for pair, common in found:
        if pair not in most or common.shared > most[pair].shared:
            most[pair] = common
    return most


def _order(places: Iterable[Location]) -> tuple[str, ...]:
    return tuple(
        part or ""
        for place in places
        for part in (place.source, place.dataset, place.object, place.field)
    )

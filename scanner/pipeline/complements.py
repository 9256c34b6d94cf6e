"""Masked copies put side by side: which of them give together what each hides.

What positions a copy shows is in its profile; who is in it, in the store of fingerprints. Two
copies are looked at more closely only where the positions that they show together leave fewer
values than each may leave: then the fingerprints tell which records are of the same people. A key
that stands beside two different masked values in one copy tells nobody apart and does not count.
Where nothing stands in both that could tell, the order of their rows might, which is not compared:
it is not known then, and never clean.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, combinations_with_replacement, product
from typing import TypeAlias

import numpy as np
import pyarrow as pa

from scanner.model.category import DataCategory
from scanner.model.comparing import comparable, masked_fields
from scanner.model.declaration import FieldDeclaration
from scanner.model.detection import Detector
from scanner.model.fingerprint import KEY, Trail
from scanner.model.inventory import Complement, Holding, Location
from scanner.pipeline.printing import Printing
from scanner.profiling import printed
from scanner.profiling.forms import TEXTS
from scanner.profiling.keyed import WORD
from scanner.profiling.printing import Words

MUST_SHARE = 5
"""Records that a column which is no identifier must share: fewer may be alike by chance."""

MUST_TELL = 0.9
"""Of such a column's values, how many must stand beside one masked value only."""

NOT_TOLD = 1 << 63
STAND_INS: Mapping[DataCategory, Mapping[int, str]] = {
    DataCategory.WAON_NUMBER: {16: "*" * 4 + "0" * 12},
    DataCategory.JP_MY_NUMBER: {12: "0" * 12},
    DataCategory.PHONE_NUMBER: {10: "03" + "0" * 8, 11: "090" + "0" * 8},
    DataCategory.BIRTH_DATE: {8: "19800101"},
}
"""Values in whose place all of one form can be counted; the first digits of cards are known."""


_Kind: TypeAlias = tuple[str, FieldDeclaration, frozenset[str]]
"""Name and declaration of a masked field, and the forms in it: of files there may be thousands, of
these a few."""


@dataclass(frozen=True, slots=True)
class _Copy:
    """A masked field of one dataset or file, and the forms that its values have."""

    holding: Holding
    name: str
    field: FieldDeclaration
    forms: frozenset[str]

    @property
    def location(self) -> Location:
        return replace(self.holding.location, field=self.name)

    def links(self, form: str) -> Mapping[tuple[str, str], Trail]:
        """Give what fingerprints stand beside values of a form, by what they are of."""
        trails = (t for t in self.holding.profile.prints if (t.masked, t.form) == (self.name, form))
        return {(t.of, t.field if t.of == KEY else ""): t for t in sorted(trails)}


def complements(
    holdings: Iterable[Holding], detector: Detector, printing: Printing | None
) -> tuple[Complement, ...]:
    """Compare the masked copies that may be of the same values.

    Args:
        holdings: All that was read, in order.
        detector: Knows how many values a masked one may be.
        printing: ``None`` without a city's key.
    """
    alike: dict[_Kind, list[_Copy]] = defaultdict(list)
    for copy in (copy for holding in holdings for copy in _copies(holding)):
        alike[copy.name, copy.field, copy.forms].append(copy)
    found = [
        _in_order(_compared(one, other, together, printing))
        for kind, kin in combinations_with_replacement(alike, 2)
        if (together := _together(kind, kin, detector))
        for one, other in (
            combinations(alike[kind], 2) if kind == kin else product(alike[kind], alike[kin])
        )
        if one.holding is not other.holding
    ]
    return tuple(sorted(found, key=lambda pair: (_order(pair.location), _order(pair.counterpart))))


def _in_order(pair: Complement) -> Complement:
    """Name the copies in the order of places."""
    if _order(pair.location) <= _order(pair.counterpart):
        return pair
    return replace(pair, location=pair.counterpart, counterpart=pair.location)


def _order(place: Location) -> tuple[str, ...]:
    return (*place.order, place.field or "")


def _copies(holding: Holding) -> Iterator[_Copy]:
    if holding.declaration is None:
        return
    for name, field in masked_fields(holding.declaration):
        seen = holding.profile.fields.get(name)
        if seen is None or not seen.forms:
            continue
        lengths = {len(form) for form in seen.forms}
        if not (field.categories & TEXTS) or len(lengths) > 1:  # else a mask of one length for all
            yield _Copy(holding, name, field, frozenset(seen.forms))


def _together(kind: _Kind, kin: _Kind, detector: Detector) -> Mapping[tuple[str, str], int]:
    """Give the forms, one of each, that leave too little together, with what they leave."""
    (name, field, forms), (also, other, others) = kind, kin
    if not comparable(name, field, also, other):
        return {}
    [category] = field.categories & other.categories
    found = {}
    for mine, yours in product(sorted(forms), sorted(others)):
        if len(mine) == len(yours):
            both = "".join(max(pair) for pair in zip(mine, yours, strict=True))
            alone = min(_left(category, form, detector) for form in (mine, yours))
            left = _left(category, both, detector)
            if left < max(field.least_left, other.least_left) and left < alone:
                found[mine, yours] = left
    return found


def _left(category: DataCategory, form: str, detector: Detector) -> int:
    """Count the values that fit what a form shows, by a value that stands for all of that form.

    Of a text nobody can say it by positions alone, but that one that is visible whole leaves one.
    """
    hidden = form.count("0")
    if category not in STAND_INS or not hidden:
        return 1 if not hidden else NOT_TOLD
    stand_in = STAND_INS[category][len(form)]
    shown = "".join(
        digit if sign == "1" else "*" for digit, sign in zip(stand_in, form, strict=True)
    )
    return int(detector.candidates(category, pa.array([shown]))[0].as_py()) or 10**hidden


def _compared(
    one: _Copy,
    other: _Copy,
    together: Mapping[tuple[str, str], int],
    printing: Printing | None,
) -> Complement:
    """Look whether the same people are in both, by whatever tells most of them."""
    least = max(one.field.least_left, other.field.least_left)
    said = Complement(one.location, other.location, min(together.values()), least)
    if printing is None:
        return replace(said, known=False)
    best = said
    for link in sorted({link for forms in together for link in _links(one, other, forms)}):
        shared, left = 0, []
        for (mine, yours), candidates in sorted(together.items()):
            found = _shared(one, other, link, (mine, yours), printing)
            if found is None:
                return replace(said, known=False)
            shared += found
            left += [candidates] if found else []
        of, field = link
        enough = MUST_SHARE if of == KEY else 1
        if shared >= enough and shared > best.shared:
            best = replace(said, candidates=min(left), through=field or of, shared=shared)
        elif best.through is None:
            best = replace(best, through=field or of)
    return replace(best, known=best.through is not None)


def _links(one: _Copy, other: _Copy, forms: tuple[str, str]) -> set[tuple[str, str]]:
    """Give what stands beside the values of both."""
    mine, yours = forms
    return one.links(mine).keys() & other.links(yours).keys()


def _shared(
    one: _Copy,
    other: _Copy,
    link: tuple[str, str],
    forms: tuple[str, str],
    printing: Printing,
) -> int | None:
    """Count the records of the same people; ``None`` where fingerprints are missing."""
    keys: list[Words] = []
    for copy, form in zip((one, other), forms, strict=True):
        trail = copy.links(form).get(link)
        if trail is None:
            return 0
        run = printing.store.get(copy.holding.location, trail)
        if printed(run) != copy.holding.profile.prints[trail]:
            return None
        keys.append(_telling(run, whole=link[0] != KEY))
    mine, yours = keys
    return len(np.intersect1d(mine, yours, assume_unique=True))


def _telling(run: bytes, *, whole: bool) -> Words:
    """Give the keys that stand beside one masked value only.

    Args:
        run: Pairs of a key's fingerprint and a masked value's.
        whole: They are identifiers; of another column most must tell records apart.
    """
    pairs = np.frombuffer(run, WORD).reshape(-1, 2)
    ordered = pairs[np.argsort(pairs[:, 0], kind="stable")]
    first = np.flatnonzero(np.diff(ordered[:, 0], prepend=~ordered[0, 0]))
    values = ordered[:, 1]
    alone = np.minimum.reduceat(values, first) == np.maximum.reduceat(values, first)
    keys: Words = ordered[first, 0]
    return keys[alone] if whole or alone.mean() >= MUST_TELL else keys[:0]

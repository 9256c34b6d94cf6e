"""Fingerprints of one partition, collected batch by batch beside its profile.

Which cells have one is decided here, once: those of a field that is declared to hold an identifier
in the clear; in any other field those that a recogniser is sure of. A name counts with a birth date
of the same record only: alone it is nobody's.

Beside a masked value the fingerprint of whatever names the record in the clear is kept with one of
the masked value, so that masked copies of the same people can be told.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl
import pyarrow as pa

from scanner.model.category import DataCategory
from scanner.model.declaration import FieldDeclaration, Treatment
from scanner.model.detection import Detector, Grade
from scanner.model.fingerprint import (
    IDENTIFIERS,
    KEY,
    MODULUS,
    PERSON,
    PERSON_AT_PHONE,
    Blocks,
    Prints,
    Trail,
)
from scanner.profiling.identifiers import as_is, days, key, person, prints_of, prints_of_texts
from scanner.profiling.keyed import WORD
from scanner.profiling.printing import Printer, Words

MASKED = "MASKED"
PHONE = DataCategory.PHONE_NUMBER.value
ODD = np.uint64(0x9E3779B97F4A7C15)
"""2 to the 64 by the golden ratio: multiplying keeps apart what adding alone would let meet."""

SPEAKING = frozenset({"name", "weak-name"})
"""What evidence of a column's name speaks for a category; other codes speak against it."""


@dataclass(frozen=True, slots=True)
class Cells:
    """One column of one batch, as fingerprints need it.

    Attributes:
        shown: The column's name as it may be shown.
        values: Strings; of a column of lists those of all records.
        grades: By category, one a cell.
        forms: Of a masked column that is to be compared; null where a value has none.
        is_key: A column by which records of masked copies may be told to be the same.
        many: A column of lists, whose cells are not those of records.
    """

    shown: str
    values: pl.Series
    declared: FieldDeclaration | None
    grades: Mapping[DataCategory, pa.Array]
    named: frozenset[DataCategory]
    forms: pl.Series | None = None
    is_key: bool = False
    many: bool = False

    def holds(self, category: DataCategory) -> bool:
        """Say whether the column is to hold a category in the clear."""
        if self.declared is None or not self.declared.categories:
            return False
        return category in self.declared.categories and self.declared.treatment is Treatment.CLEAR


@dataclass(frozen=True, slots=True)
class _Marked:
    """Fingerprints of some rows of a batch."""

    trail: Trail
    there: pl.Series
    words: Words

    def by_row(self) -> Words:
        words = np.zeros(len(self.there), WORD)
        words[self.there.to_numpy()] = self.words
        return words


class Collector:
    """Collects what one partition yields."""

    def __init__(self, printer: Printer, detector: Detector) -> None:
        self._printer = printer
        self._detector = detector
        self._single: dict[Trail, list[Words]] = defaultdict(list)
        self._pairs: dict[Trail, list[Words]] = defaultdict(list)

    def add(self, columns: list[Cells]) -> None:
        """Take in one batch."""
        marked = [one for cells in columns for one in self._identifiers(cells)]
        people = list(self._people(columns))
        whole = {cells.shown for cells in columns if not cells.many}
        phones = [one for one in marked if one.trail.of == PHONE and one.trail.field in whole]
        marked += people
        for one in (*marked, *_at_phones(people, phones)):
            self._single[one.trail].append(one.words)
        compared = [cells for cells in columns if cells.forms is not None]
        if compared:
            links = [one for one in marked if one.trail.field in whole] + self._keys(columns)
            for cells in compared:
                self._beside(cells, links)

    def blocks(self) -> Blocks:
        """Give everything, sorted: the same whatever the batches were."""
        single = {trail: np.sort(np.concatenate(w)) for trail, w in self._single.items()}
        pairs = {trail: _distinct(np.concatenate(w)) for trail, w in self._pairs.items()}
        every = sorted((single | pairs).items())
        return {trail: words.tobytes() for trail, words in every if len(words)}

    def _identifiers(self, cells: Cells) -> Iterator[_Marked]:
        for category in IDENTIFIERS:
            if cells.holds(category):
                yield self._printed(cells.shown, category, cells.values)
            elif category in cells.grades:
                sure = _sure(cells.grades[category])
                if sure.any():
                    values = cells.values.set(~sure, None)
                    yield self._printed(cells.shown, category, values)

    def _printed(self, shown: str, category: DataCategory, values: pl.Series) -> _Marked:
        there, words = prints_of(category, values, self._printer)
        return _Marked(Trail(shown, category.value), there, words)

    def _people(self, columns: list[Cells]) -> Iterator[_Marked]:
        births = [cells for cells in columns if _may_hold(cells, DataCategory.BIRTH_DATE)]
        names = [cells for cells in columns if _may_hold(cells, DataCategory.PERSON)]
        if not births or not names:
            return
        for birth in births:
            born = days(birth.values, self._detector.days)
            for name in names:
                texts = person(name.values, born)
                there, words = prints_of_texts(texts, PERSON, self._printer)
                yield _Marked(Trail(name.shown, PERSON), there, words)

    def _keys(self, columns: list[Cells]) -> list[_Marked]:
        keys = []
        for cells in columns:
            if cells.is_key and not cells.many:
                there, words = prints_of_texts(key(cells.values), KEY, self._printer)
                keys.append(_Marked(Trail(cells.shown, KEY), there, words))
        return keys

    def _beside(self, cells: Cells, links: list[_Marked]) -> None:
        """Pair what names the records with the masked values of one column, form by form."""
        assert cells.forms is not None  # noqa: S101 - chosen by that
        there, words = prints_of_texts(as_is(cells.values), MASKED, self._printer)
        rest = _Marked(Trail(cells.shown, MASKED), there, words).by_row()
        for form in sorted(cells.forms.drop_nulls().unique()):
            of_form = (cells.forms == form).fill_null(value=False)
            for link in links:
                if link.trail.field == cells.shown:
                    continue
                rows = (of_form & link.there).to_numpy()
                trail = Trail(link.trail.field, link.trail.of, cells.shown, form)
                self._pairs[trail].append(np.stack([link.by_row()[rows], rest[rows]], axis=1))


def _at_phones(people: list[_Marked], phones: list[_Marked]) -> Iterator[_Marked]:
    """Mark who has a name, a birth date and a phone number in one record.

    Both fingerprints are noise under the city's key, so is their sum.
    """
    for phone in phones:
        at, numbers = phone.there, phone.by_row() * ODD
        for who in people:
            both = who.there & at
            words = (who.by_row() + numbers)[both.to_numpy()]
            yield _Marked(Trail(who.trail.field, PERSON_AT_PHONE), both, words)


def prints(blocks: Blocks) -> Mapping[Trail, Prints]:
    """Say of blocks what a profile may say."""
    return {trail: printed(block) for trail, block in blocks.items()}


def printed(block: bytes) -> Prints:
    """Count the fingerprints of a run, and add them up."""
    words = np.frombuffer(block, WORD)
    return Prints(len(words), int(words.sum(dtype=np.uint64)) % MODULUS)


def _may_hold(cells: Cells, category: DataCategory) -> bool:
    """Say whether a column is one of names, or of birth dates, in the clear."""
    if cells.many:
        return False
    return category in cells.named if cells.declared is None else cells.holds(category)


def _sure(grades: pa.Array) -> pl.Series:
    series = pl.Series(grades)
    return (series == int(Grade.CHECKED)) | (series == int(Grade.CERTAIN))


def _distinct(pairs: Words) -> Words:
    """Sort pairs and leave each once."""
    order = np.lexsort((pairs[:, 1], pairs[:, 0]))
    ordered = pairs[order]
    first = np.ones(len(ordered), bool)
    first[1:] = (ordered[1:] != ordered[:-1]).any(axis=1)
    return ordered[first]

"""Strangers are accused of nothing, and twenty true common people are found among them.

The whole of a thousand trials each is long; a seeded part of them is not. Who the people are comes
from ``tests.strangers``, which knows nothing of the decision.
"""

from collections.abc import Iterator
from random import Random

import numpy as np
import pytest

from scanner.model.category import DataCategory
from scanner.model.declaration import FieldDeclaration
from scanner.model.fingerprint import PERSON, PERSON_AT_PHONE
from scanner.model.inventory import Holding, Location
from scanner.model.profile import DatasetProfile
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.model.secret import Secret
from scanner.model.sharing import people_of, told
from scanner.pipeline.printing import MemoryStore, Printing, printer
from scanner.pipeline.sharing import sharing
from scanner.profiling import Collector, prints
from scanner.profiling.collecting import Cells
from scanner.recognizers import detector
from tests import strangers
from tests.strangers import People

DETECTOR = detector(RecognizerSettings())
KEY = printer(Secret(b"a city's key for trials, and no other"))
COLUMNS = {
    "name": (DataCategory.PERSON, People.names),
    "born": (DataCategory.BIRTH_DATE, People.births),
    "tel": (DataCategory.PHONE_NUMBER, People.phones),
    "mail": (DataCategory.EMAIL_ADDRESS, People.mails),
}
HELD = ("name born tel", "name born tel mail", "tel", "name born", "tel mail")
"""What a dataset may know of people; the first two tell a household's phone from a person's."""

TRUE = 20
TRIALS, FEW = range(1_000), range(0, 1_000, 100)


def dataset(people: People, held: str, name: str, store: MemoryStore) -> Holding:
    """Print people as a partition does, and keep the fingerprints."""
    collector = Collector(KEY, DETECTOR)
    cells = []
    for column in held.split():
        category, values = COLUMNS[column]
        declared = FieldDeclaration(frozenset({category}))
        cells.append(Cells(column, values(people), declared, {}, frozenset()))
    collector.add(cells)
    place, blocks = Location("db", name), collector.blocks()
    store.put(place, 0, blocks)
    return Holding(place, None, DatasetProfile(rows=len(people), prints=prints(blocks)))


def shared(one: People, other: People, held: tuple[str, str]) -> tuple[bool, int | None]:
    """Say whether a flow is told between two datasets, and how many people are in both."""
    store = MemoryStore()
    holdings = [
        dataset(people, columns, name, store)
        for people, columns, name in zip((one, other), held, "ab", strict=True)
    ]
    found = sharing(holdings, Printing(KEY, store))
    assert found is not None
    beyond = [common for pair in found.pairs for common in told(pair.common)]
    return bool(beyond), people_of(beyond)[0]


def trial(seed: int, size: tuple[int, int]) -> tuple[People, People, Random]:
    """Draw two datasets of strangers, some of one household."""
    rng = Random(f"strangers {seed}")
    one, other = (strangers.people(rng, rng.randint(*size)) for _ in range(2))
    fewer = min(len(one), len(other))
    return one, strangers.household(rng, other, one, fewer), rng


def accused(seeds: range, size: tuple[int, int]) -> Iterator[int]:
    for seed in seeds:
        one, other, rng = trial(seed, size)
        held = (rng.choice(HELD), rng.choice(HELD))
        if shared(one, other, held)[0]:
            yield seed


def missed(seeds: range, size: tuple[int, int]) -> Iterator[int]:
    for seed in seeds:
        one, other, rng = trial(seed, size)
        other = strangers.joined(other, one, rng, TRUE)
        held = (rng.choice(HELD[:2]), rng.choice(HELD[:2]))
        if not shared(one, other, held)[0]:
            yield seed


@pytest.mark.long
def test_strangers_are_accused_of_nothing() -> None:
    assert list(accused(TRIALS, (10_000, 100_000))) == []


@pytest.mark.long
def test_twenty_common_people_are_found() -> None:
    assert len(list(missed(TRIALS, (10_000, 100_000)))) <= len(TRIALS) // 100


def test_a_few_strangers_are_accused_of_nothing() -> None:
    assert list(accused(FEW, (10_000, 14_000))) == []


def test_twenty_common_people_are_found_among_a_few() -> None:
    assert list(missed(FEW, (10_000, 14_000))) == []


def test_the_trials_are_what_they_say() -> None:
    """Households do share phones, namesakes are born on one day, and those in both are counted."""
    one, other, rng = trial(3, (60_000, 60_000))
    store = MemoryStore()
    found = sharing(
        [dataset(p, HELD[0], n, store) for p, n in ((one, "a"), (other, "b"))],
        Printing(KEY, store),
    )
    assert found is not None
    seen = {common.of: common.shared for common in found.pairs[0].common}
    assert seen["PHONE_NUMBER"] == pytest.approx(0.03 * 60_000, rel=0.15)
    assert seen.get(PERSON, 0) <= 20
    assert seen[PERSON_AT_PHONE] == 0
    assert shared(one, strangers.joined(other, one, rng, TRUE), (HELD[0],) * 2) == (True, TRUE)
    every = np.unique(one.phone)
    assert len(every) < 0.99 * len(one)  # households within one dataset, too

"""What is remembered of data, and when it is not given back: on every engine."""

from dataclasses import replace

import pytest

from scanner.ledger import SqlLedger
from scanner.model.errors import Reason
from scanner.model.inventory import Location
from scanner.model.memory import Bindings, Place, Remembered
from scanner.model.profile import Amount, Coverage, DatasetProfile, Gap
from tests.ledger.nights import DAY, FIRST, PLACE, PROFILE, WEEK, Nights, start

OTHER = Place(Location("files", "cards", object="a.csv"), "mark 2")
BROKEN = replace(PROFILE, coverage=Coverage(1, {Gap(Reason.MALFORMED, "氏名"): Amount(rows=1)}))


def remembering(nights: Nights, number: int = 1, place: Place = PLACE) -> None:
    begun, memory = nights.memory(number)
    memory.keep(place, PROFILE)
    nights.end(begun, memory=memory)


def test_an_unchanged_dataset_is_recalled_with_the_day_of_its_reading(nights: Nights) -> None:
    remembering(nights)
    begun, memory = nights.memory(2)
    assert memory.recall(PLACE) == Remembered(PROFILE, FIRST)
    assert memory.recall(replace(OTHER, location=Location("database", "t"))) is None
    assert memory.recall(PLACE) == Remembered(PROFILE, FIRST)
    nights.end(begun, memory=memory)
    assert nights.ledger.history(FIRST + DAY, begun.id).tampering == ()


@pytest.mark.parametrize(
    "place",
    [replace(PLACE, mark="mark 2"), replace(PLACE, mark=None), replace(OTHER, mark=PLACE.mark)],
)
def test_other_data_is_not_recalled(nights: Nights, place: Place) -> None:
    remembering(nights)
    _, memory = nights.memory(2)
    assert memory.recall(place) is None


@pytest.mark.parametrize(
    "bindings",
    [
        Bindings("recognisers 2", "policy 1", {"system": "abc"}),
        Bindings("recognisers 1", "policy 2", {"system": "abc"}),
        Bindings("recognisers 1", "policy 1", {"system": "def"}),
    ],
)
def test_what_was_made_otherwise_is_not_recalled(nights: Nights, bindings: Bindings) -> None:
    remembering(nights)
    begun = nights.ledger.begin(replace(start(2), bindings=bindings), resume=True)
    assert nights.ledger.memory(begun, WEEK).recall(PLACE) is None
    assert nights.ledger.history(FIRST + DAY, begun.id).tampering == ()


def test_it_is_recalled_only_while_a_full_scan_is_not_due(nights: Nights) -> None:
    remembering(nights)
    for number, fresh in ((7, True), (8, False)):
        begun, memory = nights.memory(number)
        assert (memory.recall(PLACE) is not None) is fresh
        nights.end(begun, memory=memory)
    _, memory = nights.memory(9)
    assert memory._load_profiles("files") == {}  # noqa: SLF001 - forgotten, not only passed over


def test_nothing_is_remembered_before_the_run_ends(nights: Nights) -> None:
    _, memory = nights.memory(1)
    memory.keep(PLACE, PROFILE)
    _, other = nights.memory(2)
    assert other.recall(PLACE) is None


def test_what_has_no_mark_or_was_not_read_whole_is_not_remembered(nights: Nights) -> None:
    begun, memory = nights.memory(1)
    memory.keep(replace(PLACE, mark=None), PROFILE)
    memory.keep(PLACE, BROKEN)
    nights.end(begun, memory=memory)
    _, memory = nights.memory(2)
    assert memory.recall(PLACE) is None
    assert memory.recall(replace(PLACE, mark=None)) is None


def test_a_later_reading_takes_the_place_of_an_earlier_one(nights: Nights) -> None:
    remembering(nights)
    changed, profile = replace(PLACE, mark="mark 2"), replace(PROFILE, rows=4)
    begun, memory = nights.memory(2)
    memory.keep(changed, profile)
    nights.end(begun, memory=memory)
    _, memory = nights.memory(3)
    assert memory.recall(PLACE) is None
    assert memory.recall(changed) == Remembered(profile, FIRST + DAY)


def test_checkpoints_belong_to_the_run_that_was_interrupted(nights: Nights) -> None:
    begun, memory = nights.memory(1)
    memory.keep_checkpoint(PLACE, "part 1", BROKEN)
    memory.keep_checkpoint(PLACE, "part 1", PROFILE)
    memory.keep_checkpoint(replace(PLACE, mark=None), "part 2", DatasetProfile())
    assert memory.checkpoint(PLACE, "part 1") is None
    again, memory = nights.memory(2, resume=True)
    assert again.id == begun.id
    assert memory.checkpoint(PLACE, "part 1") == PROFILE
    assert memory.checkpoint(PLACE, "part 2") is None
    assert memory.checkpoint(PLACE, "part 3") is None
    assert memory.checkpoint(OTHER, "part 1") is None
    nights.end(again, memory=memory)
    begun, memory = nights.memory(3, resume=True)
    assert memory.checkpoint(PLACE, "part 1") is None


def test_an_abandoned_run_leaves_no_checkpoints(ledger: SqlLedger) -> None:
    nights = Nights(ledger)
    begun, memory = nights.memory(1)
    memory.keep_checkpoint(PLACE, "part 1", PROFILE)
    nights.memory(2, resume=False)
    resumed = ledger.memory(replace(begun, resumed=True), WEEK)
    assert resumed.checkpoint(PLACE, "part 1") is None


def test_a_checkpoint_of_data_that_changed_since_is_not_given_back(nights: Nights) -> None:
    _, memory = nights.memory(1)
    memory.keep_checkpoint(PLACE, "part 1", PROFILE)
    begun, memory = nights.memory(2, resume=True)
    assert memory.checkpoint(replace(PLACE, mark="mark 2"), "part 1") is None
    assert nights.ledger.history(FIRST, begun.id).tampering == ()

"""What somebody does to the ledger's database is noticed, and never believed of data."""

from collections.abc import Callable
from dataclasses import replace

import pytest
import sqlalchemy as sa

from scanner.ledger import LedgerError, Trouble
from scanner.ledger.codec import encode
from scanner.ledger.tables import (
    ACTS,
    CHECKPOINTS,
    COVERAGE,
    EVENTS,
    FINDINGS,
    META,
    PROFILES,
    RUNS,
)
from scanner.model.history import Tampering
from scanner.model.inventory import Location
from scanner.model.memory import Place
from scanner.model.profile import DatasetProfile
from tests.ledger.nights import DAY, FIRST, PLACE, PROFILE, Nights, finding

CARDS = Place(Location("files", "cards"), "mark 2")
CLEAN = DatasetProfile(rows=3)
Act = Callable[[sa.Connection], object]


def tamper(nights: Nights, act: Act) -> None:
    with nights.ledger.database.engine.begin() as db:
        act(db)


def remember(nights: Nights, number: int = 1, mark: str | None = "mark 1") -> None:
    begun, memory = nights.memory(number)
    memory.keep(replace(PLACE, mark=mark), PROFILE)
    memory.keep(CARDS, CLEAN)
    nights.end(begun, memory=memory)


def set_profile(column: str, value: str) -> Act:
    where = PROFILES.c.mark == "mark 1"
    return lambda db: db.execute(sa.update(PROFILES).where(where).values({column: value}))


def swap(db: sa.Connection) -> None:
    """Give each of two places the other's row, its own key aside."""
    rows = [row._asdict() for row in db.execute(sa.select(PROFILES))]
    db.execute(sa.delete(PROFILES))
    places = [row.pop("place") for row in rows]
    swapped = [{**row, "place": p} for row, p in zip(rows, reversed(places), strict=True)]
    db.execute(sa.insert(PROFILES), swapped)


@pytest.mark.parametrize(
    "act",
    [
        set_profile("profile", encode(CLEAN)),
        set_profile("profile", "no JSON"),
        set_profile("mac", "0" * 64),
        set_profile("mac", "ü"),
        set_profile("read_at", "2026-11-02T03:00:00+09:00"),
        set_profile("bindings", "0" * 64),
        set_profile("location", encode(CARDS.location)),
        swap,
    ],
)
def test_a_planted_profile_is_read_again_and_noticed(nights: Nights, act: Act) -> None:
    remember(nights)
    tamper(nights, act)
    begun, memory = nights.memory(2)
    assert memory.recall(PLACE) is None
    expected = Tampering("profile", "files", "members")
    assert expected in nights.ledger.history(begun.as_of, begun.id).tampering
    memory.keep(PLACE, PROFILE)
    memory.keep(CARDS, CLEAN)
    nights.end(begun, memory=memory)
    begun, memory = nights.memory(3)
    assert memory.recall(PLACE) is not None
    assert nights.ledger.history(begun.as_of, begun.id).tampering == ()


def test_what_was_noticed_outlives_an_interruption(nights: Nights) -> None:
    _, memory = nights.memory(1)
    memory.keep_checkpoint(PLACE, "part", PROFILE)
    tamper(nights, lambda db: db.execute(sa.update(CHECKPOINTS).values(profile=encode(CLEAN))))
    begun, memory = nights.memory(2, resume=True)
    assert memory.checkpoint(PLACE, "part") is None
    memory.keep_checkpoint(PLACE, "part", PROFILE)
    begun, memory = nights.memory(2, resume=True)
    assert memory.checkpoint(PLACE, "part") == PROFILE
    noticed = nights.ledger.history(FIRST, begun.id).tampering
    assert noticed == (Tampering("checkpoint", "files", "members"),)
    assert nights.ledger.acts() == ()


def test_an_earlier_profile_put_back_does_not_speak_for_changed_data(nights: Nights) -> None:
    remember(nights)
    engine = nights.ledger.database.engine
    with engine.connect() as db:
        old = [row._asdict() for row in db.execute(sa.select(PROFILES))]
    remember(nights, 2, mark="mark 9")

    def put_back(db: sa.Connection) -> None:
        db.execute(sa.delete(PROFILES))
        db.execute(sa.insert(PROFILES), old)

    tamper(nights, put_back)
    _, memory = nights.memory(3)
    assert memory.recall(replace(PLACE, mark="mark 9")) is None
    unchanged = memory.recall(CARDS)
    assert unchanged is not None
    assert unchanged.read_at == FIRST


def test_a_checkpoint_of_another_run_is_noticed(nights: Nights) -> None:
    _, memory = nights.memory(1)
    memory.keep_checkpoint(PLACE, "part", PROFILE)
    engine = nights.ledger.database.engine
    with engine.connect() as db:
        rows = [row._asdict() for row in db.execute(sa.select(CHECKPOINTS))]
    begun, _ = nights.memory(2)
    moved = [{**row, "run": begun.id} for row in rows]
    tamper(nights, lambda db: db.execute(sa.insert(CHECKPOINTS), moved))
    begun, memory = nights.memory(2, resume=True)
    assert memory.checkpoint(PLACE, "part") is None
    noticed = nights.ledger.history(FIRST, begun.id).tampering
    assert noticed == (Tampering("checkpoint", "files", "members"),)


def test_text_that_is_no_profile_under_a_right_mac_is_noticed(nights: Nights) -> None:
    remember(nights)
    seal = nights.ledger._seal  # noqa: SLF001 - what only the holder of the secret can do

    def rewrite(db: sa.Connection) -> None:
        rows = [row._asdict() for row in db.execute(sa.select(PROFILES))]
        seal.replace(db, PROFILES, [{**row, "profile": '{"rows":"3"}'} for row in rows])

    tamper(nights, rewrite)
    begun, memory = nights.memory(2)
    assert memory.recall(PLACE) is None
    assert len(nights.ledger.history(FIRST + DAY, begun.id).tampering) == 1


@pytest.mark.parametrize(
    ("act", "noticed"),
    [
        (
            lambda db: db.execute(
                sa.update(FINDINGS).values(body=sa.func.replace(FINDINGS.c.body, "2026", "2027"))
            ),
            Tampering("record", "files", "members"),
        ),
        (
            lambda db: db.execute(sa.update(FINDINGS).values(body="{}")),
            Tampering("record", "ledger"),
        ),
        (
            lambda db: db.execute(sa.update(RUNS).values(state="abandoned")),
            Tampering("record", "ledger"),
        ),
        (
            lambda db: db.execute(sa.update(RUNS).values(state="open")),
            Tampering("record", "ledger"),
        ),
        (
            lambda db: db.execute(sa.update(ACTS).values(kind="prune")),
            Tampering("record", "ledger"),
        ),
        (
            lambda db: db.execute(sa.update(META).values(mac="0")),
            Tampering("record", "ledger"),
        ),
    ],
)
def test_a_changed_record_is_noticed(nights: Nights, act: Act, noticed: Tampering) -> None:
    nights.run(1, [finding()])
    nights.ledger.assign(finding().id, FIRST, owner="佐藤")
    assert nights.ledger.history(FIRST).tampering == ()
    tamper(nights, act)
    assert nights.ledger.history(FIRST).tampering == (noticed,)


@pytest.mark.parametrize(
    "act",
    [
        lambda db: db.execute(sa.update(EVENTS).values(change="fixed")),
        lambda db: db.execute(sa.update(COVERAGE).values(mac="0")),
    ],
)
def test_a_changed_past_is_not_drawn(nights: Nights, act: Act) -> None:
    nights.run(1, [finding()])
    tamper(nights, act)
    with pytest.raises(LedgerError) as caught:
        nights.ledger.run("run-1")
    assert caught.value.trouble is Trouble.CHANGED

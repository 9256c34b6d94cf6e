"""Runs of fingerprints: kept with the ledger's protection, under one of the city's keys."""

from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from scanner.ledger import Act, ActKind, Forgotten, LedgerError, SqlFingerprints, Trouble
from scanner.ledger.fingerprints import PIECE
from scanner.ledger.opening import open_ledger
from scanner.ledger.tables import FINGERPRINTS
from scanner.model.fingerprint import Trail
from scanner.model.fingerprint_store import FingerprintStore
from scanner.model.history import Tampering
from scanner.model.inventory import Location
from scanner.model.secret import Secret
from scanner.pipeline.printing import MemoryStore
from tests.ledger.conftest import NewUrl
from tests.ledger.nights import DAY, FIRST, KEY, PLACE, PROFILE, WEEK, Nights, start

HERE, THERE = Location("files", "members"), Location("files", "members", object="a.csv")
PHONE = Trail("tel", "PHONE_NUMBER")
CARD = Trail("tel", "PHONE_NUMBER", "card", "0011")
CITY, NEXT = "c" * 16, "d" * 16
LATER = FIRST + 30 * DAY


def run(*numbers: int) -> bytes:
    return b"".join(number.to_bytes(8, "little") for number in numbers)


@pytest.fixture(params=["memory", "ledger"])
def store(request: pytest.FixtureRequest, nights: Nights) -> FingerprintStore:
    return MemoryStore() if request.param == "memory" else kept(nights)


def kept(nights: Nights, number: int = 1, key: str = CITY) -> SqlFingerprints:
    return nights.ledger.fingerprints(start(number), key)


def count(nights: Nights) -> int:
    with nights.ledger.database.read() as db:
        return db.scalar(sa.select(sa.func.count()).select_from(FINGERPRINTS)) or 0


def test_runs_are_kept_apart_by_place_trail_and_partition(store: FingerprintStore) -> None:
    store.put(HERE, 1, {PHONE: run(7, 8), CARD: run(1, 2)})
    store.put(HERE, 0, {PHONE: run(3)})
    store.put(THERE, 0, {PHONE: run(9)})
    assert store.get(HERE, PHONE) == run(3, 7, 8)
    assert store.get(HERE, CARD) == run(1, 2)
    assert store.get(THERE, PHONE) == run(9)
    assert store.get(THERE, CARD) == b""
    assert store.counts(HERE) == {PHONE: 3, CARD: 2}
    assert store.counts(HERE, 0) == {PHONE: 1}
    assert store.counts(HERE, 5) == {}


def test_a_partition_that_is_read_anew_replaces_its_run(store: FingerprintStore) -> None:
    store.put(HERE, 0, {PHONE: run(1, 2), CARD: run(5, 6)})
    store.put(HERE, 0, {PHONE: run(3)})
    assert (store.get(HERE, PHONE), store.get(HERE, CARD)) == (run(3), b"")
    assert store.counts(HERE) == {PHONE: 1}
    store.put(HERE, 0, {})
    assert store.get(HERE, PHONE) == b""
    assert store.counts(HERE) == {}


def test_partitions_that_are_no_more_go(store: FingerprintStore) -> None:
    for part in range(3):
        store.put(HERE, part, {PHONE: run(part)})
    store.trim(HERE, [0, 2])
    assert store.get(HERE, PHONE) == run(0, 2)
    assert store.counts(HERE) == {PHONE: 2}
    store.trim(HERE, [0, 2])
    store.trim(THERE, [])
    assert store.get(HERE, PHONE) == run(0, 2)


def test_long_runs_lie_in_pieces(nights: Nights) -> None:
    long = run(*range(PIECE // 8 + 3))
    kept(nights).put(HERE, 0, {PHONE: long})
    assert count(nights) == 2
    assert kept(nights).get(HERE, PHONE) == long
    assert kept(nights).counts(HERE) == {PHONE: PIECE // 8 + 3}


def test_the_next_night_finds_them_and_another_key_does_not(nights: Nights) -> None:
    kept(nights).put(HERE, 0, {PHONE: run(1)})
    assert kept(nights, 2).counts(HERE) == {PHONE: 1}
    other = kept(nights, 2, NEXT)
    assert (other.counts(HERE), other.get(HERE, PHONE)) == ({}, b"")
    other.put(HERE, 0, {PHONE: run(2)})
    assert kept(nights, 3).get(HERE, PHONE) == run(1)


@pytest.mark.parametrize("column", ["run", "mac", "part", "key"])
def test_a_run_that_was_changed_is_not_believed_and_noticed(nights: Nights, column: str) -> None:
    begun = nights.ledger.begin(start(), resume=False)
    kept(nights, key=NEXT).put(HERE, 0, {PHONE: run(1)})
    changed: object = {"run": run(2), "mac": "0" * 64, "part": 4, "key": CITY}[column]
    with nights.ledger.database.engine.begin() as db:
        db.execute(sa.update(FINGERPRINTS).values({column: changed}))
    key = CITY if column == "key" else NEXT
    assert kept(nights, key=key).get(HERE, PHONE) == b""
    noticed = nights.ledger.history(begun.as_of, begun.id).tampering
    assert noticed == (Tampering("record", "files", "members"),)


def test_they_stand_in_a_backup(nights: Nights, new_url: NewUrl, tmp_path: Path) -> None:
    kept(nights).put(HERE, 0, {PHONE: run(1, 2)})
    saved = nights.ledger.backup(tmp_path / "backup")
    assert saved.rows["fingerprints"] == 1
    with open_ledger(new_url(), KEY) as other:
        assert other.restore(tmp_path / "backup", LATER).unverified == 0
        assert Nights(other).ledger.fingerprints(start(2), CITY).get(HERE, PHONE) == run(1, 2)


def test_they_are_forgotten_with_what_is_as_old(nights: Nights) -> None:
    kept(nights, 1).put(HERE, 0, {PHONE: run(1)})
    kept(nights, 3).put(THERE, 0, {PHONE: run(2)})
    nights.ledger.prune(FIRST + 2 * DAY, LATER)
    assert kept(nights, 4).counts(HERE) == {}
    assert kept(nights, 4).counts(THERE) == {PHONE: 1}


def test_those_of_data_that_is_gone_end_with_the_time_of_profiles(nights: Nights) -> None:
    kept(nights, 1).put(HERE, 0, {PHONE: run(1)})
    for number, there in ((8, True), (9, False)):  # a week later to the minute, and a day more
        begun, memory = nights.memory(number)
        memory.keep(PLACE, PROFILE)
        nights.end(begun, memory=memory)
        assert bool(count(nights)) is there
    assert WEEK == 7 * DAY


def test_under_a_new_system_secret_they_are_made_anew(nights: Nights) -> None:
    kept(nights).put(HERE, 0, {PHONE: run(1)})
    nights.ledger.rotate(Secret(b"n" * 32), {}, LATER)
    assert count(nights) == 0


def test_the_next_key_ends_those_of_the_key_before(nights: Nights) -> None:
    kept(nights).put(HERE, 0, {PHONE: run(1, 2)})
    kept(nights, key=NEXT).put(HERE, 0, {PHONE: run(3)})
    act = Act(ActKind.ROTATE_CITY, LATER, notes={"key": CITY})
    assert nights.ledger.leave_city_key(act, but=NEXT) == Forgotten(1, 2)
    assert kept(nights).counts(HERE) == {}
    assert kept(nights, key=NEXT).counts(HERE) == {PHONE: 1}
    assert nights.ledger.acts() == (replace(act, notes={"key": CITY, "fingerprints": "2"}),)


def test_a_key_that_was_destroyed_is_never_used_again(nights: Nights) -> None:
    kept(nights).put(HERE, 0, {PHONE: run(1, 2)})
    kept(nights, key=NEXT).put(HERE, 0, {PHONE: run(3)})
    act = Act(ActKind.DESTROY, LATER, notes={"key": CITY})
    assert nights.ledger.leave_city_key(act) == Forgotten(2, 3)
    assert count(nights) == 0
    nights.ledger.prune(LATER + DAY, LATER + DAY)
    with pytest.raises(LedgerError) as caught:
        kept(nights, 2)
    assert caught.value.trouble is Trouble.DESTROYED_KEY
    assert kept(nights, 2, NEXT).counts(HERE) == {}


def test_what_is_forgotten_is_overwritten_in_the_file(nights: Nights) -> None:
    file = nights.ledger.database.file
    if file is None:
        return
    secret = bytes(range(1, 129))
    kept(nights).put(HERE, 0, {PHONE: secret})
    assert secret in file.read_bytes()
    nights.ledger.leave_city_key(Act(ActKind.DESTROY, LATER, notes={"key": CITY}))
    assert secret not in file.read_bytes()

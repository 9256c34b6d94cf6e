"""What is remembered of erasures, and what in other states is still the erased thing."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import sqlalchemy as sa

from scanner.ledger import Act, ActKind, SqlLedger, open_ledger
from scanner.ledger.erased import CONTENT_DAYS
from scanner.ledger.tables import ERASED, HELD
from scanner.model.category import DataCategory
from scanner.model.declaration import DatasetDeclaration, FieldDeclaration
from scanner.model.entry import Register, Spot
from scanner.model.erased import FEWEST, content
from scanner.model.errors import Reason, SourceError
from scanner.model.fingerprint import Prints, Trail
from scanner.model.inventory import Location, Pursuit
from scanner.model.policy import City, Policy
from scanner.model.probe import Probe
from scanner.model.profile import DatasetProfile
from scanner.model.register_data import Erasure
from scanner.model.secret import Secret
from scanner.model.source import Listed, Partition, Source
from scanner.pipeline.erasing import Erased
from scanner.pipeline.printing import MemoryStore, Printing, printer
from scanner.pipeline.scan import Parts, scan
from scanner.pipeline.survey import survey
from scanner.profiling import Namer
from scanner.runtime import InlineExecutor
from scanner.sources import MemorySource
from tests.test_leaving import DETECTOR, NOW

KEY = Secret(b"k" * 32)
PROBE = Probe(1, {"PHONE_NUMBER": bytes(8), "KEY": bytes(8)}, {"PHONE_NUMBER": bytes(4)})
DAY = date(2026, 11, 1)
MOMENT = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SqlLedger]:
    with open_ledger(Secret(f"sqlite:///{tmp_path}/ledger.db"), KEY) as opened:
        yield opened


# who was erased


def test_a_probe_is_given_back_under_its_key_alone(ledger: SqlLedger) -> None:
    store = ledger.erased(DAY, "one")
    assert store.probe("E-1") is None
    store.keep_probe("E-1", PROBE, None)
    store.keep_probe("E-1", replace(PROBE, people=2), DAY)
    found = store.probe("E-1")
    assert found == replace(PROBE, people=2)
    assert found is not None
    assert (found.fingerprints, found.identifies) == (2, frozenset({"PHONE_NUMBER"}))
    assert store.probe("E-2") is None
    assert ledger.erased(DAY, "another").probe("E-1") is None


def test_what_somebody_wrote_himself_is_not_given_back(ledger: SqlLedger) -> None:
    store = ledger.erased(DAY, "one")
    store.keep_probe("E-1", PROBE, DAY)
    later = sa.update(ERASED).values(until="2099-01-01")
    ledger.database.write(lambda db: db.execute(later))
    assert store.probe("E-1") is None


def test_only_what_is_over_is_destroyed_and_that_is_written_down(ledger: SqlLedger) -> None:
    store = ledger.erased(DAY, "one")
    store.keep_probe("E-1", PROBE, DAY)
    store.keep_probe("E-2", PROBE, None)
    store.keep_probe("E-3", PROBE, date(2026, 11, 2))
    assert ledger.expire_erased(DAY, MOMENT).entries == ()
    assert ledger.acts() == ()
    gone = ledger.expire_erased(date(2026, 11, 2), MOMENT)
    assert (gone.entries, gone.fingerprints) == (("E-1",), 2)
    assert [store.probe(f"E-{n}") is None for n in (1, 2, 3)] == [True, False, False]
    [act] = ledger.acts()
    assert (act.kind, act.notes["entries"]) == (ActKind.EXPIRE, "E-1")


@pytest.mark.parametrize(("but", "left"), [("one", 1), (None, 0)])
def test_leaving_the_city_s_key_ends_all_of_it(
    ledger: SqlLedger, but: str | None, left: int
) -> None:
    for key in ("one", "another"):
        store = ledger.erased(DAY, key)
        store.keep_probe("E-1", PROBE, None)
        store.keep_contents({Location("db", "members"): "c" * 64})
    ledger.leave_city_key(Act(ActKind.ROTATE_CITY, MOMENT, notes={"key": "another"}), but=but)
    with ledger.database.read() as db:
        for table in (ERASED, HELD):
            assert db.scalar(sa.select(sa.func.count()).select_from(table)) == left


# what datasets held


def test_the_last_content_of_a_dataset_is_known(ledger: SqlLedger) -> None:
    store = ledger.erased(DAY, "one")
    store.keep_contents({Location("db", "letters", object=f"{n}.csv"): str(n) for n in range(3)})
    store.keep_contents({Location("db", "letters", object="0.csv"): "new"})
    assert store.contents("db", "letters") == {"new", "1", "2"}
    assert store.contents("db", "letters", ("1.csv",)) == {"1"}
    assert store.contents("files", "letters") == store.contents("db", "other") == frozenset()
    assert ledger.erased(DAY, "another").contents("db", "letters") == frozenset()


def test_content_that_is_long_gone_is_forgotten(ledger: SqlLedger) -> None:
    ledger.erased(date(2025, 9, 27), "one").keep_contents({Location("db", "a"): "1"})
    for day, known in ((DAY, {"1"}), (date(2026, 11, 2), set())):
        store = ledger.erased(day, "one")
        store.keep_contents({})
        assert store.contents("db", "a") == known
    assert (DAY - date(2025, 9, 27)).days == CONTENT_DAYS


def profile(*prints: tuple[str, str, int, int], masked: str = "") -> DatasetProfile:
    return DatasetProfile(
        prints={Trail(name, of, masked): Prints(count, sum_) for name, of, count, sum_ in prints}
    )


def test_content_does_not_depend_on_names() -> None:
    one = profile(("tel", "PHONE_NUMBER", 5, 7), ("mail", "EMAIL_ADDRESS", 2, 1))
    other = profile(("b", "EMAIL_ADDRESS", 2, 1), ("a", "PHONE_NUMBER", 5, 7))
    assert content(one) == content(other) is not None
    apart = profile(
        ("x", "PHONE_NUMBER", 3, 6), ("y", "PHONE_NUMBER", 2, 1), ("m", "EMAIL_ADDRESS", 2, 1)
    )
    assert content(apart) == content(one)
    assert content(profile(("tel", "PHONE_NUMBER", 5, 8))) != content(
        profile(("tel", "PHONE_NUMBER", 5, 7))
    )
    assert content(one + profile(("tel", "PHONE_NUMBER", 9, 9), masked="m")) == content(one)


def test_a_few_identifiers_are_no_content() -> None:
    assert content(profile(("tel", "PHONE_NUMBER", FEWEST - 1, 7))) is None
    assert content(profile(("tel", "PHONE_NUMBER", FEWEST, 7))) is not None
    assert content(profile(("tel", "PHONE_NUMBER", FEWEST, 7), masked="m")) is None


# what is looked for


PHONES = [f"090-1111-{n:04d}" for n in range(6)]
FIELDS = {
    "電話番号": FieldDeclaration(frozenset({DataCategory.PHONE_NUMBER})),
    "id": FieldDeclaration(),
}
LETTERS = DatasetDeclaration("letters", "db", "dm/*.csv", ("chiba",), fields=FIELDS)
POLICY = Policy({"letters": LETTERS}, {"chiba": City("chiba", "千葉市", ())})


SPOT = Spot(Register.ERASURES, "erasures.csv", "E-1", 2)
ALL = Erasure(SPOT, "letters", done=date(2026, 10, 1), whole=True)


Probes = dict[str, tuple[Probe, date | None]]


@dataclass
class Kept:
    """A store in memory that knows some content."""

    known: frozenset[str] = frozenset()
    held: dict[Location, str] = field(default_factory=dict)
    probes: Probes = field(default_factory=dict)

    def probe(self, entry: str) -> Probe | None:
        return self.probes[entry][0] if entry in self.probes else None

    def keep_probe(self, entry: str, probe: Probe, until: date | None) -> None:
        self.probes[entry] = (probe, until)

    def contents(self, source: str, dataset: str, objects: Collection[str] = ()) -> frozenset[str]:
        assert (source, dataset, objects) == ("db", "letters", ())
        return self.known

    def keep_contents(self, contents: Mapping[Location, str]) -> None:
        self.held |= contents


def pursued(
    one: Erasure,
    *names: str,
    store: Kept | None = None,
    lists: Mapping[str, Source[Any]] | None = None,
    policy: Policy = POLICY,
) -> Pursuit | None:
    source = MemorySource("db", {name: pa.table({"電話番号": PHONES}) for name in names})
    printing = Printing(printer(Secret(bytes(32))), MemoryStore())
    erased = Erased((one,), lists or {}, store)
    namer = Namer(DETECTOR, Secret(bytes(32)))
    parts = Parts(
        {"db": source}, DETECTOR, namer, InlineExecutor(), printing=printing, erased=erased
    )
    surveyed = survey(parts.sources, policy, namer)
    return scan(parts, surveyed, policy, NOW, lambda _: None)[0].pursuits.get("E-1")


STATES = {
    "dm/a.csv#version=2026-09-01T00:00:00Z": "version",
    "dm/a.csv#snapshot=2026-09-01T00:00:00Z": "snapshot",
    "dm/a.csv#deleted=2026-09-01T00:00:00Z": "deleted",
}


@pytest.mark.parametrize(("name", "state"), STATES.items())
def test_another_state_of_what_was_erased_is_it(name: str, state: str) -> None:
    found = pursued(ALL, name, "dm/other.txt#version=2026-09-01T00:00:00Z")
    assert found is not None
    assert {place.dataset: how for place, how in found.remains.items()} == {name: state}


def test_a_named_object_is_it_in_every_state() -> None:
    one = replace(ALL, whole=False, objects=("dm/a.csv",))
    found = pursued(one, "dm/a.csv", "dm/b.csv", *STATES, "dm/b.csv#version=2026-09-01T00:00:00Z")
    assert found is not None
    states = sorted(found.remains.values())
    assert states == ["deleted", "present", "snapshot", "version"]


def test_a_dataset_that_is_there_is_judged_by_its_records() -> None:
    found = pursued(ALL, "dm/a.csv")
    assert found == Pursuit()


def test_a_copy_that_nobody_declared_is_told_by_content() -> None:
    store = Kept()
    pursued(replace(ALL, done=None), "dm/a.csv", store=store)
    [known] = store.held.values()
    found = pursued(ALL, "stray.csv", "dm/b.csv", store=Kept(frozenset({known})))
    assert found is not None
    assert [place.dataset for place in found.copies] == ["stray.csv"]
    assert found.compared


@pytest.mark.parametrize(
    "one",
    [
        replace(ALL, done=None),
        replace(ALL, done=date(2026, 11, 2)),
        replace(ALL, dataset="unknown"),
    ],
)
def test_what_was_not_erased_yet_is_not_looked_for(one: Erasure) -> None:
    assert pursued(one, "dm/a.csv") is None


# who is remembered


PEOPLE = MemorySource("erasures", {"main.who": pa.table({"電話番号": PHONES[:2]})})
PART = replace(ALL, whole=False, people="who.csv")


def kept(one: Erasure, backups: Mapping[str, int], lists: Mapping[str, Source[Any]]) -> Probes:
    store = Kept()
    pursued(one, "dm/a.csv", store=store, lists=lists, policy=replace(POLICY, backups=backups))
    return store.probes


def test_people_are_kept_until_the_last_declared_backup_has_expired() -> None:
    backups, lists = {"db": 35, "files": 14}, {"E-1": PEOPLE}
    [(probe, until)] = kept(PART, backups, lists).values()
    assert (probe.people, until) == (2, date(2026, 11, 5))
    [(probe, until)] = kept(replace(PART, done=None), backups, lists).values()
    assert (probe.people, until) == (2, None)
    last = {"db": 31}
    assert kept(PART, last, lists).keys() == {"E-1"}
    assert kept(PART, {"db": 30}, lists) == {}
    assert kept(PART, {}, lists) == {}
    assert kept(replace(PART, whole=True), backups, lists) == {}


@dataclass(frozen=True)
class Refusing:
    """A list that cannot be listed, or not be read."""

    listed: Reason | None = None
    name: str = "erasures"
    separator: str = "/"

    def listing(self) -> Iterator[Listed]:
        if self.listed is None:
            raise SourceError(Reason.NOT_FOUND)
        yield Listed("who.csv", unread=self.listed)

    def partitions(self, dataset: str) -> Iterator[Partition]:
        raise SourceError(Reason.READ_FAILED, dataset)

    def read(self, partition: Partition) -> Iterator[pa.RecordBatch]:
        raise SourceError(Reason.READ_FAILED, partition.dataset)

    def mark(self, _dataset: str) -> bytes | None:
        return None


@pytest.mark.parametrize("source", [Refusing(), Refusing(Reason.ENCRYPTED)])
def test_a_list_that_cannot_be_read_names_nobody(source: Source[Any]) -> None:
    found = pursued(PART, "dm/a.csv", lists={"E-1": source})
    assert found is not None
    assert (found.known, found.people) == (False, 0)

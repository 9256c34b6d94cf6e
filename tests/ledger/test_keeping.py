"""Backup and restore from any engine into any other, retention, and a new system secret."""

import json
from pathlib import Path

import pytest
import sqlalchemy as sa

from scanner.ledger import Act, ActKind, Change, LedgerError, SqlLedger, Trouble, open_ledger
from scanner.ledger.dump import BATCH
from scanner.ledger.schema import versions
from scanner.ledger.tables import EVENTS, FINDINGS, METADATA, RUNS
from scanner.model.history import Tampering
from scanner.model.secret import Secret
from tests.ledger.conftest import NewUrl
from tests.ledger.nights import (
    DAY,
    FIRST,
    KEY,
    OTHER_KEY,
    PLACE,
    PROFILE,
    WEEK,
    Nights,
    finding,
    line,
    start,
)
from tests.ledger.test_crash import rows

FOUND, CARDS = finding(), finding("cards")
LATER = FIRST + 30 * DAY
NEW_KEY = Secret(b"n" * 32)


def fill(nights: Nights) -> None:
    begun, memory = nights.memory(1)
    memory.keep(PLACE, PROFILE)
    nights.end(begun, [FOUND, CARDS], [line(), line("cards")], memory)
    nights.ledger.assign(FOUND.id, FIRST, owner="佐藤")
    nights.run(2, [FOUND], [line(), line("cards")])
    nights.run(3, [FOUND, CARDS], [line(), line("cards")])
    nights.run(4, [FOUND], [line(), line("cards")])


@pytest.fixture
def other(new_url: NewUrl, tmp_path: Path) -> Secret[str]:
    """Give an empty ledger of the other engine, where the first is a server's."""
    url = new_url()
    return url if "sqlite" in url.reveal() else Secret(f"sqlite:///{tmp_path}/other.db")


def test_a_backup_brings_everything_back(
    nights: Nights, other: Secret[str], tmp_path: Path
) -> None:
    fill(nights)
    nights.memory(5)[1].keep_checkpoint(PLACE, "part", PROFILE)
    path = tmp_path / "backup.jsonl"
    saved = nights.ledger.backup(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert saved.unverified == 0
    assert saved.rows["runs"] == 5
    with open_ledger(other, KEY) as restored:
        assert restored.restore(path, LATER) == saved
        expected, found = rows(nights.ledger), rows(restored)
        assert len(found.pop("acts")) == 1 + len(expected.pop("acts"))
        assert found == expected
        assert restored.history(LATER) == nights.ledger.history(LATER)
        assert restored.acts()[-1].kind is ActKind.RESTORE
        assert restored.memory(start(5), WEEK).recall(PLACE) is not None


def test_a_backup_of_an_older_schema_can_be_restored(
    nights: Nights, other: Secret[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(nights)
    monkeypatch.setattr("scanner.ledger.schema.version", lambda _db: "0001")
    nights.ledger.backup(tmp_path / "old")
    monkeypatch.setattr("scanner.ledger.schema.version", lambda _db: "9999")
    nights.ledger.backup(tmp_path / "new")
    monkeypatch.undo()
    with open_ledger(other, KEY) as restored:
        with pytest.raises(LedgerError) as caught:
            restored.restore(tmp_path / "new", LATER)
        assert caught.value.trouble is Trouble.BAD_BACKUP
        restored.restore(tmp_path / "old", LATER)


def test_a_backup_hides_no_change(nights: Nights, other: Secret[str], tmp_path: Path) -> None:
    fill(nights)
    with nights.ledger.database.engine.begin() as db:
        db.execute(sa.update(FINDINGS).values(mac="0").where(FINDINGS.c.id == FOUND.id))
    assert nights.ledger.backup(tmp_path / "b").unverified == 1
    with open_ledger(other, KEY) as restored:
        assert restored.restore(tmp_path / "b", LATER).unverified == 1
        assert restored.history(LATER).tampering == (Tampering("record", "files", "members"),)


def test_only_an_empty_ledger_is_restored_into(nights: Nights, tmp_path: Path) -> None:
    fill(nights)
    nights.ledger.backup(tmp_path / "b")
    with pytest.raises(LedgerError) as caught:
        nights.ledger.restore(tmp_path / "b", LATER)
    assert caught.value.trouble is Trouble.NOT_EMPTY


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "head", "no json", "no mac"])
def test_a_damaged_backup_is_refused_whole(
    nights: Nights, other: Secret[str], tmp_path: Path, damage: str
) -> None:
    fill(nights)
    path = tmp_path / "b"
    nights.ledger.backup(path)
    lines = path.read_bytes().splitlines(keepends=True)
    damaged = {
        "cut": lines[:-2],
        "flip": [line.replace(b"2026", b"2027") for line in lines],
        "empty": [],
        "head": lines[1:],
        "no json": [b"\xff\n", *lines[1:]],
        "no mac": [*lines, b"[]\n"],
    }[damage]
    path.write_bytes(b"".join(damaged))
    with open_ledger(other, KEY) as restored:
        before = rows(restored)
        with pytest.raises(LedgerError) as caught:
            restored.restore(path, LATER)
        assert caught.value.trouble is Trouble.BAD_BACKUP
        assert rows(restored) == before


def test_a_backup_under_another_secret_is_refused(
    nights: Nights, other: Secret[str], tmp_path: Path
) -> None:
    nights.ledger.backup(tmp_path / "b")
    with open_ledger(other, OTHER_KEY) as restored, pytest.raises(LedgerError):
        restored.restore(tmp_path / "b", LATER)


def test_a_backup_goes_into_a_new_file_and_comes_from_one_that_is_there(
    nights: Nights, tmp_path: Path
) -> None:
    (tmp_path / "b").touch()
    refused = {"b": Trouble.THERE_ALREADY, "missing/b": Trouble.NO_ACCESS}
    for path, trouble in refused.items():
        with pytest.raises(LedgerError) as caught:
            nights.ledger.backup(tmp_path / path)
        assert caught.value.trouble is trouble
    assert (tmp_path / "b").read_bytes() == b""
    with pytest.raises(LedgerError) as caught:
        nights.ledger.restore(tmp_path / "nothing", LATER)
    assert caught.value.trouble is Trouble.NO_ACCESS


def test_a_large_ledger_is_restored_in_batches(
    nights: Nights, other: Secret[str], tmp_path: Path
) -> None:
    many = [finding(f"dataset {n}") for n in range(2 * BATCH)]
    nights.run(1, many, [line(f.location.dataset) for f in many])
    saved = nights.ledger.backup(tmp_path / "b")
    assert saved.rows["findings"] == 2 * BATCH
    head = json.loads((tmp_path / "b").read_bytes().splitlines()[0])
    assert head == {"pcscan-ledger": 1, "schema": versions()[-1]}
    with open_ledger(other, KEY) as restored:
        assert restored.restore(tmp_path / "b", LATER) == saved
        assert len(restored.exceptions()) == 2 * BATCH


def count(ledger: SqlLedger, table: sa.Table) -> int:
    return len(rows(ledger)[table.name])


def test_what_is_old_goes_and_what_is_open_stays(nights: Nights) -> None:
    fill(nights)
    nights.ledger.note(Act(ActKind.SHOW_VALUES, FIRST))
    nights.ledger.assign(FOUND.id, LATER, owner="鈴木")
    kept = nights.ledger.run("run-4")
    known = nights.ledger.history(LATER).findings[FOUND.id]
    pruned = nights.ledger.prune(FIRST + 10 * DAY, LATER)
    assert (pruned.runs, pruned.findings, pruned.acts) == (3, 1, 1)
    assert [past.record.id for past in nights.ledger.runs()] == ["run-4"]
    assert nights.ledger.run("run-4") == kept
    history = nights.ledger.history(LATER)
    assert history.findings == {FOUND.id: known}
    assert history.tampering == ()
    assert known.first_seen == FIRST
    assert [act.kind for act in nights.ledger.acts()][-1] is ActKind.PRUNE
    assert count(nights.ledger, EVENTS) == 1
    nights.run(5, [FOUND, CARDS], [line(), line("cards")])
    assert nights.ledger.told(CARDS.id).steps[0].change is Change.NEW


def test_every_run_that_stays_is_drawn_as_it_was(nights: Nights) -> None:
    fill(nights)
    drawn = [nights.ledger.run(f"run-{n}") for n in (3, 4)]
    pruned = nights.ledger.prune(FIRST + 2 * DAY, LATER)
    assert (pruned.runs, pruned.findings) == (2, 0)
    assert [nights.ledger.run(f"run-{n}") for n in (3, 4)] == drawn
    assert [s.change for s in nights.ledger.told(CARDS.id).steps] == [
        Change.REOPENED,
        Change.FIXED,
    ]


def test_abandoned_runs_go_and_open_ones_stay(nights: Nights) -> None:
    nights.memory(1)
    begun, memory = nights.memory(2)
    memory.keep_checkpoint(PLACE, "part", PROFILE)
    assert nights.ledger.prune(LATER, LATER).runs == 1
    assert nights.ledger.unfinished() == (begun,)
    assert nights.memory(3, resume=True)[1].checkpoint(PLACE, "part") == PROFILE


def test_what_was_noticed_goes_with_its_run(nights: Nights) -> None:
    fill(nights)
    with nights.ledger.database.engine.begin() as db:
        db.execute(sa.text("UPDATE profiles SET mark = 'x'"))
    begun, memory = nights.memory(5)
    assert memory.recall(PLACE) is None
    nights.end(begun)
    nights.run(6)
    assert nights.ledger.history(LATER, begun.id).tampering != ()
    nights.ledger.prune(FIRST + 4 * DAY, LATER)
    assert nights.ledger.history(LATER, begun.id).tampering != ()
    nights.ledger.prune(FIRST + 5 * DAY, LATER)
    assert nights.ledger.history(LATER, begun.id).tampering == ()


def test_a_changed_row_does_not_go_with_the_old(nights: Nights) -> None:
    fill(nights)
    nights.ledger.assign(FOUND.id, FIRST, owner="鈴木")
    with nights.ledger.database.engine.begin() as db:
        db.execute(sa.update(RUNS).values(mac="0").where(RUNS.c.id == "run-1"))
        db.execute(sa.text("UPDATE acts SET mac = '0'"))
    nights.ledger.prune(FIRST + 3 * DAY, LATER)
    assert len(nights.ledger.history(LATER).tampering) == 3


OLD_NAME, NEW_NAME = "[name:0123456789ab]", "[name:ba9876543210]"
HIDDEN, RENAMED = finding(OLD_NAME), finding(NEW_NAME)


def test_a_new_secret_keeps_all_that_is_known(nights: Nights, url: Secret[str]) -> None:
    begun, memory = nights.memory(1)
    memory.keep(PLACE, PROFILE)
    nights.end(begun, [FOUND, HIDDEN], [line(), line(OLD_NAME)], memory)
    nights.ledger.assign(HIDDEN.id, FIRST, owner="佐藤")
    nights.memory(2)
    rotated = nights.ledger.rotate(NEW_KEY, {OLD_NAME: NEW_NAME}, LATER)
    assert rotated.ids == {HIDDEN.id: RENAMED.id}
    assert rotated.unverified == 0
    assert nights.ledger.history(LATER).tampering == ()
    nights.ledger.close()
    with pytest.raises(LedgerError) as caught:
        open_ledger(url, KEY)
    assert caught.value.trouble is Trouble.OTHER_KEY
    with open_ledger(url, NEW_KEY) as ledger:
        assert ledger.history(LATER).tampering == ()
        assert ledger.unfinished() == ()
        told = ledger.told(HIDDEN.id)
        assert told == ledger.told(RENAMED.id)
        assert (told.standing.finding, told.standing.known.owner) == (RENAMED, "佐藤")
        assert [step.change for step in told.steps] == [Change.NEW]
        assert ledger.run("run-1").findings == (RENAMED, FOUND)
        assert ledger.run("run-1").record.coverage[1].dataset == NEW_NAME
        assert ledger.memory(start(2), WEEK).recall(PLACE) is None
        Nights(ledger).run(3, [RENAMED], [line(), line(NEW_NAME)])
        assert ledger.told(RENAMED.id).standing.known.first_seen == FIRST
        again = ledger.rotate(KEY, {NEW_NAME: OLD_NAME}, LATER)
        assert again.ids == {RENAMED.id: HIDDEN.id}
        assert ledger.told(RENAMED.id).standing.finding == HIDDEN
        assert ledger.told(HIDDEN.id).standing.finding == HIDDEN


def test_a_new_secret_does_not_cover_up_a_change(nights: Nights) -> None:
    fill(nights)
    with nights.ledger.database.engine.begin() as db:
        db.execute(sa.update(RUNS).values(state="open").where(RUNS.c.id == "run-2"))
    rotated = nights.ledger.rotate(NEW_KEY, {}, LATER)
    assert (rotated.unverified, rotated.ids) == (1, {})
    assert nights.ledger.history(LATER).tampering == (Tampering("record", "ledger"),)
    assert sum(map(len, rows(nights.ledger).values())) == rotated.rows + 2
    assert set(rows(nights.ledger)) == set(METADATA.tables)

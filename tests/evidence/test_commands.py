"""Evidence from the command line: a key, nights, a pack, and what is refused."""

import json
import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from scanner import config
from scanner.cli.arguments.readers import JAPAN
from scanner.model.errors import ConfigError
from tests.small import CLEAN, POLICY, Small, small

__all__ = ["small"]

SIGNED = POLICY.replace('"file:system.key"', '"file:system.key", evidence: "file:evidence.pem"')
LAST = "2026-11-03"


@pytest.fixture
def signing(small: Small) -> Small:
    (small.folder / "policy.yaml").write_text(SIGNED, encoding="utf-8")
    code, said = small.run("key", "new", small.config, "--key", "evidence")
    assert (code, "give its public key" in said) == (0, True)
    return small


def _inspect(small: Small, since: str = "2026-11-01", until: str = LAST) -> tuple[int, str]:
    out, as_of = str(small.folder / "pack"), "2026-11-30"
    period = ("--from", since, "--to", until, "--as-of", as_of)
    return small.run("inspection", small.config, *period, "--out", out)


def _verify(small: Small, *more: str) -> tuple[int, str]:
    key = str(small.folder / "evidence.pem.pub")
    return small.run("evidence", "verify", str(small.folder / "pack"), "--key", key, *more)


def test_nights_are_signed_packed_and_verified(signing: Small) -> None:
    mails = signing.folder / "mails.txt"
    with mails.open("a", encoding="utf-8") as kept:
        for day in ("2026-11-01", LAST):
            assert signing.night(day) == 10
            kept.write((signing.folder / "out" / "head.txt").read_text("utf-8"))
        signing.write("notes.csv", CLEAN)
        signing.night("2026-11-04")
    code, said = _inspect(signing, until="2026-11-04")
    assert (code, "packed, 8 files" in said) == (0, True)
    code, said = _verify(signing, "--anchor", str(mails))
    assert code == 0
    assert said.splitlines() == [
        "valid: 3 records, 2026-11-01 to 2026-11-04",
        "nights: 3 scanned, 0 partial, 1 missed",
        "anchored until 2026-11-03",
        "not anchored: 1 records",
    ]
    drawn = json.loads((signing.folder / "pack" / "inspection.json").read_text("utf-8"))
    statuses = [night["status"] for night in drawn["nights"]]
    assert statuses == ["scanned", "missed", "scanned", "scanned"]
    lives = {one["finding"]["control"]: (one["days"], one["until"]) for one in drawn["findings"]}
    assert lives["MIN-1"] == (3, "2026-11-04T03:00:00+09:00")
    run = json.loads((signing.folder / "out" / "run.json").read_text("utf-8"))
    assert run["keys"]["evidence"] == drawn["key"]


def test_both_keys_are_for_their_owner_and_never_overwritten(signing: Small) -> None:
    private = signing.folder / "evidence.pem"
    assert private.stat().st_mode & 0o777 == 0o600
    before = private.read_bytes()
    code, said = signing.run("key", "new", signing.config, "--key", "evidence")
    assert (code, "never overwritten" in said, private.read_bytes() == before) == (2, True, True)


def test_a_key_in_a_variable_is_told_how_to_make(small: Small) -> None:
    policy = SIGNED.replace("file:evidence.pem", "env:SIGNING")
    (small.folder / "policy.yaml").write_text(policy, encoding="utf-8")
    code, said = small.run("key", "new", small.config, "--key", "evidence")
    assert (code, "openssl genpkey" in said) == (0, True)


def test_without_a_key_a_run_says_that_it_is_not_signed(small: Small) -> None:
    out = str(small.folder / "out")
    code, said = small.run("nightly", small.config, "--out", out, "--as-of", "2026-11-01T03:00")
    assert (code, "not signed" in said) == (10, True)
    assert not (small.folder / "out" / "head.txt").exists()
    code, said = _inspect(small)
    assert (code, "not signed" in said) == (2, True)


def test_nights_of_before_the_key_are_told_apart(small: Small) -> None:
    small.night("2026-11-01")
    (small.folder / "policy.yaml").write_text(SIGNED, encoding="utf-8")
    small.run("key", "new", small.config, "--key", "evidence")
    small.night(LAST)
    assert _inspect(small)[0] == 0
    drawn = json.loads((small.folder / "pack" / "inspection.json").read_text("utf-8"))
    assert drawn["unsigned"] == ["2026-11-01"]
    assert drawn["nights"][0]["status"] == "missed"
    assert "2026-11-01" in (small.folder / "pack" / "inspection.en.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        ("2026-11-05", "2026-11-04", "--from must not lie after --to"),
        ("2026-11-01", "2026-12-01", "must not be still to come"),
        ("2026-10-01", "2026-10-31", "no signed record"),
    ],
)
def test_a_period_without_anything_is_refused(
    signing: Small, since: str, until: str, said: str
) -> None:
    signing.night("2026-11-01")
    code, told = _inspect(signing, since, until)
    assert (code, said in told) == (2, True)


def test_a_folder_with_other_files_is_no_place_for_a_pack(signing: Small) -> None:
    signing.night("2026-11-01")
    (signing.folder / "pack").mkdir()
    (signing.folder / "pack" / "notes.txt").write_text("mine\n", encoding="ascii")
    code, told = _inspect(signing)
    assert (code, "notes.txt" in told) == (2, True)


def test_a_promised_key_that_is_not_there_is_refused(small: Small) -> None:
    (small.folder / "policy.yaml").write_text(SIGNED, encoding="utf-8")
    with pytest.raises(ConfigError, match="cannot be read"):
        config.load(small.folder / "policy.yaml")


def _sql(statement: str) -> Callable[[Path], None]:
    def run(ledger: Path) -> None:
        with sqlite3.connect(ledger) as db:
            db.execute(statement)
        db.close()

    return run


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE chain SET envelope = replace(envelope, 'payload', 'Payload') WHERE number = 1",
        "UPDATE chain SET at = '2026-11-01T03:00:00+09:00' WHERE number = 2",
        "DELETE FROM chain WHERE number = 1",
        "DELETE FROM chain WHERE number = 2",
        "DELETE FROM chain",
    ],
)
def test_a_chain_that_was_changed_in_the_ledger_is_a_finding(
    signing: Small, statement: str
) -> None:
    signing.night("2026-11-01")
    signing.night("2026-11-02")
    assert "EVD-1" not in signing.listed()
    _sql(statement)(signing.ledger_file)
    signing.night(LAST)
    assert signing.listed()["EVD-1"]["subject"] == "chain"


def test_a_record_of_a_copied_ledger_does_not_fit(signing: Small) -> None:
    """Its row verifies: the same secret wrote it, in a copy that went another way."""
    signing.night("2026-11-01")
    copy = signing.folder / "copy.db"
    copy.write_bytes(signing.ledger_file.read_bytes())
    signing.night("2026-11-02")
    kept = signing.ledger_file.read_bytes()
    signing.ledger_file.write_bytes(copy.read_bytes())
    signing.write("notes.csv", CLEAN)
    signing.night("2026-11-02")
    copy.write_bytes(signing.ledger_file.read_bytes())
    signing.ledger_file.write_bytes(kept)
    with sqlite3.connect(signing.ledger_file) as db:
        db.execute("ATTACH ? AS other", (str(copy),))
        db.execute("REPLACE INTO chain SELECT * FROM other.chain WHERE number = 2")
    db.close()
    signing.night(LAST)
    assert signing.listed()["EVD-1"]["subject"] == "chain"


def test_a_record_that_was_dropped_from_the_ledger_is_named_by_whoever_has_the_pack(
    signing: Small,
) -> None:
    for day in ("2026-11-01", "2026-11-02", LAST):
        signing.night(day)
    _sql("DELETE FROM chain WHERE number = 2")(signing.ledger_file)
    assert _inspect(signing)[0] == 0
    code, said = _verify(signing)
    assert (code, said.splitlines()[0]) == (10, "INVALID: record 2 was dropped")


def test_contents_that_were_changed_in_the_ledger_are_not_packed(signing: Small) -> None:
    signing.night("2026-11-01")
    _sql("DELETE FROM contents")(signing.ledger_file)
    code, said = _inspect(signing)
    assert (code, "compare a backup" in said) == (2, True)


def test_pruning_leaves_a_chain_that_holds(signing: Small) -> None:
    for day in ("2026-11-01", "2026-11-02", LAST):
        signing.night(day)
    with signing.ledger() as ledger:
        before = ledger.links()
        ledger.prune(datetime(2026, 11, 2, tzinfo=JAPAN), datetime(2026, 11, 4, tzinfo=JAPAN))
        assert ledger.links() == before[1:]
    signing.night("2026-11-04")
    assert "EVD-1" not in signing.listed()
    assert _inspect(signing)[0] == 0
    assert _verify(signing)[0] == 0


def test_another_system_secret_leaves_signed_records_as_they_are(signing: Small) -> None:
    signing.night("2026-11-01")
    (signing.folder / "new.key").write_text("fedcba9876543210" * 4, encoding="ascii")
    assert signing.run("key", "rotate", signing.config, "--to", "file:new.key")[0] == 0
    policy = SIGNED.replace("file:system.key", "file:new.key")
    (signing.folder / "policy.yaml").write_text(policy, encoding="utf-8")
    signing.night("2026-11-02")
    assert "EVD-1" not in signing.listed()
    assert _inspect(signing)[0] == 0
    assert _verify(signing)[0] == 0


def test_a_backup_brings_the_chain_back(signing: Small) -> None:
    signing.night("2026-11-01")
    saved = signing.folder / "saved.jsonl"
    assert signing.run("ledger", "backup", signing.config, "--to", str(saved))[0] == 0
    signing.ledger_file.unlink()
    assert signing.run("ledger", "restore", signing.config, "--from", str(saved))[0] == 0
    signing.night("2026-11-02")
    assert "EVD-1" not in signing.listed()
    assert _inspect(signing)[0] == 0
    assert _verify(signing)[0] == 0

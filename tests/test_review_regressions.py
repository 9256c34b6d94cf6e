"""What once got past everything else: names, declarations and processes in unusual circumstances.

Each test is a report of a defect: what was done, and what must come of it.
"""

import argparse
import os
import signal
import sqlite3
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from scanner.cli import main
from scanner.cli.arguments.readers import moment
from scanner.decode.header import column_names
from scanner.ledger import LedgerError, open_ledger
from scanner.model.category import DataCategory
from scanner.model.declaration import DatasetDeclaration, FieldDeclaration, Treatment
from scanner.model.detection import NameKind
from scanner.model.finding import Outcome
from scanner.model.history import History
from scanner.model.inventory import Holding, Inventory, Location
from scanner.model.policy import Policy
from scanner.model.profile import DatasetProfile, FieldProfile, MaskTally
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.model.secret import Secret
from scanner.profiling import Namer
from scanner.recognizers import detector
from scanner.rules import judge

JAPAN = ZoneInfo("Asia/Tokyo")
NAME = "綾小路花子"
POLICY = """
version: 1
system: small
keys: {{system: "env:SMALL_KEY"}}
ledger: {{nights_since: 2026-11-01}}
cities: {{chiba: {{name: 千葉市, rulebooks: [operator]}}}}
sources: {{db: {{kind: database, url: "sqlite:///{folder}/data.db"}}}}
datasets:
  members:
    source: db
    where: main.members
    cities: [chiba]
    fields: {{id: none, memo: none}}
"""


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a system of one table, without anything to report."""
    monkeypatch.setenv("SMALL_KEY", "0123456789abcdef" * 4)
    with sqlite3.connect(tmp_path / "data.db") as db:
        db.execute("CREATE TABLE members (id INTEGER PRIMARY KEY, memo TEXT)")
        db.execute("INSERT INTO members VALUES (1, 'x')")
    db.close()
    path = tmp_path / "policy.yaml"
    path.write_text(POLICY.format(folder=tmp_path), encoding="utf-8")
    return path


@pytest.mark.parametrize("cell", [b"\x00\x01", b"\xff\xfe"])
def test_a_hidden_column_stays_hidden_where_it_is_a_gap(
    config: Path, cell: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    """A blob or broken text in a column that is called after a person."""
    with sqlite3.connect(config.parent / "data.db") as db:
        db.execute(f'CREATE TABLE t (id INTEGER PRIMARY KEY, "{NAME}" TEXT)')
        text = cell if cell[0] == 0 else None
        db.execute("INSERT INTO t VALUES (1, coalesce(?, CAST(? AS TEXT)))", (text, cell))
    db.close()
    out = config.parent / "out"
    options = ["--out", str(out), "--format", "html,csv", "--as-of", "2026-11-01T03:00"]
    assert main(["scan", str(config), *options]) == 3
    written = "".join(path.read_text(encoding="utf-8") for path in out.iterdir())
    assert '"field":"[name:' in written
    assert NAME not in written + capsys.readouterr().out


def _outcomes(others: FieldDeclaration, seen: FieldProfile) -> set[tuple[str, Outcome]]:
    dataset = DatasetDeclaration("members", "db", "main.members", (), others=others)
    profile = DatasetProfile(rows=1, fields={"tel": seen})
    holding = Holding(Location("db", "members"), dataset, profile)
    at = datetime(2026, 11, 1, tzinfo=JAPAN)
    findings = judge(Inventory((holding,)), Policy({"members": dataset}), History(), at)
    return {(f.control, f.outcome) for f in findings if f.location.field == "tel"}


def test_a_mask_is_verified_in_every_column_that_the_star_speaks_for() -> None:
    """``"*": {treatment: masked}`` was believed without a look."""
    phone = frozenset({DataCategory.PHONE_NUMBER})
    masked = FieldDeclaration(phone, Treatment.MASKED, "[*]{7}[0-9]{4}")
    clear = FieldProfile(1, 1, mask=MaskTally(whole=1))
    assert _outcomes(masked, clear) == {("MASK-2", Outcome.FAIL), ("MASK-4", Outcome.PASS)}
    kept = FieldProfile(1, 1, mask=MaskTally(kept=1))
    assert _outcomes(masked, kept) == {("MASK-2", Outcome.PASS), ("MASK-4", Outcome.PASS)}


def test_a_removal_is_verified_in_every_column_that_the_star_speaks_for() -> None:
    """``"*": {treatment: removed}`` was believed, too."""
    removed = FieldDeclaration(frozenset({DataCategory.PERSON}), Treatment.REMOVED)
    assert _outcomes(removed, FieldProfile(1, 1)) == {("MASK-1", Outcome.FAIL)}
    assert _outcomes(removed, FieldProfile(1, 0)) == {("MASK-1", Outcome.PASS)}


def test_thousands_of_columns_of_one_name() -> None:
    """Each search for a free name began anew, so that a header of 4,000 never came to an end."""
    names = column_names(["a", "a_3", *["a"] * 4000])
    assert names[:5] == ("a", "a_3", "a_2", "a_4", "a_5")
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", ["[name:#1]", os.fsdecode(f"{NAME}.csv".encode("cp932"))])
def test_a_name_that_only_looks_like_none_is_hidden(name: str) -> None:
    """One that passes for the reference of another column, and one that is not UTF-8.

    The first put the profile of one column in the place of another, and that one was lost.
    """
    namer = Namer(detector(RecognizerSettings()))
    assert namer.column(name, 2) == "[name:#3]"
    assert not detector(RecognizerSettings()).shows(os.fsdecode(b"\x88\xbb.csv"), NameKind.PATH)


@pytest.mark.parametrize("text", ["0001-01-01", "9999-12-31T23:59-05:00", "1899-12-31", "x"])
def test_a_moment_beyond_the_calendar_is_refused(text: str) -> None:
    """Time zones, and rules that look back a month, need some calendar around it."""
    with pytest.raises(argparse.ArgumentTypeError, match="expected a date"):
        moment(text)


def test_a_path_that_is_too_long_is_no_internal_error(config: Path) -> None:
    """The file system refuses even to look."""
    assert main(["scan", str(config), "--out", "o" * 5000]) == 2
    url = Secret(f"sqlite:///{config.parent}/new.db")
    with open_ledger(url, Secret(b"k" * 32)) as ledger, pytest.raises(LedgerError):
        ledger.backup(Path("b" * 5000))


def test_a_night_counts_though_nobody_reads_what_it_says(config: Path) -> None:
    """Standard output was full or closed: the reports are written, so the night is completed."""
    begin = [sys.executable, "-c", "from scanner.cli import entry; entry()", "nightly", str(config)]
    options = ["--out", str(config.parent / "out"), "--as-of", "2026-11-01T03:00"]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        subprocess.run(  # noqa: S603 - this very program
            [*begin, *options], stdout=full, stderr=subprocess.DEVNULL, check=False
        )
    assert main(["status", str(config), "--as-of", "2026-11-02T01:00"]) == 0


def test_workers_leave_when_their_parent_is_killed() -> None:
    """They waited for their next item for ever, each with the memory of a scan."""
    program = (
        "from scanner.runtime import LocalExecutor\n"
        "if __name__ == '__main__':\n"
        "    for _ in LocalExecutor(1).each(enumerate(range(10)), str):\n"
        "        print('at work', flush=True)\n"
        "        import time; time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)  # noqa: S603 - ours
    assert parent.stdout is not None
    assert parent.stdout.readline() == b"at work\n"
    parent.send_signal(signal.SIGKILL)
    parent.communicate(timeout=20)  # ends when nobody holds the pipe any more
    assert parent.returncode == -signal.SIGKILL

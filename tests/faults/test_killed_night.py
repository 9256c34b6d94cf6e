"""A night that is killed at any write and resumed ends as if nothing had happened."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from scanner.ledger import open_ledger
from scanner.ledger.tables import METADATA
from scanner.model.secret import Secret
from tests.faults.killed_night import WRITE

pytestmark = pytest.mark.uncovered

KEY = "0123456789abcdef" * 4
AS_OF = "2026-11-01T03:00:00+09:00"
LATER = "2026-11-01T03:20:00+09:00"
SEED = 11
FILES = 12
KILLS, SOME_KILLS, BETWEEN = 50, 5, 30
"""How often a night is killed, how often of that in ``make test``, and how many of all kills must
lie between the first checkpoint and the last commit."""

POLICY = """
version: 1
system: killed
keys: {system: "env:KILLED_KEY", evidence: "file:evidence.pem"}
cities: {chiba: {name: 千葉市, rulebooks: [operator]}}
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


@dataclass(frozen=True)
class Kill:
    """Where a night dies: at which of its writes, counted from 1, and whether amid it."""

    write: int
    inside: bool = False


NEVER = Kill(0)


def _night(folder: Path, kill: Kill = NEVER, as_of: str = AS_OF) -> Ended:
    config, out = str(folder / "policy.yaml"), str(folder / "out")
    place = [str(kill.write), "inside" if kill.inside else "before"]
    command = [sys.executable, "-m", "tests.faults.killed_night", *place, "nightly", config]
    done = subprocess.run(  # noqa: S603 - our own
        [*command, "--out", out, "--as-of", as_of],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"KILLED_KEY": KEY},
    )
    lines = done.stderr.splitlines()
    kinds = (line.removeprefix(WRITE) for line in lines if line.startswith(WRITE))
    return Ended(done.returncode, tuple(kinds))


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a small system with breaches and a gap, and the reference night beside it."""
    folder = tmp_path_factory.mktemp("origin")
    (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    signing = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    form = Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    (folder / "evidence.pem").write_bytes(signing.private_bytes(*form))
    with sqlite3.connect(folder / "members.db") as db:
        db.execute("CREATE TABLE members (id INTEGER PRIMARY KEY, tel TEXT, day TEXT)")
        rows = [(n, f"090-1234-{n:04d}", f"202{n % 6}-04-01") for n in range(500)]
        db.executemany("INSERT INTO members VALUES (?, ?, ?)", rows)
        db.execute("CREATE TABLE copy AS SELECT * FROM members")
    db.close()
    (folder / "files").mkdir()
    (folder / "files" / "backup.bak").write_bytes(b"PK\x03\x04" + bytes(18))
    for number in range(FILES):
        text = f"id,memo\n1,hello\n2,mail u{number}@example.jp\n"
        (folder / "files" / f"part_{number:02d}.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def reference(origin: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ended]:
    folder = tmp_path_factory.mktemp("reference") / "system"
    shutil.copytree(origin, folder)
    return folder, _night(folder)


def _memory(folder: Path) -> tuple[object, ...]:
    """Give what the ledger knows, whatever the run was called, and how many rows it takes."""
    with open_ledger(Secret(f"sqlite:///{folder}/ledger.db"), Secret(KEY.encode())) as ledger:
        runs = ledger.runs()
        with ledger.database.read() as db:
            counts = {
                name: db.scalar(sa.select(sa.func.count()).select_from(table))
                for name, table in METADATA.tables.items()
            }
        return (
            counts,
            [(past.record.as_of, past.whole, past.record.exit_code) for past in runs],
            ledger.unfinished(),
            [(s.finding, s.known, s.unseen) for s in ledger.open_findings()],
            [ledger.told(s.finding.id).steps[0].change for s in ledger.open_findings()],
            ledger.history(runs[-1].record.as_of).tampering,
        )


def _check_resumed(
    origin: Path, reference: tuple[Path, Ended], parent: Path, kills: Sequence[Kill]
) -> None:
    """Kill one night after another, run each again, and compare it with the night that lived."""
    wanted = (reference[0] / "out" / "findings.json").read_bytes(), _memory(reference[0])
    for kill in kills:
        folder = parent / f"killed {kill}"
        shutil.copytree(origin, folder)
        assert _night(folder, kill).code == -signal.SIGKILL, kill
        assert _night(folder).code == reference[1].code, kill
        assert ((folder / "out" / "findings.json").read_bytes(), _memory(folder)) == wanted, kill
        shutil.rmtree(folder)


def _between(writes: Sequence[str]) -> range:
    """Give the writes from the first checkpoint to the commit that ends the run, from 1."""
    return range(writes.index("INSERT checkpoints") + 1, _end(writes) + 1)


def _end(writes: Sequence[str]) -> int:
    """Give the commit of the record: whatever is written afterwards, the night is done."""
    return writes.index("COMMIT", writes.index("INSERT chain")) + 1


def _kills(writes: Sequence[str]) -> list[Kill]:
    """Choose by seed: inside each kind of write, before the last commit, before what lies between.

    Not inside that commit: whoever dies there may have finished the night.
    """
    random, end = Random(SEED), _end(writes)
    inside = [
        Kill(random.choice(_of(kind, writes)), inside=True) for kind in sorted(set(writes[:end]))
    ]
    before = random.sample(_between(writes)[:-1], KILLS - len(inside) - 1)
    return [*inside, Kill(end), *(Kill(number) for number in before)]


def _of(kind: str, writes: Sequence[str]) -> list[int]:
    """Give the writes of a kind before the end, those between where there are any."""
    every = [n for n, one in enumerate(writes, 1) if one == kind and n < _end(writes)]
    return [n for n in every if n in _between(writes)] or every


def test_a_night_that_lives_writes_what_it_should(reference: tuple[Path, Ended]) -> None:
    folder, ended = reference
    assert ended.code == 11
    with sqlite3.connect(folder / "ledger.db") as db:
        assert db.execute("SELECT count(*) FROM checkpoints").fetchone() == (0,)
    db.close()
    assert sum("checkpoints" in w for w in ended.writes) >= FILES
    assert "REPORT findings.json" in ended.writes


def test_kills_lie_where_they_must(reference: tuple[Path, Ended]) -> None:
    writes = reference[1].writes
    kills = _kills(writes)
    assert len(set(kills)) == len(kills) == KILLS
    assert {writes[kill.write - 1] for kill in kills if kill.inside} == set(writes[: _end(writes)])
    assert sum(kill.write in _between(writes) for kill in kills) >= BETWEEN
    assert len(kills[:: KILLS // SOME_KILLS]) == SOME_KILLS


def test_a_night_killed_at_five_writes(
    origin: Path, reference: tuple[Path, Ended], tmp_path: Path
) -> None:
    kills = _kills(reference[1].writes)[:: KILLS // SOME_KILLS]
    _check_resumed(origin, reference, tmp_path, kills)


@pytest.mark.long
def test_a_night_killed_at_fifty_writes(
    origin: Path, reference: tuple[Path, Ended], tmp_path: Path
) -> None:
    _check_resumed(origin, reference, tmp_path, _kills(reference[1].writes))


def test_a_resumed_night_keeps_its_moment_and_reads_only_what_is_missing(
    origin: Path, reference: tuple[Path, Ended], tmp_path: Path
) -> None:
    folder = tmp_path / "resumed"
    shutil.copytree(origin, folder)
    written = [n for n, w in enumerate(reference[1].writes, 1) if "INSERT checkpoints" in w]
    assert _night(folder, Kill(written[-1])).code == -signal.SIGKILL
    ended = _night(folder, as_of=LATER)
    again = sum("INSERT checkpoints" in w for w in ended.writes)
    assert again == 1
    mine, wanted = (f / "out" / "findings.json" for f in (folder, reference[0]))
    assert mine.read_bytes() == wanted.read_bytes()

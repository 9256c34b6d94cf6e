"""Thirty real nights from the command line, one process each, packed and verified by another."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.process import unmeasured
from tests.evidence.test_commands import SIGNED
from tests.small import CALL, CLEAN

NIGHTS = 30


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own
        [sys.executable, *command], capture_output=True, text=True, check=False, env=unmeasured()
    )


def _job(name: str, folder: Path, *more: str) -> int:
    return _run("-m", f"jobs.{name}", str(folder / "policy.yaml"), *more).returncode


@pytest.mark.long
def test_thirty_nights(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "policy.yaml").write_text(SIGNED, encoding="utf-8")
    (tmp_path / "system.key").write_text("0123456789abcdef" * 4, encoding="ascii")
    program = "import sys; from scanner.cli import main; sys.exit(main(sys.argv[1:]))"
    new = ("key", "new", str(tmp_path / "policy.yaml"), "--key", "evidence")
    assert _run("-c", program, *new).returncode == 0
    mails = tmp_path / "mails.txt"
    for day in range(1, NIGHTS + 1):
        wrong = day % 7 == 0
        (tmp_path / "data" / "notes.csv").write_text(CALL if wrong else CLEAN, encoding="utf-8")
        out, as_of = str(tmp_path / "out"), f"2026-10-{day:02d}T03:00"
        assert _job("nightly", tmp_path, "--out", out, "--as-of", as_of) == (10 if wrong else 0)
        with mails.open("a", encoding="utf-8") as kept:
            kept.write((tmp_path / "out" / "head.txt").read_text("utf-8"))
    pack = str(tmp_path / "pack")
    period = ("--from", "2026-10-01", "--to", "2026-10-30", "--as-of", "2026-10-31")
    assert _job("inspection", tmp_path, *period, "--out", pack) == 0
    asked = (pack, "--key", str(tmp_path / "evidence.pem.pub"), "--anchor", str(mails))
    done = _run("-I", f"{pack}/verify.py", *asked)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "valid: 30 records, 2026-10-01 to 2026-10-30",
        "nights: 30 scanned, 0 partial, 0 missed",
        "anchored until 2026-10-30",
    ]

"""Where output cannot go: a reader who has left, a full disk, a path that leads nowhere."""

import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from scanner.cli import main, progress
from scanner.cli.language import message
from tests import small as small_system
from tests.small import CALL, Small

small = small_system.small

AS_NOBODY = """
import os, sys
from scanner.cli import detecting, main
if os.geteuid() == 0:
    os.setuid(65534)
sys.exit(main(sys.argv[1:]))
"""


def broken_pipe(monkeypatch: pytest.MonkeyPatch, name: str) -> io.TextIOWrapper:
    """Put a pipe whose reader has left in the place of a standard stream."""
    reader, writer = os.pipe()
    os.close(reader)
    stream = io.TextIOWrapper(io.FileIO(writer, "wb"), write_through=True)
    monkeypatch.setattr(sys, name, stream)
    return stream


def test_detection_ends_when_its_reader_has_left(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        small.write(f"part_{number}.csv", CALL)
    with broken_pipe(monkeypatch, "stdout"):
        code = main(["detect", str(small.folder / "data"), "--format", "jsonl"])
    assert (code, small.capture.readouterr().err) == (3, "")


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (["check", "CONFIG"], 0),
        (["explain", "MIN-1"], 0),
        (["status", "CONFIG", "--as-of", "2026-11-09"], 10),
        (["exceptions", "--config", "CONFIG", "list"], 0),
        (["detect", "CONFIG"], 0),
        (["nightly", "CONFIG", "--out", "OUT", "--as-of", "2026-11-02"], 10),
        (["--help"], 0),
    ],
)
def test_a_reader_who_has_left_changes_no_exit_code(
    small: Small, monkeypatch: pytest.MonkeyPatch, command: list[str], code: int
) -> None:
    small.night("2026-11-01")
    places = {"CONFIG": small.config, "OUT": str(small.folder / "out")}
    with broken_pipe(monkeypatch, "stdout"):
        assert main([places.get(part, part) for part in command]) == code
    unsigned = {message("unsigned", lang) for lang in ("ja", "en")}
    assert small.capture.readouterr().err.strip() in {"", *unsigned}


def test_the_installed_command_leaves_a_pipe_quietly(small: Small) -> None:
    program = "import sys; from scanner.cli import main; sys.exit(main(sys.argv[1:]))"
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", program, "detect", small.folder / "data"],
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_full_disk_behind_stdout_is_told(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    for lang, words in (("en", "stdout cannot be written: No space"), ("ja", "標準出力に書き込め")):
        with (
            Path("/dev/full").open("w", encoding="utf-8") as full,
            monkeypatch.context() as patched,
        ):
            patched.setattr(sys, "stdout", full)
            code = main(["check", small.config, "--lang", lang])
        assert (code, words in small.capture.readouterr().err) == (2, True)


def test_progress_and_errors_that_nobody_reads_cost_no_night(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "SECONDS_BETWEEN_LINES", 0.0)
    with broken_pipe(monkeypatch, "stderr"):
        assert small.night("2026-11-01") == 10
        assert main(["check", "nowhere.yaml"]) == 2


def test_a_target_that_may_not_be_looked_at_is_a_gap() -> None:
    outer = Path(tempfile.mkdtemp(dir=os.path.realpath("/tmp")))  # noqa: S108 - any user
    try:
        outer.chmod(0o755)
        inner = outer / "closed" / "members"
        inner.mkdir(parents=True)
        inner.parent.chmod(0o000)
        told = subprocess.run(  # noqa: S603 - our own
            [sys.executable, "-c", AS_NOBODY, "detect", inner, "--format", "jsonl"],
            capture_output=True,
            check=False,
        )
    finally:
        (outer / "closed").chmod(0o700)
        shutil.rmtree(outer)
    assert told.returncode == 3, told.stderr
    [line] = map(json.loads, told.stdout.splitlines())
    wanted = {"type": "coverage", "dataset": str(inner), "status": "unread"}
    assert line == line | wanted | {"reason": "unreachable"}


@pytest.mark.parametrize("name", ["a" * 300, "/".join(["a" * 200] * 30)])
def test_a_path_that_is_too_long_leads_nowhere(small: Small, name: str) -> None:
    code, said = small.run("detect", name)
    assert (code, "there is no such file or folder" in said) == (2, True)
    out = str(small.folder / name)
    code, said = small.run("nightly", small.config, "--out", out)
    assert (code, "cannot be written: File name too long" in said) == (2, True)
    assert not small.ledger_file.exists()

"""A small system on disk, and what the command line says of it."""

import json
import os
import pty
import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from scanner import config
from scanner.cli import main
from scanner.ledger import SqlLedger, open_ledger

POLICY = """
version: 1
system: small
keys: {system: "file:system.key"}
cities: {chiba: {name: 千葉市, rulebooks: [operator]}}
sources: {files: {kind: folder, path: data}}
ledger: {nights_since: 2026-11-01}
datasets:
  notes: {source: files, where: notes.csv, cities: [chiba], fields: {id: none, memo: none}}
"""
CLEAN, CALL = "id,memo\n1,hello\n", "id,memo\n1,call 090-1234-5678\n"
HIDDEN = re.compile(r"\[name:[0-9a-f]{12}\]")


@dataclass(frozen=True)
class Small:
    """A small system, its data, and what the command line says of it."""

    folder: Path
    capture: pytest.CaptureFixture[str]

    @property
    def config(self) -> str:
        return str(self.folder / "policy.yaml")

    @property
    def ledger_file(self) -> Path:
        return self.folder / "policy.ledger.db"

    def run(self, *arguments: str) -> tuple[int, str]:
        """Give the exit code, and all that was said."""
        code = main([*arguments, "--lang", "en"])
        said = self.capture.readouterr()
        return code, said.out + said.err

    def exceptions(self, *arguments: str) -> tuple[int, str]:
        return self.run("exceptions", "--config", self.config, *arguments)

    def night(self, as_of: str) -> int:
        out = str(self.folder / "out")
        return self.run("nightly", self.config, "--out", out, "--as-of", f"{as_of}T03:00")[0]

    def write(self, name: str, text: str) -> None:
        (self.folder / "data" / name).write_text(text, encoding="utf-8")

    def listed(self) -> dict[str, dict[str, object]]:
        """Give the open exceptions by control."""
        code, said = self.exceptions("list", "--json")
        assert code == 0
        return {one["control"]: one for one in json.loads(said)["exceptions"]}

    def ledger(self) -> AbstractContextManager[SqlLedger]:
        return opened(self.folder)


@contextmanager
def opened(folder: Path) -> Iterator[SqlLedger]:
    """Open the ledger of the system in a folder."""
    system = config.load(folder / "policy.yaml")
    assert system.ledger is not None
    with open_ledger(system.ledger, system.key) as ledger:
        yield ledger


@pytest.fixture
def small(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Small:
    monkeypatch.setenv("COLUMNS", "120")
    (tmp_path / "data").mkdir()
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (tmp_path / "system.key").write_text("0123456789abcdef" * 4, encoding="ascii")
    made = Small(tmp_path, capsys)
    made.write("notes.csv", CALL)
    return made


@contextmanager
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], str]]:
    """Put a terminal in place of stdout, and give what was shown on it."""
    leader, follower = pty.openpty()
    seen: list[bytes] = []

    def watch() -> None:
        try:
            while data := os.read(leader, 1 << 16):
                seen.append(data)
        except OSError:  # how Linux says that the other side is closed
            pass

    watching = threading.Thread(target=watch)
    watching.start()
    screen = os.fdopen(follower, "w", encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setenv("TERM", "dumb")
        patched.setenv("COLUMNS", "160")
        patched.setattr(sys, "stdout", screen)
        yield lambda: b"".join(seen).decode()
        screen.close()
        watching.join()
    os.close(leader)

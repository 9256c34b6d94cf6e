"""A small system with two approvers, each with a key of their own."""

import json
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from shutil import copyfile, copytree
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from scanner.cli import main
from tests.small import CALL, POLICY

WAIVERS = """
waivers:
  at_most_days: 90
  soon_days: 7
  approvers:
    佐藤 花子: {key: "file:sato.pub", from: 2026-11-01, until: 2027-03-31}
    鈴木一郎: {key: "file:suzuki.pub"}
"""
FILE = "exceptions.xlsx"
DAYS = POLICY.replace("ledger: {nights_since: 2026-11-01}", "ledger: {full_scan_every_days: 1}")


@dataclass(frozen=True)
class Office:
    """The system, and what the command line says of it."""

    folder: Path
    capture: pytest.CaptureFixture[str]
    lang: str = "en"

    def run(self, *arguments: str) -> tuple[int, str]:
        code = main([*arguments, "--lang", self.lang])
        said = self.capture.readouterr()
        return code, said.out + said.err

    def night(self, day: str, *more: str, command: str = "nightly") -> int:
        out = str(self.folder / "out")
        config = str(self.folder / "policy.yaml")
        return self.run(command, config, "--out", out, "--as-of", f"{day}T03:00", *more)[0]

    def exceptions(self, *arguments: str, day: str = "2026-11-01") -> tuple[int, str]:
        about = ("--config", str(self.folder / "policy.yaml"), "--as-of", f"{day}T09:00")
        return self.run("exceptions", *about, *arguments)

    def path(self, name: str) -> str:
        return str(self.folder / name)

    def write(self, text: str, name: str = "notes.csv") -> None:
        (self.folder / "data" / name).write_text(text, encoding="utf-8")

    def findings(self) -> Mapping[str, Mapping[str, Any]]:
        """Give the last run's findings by control."""
        document = json.loads((self.folder / "out" / "findings.json").read_text("utf-8"))
        return {one["control"]: one for one in document["findings"]}

    def listed(self, day: str = "2026-11-01") -> Mapping[str, Mapping[str, Any]]:
        code, said = self.exceptions("list", "--json", day=day)
        assert code == 0, said
        return {one["control"]: one for one in json.loads(said)["exceptions"]}

    def all_listed(self, day: str) -> list[Mapping[str, Any]]:
        """Give every open exception."""
        listed: list[Mapping[str, Any]] = json.loads(self.exceptions("list", "--json", day=day)[1])[
            "exceptions"
        ]
        return listed

    def waive(
        self,
        *more: str,
        until: str = "2026-12-31",
        by: str = "山田",
        day: str = "2026-11-01",
        out: str = "request.json",
        control: str = "MIN-1",
    ) -> tuple[int, str]:
        """Ask for a waiver."""
        (self.folder / out).unlink(missing_ok=True)
        identity = str(self.listed(day)[control]["id"])
        said = ("--category", "waiver", "--reason", "移行中のため", "--until", until)
        asking = ("--requested-by", by, "--out", self.path(out))
        return self.exceptions("waive", identity, *said, *asking, *more, day=day)

    def sign(
        self, file: str = "request.json", key: str = "sato", day: str = "2026-11-01"
    ) -> tuple[int, str]:
        (self.folder / "signed.json").unlink(missing_ok=True)
        paths = ("--key", self.path(key), "--out", self.path("signed.json"))
        return self.exceptions("sign", self.path(file), *paths, day=day)

    def take(self, file: str = "request.json", day: str = "2026-11-01") -> tuple[int, str]:
        signed = self.path("signed.json")
        return self.exceptions("import", self.path(file), "--signed", signed, day=day)

    def waived(self, until: str = "2026-12-31") -> None:
        """Have the only finding waived."""
        for code, said in (self.waive(until=until), self.sign(), self.take()):
            assert code == 0, said

    def replace(self, old: str, new: str) -> None:
        """Change the configuration."""
        path = self.folder / "policy.yaml"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


def pair(folder: Path, name: str) -> None:
    """Write a key and its public key."""
    key = Ed25519PrivateKey.generate()
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    (folder / name).write_bytes(private)
    (folder / f"{name}.pub").write_bytes(public)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a system after its first night, which each test copies."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "data").mkdir()
    for name in ("sato", "suzuki", "nobody"):
        pair(folder, name)
    (folder / "policy.yaml").write_text(DAYS + WAIVERS, encoding="utf-8")
    (folder / "system.key").write_text("0123456789abcdef" * 4, encoding="ascii")
    (folder / "data" / "notes.csv").write_text(CALL, encoding="utf-8")
    assert _quietly("nightly", folder, "2026-11-01T03:00") == 10
    return folder


@pytest.fixture(scope="session")
def sheet(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the same system after a scan that wrote a sheet of exceptions."""
    folder = tmp_path_factory.mktemp("sheet") / "office"
    copytree(prepared, folder)
    more = ("--format", "xlsx,json", "--lang", "en")
    assert _quietly("scan", folder, "2026-11-02T03:00", *more) == 10
    return folder


def _quietly(command: str, folder: Path, as_of: str, *more: str) -> int:
    out, config = str(folder / "out"), str(folder / "policy.yaml")
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        return main([command, config, "--out", out, "--as-of", as_of, *more])


@pytest.fixture
def office(
    prepared: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Office:
    monkeypatch.setenv("COLUMNS", "140")
    copytree(prepared, tmp_path / "office")
    return Office(tmp_path / "office", capsys)


@pytest.fixture
def desk(
    sheet: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Office:
    """Give the system with a sheet to be filled in."""
    monkeypatch.setenv("COLUMNS", "140")
    copytree(sheet, tmp_path / "desk")
    copyfile(tmp_path / "desk" / "out" / FILE, tmp_path / "desk" / FILE)
    return Office(tmp_path / "desk", capsys)

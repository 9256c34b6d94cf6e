"""A system that hands data over, and items to hand over."""

import io
import json
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import py7zr
import pytest
import pyzipper

from scanner.evidence.signing import new_key
from tests.small import Small, small

__all__ = ["small"]

WORD = "合言葉 open"
POLICY = """
version: 1
system: handing
keys: {{system: "file:system.key", evidence: "file:evidence.key"}}
cities: {{chiba: {{name: 千葉市, rulebooks: [operator]}}}}
sources: {{files: {{kind: folder, path: data}}}}
registers: {{approvals: approvals.csv, contracts: contracts.csv}}
datasets:
  members:
    source: files
    where: members.csv
    cities: [chiba]
    person_per_row: true
    fields: {{会員番号: none, 氏名: PERSON, 電話番号: PHONE_NUMBER, 町: none, 年代: none}}
flows:
  letters:
    from: members
    to: printer
    fields: [会員番号, 氏名, 電話番号]
    recipient: 印刷会社
    approval: A-1
    until: 2026-12-31
    handover:
      fields: {{電話番号: {{category: PHONE_NUMBER, treatment: masked,
                          pattern: '[*]{{3}}-[*]{{4}}-[0-9]{{4}}'}}}}
      max_rows: 3000000
      password: env:HANDOVER_WORD
      return_within_days: 30
  figures:
    from: members
    to: univ
    fields: [町, 年代]
    recipient: 千葉市
    handover: {{k: 3, quasi_identifiers: [町, 年代], measure: 専用線 {more}}}
"""
APPROVALS = "承認番号,区分,対象,開始日,終了日\nA-1,提供,letters,2026-04-01,2026-11-30\n"
CONTRACTS = "契約番号,委託先,開始日,終了日\nK-1,印刷会社,2026-04-01,2027-03-31\n"
HEAD = "会員番号,氏名,電話番号\n"
AS_OF = "2026-11-10T10:00"


def rows(count: int, *, bare: int | None = None) -> str:
    """Give rows of members; one of them, if named, without its mask."""
    lines = [f"M{n:07d},山田太郎,***-****-{n % 10_000:04d}\n" for n in range(count)]
    if bare is not None:
        lines[bare] = f"M{bare:07d},山田太郎,090-1234-5678\n"
    return HEAD + "".join(lines)


def zipped(files: Mapping[str, str], word: str | None = WORD) -> bytes:
    """Pack files, under AES where a password is given."""
    made = io.BytesIO()
    sealed = pyzipper.WZ_AES if word else None
    with pyzipper.AESZipFile(made, "w", pyzipper.ZIP_DEFLATED, encryption=sealed) as archive:
        if word:
            archive.setpassword(word.encode())
        for name, text in files.items():
            archive.writestr(name, text.encode())
    return made.getvalue()


def seven_zipped(files: Mapping[str, str], word: str | None = WORD) -> bytes:
    made = io.BytesIO()
    with py7zr.SevenZipFile(made, "w", password=word, header_encryption=bool(word)) as archive:
        for name, text in files.items():
            archive.writestr(text, name)
    return made.getvalue()


@dataclass(frozen=True)
class Handing:
    """The system, and what the command says."""

    small: Small

    @property
    def folder(self) -> Path:
        return self.small.folder

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def policy(self, old: str = "", new: str = "", more: str = "") -> None:
        text = POLICY.format(more=more)
        assert old in text
        (self.folder / "policy.yaml").write_text(text.replace(old, new), encoding="utf-8")

    def put(self, name: str, content: bytes | str) -> str:
        """Write an item and give its path."""
        path = self.folder / "items" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    def over(self, item: str, flow: str = "letters", as_of: str = AS_OF) -> tuple[int, str]:
        words = ("--flow", flow, "--item", item, "--out", str(self.out), "--as-of", as_of)
        return self.small.run("handover", self.small.config, *words)

    def found(self) -> set[tuple[str, str, str | None]]:
        """Give what forbids it: control, outcome and field, or subject where there is no field."""
        document = json.loads((self.out / "findings.json").read_text(encoding="utf-8"))
        return {
            (one["control"], one["outcome"], one["location"]["field"] or one["subject"])
            for one in document["findings"]
        }

    def failed(self) -> set[tuple[str, str, str | None]]:
        return {one for one in self.found() if one[1] == "fail"}

    def unread(self) -> set[str | None]:
        return {subject for control, _, subject in self.found() if control == "COV-1"}

    @property
    def has_ticket(self) -> bool:
        return any(path.name.startswith("ticket") for path in self.out.iterdir())

    def statement(self) -> dict[str, Any]:
        envelope = json.loads((self.out / "ticket.dsse.json").read_text(encoding="ascii"))
        statement: dict[str, Any] = json.loads(b64decode(envelope["payload"]))
        return statement


@pytest.fixture
def handing(small: Small, monkeypatch: pytest.MonkeyPatch) -> Handing:
    monkeypatch.setenv("HANDOVER_WORD", WORD)
    private, _ = new_key()
    (small.folder / "evidence.key").write_bytes(private)
    (small.folder / "approvals.csv").write_text(APPROVALS, encoding="utf-8")
    (small.folder / "contracts.csv").write_text(CONTRACTS, encoding="utf-8")
    made = Handing(small)
    made.policy()
    return made

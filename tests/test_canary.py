"""No personal value leaves the place where it is looked at.

Distinctive values are planted wherever data can be: cells, free text, primary keys, names of
columns, tables, files and folders, a header row that is data, rows that break a reader. Whatever
the program then writes or prints, in success, in failure and in a crash, none of them is in it.
"""

import re
import sqlite3
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from stdnum.jp import in_ as my_number_check

from scanner.cli import main
from scanner.model.detection import Graded, NameKind
from scanner.recognizers.detector import AllRecognizers

WAON = "6900918273645546"
PHONE = "09091827364"
MAIL = "canary.ayanokoji@himitsu.example.jp"
MY_NUMBER = "91827364554" + my_number_check.calc_check_digit("91827364554")
NAME = "綾小路花子"
CANARIES = (WAON, PHONE, MAIL, MY_NUMBER, NAME, "ayanokoji", "綾小路")

POLICY = """
version: 1
system: canary
keys: {{system: "env:CANARY_KEY"}}
cities: {{chiba: {{name: 千葉市, rulebooks: [operator]}}}}
sources:
  db: {{kind: database, url: "sqlite:///{folder}/canary.db"}}
  files: {{kind: folder, path: "{folder}/files"}}
datasets:
  members:
    source: db
    where: main.members
    cities: [chiba]
    retention: {{years: 1, by: day}}
    fields:
      waon_no: WAON_NUMBER
      tel: {{category: PHONE_NUMBER, treatment: masked, pattern: "[*]{{7}}[0-9]{{4}}"}}
      day: none
      memo: {{free_text: true}}
  exports:
    source: files
    where: "exports/**/*.csv"
    cities: [chiba]
    fields: {{id: none, tel: none, memo: {{free_text: true}}}}
"""


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Plant canaries in a database and a folder, and declare some of it."""
    monkeypatch.setenv("CANARY_KEY", "0123456789abcdef" * 4)
    _database(tmp_path / "canary.db")
    _files(tmp_path / "files")
    config = tmp_path / "policy.yaml"
    config.write_text(POLICY.format(folder=tmp_path), encoding="utf-8")
    return config


def _database(path: Path) -> None:
    memo = f"{NAME}様より。電話{PHONE}、{MAIL}、個人番号{MY_NUMBER}、WAON番号{WAON}"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE members (waon_no TEXT PRIMARY KEY, tel TEXT, day TEXT, memo TEXT)")
        db.execute("INSERT INTO members VALUES (?, ?, ?, ?)", (WAON, PHONE, "2020-01-01", memo))
        db.execute(f'CREATE TABLE "{NAME}" ("{MAIL}" TEXT PRIMARY KEY, "{NAME}" TEXT, photo BLOB)')
        db.execute(f'INSERT INTO "{NAME}" VALUES (?, ?, ?)', (MAIL, NAME, PHONE.encode()))  # noqa: S608
        db.execute(f'CREATE TABLE no_key ("{PHONE}" TEXT)')
        db.execute("CREATE TABLE by_number (my_number INTEGER PRIMARY KEY, tel INTEGER)")
        db.execute("INSERT INTO by_number VALUES (?, ?)", (int(MY_NUMBER), int(PHONE)))
        db.execute("CREATE TABLE broken (id INTEGER PRIMARY KEY, text TEXT)")
        db.execute("INSERT INTO broken VALUES (1, CAST(? AS TEXT))", (b"\xff\xfe" + MAIL.encode(),))
    db.close()


def _files(root: Path) -> None:
    texts = {
        "exports/2026-04/members.csv": f"id,tel,memo\n1,{PHONE},{MAIL}\n",
        f"exports/{NAME}/{PHONE}.csv": f"id,tel,{NAME}\n1,{PHONE},{MY_NUMBER}\n",
        f"stray/{MAIL}.csv": f"{NAME},{MAIL}\n{WAON},{PHONE}\n",
        "stray/no_header.csv": f"{PHONE},{MAIL}\n{PHONE},{MAIL}\n",
        "stray/ragged.csv": f"id,tel\n1,{PHONE}\n2,{PHONE},{MAIL}\n",
        "stray/quote.csv": f'id,tel\n1,"{PHONE}\n',
        f"stray/{NAME}.docx": f"PK{MAIL}",
    }
    for name, text in texts.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "stray/odd.csv").write_bytes(f"id,tel\n1,{MAIL}\n".encode() + b"\x81\xff\xfe\x80\n")
    (root / "exports/legacy.csv").write_bytes(f"id,tel,memo\n1,{PHONE},{NAME}\n".encode("cp932"))


def _leaks(text: str) -> Iterator[str]:
    """Name the canaries in a text, whatever separators or widths they hide behind."""
    folded = unicodedata.normalize("NFKC", text)
    digits = re.sub(r"(?<=[0-9])[ -]+(?=[0-9])", "", folded)
    for canary in CANARIES:
        if canary in text or canary in folded or canary in digits or canary in text.lower():
            yield canary


def _written(folder: Path) -> str:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return "\n".join(f"{path.name}\n{path.read_text(encoding='utf-8')}" for path in files)


def test_a_canary_would_be_noticed() -> None:
    """The search itself can fail: a leak in any form is found."""
    for text in (WAON, "6900-9182-7364-5546", "０９０－９１８２－７３６４", MAIL.upper(), NAME):
        assert list(_leaks(text))
    assert not list(_leaks("6900-0000-0000-0000 members.csv 2026-04-01"))


@pytest.mark.parametrize("engine", ["inline", "local"])
def test_a_scan_leaks_nothing(
    system: Path, engine: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    arguments = ["--out", str(out), "--format", "html,csv", "--all", "--engine", engine]
    assert main(["scan", str(system), *arguments]) == 11
    said = capfd.readouterr()
    findings = (out / "findings.json").read_text(encoding="utf-8")
    assert '"MIN-4"' in findings
    assert '"MASK-2"' in findings
    assert '"COV-1"' in findings
    assert "[name:" in findings
    assert not list(_leaks(_written(out) + said.out + said.err))


def test_the_nightly_job_leaks_nothing(system: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-m", "jobs.nightly", str(system), "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 11
    assert not list(_leaks(_written(out) + done.stdout + done.stderr))


@pytest.mark.parametrize("format_", ["table", "jsonl"])
@pytest.mark.parametrize("extra", [[], ["--spans", "--explain"]])
def test_detection_leaks_nothing(
    system: Path,
    format_: str,
    extra: list[str],
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = system.parent
    monkeypatch.setenv("CANARY_DB", f"sqlite:///{folder}/canary.db")
    targets = [str(folder / "files"), "env:CANARY_DB"]
    assert main(["detect", *targets, "--format", format_, "--lang", "en", *extra]) == 3
    said = capfd.readouterr()
    assert "PHONE_NUMBER" in said.out or "phone number" in said.out
    assert not list(_leaks(said.out + said.err))


def test_a_dry_run_leaks_nothing(system: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", str(system), "--out", str(system.parent / "out"), "--dry-run"]) == 0
    said = capfd.readouterr()
    assert not list(_leaks(said.out + said.err))


@pytest.mark.parametrize("engine", ["inline", "local"])
def test_a_crash_leaks_nothing(
    system: Path,
    engine: str,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An error of the kind that quotes data, raised where data is looked at."""
    monkeypatch.setattr("scanner.cli.parts.detector", lambda *_: Quoting((), "0"))
    out = tmp_path / "out"
    assert main(["scan", str(system), "--out", str(out), "--engine", engine]) == 1
    said = capfd.readouterr()
    assert "ValueError" in said.err
    assert "scanner/pipeline/scan.py:" in said.err
    assert not list(_leaks(said.out + said.err))
    assert not list(out.iterdir())


class Quoting(AllRecognizers):
    """Recognisers with a bug that puts data into an error."""

    def grade(self, values: pa.Array) -> Graded:
        for value in values.drop_null().to_pylist():
            int(value + "!")
        return Graded()

    def shows(self, _name: str, _kind: NameKind) -> bool:
        return False


@pytest.mark.parametrize(
    "argument",
    [
        f"postgresql://admin:{MAIL}@host/db",
        f"https://account.blob.core.windows.net/c?sv=1&sig={WAON}",
        f"Server=x;Password={WAON}",
        f"DefaultEndpointsProtocol=https;AccountKey={WAON}",
    ],
)
def test_a_secret_on_the_command_line_is_refused_and_not_repeated(
    argument: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["detect", argument]) == 2
    said = capfd.readouterr()
    assert "env:" in said.err
    assert not list(_leaks(said.out + said.err))

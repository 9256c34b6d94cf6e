"""The command line: what it takes, what it refuses, what it says, and its exit codes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from scanner.cli import crash, main
from scanner.cli.language import preferred
from scanner.cli.sentences import SENTENCES

POLICY = """
version: 1
system: small
keys: {system: "env:SMALL_KEY"}
cities: {chiba: {name: 千葉市, rulebooks: [operator]}}
sources: {files: {kind: folder, path: data}}
datasets:
  notes: {source: files, where: notes.csv, cities: [chiba], fields: {id: none, memo: none}}
"""

OWN_PATTERNS = """
recognizers:
  - name: member card
    supported_language: ja
    supported_entity: MEMBER_CARD
    patterns:
      - {name: card, regex: "KD-[0-9]{5}", score: 0.9}
"""


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SMALL_KEY", "0123456789abcdef" * 4)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "notes.csv").write_text("id,memo\n1,hello\n", encoding="utf-8")
    path = tmp_path / "policy.yaml"
    path.write_text(POLICY, encoding="utf-8")
    return path


def test_exit_codes_of_a_scan(config: Path, tmp_path: Path) -> None:
    data, out = tmp_path / "data", ["--out", str(tmp_path / "out")]
    assert main(["scan", str(config), *out]) == 0
    (data / "picture.png").write_bytes(b"\x89PNG")
    assert main(["scan", str(config), *out]) == 3
    (data / "notes.csv").write_text("id,memo\n1,call 090-1234-5678\n", encoding="utf-8")
    assert main(["scan", str(config), *out]) == 11
    (data / "picture.png").unlink()
    assert main(["scan", str(config), *out]) == 10
    assert main(["scan", str(config), *out, "--fail-on", "critical"]) == 0


def test_what_a_scan_writes(config: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    arguments = ["nightly", str(config), "--out", str(out), "--as-of", "2026-11-01"]
    assert main(arguments) == 0
    run = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert run["as_of"] == "2026-11-01T00:00:00+09:00"
    assert (run["command"], run["exit_code"], run["only"]) == ("nightly", 0, None)
    assert set(run["digests"]) >= {"policy.yaml"}
    assert [line["status"] for line in run["coverage"]] == ["read"]
    assert (out / "report.html").exists()
    assert {p.stat().st_mode & 0o777 for p in out.iterdir()} == {0o600}


def test_formats_are_written_on_request(config: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["scan", str(config), "--out", str(out), "--format", "csv,json"]) == 0
    always = {"findings.json", "flows.json", "run.json"}
    assert {p.name for p in out.iterdir()} == {*always, "findings.csv"}


def test_an_offset_is_taken_to_japan(config: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    moment = ["--as-of", "2026-10-31T18:00:00+00:00"]
    assert main(["scan", str(config), "--out", str(out), *moment]) == 0
    findings = json.loads((out / "findings.json").read_text(encoding="utf-8"))
    assert findings["as_of"] == "2026-11-01T03:00:00+09:00"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--engine", "spark"], "--engine spark: not built"),
        (["--format", "doc"], "expected some of html, csv, json"),
        (["--as-of", "yesterday"], "expected a date and time"),
        (["--fail-on", "awful"], "expected low, medium, high or critical"),
        (["--workers", "0"], "expected a number from 1"),
        (["--workers", "two"], "expected a number from 1"),
        (["--only", "members"], "--only members: the configuration declares no such dataset"),
    ],
)
def test_what_a_scan_refuses(
    config: Path,
    tmp_path: Path,
    arguments: list[str],
    told: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "out"
    assert main(["scan", str(config), "--out", str(out), "--lang", "en", *arguments]) == 2
    assert told in capsys.readouterr().err
    assert not out.exists()


def test_reports_go_into_a_folder(
    config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "out"
    place.write_text("a file", encoding="utf-8")
    assert main(["scan", str(config), "--out", str(place), "--lang", "en"]) == 2
    assert "not a folder" in capsys.readouterr().err
    assert place.read_text(encoding="utf-8") == "a file"


def test_a_missing_key_is_a_matter_of_configuration(
    config: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("SMALL_KEY")
    assert main(["check", str(config)]) == 2
    assert "policy.yaml:4:" in capsys.readouterr().err


def test_check_says_what_is_declared(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(config), "--lang", "ja"]) == 0
    assert "policy.yaml" in capsys.readouterr().out


def test_explain_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "min-4", "--lang", "ja"]) == 0
    japanese = capsys.readouterr().out
    assert main(["--lang", "en", "explain", "MIN-4"]) == 0
    english = capsys.readouterr().out
    assert "MIN-4" in japanese
    assert "第2条" in english
    assert japanese != english
    assert main(["explain", "MIN-99", "--lang", "en"]) == 2
    assert "MASK-2" in capsys.readouterr().err


def test_detection_of_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "members.csv"
    path.write_text("id,mail\n1,u@example.jp\n2,v@example.jp\n", encoding="utf-8")
    assert main(["detect", str(path), "--format", "jsonl", "--spans", "--explain"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["type"] for line in lines] == ["field", "span", "span", "coverage"]
    assert lines[0]["dataset"] == str(path)
    assert lines[0]["evidence"]
    assert main(["detect", str(path), "--format", "jsonl"]) == 0
    assert "evidence" not in capsys.readouterr().out


def test_detection_of_a_folder_and_a_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "share"
    folder.mkdir()
    (folder / "a.csv").write_text("id,mail\n1,u@example.jp\n", encoding="utf-8")
    (folder / "b.bin").write_bytes(b"\x00\x01")
    monkeypatch.setenv("GONE", f"sqlite:///{tmp_path}/gone.db")
    assert main(["detect", f"{folder}/", "env:GONE", "--format", "jsonl"]) == 3
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    coverage = {ln["dataset"]: ln["status"] for ln in lines if ln["type"] == "coverage"}
    assert coverage == {
        f"{folder}/a.csv": "read",
        f"{folder}/b.bin": "unread",
        "env:GONE": "unread",
    }


def test_depth_deep_reads_what_the_standard_depth_doubts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "memo.csv"
    path.write_text("id,memo\n1,電話は090-1234-5678まで\n2,特になし\n", encoding="utf-8")
    assert main(["detect", str(path), "--format", "jsonl", "--depth", "deep"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line.get("category") for line in found] == ["PHONE_NUMBER", None]


def test_a_user_adds_recognisers_in_presidio_s_own_form(config: Path, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(OWN_PATTERNS, encoding="utf-8")
    text = config.read_text(encoding="utf-8")
    config.write_text(text + "recognizers: {patterns: own.yaml}\n", encoding="utf-8")
    (tmp_path / "data" / "notes.csv").write_text("id,memo\n1,KD-12345\n", encoding="utf-8")
    out = tmp_path / "out"
    assert main(["scan", str(config), "--out", str(out)]) == 10
    findings = json.loads((out / "findings.json").read_text(encoding="utf-8"))["findings"]
    assert [(f["control"], f["subject"]) for f in findings] == [("MIN-1", "OTHER_IDENTIFIER")]


def test_recognisers_that_cannot_be_built_are_told_by_place(
    config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "own.yaml").write_text(OWN_PATTERNS.replace("KD-", "(?=KD)"), encoding="utf-8")
    text = config.read_text(encoding="utf-8")
    config.write_text(text + "recognizers: {patterns: own.yaml}\n", encoding="utf-8")
    assert main(["scan", str(config), "--out", str(tmp_path / "out")]) == 2
    assert "recognizers.patterns: recognizers.0.patterns.0" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["no/such/file.csv"], "no such file"),
        (["env:NOT_SET_ANYWHERE"], "not set"),
    ],
)
def test_what_detection_refuses(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["detect", "--lang", "en", *arguments]) == 2
    assert told in capsys.readouterr().err


def test_usage_errors_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert main(["--help"]) == 0
    assert main(["scan"]) == 2
    assert main(["explain", "MIN-1", "--color"]) == 2
    assert "nightly" in capsys.readouterr().out


def test_the_language_comes_from_the_option_or_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    assert preferred([]) == "ja"
    assert preferred(["--lang", "en"]) == "en"
    assert preferred(["--lang=en"]) == "en"
    assert preferred(["--lang"]) == "ja"
    monkeypatch.setenv("LC_ALL", "C")
    assert preferred(["--lang", "xx"]) == "en"
    assert all(len(pair) == 2 for pair in SENTENCES.values())


def test_a_crash_names_type_and_place_only() -> None:
    try:
        json.loads("{田中太郎")
    except ValueError as error:
        told = crash(error, "en")
    assert told == "pcscan: internal error (no data is shown): JSONDecodeError"


def test_the_installed_command_and_a_code_page_without_japanese(config: Path) -> None:
    """A console that cannot show a sign is no reason to fail."""
    command = [sys.executable, "-m", "jobs.nightly", str(config), "--out", str(config.parent / "o")]
    done = subprocess.run(  # noqa: S603 - our own
        [*command, "--lang", "ja"],
        capture_output=True,
        check=False,
        env={"SMALL_KEY": "0123456789abcdef" * 4, "PYTHONIOENCODING": "ascii"},
    )
    assert done.returncode == 0
    assert b"findings.json" in done.stdout


def test_an_interrupted_run_says_so(
    config: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("scanner.cli.scanning.survey", interrupt)
    assert main(["scan", str(config), "--out", str(config.parent / "o"), "--lang", "en"]) == 1
    assert "interrupted" in capsys.readouterr().err

"""``report``: a run that is over, rendered again from its folder or from the ledger."""

import json
from pathlib import Path
from typing import Any

import pytest

from scanner.cli.arguments.readers import FORMATS
from scanner.reports.formats import FORMATS as RENDERED
from tests import small as small_system
from tests.small import Small

small = small_system.small


def _out(small: Small) -> Path:
    return Path(small.config).parent / "out"


def _edit(path: Path, **changes: Any) -> None:  # noqa: ANN401 - any JSON
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | changes), "utf-8")


def test_every_format_of_the_command_line_has_a_renderer() -> None:
    assert set(FORMATS) == set(RENDERED)


@pytest.mark.parametrize("name", ["csv", "json", "sarif", "ocsf", "openlineage"])
def test_a_folder_gives_what_the_scan_itself_writes(small: Small, name: str) -> None:
    assert small.night("2026-11-01") == 10
    file = next(iter(RENDERED[name]))
    small.run("scan", small.config, "--out", str(_out(small)), "--format", name, "--ledger", "off",
              "--as-of", "2026-11-02T03:00")  # fmt: skip
    scanned = (_out(small) / file).read_text("utf-8")
    code, said = small.run("report", str(_out(small)), "--format", name)
    assert code == 0
    if name in {"json", "ocsf", "openlineage"}:
        assert said == scanned.replace('"pcscan:small"', '"pcscan:"')
    assert len(said.splitlines()) == len(scanned.splitlines())


def test_papers_go_to_a_file_or_all_of_them_into_a_folder(small: Small, tmp_path: Path) -> None:
    assert small.night("2026-11-01") == 10
    folder = str(_out(small))
    code, said = small.run("report", folder, "--format", "pdf")
    assert (code, "--out FILE" in said or "with --out" in said) == (2, True)
    assert small.run("report", folder, "--format", "pdf", "--out", str(tmp_path / "a.pdf"))[0] == 0
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")
    assert small.run("report", folder, "--format", "html", "--out", str(tmp_path))[0] == 0
    assert {path.name for path in tmp_path.glob("*.html")} == {"report.html", "officer.html"}


def test_a_run_of_the_ledger_has_a_past(small: Small, tmp_path: Path) -> None:
    assert small.night("2026-11-01") == 10
    assert small.night("2026-11-02") == 10
    run = json.loads((_out(small) / "run.json").read_text("utf-8"))["id"]
    to = tmp_path / "made" / "x.sarif"
    code, _ = small.run(
        "report", run, "--config", small.config, "--format", "sarif", "--out", str(to)
    )
    assert code == 0
    results = json.loads(to.read_text("utf-8"))["runs"][0]["results"]
    assert {result["baselineState"] for result in results} == {"unchanged"}


def test_a_folder_with_a_policy_but_no_ledger_has_none(small: Small) -> None:
    small.run("scan", small.config, "--out", str(_out(small)), "--ledger", "off")
    code, said = small.run(
        "report", str(_out(small)), "--config", small.config, "--format", "sarif"
    )
    assert code == 0
    assert "baselineState" not in said


def test_what_is_no_run_is_said(small: Small, tmp_path: Path) -> None:
    code, said = small.run("report", str(tmp_path / "none"), "--format", "json")
    assert (code, "not a folder that scan wrote" in said) == (2, True)
    assert small.night("2026-11-01") == 10
    code, said = small.run("report", "no-such-run", "--config", small.config, "--format", "json")
    assert code == 2


@pytest.mark.parametrize(
    ("file", "changes"),
    [
        ("findings.json", {"version": 2}),
        ("findings.json", {"findings": [{"control": "MIN-1"}]}),
        ("run.json", {"more": 1}),
        ("run.json", {"as_of": "yesterday"}),
    ],
)
def test_a_file_that_was_changed_is_refused(small: Small, file: str, changes: Any) -> None:  # noqa: ANN401
    assert small.night("2026-11-01") == 10
    _edit(_out(small) / file, **changes)
    code, said = small.run("report", str(_out(small)), "--format", "csv")
    assert (code, file in said, "not as scan wrote it" in said) == (2, True, True)


def test_a_finding_that_was_moved_is_refused(small: Small) -> None:
    assert small.night("2026-11-01") == 10
    path = _out(small) / "findings.json"
    document = json.loads(path.read_text("utf-8"))
    document["findings"][0]["location"]["dataset"] = "elsewhere"
    path.write_text(json.dumps(document), "utf-8")
    assert small.run("report", str(_out(small)), "--format", "csv")[0] == 2


def test_a_quiet_run_says_nothing_and_one_for_machines_a_line(small: Small) -> None:
    asked = ["scan", small.config, "--out", str(_out(small)), "--ledger", "off"]
    code, said = small.run(*asked, "--quiet")
    assert code == 10
    assert "exception" not in said
    code, said = small.run(*asked, "--json")
    outcome = json.loads(next(line for line in said.splitlines() if line.startswith("{")))
    assert (outcome["exit_code"], outcome["exceptions"] > 0) == (10, True)
    assert str(_out(small) / "findings.json") in outcome["files"]

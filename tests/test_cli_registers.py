"""A scan with registers, from the command line."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.small import HIDDEN, POLICY, Small, small

__all__ = ["small"]

ROSTER = "番号,氏名,役割,特定\n1,綾小路花子,作業責任者・作業従事者,無\n"
REGISTERS = "registers: {roster: roster.csv}\n"


def findings(small: Small, *more: str) -> tuple[int, list[dict[str, Any]]]:
    out = small.folder / "out"
    arguments = ["--out", str(out), "--as-of", "2026-11-01T03:00", "--ledger", "off"]
    code, said = small.run("scan", small.config, *arguments, *more)
    assert "綾小路" not in said
    written = "".join(path.read_text(encoding="utf-8") for path in out.iterdir())
    assert "綾小路" not in written
    return code, json.loads((out / "findings.json").read_text(encoding="utf-8"))["findings"]


@pytest.fixture
def registered(small: Small) -> Small:
    policy = small.folder / "policy.yaml"
    books = POLICY.replace("rulebooks: [operator]", "rulebooks: [pref]")
    policy.write_text(books + REGISTERS, encoding="utf-8")
    (small.folder / "roster.csv").write_text(ROSTER, encoding="utf-8")
    small.write("notes.csv", "id,memo\n1,hello\n")
    return small


def by_control(found: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {one["control"]: one for one in found}


def test_registers_are_judged_and_those_that_are_missing_are_asked_for(registered: Small) -> None:
    code, found = findings(registered, "--all")
    assert code == 10
    told = by_control(found)
    assert told["ORG-1"]["outcome"] == "pass"
    assert told["REG-1"]["location"]["source"] == "roster"
    asked = {one["subject"]: one["cause"] for one in found if one["location"]["source"] == "policy"}
    assert asked == dict.fromkeys(
        (
            "contracts",
            "trainings",
            "inspections",
            "approved_places",
            "report_within_hours",
            "incidents",
            "emergency_contacts",
        ),
        "policy",
    )


def test_a_register_that_is_not_there_is_a_gap(registered: Small) -> None:
    (registered.folder / "roster.csv").unlink()
    code, found = findings(registered)
    assert code == 11
    told = by_control(found)
    assert (told["COV-1"]["subject"], told["COV-1"]["cause"]) == ("not-found", "coverage")
    assert (told["ORG-1"]["outcome"], told["ORG-1"]["cause"]) == ("open", "coverage")
    run = json.loads((registered.folder / "out" / "run.json").read_text(encoding="utf-8"))
    lines = {line["source"]: line["status"] for line in run["coverage"]}
    assert lines["roster"] == "unread"


def test_a_run_says_by_keyed_digests_which_lists_it_read(registered: Small) -> None:
    def digests() -> Any:  # noqa: ANN401 - JSON
        findings(registered)
        run = json.loads((registered.folder / "out" / "run.json").read_text(encoding="utf-8"))
        return run["registers"]

    first, roster = digests(), registered.folder / "roster.csv"
    assert set(first) == {"roster.csv"}
    assert first["roster.csv"] != sha256(ROSTER.encode()).hexdigest()
    assert digests() == first
    roster.write_text(ROSTER + "\n", encoding="utf-8")
    changed = digests()
    assert changed != first
    (registered.folder / "system.key").write_text("another key of the same length.." * 2)
    assert digests() != changed
    roster.unlink()
    assert digests() == {}


def test_one_dataset_alone_says_nothing_of_the_office(registered: Small) -> None:
    code, found = findings(registered, "--only", "notes")
    assert (code, found) == (0, [])


def test_a_lapse_is_fixed_when_the_list_says_so(registered: Small) -> None:
    roster = registered.folder / "roster.csv"
    roster.write_text(ROSTER.replace("作業責任者・", ""), encoding="utf-8")
    registered.night("2026-11-01")
    assert registered.listed()["ORG-1"]["control"] == "ORG-1"
    roster.write_text(ROSTER, encoding="utf-8")
    registered.night("2026-11-02")
    assert "ORG-1" not in registered.listed()


def test_a_lapse_stays_open_while_the_list_cannot_be_read(registered: Small) -> None:
    roster = registered.folder / "roster.csv"
    roster.write_text(ROSTER.replace("作業責任者・", ""), encoding="utf-8")
    registered.night("2026-11-01")
    roster.write_bytes(b"\xff\xfe\x00\x93")
    registered.night("2026-11-02")
    roster.write_text(ROSTER.replace("作業責任者・", ""), encoding="utf-8")
    registered.night("2026-11-03")
    kept = registered.listed()["ORG-1"]
    assert str(kept["since"]).startswith("2026-11-01")


def test_a_policy_refers_to_its_registers_as_it_writes_them(
    registered: Small, tmp_path: Path
) -> None:
    (registered.folder / "roster.csv").write_text("番号,氏名,役割\nW-1,甲,誰か\n", encoding="utf-8")
    _, found = findings(registered)
    place = by_control(found)["REG-1"]["location"]
    assert place == {"source": "roster", "dataset": "roster.csv", "field": "roles", "object": "W-1"}
    assert str(tmp_path) not in json.dumps(found)


def test_a_sheet_named_after_a_person_is_hidden(registered: Small) -> None:
    (registered.folder / "roster.csv").unlink()
    text = "綾小路花子:\n  - {氏名: 綾小路花子, 役割: 誰か}\n名簿:\n  - {氏名: 甲, 役割: 誰か}\n"
    (registered.folder / "roster.yaml").write_text(text, encoding="utf-8")
    policy = registered.folder / "policy.yaml"
    written = policy.read_text(encoding="utf-8")
    policy.write_text(written.replace("roster.csv", "roster.yaml"), encoding="utf-8")
    _, found = findings(registered)
    sheets = {f["location"]["dataset"] for f in found if f["control"] == "REG-1"}
    assert len(sheets) == 2
    assert "roster.yaml#名簿" in sheets
    assert any(HIDDEN.search(sheet) for sheet in sheets)

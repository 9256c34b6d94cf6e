"""Waivers on the command line: asked for, signed, imported; what they cover, and when they end."""

import csv
import json

import pytest

from tests.decisions.office import Office
from tests.small import CALL, CLEAN, opened

TWO = CALL + "2,call 090-8765-4321\n"


def _exc(office: Office) -> str | None:
    """Give what the last run says of the only waiver."""
    found = office.findings().get("EXC-1")
    return None if found is None else str(found["measures"]["state"])


def test_nothing_is_waived_before_a_signed_decision_is_imported(office: Office) -> None:
    code, said = office.waive()
    assert code == 0
    assert "Nothing is decided yet" in said
    assert office.night("2026-11-02") == 10
    code, said = office.sign()
    assert code == 0
    for part in (
        "Signing 1 decision as 佐藤 花子",
        "MIN-1",
        "files > notes",
        "移行中のため",
        "山田",
    ):
        assert part in said
    assert office.night("2026-11-03") == 10
    assert office.listed("2026-11-03")["MIN-1"]["waiver"] is None
    code, said = office.take(day="2026-11-03")
    assert code == 0
    assert "Waiver: none -> waiver (the risk is accepted) until 2026-12-31" in said
    assert office.night("2026-11-04") == 0


def test_a_waived_finding_is_stated_and_told_everywhere(office: Office) -> None:
    office.waived()
    out, config = office.path("out"), office.path("policy.yaml")
    code, said = office.run("scan", config, "--out", out, "--as-of", "2026-11-02T04:00")
    assert code == 0
    assert "Permitted for a while" in said
    assert "1 permitted for a while (not counted)" in said
    assert "approved by 佐藤 花子" in said
    assert office.findings()["MIN-1"]["outcome"] in {"fail", "open"}
    assert "waiver" not in office.findings()["MIN-1"]
    waiver = office.listed()["MIN-1"]["waiver"]
    assert waiver == {
        "category": "waiver",
        "reason": "移行中のため",
        "expires_on": "2026-12-31",
        "requested_by": "山田",
        "approved_by": "佐藤 花子",
        "in_force": True,
    }
    _, said = office.exceptions("list")
    assert "waived until 2026-12-31" in said
    assert "0 open exceptions" in said
    _, said = office.exceptions("show", str(office.listed()["MIN-1"]["id"]))
    assert said.count("asked for by 山田, approved by 佐藤 花子") == 2
    due = office.listed()["MIN-1"]["due"]
    code, said = office.run("status", config, "--as-of", "2026-12-20T09:00")
    assert due < "2026-12-20"
    assert code == 0


def test_the_last_day_is_covered_and_the_next_is_not(office: Office) -> None:
    office.waived("2026-11-20")
    assert office.night("2026-11-12") == 0
    assert _exc(office) is None
    assert office.night("2026-11-13") == 10
    assert _exc(office) == "soon"
    assert office.night("2026-11-20", "--fail-on", "medium") == 0
    assert _exc(office) == "soon"
    assert office.night("2026-11-21", "--fail-on", "medium") == 10
    assert _exc(office) == "expired"


def test_one_more_row_is_not_covered_and_one_less_is(office: Office) -> None:
    office.write(TWO)
    assert office.night("2026-11-02") == 10
    code, said = office.waive(day="2026-11-02")
    assert code == 0, said
    assert office.sign(day="2026-11-02")[0] == 0
    assert office.take(day="2026-11-02")[0] == 0
    office.write(CALL)
    assert office.night("2026-11-03") == 0
    office.write(TWO + "3,hello\n")
    assert office.night("2026-11-04") == 0
    office.write(TWO + "3,call 080-1111-2222\n")
    assert office.night("2026-11-05", "--fail-on", "medium") == 10
    assert _exc(office) == "outgrown"


def test_what_was_fixed_and_comes_back_is_not_waived_again(office: Office) -> None:
    office.waived()
    office.write(CLEAN)
    assert office.night("2026-11-02") == 10
    assert _exc(office) == "unused"
    assert office.night("2026-11-03") == 10
    assert _exc(office) == "unused"
    office.write(CALL)
    assert office.night("2026-11-04", "--fail-on", "medium") == 10
    assert _exc(office) == "unused"
    assert office.night("2026-11-05", "--fail-on", "medium") == 10
    assert office.night("2027-01-01", "--fail-on", "medium") == 10
    assert _exc(office) is None


def test_a_place_that_is_not_read_leaves_the_waiver_open(office: Office) -> None:
    office.waived()
    (office.folder / "data" / "notes.csv").write_bytes(b"\xff\xfe\x00")
    assert office.night("2026-11-02") == 3
    found = office.findings()["EXC-1"]
    assert (found["outcome"], found["cause"]) == ("open", "coverage")


def test_a_scan_of_one_dataset_says_nothing_of_waivers_elsewhere(office: Office) -> None:
    office.waived()
    other = "  others: {source: files, where: others.csv, cities: [chiba], fields: {id: none}}\n"
    office.replace("waivers:\n", "waivers:\n")
    office.replace("datasets:\n", f"datasets:\n{other}")
    office.write("id\n1\n", "others.csv")
    assert office.night("2026-11-02", "--only", "others", command="scan") == 0
    assert "EXC-1" not in office.findings()
    assert office.night("2026-11-02", "--only", "notes", "--all", command="scan") == 0
    assert office.findings()["EXC-1"]["outcome"] == "pass"


def test_without_the_ledger_nothing_is_waived(office: Office) -> None:
    office.waived()
    assert office.night("2026-11-02", "--ledger", "off", command="scan") == 10


@pytest.mark.parametrize(
    ("until", "day", "code"),
    [
        ("2027-01-30", "2026-11-01", 0),
        ("2027-01-31", "2026-11-01", 2),
        ("2026-11-01", "2026-11-01", 0),
        ("2026-10-31", "2026-11-01", 2),
    ],
)
def test_a_request_may_last_so_long_and_no_longer(
    office: Office, until: str, day: str, code: int
) -> None:
    assert office.waive(until=until, day=day)[0] == code


def test_the_request_is_canonical_and_holds_what_was_reviewed(office: Office) -> None:
    office.waive()
    text = (office.folder / "request.json").read_text("ascii")
    (decision,) = json.loads(text)["decisions"]
    assert decision["reviewed"]["counts"] == {"rows": 1}
    assert decision["reviewed"]["control"] == "MIN-1"
    code, said = office.exceptions(
        "waive",
        decision["finding"],
        "--category",
        "mitigated",
        "--reason",
        "x",
        "--until",
        "2026-12-01",
        "--requested-by",
        "山田",
        "--out",
        office.path("request.json"),
    )
    assert code == 2
    assert "never overwritten" in said


def test_a_past_run_is_told_with_the_waivers_of_its_time(office: Office) -> None:
    office.waived("2026-11-20")
    assert office.night("2026-11-03") == 0
    office.write(TWO)
    assert office.night("2026-11-04") == 10
    with opened(office.folder) as ledger:
        runs = [ledger.run(past.record.id) for past in ledger.runs()]
    told = {f"{run.record.as_of:%d}": [w.approved_by for w in run.waived.values()] for run in runs}
    assert told == {"01": [], "03": ["佐藤 花子"], "04": []}
    config = ("--config", office.path("policy.yaml"))
    for run, listed in zip(runs, ("", "佐藤 花子", ""), strict=True):
        code, said = office.run("report", run.record.id, "--format", "csv", *config)
        assert (code, "佐藤 花子" in said) == (0, bool(listed))
    code, said = office.run("report", office.path("out"), "--format", "xlsx", "--out", "x.xlsx")
    assert (code, "needs the ledger" in said) == (2, True)


def test_the_list_of_findings_says_who_permitted_it(office: Office) -> None:
    office.waived()
    assert office.night("2026-11-02", "--format", "csv", command="scan") == 0
    with (office.folder / "out" / "findings.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["Waiver"].startswith("waiver (the risk is accepted) until 2026-12-31 (asked for by")


def test_a_waiver_outlives_the_system_secret(office: Office) -> None:
    """The finding has a hidden name, and so another id under the new secret."""
    office.write(CLEAN)
    office.write("氏名,電話番号\n田中太郎,090-1234-5678\n佐藤花子,090-8765-4321\n", "田中太郎.csv")
    assert office.night("2026-11-02") == 10
    (control,) = office.listed("2026-11-02")
    for identity in [one["id"] for one in office.all_listed("2026-11-02")]:
        out = ("--out", office.path("request.json"))
        (office.folder / "request.json").unlink(missing_ok=True)
        said = ("--category", "mitigated", "--reason", "暗号化済み", "--until", "2026-12-31")
        asking = ("--requested-by", "山田", *out)
        day = "2026-11-02"
        assert office.exceptions("waive", identity, *said, *asking, day=day)[0] == 0
        assert office.sign(day=day)[0] == 0
        assert office.take(day=day)[0] == 0
    assert office.night("2026-11-03") == 0
    before = {one["id"] for one in office.all_listed("2026-11-03")}
    (office.folder / "new.key").write_text("fedcba9876543210" * 4, encoding="ascii")
    code, told = office.run("key", "rotate", office.path("policy.yaml"), "--to", "file:new.key")
    assert code == 0, told
    office.replace("file:system.key", "file:new.key")
    assert office.night("2026-11-04") == 0
    assert {one["id"] for one in office.all_listed("2026-11-04")}.isdisjoint(before)
    assert control == "MIN-2"

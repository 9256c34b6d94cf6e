"""Between nights: what the ledger is asked, what is decided, and how the ledger is kept."""

from datetime import datetime
from pathlib import Path
from shutil import copyfile

import pytest

from scanner.cli.arguments.readers import JAPAN
from scanner.ledger import Start
from scanner.model.memory import Bindings
from tests import small as small_system
from tests.ledger.nights import KEY
from tests.small import CALL, CLEAN, POLICY, Small

small = small_system.small


# status


def test_status_before_the_first_night(small: Small) -> None:
    code, said = small.run("status", small.config, "--as-of", "2026-11-03T09:00")
    assert code == 10
    assert "No night has been completed yet" in said
    assert "Next night due: 2026-11-03" in said
    assert "2 nights missing in the last month: 2026-11-01, 2026-11-02" in said
    assert not small.ledger_file.exists()
    code, said = small.run("status", small.config, "--as-of", "2026-11-01T09:00")
    assert code == 0
    code, said = small.run("status", small.config, "--as-of", "2026-10-20")
    assert "Next night due: 2026-11-01" in said


def test_status_after_a_night(small: Small) -> None:
    small.write("notes.csv", CLEAN)
    assert small.night("2026-11-01") == 0
    code, said = small.run("status", small.config, "--as-of", "2026-11-01T09:00")
    assert code == 0
    assert "Last completed night: 2026-11-01 03:00 (UTC+09:00) (everything was read)" in said
    assert "Next night due: 2026-11-02" in said
    assert "No night is missing and nothing is overdue" in said
    code, said = small.run("status", small.config, "--as-of", "2026-11-02T23:59")
    assert code == 0
    assert "Next night due: 2026-11-02" in said
    code, said = small.run("status", small.config, "--as-of", "2026-11-03T00:00")
    assert code == 10
    assert "1 night missing in the last month: 2026-11-02" in said


def test_status_of_a_run_that_has_not_ended(small: Small) -> None:
    clock = datetime(2026, 11, 1, 3, tzinfo=JAPAN)
    with small.ledger() as ledger:
        ledger.begin(Start("a", "nightly", clock, clock, Bindings("1", "2")), resume=False)
    _, said = small.run("status", small.config, "--as-of", "2026-11-01T09:00")
    assert "Not ended: nightly, begun 2026-11-01 03:00 (UTC+09:00)" in said


def test_status_names_what_is_overdue_from_the_day_after(small: Small) -> None:
    assert small.night("2026-11-01") == 10
    due = small.listed()["MIN-1"]["due"]
    assert due == "2026-11-15"
    text = POLICY.replace("nights_since: 2026-11-01", "full_scan_every_days: 7")
    Path(small.config).write_text(text, encoding="utf-8")
    assert small.run("status", small.config, "--as-of", f"{due}T23:59")[0] == 0
    identity = str(small.listed()["MIN-1"]["id"])
    assert small.exceptions("assign", identity, "--owner", "Yamada")[0] == 0
    code, said = small.run("status", small.config, "--as-of", "2026-11-16T00:00")
    assert code == 10
    for part in ("1 overdue exception", identity, "Yamada", "2026-11-15", "overdue"):
        assert part in said
    assert "No night is ever due" in said


def test_a_gap_is_never_overdue(small: Small) -> None:
    small.write("notes.csv", CLEAN)
    small.write("picture.png", "PNG")
    text = POLICY.replace("nights_since: 2026-11-01", "full_scan_every_days: 7")
    Path(small.config).write_text(text, encoding="utf-8")
    assert small.night("2026-11-01") == 3
    code, said = small.run("status", small.config, "--as-of", "2027-11-01")
    assert code == 0
    assert "(not everything was read)" in said
    assert small.exceptions("list")[1] == "There are no open exceptions.\n"
    assert small.listed() == {}


def test_a_ledger_that_cannot_be_used_is_no_answer(small: Small) -> None:
    assert small.night("2026-11-01") == 10
    (small.folder / "system.key").write_text("f" * 64, encoding="ascii")
    code, said = small.run("status", small.config)
    assert (code, "another system secret" in said) == (2, True)
    code, said = small.exceptions("list")
    assert code == 2


# exceptions


def test_questions_make_no_ledger(small: Small) -> None:
    for asked in (["list"], ["show", "0" * 16], ["assign", "0" * 16, "--owner", "x"]):
        code, said = small.exceptions(*asked)
        assert (code, "there is no ledger" in said) == (2, True)
    assert not small.ledger_file.exists()


def test_exceptions_are_listed(small: Small) -> None:
    small.night("2026-11-01")
    code, said = small.exceptions("--as-of", "2026-12-24", "list")
    assert code == 0
    for part in ("high", "MIN-1", "files > notes > memo", "phone number", "2026-11-01"):
        assert part in said
    assert "1 open exception (1 overdue)" in said
    assert "(0 overdue)" in small.exceptions("--as-of", "2026-11-15", "list")[1]
    one = small.listed()["MIN-1"]
    assert one["location"] == {
        "source": "files",
        "dataset": "notes",
        "field": "memo",
        "object": None,
    }
    assert (one["rows"], one["owner"], one["severity"]) == (1, None, "high")
    assert one["since"] == "2026-11-01T03:00:00+09:00"


def test_a_decision_is_written_and_shown(small: Small) -> None:
    small.night("2026-11-01")
    identity = str(small.listed()["MIN-1"]["id"])
    code, said = small.exceptions(
        "assign", identity, "--owner", "山田\x1b[2J", "--due", "2099-12-01"
    )
    assert code == 0
    assert "owner 山田\\u{1b}[2J, due 2099-12-01" in said
    code, said = small.exceptions("assign", identity, "--owner", " 鈴木 ")
    assert code == 0
    one = small.listed()["MIN-1"]
    assert (one["owner"], one["due"]) == ("鈴木", "2099-12-01")
    said = small.exceptions("show", identity)[1]
    assert "Owner: 鈴木" in said
    assert said.index("owner 山田") < said.index("owner 鈴木")


def test_the_life_of_a_finding_is_told(small: Small) -> None:
    small.night("2026-11-01")
    identity = str(small.listed()["MIN-1"]["id"])
    small.write("notes.csv", CLEAN)
    small.night("2026-11-02")
    code, said = small.exceptions("assign", identity, "--owner", "x")
    assert (code, "is fixed" in said) == (2, True)
    assert "Status: fixed on 2026-11-02" in small.exceptions("show", identity)[1]
    small.write("notes.csv", CALL)
    small.night("2026-11-03")
    said = small.exceptions("--as-of", "2026-11-03", "show", identity)[1]
    steps = ["2026-11-01 03:00 (UTC+09:00)  new", "2026-11-02 03:00 (UTC+09:00)  fixed"]
    steps.append("2026-11-03 03:00 (UTC+09:00)  came back")
    places = [said.index(step) for step in steps]
    assert places == sorted(places)
    for part in ("MIN-1", "Status: open\n", "It came back once", "千葉市", "What would clear it"):
        assert part in said


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["show", "0" * 16], "knows no finding 0000000000000000: `pcscan exceptions list`"),
        (["assign", "0" * 16, "--owner", "x"], "knows no finding"),
        (["assign", "0" * 16], "--owner"),
        (["assign", "0" * 16, "--owner", " "], "expected a name"),
        (["assign", "0" * 16, "--owner", "x", "--due", "soon"], "expected a date"),
        (["assign", "0" * 16, "--owner", "x", "--due", "2020-01-01"], "this day is past"),
        (["list", "--color"], "--color"),
        ([], "ACTION"),
    ],
)
def test_what_exceptions_refuses(small: Small, arguments: list[str], told: str) -> None:
    with small.ledger():
        pass
    code, said = small.exceptions(*arguments)
    assert (code, told in said) == (2, True)


# ledger


def test_a_backup_is_restored_elsewhere(small: Small) -> None:
    small.night("2026-11-01")
    before = small.listed()
    file = small.folder / "backup.jsonl"
    code, said = small.run("ledger", "backup", small.config, "--to", str(file))
    assert (code, "(0 not as the scanner had written them)" in said) == (0, True)
    code, said = small.run("ledger", "backup", small.config, "--to", str(file))
    assert (code, "is there already" in said) == (2, True)
    code, said = small.run("ledger", "restore", small.config, "--from", str(file))
    assert (code, "move its file away" in said) == (2, True)
    small.ledger_file.unlink()
    code, said = small.run("ledger", "restore", small.config, "--from", str(file))
    assert (code, "restored" in said) == (0, True)
    assert small.listed() == before


def test_an_old_ledger_is_migrated(small: Small) -> None:
    (small.folder / "system.key").write_bytes(KEY.reveal())
    assert small.run("ledger", "migrate", small.config)[0] == 2
    copyfile(Path(__file__).parent / "ledger" / "ledger-0001.db", small.ledger_file)
    code, said = small.exceptions("list")
    assert (code, "pcscan ledger migrate" in said) == (2, True)
    code, said = small.run("ledger", "migrate", small.config)
    assert (code, "went from 0001 to" in said) == (0, True)
    code, said = small.run("ledger", "migrate", small.config)
    assert (code, "already" in said) == (0, True)
    assert small.exceptions("list")[0] == 0


def test_what_is_before_a_day_is_forgotten(small: Small) -> None:
    for day in ("2026-11-01", "2026-11-02"):
        small.night(day)
    code, said = small.run("ledger", "prune", small.config, "--before", "2026-11-02")
    assert (code, "forgot 1 runs" in said) == (0, True)
    code, said = small.run("ledger", "prune", small.config, "--before", "9999-01-01")
    assert (code, "still to come" in said) == (2, True)
    assert "MIN-1" in small.listed()

"""An erasure, from its application to its certificate: proved, refuted or open, never more."""

import json
import runpy
import sqlite3
import sys
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from scanner.cli.arguments.readers import JAPAN
from scanner.cli.clock import has_come
from scanner.ledger import ActKind
from tests import small as small_system
from tests.small import Small

POLICY = """
version: 1
system: small
keys: {system: "file:system.key", city: {of: chiba, secret: "file:city.key"}}
cities: {chiba: {name: 千葉市, rulebooks: [operator]}}
sources:
  files: {kind: folder, path: data}
  db: {kind: database, url: "sqlite:///members.db"}
datasets:
  gone: {source: db, where: main.gone, cities: [chiba], fields: {id: none, left: none}}
  members:
    source: db
    where: main.members
    cities: [chiba]
    fields: {id: none, 氏名: PERSON, 電話番号: PHONE_NUMBER, メール: EMAIL_ADDRESS}
  letters:
    source: files
    where: letters.csv
    cities: [chiba]
    may_be_absent: true
    fields: {氏名: PERSON, 電話番号: PHONE_NUMBER}
leavers: {dataset: gone, key: id, by: left, grace_days: 30, present_in: {members: id}}
registers: {erasures: erasures.csv}
backups: {db: {days: 35}, files: {days: 14}}
"""
MEMBERS = [
    (1, "高橋 健太", "090-1111-0001", "kenta@example.jp"),
    (2, "佐藤 花子", "090-1111-0002", "hanako@example.jp"),
    (3, "鈴木 一郎", "090-1111-0003", "ichiro@example.jp"),
    (4, "田中 美咲", "090-1111-0004", "misaki@example.jp"),
    (5, "伊藤 大輔", "090-1111-0005", "daisuke@example.jp"),
    (6, "渡辺 陽子", "090-1111-0006", "yoko@example.jp"),
]
HER = MEMBERS[1]
HEADINGS = "番号,対象データ,範囲,対象者一覧,対象ファイル,消去日"
PEOPLE = "E-1,members,一部,who.csv,,{day}"
WHOLE = "E-2,letters,全部,,,{day}"
DONE = "2026-10-15"

small = small_system.small


def database(folder: Path, members: list[tuple[int, str, str, str]]) -> None:
    path = folder / "members.db"
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE gone (id INTEGER PRIMARY KEY, left TEXT)")
        columns = 'id INTEGER PRIMARY KEY, "氏名" TEXT, "電話番号" TEXT, "メール" TEXT'
        db.execute(f"CREATE TABLE members ({columns})")
        db.executemany("INSERT INTO members VALUES (?, ?, ?, ?)", members)
        db.commit()


@pytest.fixture
def city(small: Small) -> Small:
    """A system in which one member was erased on her application, and a list says who."""
    (small.folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (small.folder / "city.key").write_text("fedcba9876543210" * 4, encoding="ascii")
    small.write("notes.csv", "id,memo\n1,hello\n")
    (small.folder / "who.csv").write_text("id\n2\n", encoding="utf-8")
    database(small.folder, [one for one in MEMBERS if one != HER])
    recorded(small, PEOPLE)
    return small


def recorded(small: Small, *rows: str, day: str = DONE) -> None:
    text = "\n".join([HEADINGS, *(row.format(day=day) for row in rows)])
    (small.folder / "erasures.csv").write_text(text + "\n", encoding="utf-8")


def stray(small: Small, *people: tuple[int, str, str, str], name: str = "stray.csv") -> None:
    rows = [f"{who},{phone}" for _, who, phone, _ in people]
    small.write(name, "\n".join(["氏名,電話番号", *rows, ""]))


def looked(
    small: Small, record: str = "E-1", as_of: str = "2026-11-01"
) -> tuple[int, dict[str, Any]]:
    """Look into a record: the exit code, and the certificate as machines read it."""
    out = small.folder / "out"
    moment = f"{as_of}T03:00"
    code, _ = small.run(
        "deletion", small.config, "--record", record, "--out", str(out), "--as-of", moment
    )
    made: dict[str, Any] = json.loads((out / "deletion.json").read_text(encoding="utf-8"))
    return code, made


def places(made: Mapping[str, Any]) -> dict[str, str]:
    return {place["object"] or place["dataset"]: place["seen"] for place in made["places"]}


def full_list(small: Small, *people: tuple[int, str, str, str]) -> None:
    rows = [",".join(map(str, one)) for one in people]
    text = "\n".join(["id,氏名,電話番号,メール", *rows, ""])
    (small.folder / "who.csv").write_text(text, encoding="utf-8")


# people


def test_an_erasure_is_proved_of_the_places_that_were_read(city: Small) -> None:
    full_list(city, HER)
    code, made = looked(city)
    assert (code, made["outcome"], made["people"], made["open"]) == (0, "proved", 1, [])
    assert made["recorded"] == DONE
    assert places(made) == {
        "members": "gone",
        "gone": "gone",
        "notes.csv": "gone",
    }
    dates = {p["dataset"]: (p["live"], p["backups"]) for p in made["places"]}
    assert dates["members"] == ("2026-11-01", "2026-12-06")
    assert dates["notes.csv"] == ("2026-11-01", "2026-11-15")
    assert made["fingerprints"] == {
        "pseudonymised_personal_data": True,
        "kept_until": "2026-11-19",
    }
    pages = [(city.folder / "out" / f"deletion.{lang}.html") for lang in ("ja", "en")]
    ja, en = (page.read_text(encoding="utf-8") for page in pages)
    assert "消去確認書" in ja
    assert "仮名加工された個人データ" in ja
    assert "Certificate of erasure" in en
    assert "pseudonymised personal data" in en
    assert not any(secret in ja + en + str(made) for secret in HER[1:3])


@pytest.mark.parametrize("where", ["members", "stray"])
def test_one_record_refutes_it(city: Small, where: str) -> None:
    full_list(city, HER)
    if where == "members":
        database(city.folder, MEMBERS)
    else:
        stray(city, MEMBERS[2], HER)
    code, made = looked(city)
    assert (code, made["outcome"]) == (10, "refuted")
    there = {name: seen for name, seen in places(made).items() if seen == "present"}
    assert there == {"members" if where == "members" else "stray.csv": "present"}
    [place] = [p for p in made["places"] if p["seen"] == "present"]
    assert (place["rows"], place["people"], place["live"], place["backups"]) == (1, 1, None, None)


def test_another_declaration_may_allow_what_is_there(city: Small) -> None:
    full_list(city, HER)
    stray(city, HER, name="letters.csv")
    code, made = looked(city)
    assert (code, places(made)["letters"]) == (0, "allowed")


def test_a_family_that_shares_her_phone_refutes_nothing(city: Small) -> None:
    full_list(city, HER)
    stray(city, (0, "佐藤 次郎", HER[2], ""))
    assert looked(city)[0] == 0


@pytest.mark.parametrize("row", [f"誰か,{HER[2]}", f",{HER[2]}", f"{HER[1]},"])
def test_what_nothing_tells_leaves_it_open(city: Small, row: str) -> None:
    full_list(city, HER)
    others = [f"{who},{phone}" for _, who, phone, _ in MEMBERS[2:]]
    city.write("stray.csv", "\n".join(["氏名,電話番号", *others, row, ""]))
    code, made = looked(city)
    is_another = row.startswith("誰か")
    assert code == (0 if is_another else 3)
    assert places(made)["stray.csv"] == ("gone" if is_another else "doubtful")


def test_what_has_nothing_in_common_leaves_it_open(city: Small) -> None:
    full_list(city, HER)
    cards = "\n".join(f"{n},6900{n:012d}" for n in range(40))
    city.write("cards.csv", f"no,waon_no\n{cards}\n")
    code, made = looked(city)
    assert (code, places(made)["cards.csv"]) == (3, "not-comparable")


@pytest.mark.parametrize("place", ["file", "folder", "database", "shares"])
def test_every_place_that_was_not_read_leaves_it_open(city: Small, place: str) -> None:
    full_list(city, HER)
    if place == "file":
        (city.folder / "data" / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(60))
    elif place == "folder":
        (city.folder / "data").rename(city.folder / "elsewhere")
    elif place == "database":
        (city.folder / "members.db").write_bytes(b"no database" * 400)
    else:
        text = POLICY.replace("  db:", "  share: {kind: folder, path: shares}\n  db:")
        (city.folder / "policy.yaml").write_text(text, encoding="utf-8")
    code, made = looked(city)
    assert (code, made["outcome"]) == (3, "open")
    assert "unread" in {p["seen"] for p in made["places"]}
    assert all(p["live"] is None for p in made["places"] if p["seen"] == "unread")


def test_an_unread_place_hides_no_evidence(city: Small) -> None:
    full_list(city, HER)
    (city.folder / "data" / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(60))
    stray(city, HER)
    assert looked(city)[0] == 10


def test_without_a_declared_backup_it_is_open(city: Small) -> None:
    full_list(city, HER)
    text = POLICY.replace("db: {days: 35}, ", "")
    (city.folder / "policy.yaml").write_text(text, encoding="utf-8")
    code, made = looked(city)
    assert (code, made["open"]) == (3, ["backups-not-declared"])
    assert {p["backups"] for p in made["places"] if p["source"] == "db"} == {None}


# keys


def test_without_the_city_s_key_it_is_open(city: Small) -> None:
    full_list(city, HER)
    text = POLICY.replace(', city: {of: chiba, secret: "file:city.key"}', "")
    (city.folder / "policy.yaml").write_text(text, encoding="utf-8")
    code, made = looked(city)
    assert (code, made["open"]) == (3, ["no-city-key"])


def test_a_key_that_is_not_there_is_a_matter_of_configuration(city: Small) -> None:
    (city.folder / "city.key").unlink()
    code, said = city.run(
        "deletion", city.config, "--record", "E-1", "--out", str(city.folder / "out")
    )
    assert (code, "cannot be read" in said) == (2, True)


@pytest.mark.parametrize("how", ["rotated", "another", "destroyed"])
def test_what_was_known_under_another_key_is_not_known(city: Small, how: str) -> None:
    applied_for(city)
    (city.folder / "who.csv").unlink()
    recorded(city, PEOPLE)
    assert looked(city)[0] == 0
    if how == "destroyed":
        assert city.run("key", "destroy", city.config)[0] == 0
        out = str(city.folder / "out")
        assert city.run("deletion", city.config, "--record", "E-1", "--out", out)[0] == 2
        return
    other = city.folder / "next.key"
    other.write_text("0f1e2d3c4b5a6978" * 4, encoding="ascii")
    if how == "rotated":
        done = city.run("key", "rotate", city.config, "--key", "city", "--to", "file:next.key")
        assert done[0] == 0
    other.replace(city.folder / "city.key")
    code, made = looked(city)
    assert (code, made["open"], made["people"]) == (3, ["people-unknown"], None)


# what is kept of them, and until when


def applied_for(small: Small) -> None:
    """Let a night see the application, with her key alone, while she is still there."""
    database(small.folder, MEMBERS)
    recorded(small, PEOPLE, day="")
    assert small.night("2026-10-10") == 10  # no period is declared
    database(small.folder, [one for one in MEMBERS if one != HER])


def test_who_was_applied_for_by_key_is_known_by_all_that_was_there(city: Small) -> None:
    applied_for(city)
    recorded(city, PEOPLE)
    stray(city, HER)
    assert looked(city)[0] == 10
    (city.folder / "who.csv").unlink()
    assert looked(city)[0] == 10


def test_a_list_of_keys_alone_tells_nothing_of_other_places(city: Small) -> None:
    stray(city, HER)
    code, made = looked(city)
    assert (code, places(made)["stray.csv"]) == (3, "not-comparable")
    (city.folder / "who.csv").unlink()
    (city.folder / "policy.ledger.db").unlink()
    code, made = looked(city)
    assert (code, made["open"]) == (3, ["people-unknown"])


@pytest.mark.parametrize(("day", "kept"), [(19, True), (20, False)])
def test_fingerprints_of_erased_people_end_with_the_last_backup(
    city: Small, day: int, *, kept: bool
) -> None:
    full_list(city, HER)
    assert looked(city)[0] == 0
    (city.folder / "who.csv").unlink()
    moment = datetime(2026, 11, day, 3, tzinfo=JAPAN)
    with city.ledger() as ledger:
        gone = ledger.expire_erased(moment.date(), moment)
        acts = [act.notes for act in ledger.acts() if act.kind is ActKind.EXPIRE]
    assert gone.entries == (() if kept else ("E-1",))
    assert acts == ([] if kept else [{"entries": "E-1", "rows": "1", "fingerprints": "4"}])
    code, made = looked(city)
    assert (code, made["open"]) == ((0, []) if kept else (3, ["people-unknown"]))


def test_nothing_is_destroyed_before_its_day_has_come(city: Small) -> None:
    full_list(city, HER)
    code, made = looked(city, as_of="2027-03-01")
    assert (code, made["fingerprints"]["kept_until"]) == (0, None)
    looked(city)
    early, late = datetime(2026, 11, 1, tzinfo=JAPAN), datetime(2027, 3, 1, tzinfo=JAPAN)
    for as_of, clock in ((early, late), (late, early)):
        assert has_come(as_of, clock) == early.date()


# objects


def test_a_renamed_copy_is_told_by_what_it_holds(city: Small) -> None:
    recorded(city, WHOLE, day="")
    stray(city, *MEMBERS, name="letters.csv")
    assert city.night("2026-10-10") == 10  # no period is declared
    recorded(city, WHOLE)
    data = city.folder / "data"
    lines = (data / "letters.csv").read_text(encoding="utf-8").splitlines()
    (data / "letters.csv").unlink()
    code, made = looked(city, "E-2")
    assert (code, places(made)["letters"]) == (0, "gone")
    renamed = ["a;b;c", *(f"{n};{line.replace(',', ';')}" for n, line in enumerate(lines[:0:-1]))]
    city.write("x_old.csv", "\n".join([*renamed, ""]))
    code, made = looked(city, "E-2")
    assert (code, places(made)["x_old.csv"]) == (10, "present")
    assert [p["state"] for p in made["places"] if p["seen"] == "present"] == ["copy"]
    city.write("x_old.csv", "\n".join([*renamed[:-1], "9;誰か 某;090-9999-1234", ""]))
    assert looked(city, "E-2")[0] == 0


def test_a_copy_that_could_not_be_told_leaves_it_open(city: Small) -> None:
    recorded(city, WHOLE)
    assert looked(city, "E-2")[0] == 0
    stray(city, *MEMBERS)
    code, made = looked(city, "E-2")
    assert (code, made["open"]) == (3, ["content-unknown"])


def test_what_was_erased_whole_and_is_there(city: Small) -> None:
    recorded(city, WHOLE)
    stray(city, MEMBERS[0], name="letters.csv")
    code, made = looked(city, "E-2")
    assert (code, places(made)["letters"], made["scope"]) == (10, "present", "all")


def test_a_file_that_was_erased(city: Small) -> None:
    recorded(city, "E-3,letters,一部,,old/letters.csv,{day}")
    assert looked(city, "E-3")[0] == 0
    (city.folder / "data" / "old").mkdir()
    stray(city, MEMBERS[0], name="old/letters.csv")
    code, made = looked(city, "E-3")
    assert (code, places(made)["old/letters.csv"]) == (10, "present")


# the day from which it is gone


def test_a_day_on_which_it_was_proved_stays_until_it_is_refuted(city: Small) -> None:
    full_list(city, HER)

    def live(as_of: str) -> str | None:
        made = looked(city, as_of=as_of)[1]
        days: dict[str, str | None] = {p["dataset"]: p["live"] for p in made["places"]}
        return days["members"]

    assert live("2026-11-01") == "2026-11-01"
    assert live("2026-11-03") == "2026-11-01"
    stray(city, HER)
    looked(city, as_of="2026-11-04")
    (city.folder / "data" / "stray.csv").unlink()
    assert live("2026-11-05") == "2026-11-05"
    with city.ledger() as ledger:
        acts = [act.notes["outcome"] for act in ledger.acts() if act.kind is ActKind.DELETION]
    assert acts == ["proved", "proved", "refuted", "proved"]


# what is refused


@pytest.mark.parametrize(
    ("record", "day", "said"),
    [
        ("E-9", DONE, "the register of erasures has no such number; there are E-1"),
        ("E-1", "", "it was not erased yet"),
        ("E-1", "2026-11-02", "it was not erased yet"),
    ],
)
def test_a_record_that_cannot_be_looked_into(city: Small, record: str, day: str, said: str) -> None:
    recorded(city, PEOPLE, day=day)
    out = city.folder / "out"
    arguments = ["--record", record, "--out", str(out), "--as-of", "2026-11-01T03:00"]
    code, told = city.run("deletion", city.config, *arguments)
    if day > "2026-11-01":
        assert code == 2
    else:
        assert (code, said in told) == (2, True)
    assert not out.exists()


@pytest.mark.parametrize(
    ("registers", "said"),
    [("registers: {}", "names no `erasures`"), ("registers: {erasures: no.csv}", "cannot be read")],
)
def test_a_register_that_is_not_there(city: Small, registers: str, said: str) -> None:
    text = POLICY.replace("registers: {erasures: erasures.csv}", registers)
    (city.folder / "policy.yaml").write_text(text, encoding="utf-8")
    out = str(city.folder / "out")
    code, told = city.run("deletion", city.config, "--record", "E-1", "--out", out)
    assert (code, said in told) == (2, True)


def test_the_job_is_the_command(city: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    full_list(city, HER)
    out = str(city.folder / "out")
    moment = ["--as-of", "2026-11-01T03:00"]
    asked = [city.config, "--record", "E-1", "--out", out, *moment]
    monkeypatch.setattr(sys, "argv", ["jobs.deletion", *asked])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("jobs.deletion", run_name="__main__")
    assert ended.value.code == 0


def test_a_night_says_the_same(city: Small) -> None:
    full_list(city, HER)
    stray(city, HER)
    assert city.night("2026-11-01") == 10
    assert {"DEL-1", "MIN-2"} <= city.listed().keys()
    (city.folder / "data" / "stray.csv").unlink()
    city.night("2026-11-02")
    assert not {"DEL-1", "MIN-2"} & city.listed().keys()

"""Copies and flows from the command line: found, drawn, kept; and never passed without a key."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from scanner.model.flow_map import EdgeKind
from tests import small as small_system
from tests.small import Small

small = small_system.small

POLICY = """
version: 1
system: small
keys: {system: "file:system.key", city: {of: chiba, secret: "file:city.key"}}
cities: {chiba: {name: 千葉市, rulebooks: [operator]}}
sources: {files: {kind: folder, path: data}}
datasets:
  members: &people
    source: files
    where: members.csv
    cities: [chiba]
    purpose: [会員の管理]
    retention: {years: 5, by: 登録日}
    fields: {氏名: PERSON, 生年月日: BIRTH_DATE, 電話番号: PHONE_NUMBER, 登録日: none}
  helpers:
    source: files
    where: helpers.csv
    cities: [chiba]
    purpose: [催しの運営]
    retention: {years: 5, by: 登録日}
    never_join: [members]
    fields: {氏名: PERSON, 生年月日: BIRTH_DATE, 電話番号: PHONE_NUMBER, 登録日: none}
"""
FIRST = date(1940, 1, 1)
GIVEN = ("太郎", "次郎", "三郎", "花子", "良子", "明子", "和夫", "正夫", "幸子", "恵子")


def people(first: int, last: int) -> str:
    """Write people by their numbers: the same number is the same person, born on a day apart."""
    rows = [
        f"山田 {GIVEN[n % 10]},{FIRST + timedelta(n * 17 % 20_000)},090-12{n % 10}4-{n:04d}"
        for n in range(first, last)
    ]
    return "氏名,生年月日,電話番号,登録日\n" + "".join(f"{row},2026-04-01\n" for row in rows)


@pytest.fixture
def city(small: Small) -> Small:
    """Build members and strangers who help, under a city's key."""
    Path(small.config).write_text(POLICY.replace(" &people", ""), encoding="utf-8")
    (small.folder / "city.key").write_text("c" * 64, encoding="ascii")
    (small.folder / "data" / "notes.csv").unlink()
    small.write("members.csv", people(0, 300))
    small.write("helpers.csv", people(1_000, 1_100))
    return small


def night(small: Small, day: str, code: int) -> list[dict[str, Any]]:
    assert small.night(day) == code
    text = (small.folder / "out" / "findings.json").read_text(encoding="utf-8")
    findings: list[dict[str, Any]] = json.loads(text)["findings"]
    return [f for f in findings if f["control"] in {"COPY-1", "FLOW-1", "FLOW-3"}]


def verdicts(findings: list[dict[str, Any]]) -> list[tuple[str, str, str | None]]:
    return [(f["location"]["dataset"], f["outcome"], f["subject"]) for f in findings]


def test_strangers_share_nothing(city: Small) -> None:
    assert night(city, "2026-11-01", 0) == []
    flows = json.loads((city.folder / "out" / "flows.json").read_text(encoding="utf-8"))
    assert flows == {"version": 1, "as_of": "2026-11-01T03:00:00+09:00", "flows": []}


def test_people_who_must_not_be_there_are_found_and_drawn(city: Small) -> None:
    city.write("helpers.csv", people(280, 380))
    (found,) = night(city, "2026-11-01", 10)
    assert verdicts([found]) == [("members", "fail", "helpers")]  # nobody can say which was first
    assert found["measures"]["people"] == {"value": 20, "method": "exact"}
    with city.ledger() as ledger:
        (edge,) = ledger.run(ledger.runs()[-1].record.id).flows
    assert (edge.kind, edge.people, edge.of) == (EdgeKind.UNDECLARED, 20, 100)
    assert not edge.directed
    written = json.loads((city.folder / "out" / "flows.json").read_text(encoding="utf-8"))
    assert [one["people"] for one in written["flows"]] == [20]
    assert night(city, "2026-11-02", 10) == [found]  # unread: from fingerprints that were kept


def test_an_undeclared_copy_is_found_by_what_it_shares(city: Small) -> None:
    city.write("old.csv", people(0, 60))
    (found,) = night(city, "2026-11-01", 10)
    assert verdicts([found]) == [("old.csv", "fail", "members")]


def rewrite(small: Small, old: str, new: str) -> None:
    path = Path(small.config)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_without_a_key_it_is_open_and_never_passed(city: Small) -> None:
    city.write("helpers.csv", people(280, 380))
    rewrite(city, ', city: {of: chiba, secret: "file:city.key"}', "")
    found = night(city, "2026-11-01", 3)
    assert verdicts(found) == [("helpers", "open", None)]
    assert {f["cause"] for f in found} == {"coverage"}


def test_a_wrong_key_finds_what_the_right_one_found_or_nothing_is_said(city: Small) -> None:
    city.write("helpers.csv", people(280, 380))
    first = night(city, "2026-11-01", 10)
    (city.folder / "city.key").write_text("d" * 64, encoding="ascii")
    assert night(city, "2026-11-02", 10) == first
    (city.folder / "city.key").write_text("short", encoding="ascii")
    assert city.night("2026-11-03") == 2


def test_after_a_rotation_what_cannot_be_read_again_is_open(city: Small) -> None:
    city.write("helpers.csv", people(280, 380))
    night(city, "2026-11-01", 10)
    (city.folder / "next.key").write_text("n" * 64, encoding="ascii")
    assert city.run("key", "rotate", city.config, "--key", "city", "--to", "file:next.key")[0] == 0
    rewrite(city, "file:city.key", "file:next.key")
    (city.folder / "data" / "members.csv").write_bytes(b"\x00\xff\xfe\x01" * 99)
    found = night(city, "2026-11-02", 3)
    assert ("helpers", "open", None) in verdicts(found)
    assert {f["outcome"] for f in found} == {"open"}


def test_a_destroyed_key_ends_every_scan(city: Small) -> None:
    night(city, "2026-11-01", 0)
    assert city.run("key", "destroy", city.config)[0] == 0
    assert city.night("2026-11-02") == 2

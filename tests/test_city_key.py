"""The city's key: named by reference, gone over to another, destroyed; and never a wrong pass."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from scanner.ledger import ActKind
from scanner.ledger.tables import FINGERPRINTS
from tests import small as small_system
from tests.small import Small

small = small_system.small

PEOPLE = 30
CARDS = [f"6900{n * 7_919_113 % 10**12:012d}" for n in range(1, PEOPLE + 1)]
POLICY = """
version: 1
system: small
keys: {system: "file:system.key", city: {of: chiba, secret: "file:city.key"}}
cities: {chiba: {name: 千葉市, rulebooks: [operator]}}
sources: {files: {kind: folder, path: data}}
datasets:
  a:
    source: files
    where: a.csv
    cities: [chiba]
    fields:
      member: none
      tel: PHONE_NUMBER
      card: {category: WAON_NUMBER, treatment: masked, pattern: "[0-9]*[*]+[0-9]*"}
  b: {source: files, where: b.csv, cities: [chiba], fields: {
      member: none, card: {category: WAON_NUMBER, treatment: masked, pattern: "[0-9]*[*]+[0-9]*"}}}
"""
MASK_4 = "MASK-4"


def table(hide: Callable[[str], str], *, tel: bool) -> str:
    head = "member,tel,card\n" if tel else "member,card\n"
    rows = []
    for number, card in enumerate(CARDS):
        phone = f"090-1000-{number:04d}," if tel else ""
        rows.append(f"M{number:04d},{phone}{hide(card)}\n")
    return head + "".join(rows)


@pytest.fixture
def city(small: Small) -> Small:
    """Two masked copies that complement one another, and a city's key."""
    Path(small.config).write_text(POLICY, encoding="utf-8")
    (small.folder / "city.key").write_text("c" * 64, encoding="ascii")
    (small.folder / "data" / "notes.csv").unlink()
    small.write("a.csv", table(lambda card: "*" * 12 + card[12:], tel=True))
    small.write("b.csv", table(lambda card: card[:12] + "****", tel=False))
    return small


def rewrite(small: Small, old: str, new: str) -> None:
    path = Path(small.config)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def kept(small: Small) -> int:
    with small.ledger() as ledger, ledger.database.read() as db:
        return db.scalar(sa.select(sa.func.sum(FINGERPRINTS.c.count))) or 0


def copies(small: Small) -> list[dict[str, object]]:
    found = small.folder / "out" / "findings.json"
    every = json.loads(found.read_text(encoding="utf-8"))["findings"]
    return [f for f in every if f["control"] == MASK_4]


def outcomes(small: Small) -> list[tuple[object, object]]:
    return [(f["outcome"], f["cause"]) for f in copies(small)]


def test_two_nights_say_the_same_and_the_second_reads_nothing(city: Small) -> None:
    assert city.night("2026-11-01") == 10
    first = (city.folder / "out" / "findings.json").read_bytes()
    assert outcomes(city) == [("fail", "data")]
    made = kept(city)
    assert made == PEOPLE * (1 + 2 * 2 + 2 * 1)  # phones; member and phone, member, as pairs
    assert city.night("2026-11-02") == 10
    assert '"reused"' in (city.folder / "out" / "run.json").read_text(encoding="utf-8")
    second = (city.folder / "out" / "findings.json").read_bytes()
    assert second.replace(b"2026-11-02", b"2026-11-01") == first
    assert kept(city) == made


def test_without_a_ledger_they_are_kept_for_the_run_alone(city: Small) -> None:
    out = str(city.folder / "out")
    assert city.run("scan", city.config, "--out", out, "--ledger", "off")[0] == 10
    assert outcomes(city) == [("fail", "data")]
    assert not city.ledger_file.exists()


def test_runs_that_are_gone_are_read_again(city: Small) -> None:
    city.night("2026-11-01")
    with city.ledger() as ledger, ledger.database.engine.begin() as db:
        db.execute(sa.delete(FINGERPRINTS))
    assert city.night("2026-11-02") == 10
    assert '"reused"' not in (city.folder / "out" / "run.json").read_text(encoding="utf-8")
    assert outcomes(city) == [("fail", "data")]


def test_a_key_that_is_not_there_ends_the_scan(city: Small) -> None:
    (city.folder / "city.key").unlink()
    out = str(city.folder / "out")
    code, said = city.run("scan", city.config, "--out", out)
    assert (code, "policy.yaml:4:" in said, "cannot be read" in said) == (2, True, True)
    assert not (city.folder / "out").exists()
    (city.folder / "city.key").write_text("short", encoding="ascii")
    assert city.run("check", city.config)[0] == 2


def test_the_key_is_of_a_city_that_there_is(city: Small) -> None:
    rewrite(city, "of: chiba", "of: chibs")
    code, said = city.run("check", city.config)
    assert (code, "chibs" in said, "chiba" in said) == (2, True, True)


def test_a_policy_that_names_no_key_leaves_it_open(city: Small) -> None:
    rewrite(city, ', city: {of: chiba, secret: "file:city.key"}', "")
    assert city.night("2026-11-01") == 11  # and periods that nobody declared
    assert outcomes(city) == [("open", "coverage")]
    assert kept(city) == 0


def test_another_key_uses_nothing_of_the_first(city: Small) -> None:
    city.night("2026-11-01")
    made = kept(city)
    (city.folder / "city.key").write_text("d" * 64, encoding="ascii")
    assert city.night("2026-11-02") == 10
    assert '"reused"' not in (city.folder / "out" / "run.json").read_text(encoding="utf-8")
    assert kept(city) == 2 * made
    (city.folder / "city.key").write_text("c" * 64, encoding="ascii")
    assert city.night("2026-11-03") == 10
    assert outcomes(city) == [("fail", "data")]


def test_going_over_to_the_next_key(city: Small) -> None:
    city.night("2026-11-01")
    made = kept(city)
    command = ("key", "rotate", city.config, "--key", "city", "--to")
    code, said = city.run(*command, "file:city.key")
    assert (code, "secret in use" in said) == (2, True)
    assert city.run(*command, "file:next.key")[0] == 2
    (city.folder / "next.key").write_text("n" * 64, encoding="ascii")
    code, said = city.run(*command, "file:next.key")
    assert (code, f"forgot {made:,} fingerprints" in said, "file:next.key" in said) == (
        0,
        True,
        True,
    )
    assert kept(city) == 0
    with city.ledger() as ledger:
        assert ledger.acts()[-1].kind is ActKind.ROTATE_CITY
    rewrite(city, "file:city.key", "file:next.key")
    assert city.night("2026-11-02") == 10
    assert kept(city) == made


def test_a_key_is_destroyed_once_and_for_all(city: Small) -> None:
    city.night("2026-11-01")
    code, said = city.run("key", "destroy", city.config)
    assert (code, "never used again" in said, "c" * 64 in said) == (0, True, False)
    assert kept(city) == 0
    with city.ledger() as ledger:
        act = ledger.acts()[-1]
        assert (act.kind, act.notes["fingerprints"]) == (ActKind.DESTROY, "210")
    out = str(city.folder / "out")
    code, said = city.run("scan", city.config, "--out", out)
    assert (code, "`keys.city` names a key that" in said) == (2, True)
    rewrite(city, ', city: {of: chiba, secret: "file:city.key"}', "")
    assert city.night("2026-11-02") == 11
    assert outcomes(city) == [("open", "coverage")]


def test_only_a_citys_key_can_be_left(city: Small) -> None:
    rewrite(city, ', city: {of: chiba, secret: "file:city.key"}', "")
    code, said = city.run("key", "destroy", city.config)
    assert (code, "keys.city" in said) == (2, True)
    code, said = city.run("key", "rotate", city.config, "--key", "city", "--to", "file:system.key")
    assert (code, "keys.city" in said) == (2, True)


def test_no_value_stands_in_the_ledger_or_in_reports(city: Small) -> None:
    city.night("2026-11-01")
    written = [p.read_bytes() for p in (city.folder / "out").iterdir() if p.is_file()]
    for content in (*written, city.ledger_file.read_bytes()):
        for number in (0, PEOPLE - 1):
            for value in (f"09010000{number:03d}", f"0901000{number:04d}", f"M{number:04d}"):
                assert value.encode() not in content

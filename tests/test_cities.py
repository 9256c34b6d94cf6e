"""One dataset with the records of several cities: what is true in whose rows."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner import config
from scanner.cli import main
from scanner.ledger.codec import decode, encode
from scanner.model.category import DataCategory
from scanner.model.declaration import DatasetDeclaration, FieldDeclaration
from scanner.model.entry import Register
from scanner.model.errors import ConfigError
from scanner.model.finding import Finding
from scanner.model.flow import Leavers
from scanner.model.history import History, Known
from scanner.model.policy import City, Policy
from scanner.model.profile import OF_NO_CITY, DatasetProfile
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.model.register import Registers
from scanner.model.retention import Retention
from scanner.model.secret import Secret
from scanner.model.statistics import Statistics
from scanner.pipeline.scan import Parts, scan
from scanner.pipeline.survey import survey
from scanner.profiling import Namer, Reading, profile_batch
from scanner.recognizers import detector
from scanner.runtime import InlineExecutor
from scanner.sources import MemorySource

DETECTOR = detector(RecognizerSettings())
NOW = datetime(2026, 11, 1, 3, tzinfo=ZoneInfo("Asia/Tokyo"))
CITIES = {
    "chiba": City("chiba", "千葉市", ("chiba",)),
    "yachiyo": City("yachiyo", "八千代市", ("yachiyo",)),
}
DATASET = DatasetDeclaration(
    "members",
    "db",
    "main.members",
    ("chiba", "yachiyo"),
    purpose=("ポイントの付与",),
    fields={
        "city": FieldDeclaration(),
        "day": FieldDeclaration(),
        "tel": FieldDeclaration(
            frozenset({DataCategory.PHONE_NUMBER}),
        ),
        "memo": FieldDeclaration(free_text=True),
    },
    retention=Retention("day", years=1),
    person_per_row=True,
    city_column="city",
    city_of={"12100": "chiba", "千葉市": "chiba", "12221": "yachiyo"},
)
CALL = "電話は090-1234-5678まで"

cells = st.sampled_from([None, "12100", "１２２２１", " 千葉市 ", "12999", "", CALL, "2026-04-01"])
rows = st.lists(st.tuples(cells, cells, cells, cells), max_size=8)


def batch(records: list[tuple[Any, ...]], names: str = "city day tel memo") -> pa.RecordBatch:
    columns = [pa.array([r[i] for r in records], pa.string()) for i in range(len(names.split()))]
    return pa.RecordBatch.from_arrays(columns, names=names.split())


def profile(records: list[tuple[Any, ...]]) -> DatasetProfile:
    return profile_batch(batch(records), Reading(DATASET, DETECTOR, Namer(DETECTOR)))


@settings(deadline=None, max_examples=15)
@given(rows, rows)
def test_splitting_rows_does_not_matter(a: list[tuple[Any, ...]], b: list[tuple[Any, ...]]) -> None:
    assert profile(a) + profile(b) == profile(a + b)


@settings(deadline=None, max_examples=15)
@given(rows)
def test_cities_add_up_to_the_whole(records: list[tuple[Any, ...]]) -> None:
    whole = replace(DATASET, city_column=None)
    together = profile_batch(batch(records), Reading(whole, DETECTOR, Namer(DETECTOR)))
    split = profile(records)
    assert replace(split, cities={}) == together
    assert sum(part.rows for part in split.cities.values()) == len(records)


def test_a_profile_by_city_is_kept_without_loss() -> None:
    seen = profile([("12100", "2026-04-01", "090-1234-5678", CALL), (None, "", None, "x")])
    assert set(seen.cities) == {"chiba", OF_NO_CITY}
    assert decode(DatasetProfile, encode(seen)) == seen


@pytest.mark.parametrize(
    ("written", "city"),
    [
        ("12100", "chiba"),
        ("１２１００", "chiba"),
        (" 千葉市　", "chiba"),
        ("12221", "yachiyo"),
        ("122210", OF_NO_CITY),
        ("", OF_NO_CITY),
        (None, OF_NO_CITY),
    ],
)
def test_whose_a_record_is(written: str | None, city: str) -> None:
    assert list(profile([(written, None, None, None)]).cities) == [city]


def test_a_number_says_whose_a_record_is_and_a_list_does_not() -> None:
    reading = Reading(DATASET, DETECTOR, Namer(DETECTOR))
    for column, city in (pa.array([12100]), "chiba"), (pa.array([["12100"]]), OF_NO_CITY):
        one = pa.RecordBatch.from_arrays([column], names=["city"])
        assert list(profile_batch(one, reading).cities) == [city]


def judged(
    records: list[tuple[Any, ...]],
    dataset: DatasetDeclaration = DATASET,
    names: str = "city day tel memo",
    leavers: Leavers | None = None,
    registers: Registers | None = None,
    seen: Mapping[str, Known] | None = None,
    **more: pa.Table,
) -> dict[tuple[str, str | None], Finding]:
    """Scan one table, and give the exceptions by control and field."""
    tables = {"main.members": pa.Table.from_batches([batch(records, names)])}
    tables |= {f"main.{name}": table for name, table in more.items()}
    others = {
        name: DatasetDeclaration(name, "db", f"main.{name}", ("chiba",), others=FieldDeclaration())
        for name in more
    }
    policy = Policy(
        {"members": dataset, **others},
        CITIES,
        config.articles(),
        leavers=leavers,
        report_within_hours=24,
    )
    namer = Namer(DETECTOR, Secret(b"a key for tests, of no use elsewhere"))
    source = MemorySource("db", tables)
    parts = Parts(
        {"db": source}, DETECTOR, namer, InlineExecutor(), registers=registers or Registers()
    )
    surveyed = survey(parts.sources, policy, namer)
    history = History(findings=seen or {})
    _, found = scan(parts, surveyed, policy, NOW, lambda _: None, lambda: history)
    return {(f.control, f.location.field): f for f in found if f.is_exception}


YOUNG, OLD = "2026-10-01", "2025-10-01"


def test_a_finding_names_the_cities_in_whose_rows_it_is_true() -> None:
    found = judged(
        [
            ("12100", YOUNG, "090-1234-5678", "x"),
            ("12221", YOUNG, "090-1234-5679", CALL),
            ("12221", OLD, "090-1234-5670", "y"),
            ("12100", YOUNG, "090-1234-5671", "z"),
        ]
    )
    assert set(found) == {("MIN-4", "memo"), ("RET-1", None)}
    for finding in found.values():
        assert finding.cities == ("yachiyo",)
        assert {basis.rulebook for basis in finding.basis} == {"yachiyo"}
        assert (finding.measures["rows"], finding.measures["rows_read"]) == (1, 4)


def test_what_is_true_in_both_cities_is_one_finding_with_the_total() -> None:
    found = judged([("12100", YOUNG, None, CALL), ("12221", YOUNG, None, CALL)])
    memo = found["MIN-4", "memo"]
    assert (memo.cities, memo.measures["rows"]) == (("chiba", "yachiyo"), 2)


@pytest.mark.parametrize("city", ["12999", None])
@pytest.mark.parametrize("memo", ["x", CALL])
def test_a_row_that_does_not_say_whose_it_is_concerns_every_city(
    city: str | None, memo: str
) -> None:
    found = judged([("12221", YOUNG, None, memo), (city, YOUNG, None, CALL)])
    assert found["MIN-4", "memo"].cities == ("chiba", "yachiyo")


def test_masked_values_of_one_city_are_no_breach_of_another_one() -> None:
    found = judged([("12100", YOUNG, None, "***-****-5678"), ("12221", YOUNG, None, CALL)])
    assert found["MIN-4", "memo"].cities == ("yachiyo",)


def test_without_the_column_every_row_concerns_every_city() -> None:
    found = judged([(YOUNG, None, CALL)], names="day tel memo")
    assert found["MIN-4", "memo"].cities == ("chiba", "yachiyo")


def test_an_undecided_column_concerns_those_who_have_rows() -> None:
    found = judged([("12100", YOUNG, None, "x", "a")], names="city day tel memo extra")
    assert found["MIN-1", "extra"].cities == ("chiba",)


def test_rows_that_are_of_every_city_are_not_looked_at_one_by_one() -> None:
    found = judged([("12221", YOUNG, None, CALL)], replace(DATASET, city_column=None))
    assert found["MIN-4", "memo"].cities == ("chiba", "yachiyo")


@pytest.mark.parametrize(
    ("chiba", "yachiyo", "nobody", "whose"),
    [
        (999, 999, 0, None),
        (1000, 999, 0, ("chiba",)),
        (999, 1000, 0, ("yachiyo",)),
        (999, 5, 1, ("chiba", "yachiyo")),
    ],
)
def test_an_entry_of_the_file_register_is_due_from_one_thousand_people_of_one_city(
    chiba: int, yachiyo: int, nobody: int, whose: tuple[str, ...] | None
) -> None:
    records = [
        (code, YOUNG, "090-1234-5678", "x")
        for code, count in (("12100", chiba), ("12221", yachiyo), ("", nobody))
        for _ in range(count)
    ]
    registers = Registers(frozenset({Register.INFORMATION_FILES}))
    found = judged(records, registers=registers).get(("ORG-4", None))
    assert (found and found.cities) == whose


def test_a_breach_is_to_be_reported_to_the_city_whose_rows_show_it() -> None:
    records = [("12100", YOUNG, None, "x"), ("12221", YOUNG, None, CALL)]
    before = NOW - timedelta(days=2)
    breach = judged(records)["MIN-4", "memo"]
    registers = Registers(frozenset({Register.INCIDENTS}))
    found = judged(records, registers=registers, seen={breach.id: Known(before, before)})
    late = found["INC-1", "memo"]
    assert (late.subject, late.cities) == (f"MIN-4 {breach.id}", ("yachiyo",))
    assert {basis.rulebook for basis in late.basis} == {"yachiyo"}


def test_a_group_that_is_too_small_is_told_to_its_city() -> None:
    dataset = replace(DATASET, statistics=Statistics(3, ("memo",)))
    records = [("12100", YOUNG, None, "20代")] * 3 + [("12221", YOUNG, None, "30代")] * 2
    assert judged(records, dataset)["MASK-5", None].cities == ("yachiyo",)


def test_people_who_left_are_told_by_city() -> None:
    gone = pa.table({"id": ["1", "2"], "left": ["2026-01-01", "2026-01-01"]})
    leavers = Leavers("gone", "id", "left", 0, {"members": "tel"})
    records = [("12100", YOUNG, "9", "x"), ("12221", YOUNG, "1", "x"), ("12221", YOUNG, "2", "x")]
    found = judged(records, leavers=leavers, gone=gone)["RET-3", None]
    assert (found.cities, found.measures["rows"]) == (("yachiyo",), 2)
    without = [row[1:] for row in records]
    found = judged(without, names="day tel memo", leavers=leavers, gone=gone)["RET-3", None]
    assert (found.cities, found.measures["rows"]) == (("chiba", "yachiyo"), 2)


POLICY = """
version: 1
system: small
keys: {system: "file:system.key"}
cities:
  chiba: {name: 千葉市, rulebooks: [pref, chiba]}
  yachiyo: {name: 八千代市, rulebooks: [pref, yachiyo]}
sources:
  files: {kind: folder, path: data}
  db: {kind: database, url: "sqlite:///cards.db"}
datasets:
  letters:
    source: files
    where: letters_*.csv
    cities: [chiba, yachiyo]
    city_column: 市
    fields: {市: none, memo: {free_text: true}}
  members:
    source: db
    where: main.members
    cities: [chiba, yachiyo]
    city_column: 市コード
    row_filter: {chiba: ["12100", "12101"], yachiyo: "12221"}
    fields: {市コード: none, memo: {free_text: true}}
"""


def made(folder: Path, policy: str = POLICY) -> Path:
    (folder / "data").mkdir()
    (folder / "system.key").write_text("0123456789abcdef" * 4, encoding="ascii")
    (folder / "policy.yaml").write_text(policy, encoding="utf-8")
    for name, code in ("a", "chiba"), ("b", "八千代市"):
        text = f"市,memo\n千葉市,x\nyachiyo,y\n{code},{CALL}\n"
        (folder / "data" / f"letters_{name}.csv").write_text(text, encoding="utf-8")
    with sqlite3.connect(folder / "cards.db") as db:
        db.execute("CREATE TABLE members (市コード INTEGER, memo TEXT)")
        db.executemany("INSERT INTO members VALUES (?, ?)", [(12101, CALL), (12221, "x")])
    db.close()
    return folder / "policy.yaml"


@pytest.mark.parametrize("engine", ["inline", pytest.param("local", marks=pytest.mark.uncovered)])
def test_files_and_databases_of_two_cities(tmp_path: Path, engine: str) -> None:
    policy = made(tmp_path)
    command = ["nightly", str(policy), "--out", str(tmp_path / "out"), "--engine", engine]
    for night in ("2026-11-01", "2026-11-02"):  # the second one uses profiles of the first
        assert main([*command, "--as-of", f"{night}T03:00"]) == 10
        findings = json.loads((tmp_path / "out" / "findings.json").read_text())["findings"]
        told = {
            (f["location"]["dataset"], f["location"]["object"]): f["cities"]
            for f in findings
            if f["control"] == "MIN-4"
        }
        assert told == {
            ("letters", "letters_a.csv"): ["chiba"],
            ("letters", "letters_b.csv"): ["yachiyo"],
            ("members", None): ["chiba"],
        }
        books = {b["rulebook"] for f in findings for b in f["basis"] if f["cities"] == ["chiba"]}
        assert books == {"pref", "chiba"}


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        (', yachiyo: "12221"', "", 23, "what stands in the rows of “yachiyo”"),
        ('yachiyo: "12221"', "yachiyo: ['１２１００']", 23, "already stands for “chiba”"),
        ('yachiyo: "12221"', 'yachiyo: "12221", urayasu: "1"', 23, "“urayasu” is not among"),
        ("    city_column: 市コード\n", "", 22, "add “city_column: …”"),
        ("city_column: 市コード", "city_column: 市", 22, "declares no field “市”"),
    ],
)
def test_contradiction_is_told_at_its_line(
    tmp_path: Path, old: str, new: str, line: int, words: str
) -> None:
    policy = made(tmp_path, POLICY.replace(old, new))
    with pytest.raises(ConfigError) as caught:
        config.load(policy)
    (problem,) = caught.value.problems
    assert problem.line == line
    assert words in problem.message

"""People who left, counted by key in tables in memory."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest

from scanner.model.declaration import DatasetDeclaration, FieldDeclaration
from scanner.model.errors import Reason
from scanner.model.finding import Outcome
from scanner.model.flow import Leavers
from scanner.model.history import History
from scanner.model.inventory import StillPresent
from scanner.model.policy import City, Policy
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.model.secret import Secret
from scanner.model.source import Listed, Skipped, Source
from scanner.pipeline.printing import MemoryStore, Printing, printer
from scanner.pipeline.scan import Parts, scan
from scanner.pipeline.survey import survey
from scanner.profiling import Namer
from scanner.recognizers import detector
from scanner.rules import member_who_left
from scanner.runtime import InlineExecutor
from scanner.sources import MemorySource
from tests.test_pipeline import Broken

DETECTOR = detector(RecognizerSettings())
NOW = datetime(2026, 11, 1, 3, tzinfo=ZoneInfo("Asia/Tokyo"))
ANY = FieldDeclaration()
DATASETS = {
    name: DatasetDeclaration(name, "db", f"main.{name}", ("chiba",), others=ANY)
    for name in ("gone", "members", "letters")
}
LEAVERS = Leavers("gone", "id", "left", 30, {"members": "id", "letters": "member"})
POLICY = Policy(datasets=DATASETS, cities={"chiba": City("chiba", "千葉市", ())}, leavers=LEAVERS)

GONE: dict[str, list[Any]] = {
    "id": [1, 2, 3, 4, 5],
    "left": ["2026-10-01", "2026-10-02", "R8.4.1", "", None],
}
"""Thirty days of grace end on 31 October for the first, today for the second."""


def table(**columns: list[Any]) -> pa.Table:
    return pa.table(columns)


def tables(**more: pa.Table) -> dict[str, pa.Table]:
    made = {
        "main.gone": table(**GONE),
        "main.members": table(id=["１", "2", " 3", "9", None], name=["a", "b", "c", "d", "e"]),
        "main.letters": table(member=[4, 5, 9]),
    }
    return made | {f"main.{name}": one for name, one in more.items()}


def found(
    source: Source[Any], policy: Policy = POLICY, only: str | None = None
) -> dict[str | None, StillPresent]:
    namer = Namer(DETECTOR)
    printing = Printing(printer(Secret(bytes(32))), MemoryStore())
    parts = Parts({"db": source}, DETECTOR, namer, InlineExecutor(), printing=printing)
    inventory, _ = scan(
        parts, survey(parts.sources, policy, namer, only), policy, NOW, lambda _: None
    )
    return {one.location.dataset: one for one in inventory.left}


@pytest.mark.parametrize("rows", [1, 2, 50_000])
def test_rows_of_people_whose_grace_is_over(rows: int) -> None:
    left = found(MemorySource("db", tables(), rows_per_partition=rows))
    members, letters = left["members"], left["letters"]
    assert (members.rows, members.rows_read, members.whole) == (2, 5, True)
    assert (letters.rows, letters.rows_read, letters.whole) == (0, 3, True)


def test_the_last_day_of_grace() -> None:
    policy = replace(POLICY, leavers=replace(LEAVERS, grace_days=31))
    assert found(MemorySource("db", tables()), policy)["members"].rows == 1


def test_without_leavers_nothing_is_looked_for() -> None:
    assert found(MemorySource("db", tables()), replace(POLICY, leavers=None)) == {}


def test_a_scan_of_something_else_looks_for_nobody() -> None:
    assert found(MemorySource("db", tables()), only="members") == {}


def test_a_column_that_is_not_there_proves_nothing() -> None:
    left = found(MemorySource("db", tables(letters=table(number=[1]))))
    assert (left["letters"].rows, left["letters"].whole) == (0, False)
    assert left["members"].whole
    nobody = found(MemorySource("db", tables(gone=table(id=[1]))))
    assert [one.whole for one in nobody.values()] == [False, False]


def test_what_cannot_be_read_proves_nothing_and_hides_nothing() -> None:
    batch = table(id=[1, 7]).to_batches()[0]
    source = Broken(
        listed=(Listed("main.gone"), Listed("main.members"), Listed("main.letters")),
        batches={
            "main.gone": table(**GONE).to_batches(),
            "main.members": [batch, Skipped(Reason.TOO_LARGE, rows=1)],
            "main.letters": [Reason.READ_FAILED],
        },
    )
    left = found(source)
    assert (left["members"].rows, left["members"].whole) == (1, False)
    assert (left["letters"].rows, left["letters"].whole) == (0, False)
    absent = found(MemorySource("db", {"main.gone": table(**GONE)}))
    assert [one.whole for one in absent.values()] == [False, False]


def test_the_rule_speaks_of_what_was_counted() -> None:
    namer = Namer(DETECTOR)
    parts = Parts({"db": MemorySource("db", tables())}, DETECTOR, namer, InlineExecutor())
    inventory, _ = scan(parts, survey(parts.sources, POLICY, namer), POLICY, NOW, lambda _: None)
    judged = list(member_who_left.evaluate(inventory, POLICY, History(), NOW))
    assert [(f.location.dataset, f.outcome) for f in judged] == [
        ("letters", Outcome.PASS),
        ("members", Outcome.FAIL),
        (None, Outcome.OPEN),
    ]
    assert judged[-1].subject == "no-city-key"

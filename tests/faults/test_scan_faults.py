"""Break every read of a scan once, through the real adapters: nothing unread turns into a pass."""

import csv
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from scanner.model.declaration import DatasetDeclaration, FieldDeclaration
from scanner.model.execution import Executor
from scanner.model.finding import Finding, Outcome
from scanner.model.policy import City, Policy
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.model.secret import Secret
from scanner.model.source import Source
from scanner.pipeline.scan import Parts, scan
from scanner.pipeline.survey import survey
from scanner.profiling import Namer
from scanner.recognizers import detector
from scanner.reports.machine import findings_json
from scanner.runtime import InlineExecutor, LocalExecutor
from scanner.sources import FolderSource
from scanner.sources.sql import SqlSource
from tests.fakes.faulty import FaultySource, ReadPoint, every_read

pytestmark = pytest.mark.uncovered

DETECTOR = detector(RecognizerSettings())
NAMER = Namer(DETECTOR)
AS_OF = datetime(2026, 11, 1, 3, tzinfo=ZoneInfo("Asia/Tokyo"))
ROWS = 5


def _declared(name: str, source: str, where: str) -> DatasetDeclaration:
    fields = {"会員番号": FieldDeclaration(), "備考": FieldDeclaration(free_text=True)}
    return DatasetDeclaration(name, source, where, ("chiba",), fields=fields)


POLICY = Policy(
    datasets={
        declared.name: declared
        for declared in (
            _declared("照会", "db", "main.inquiries"),
            _declared("月次", "files", "monthly/*.csv"),
            _declared("一覧", "files", "list.csv"),
        )
    },
    cities={"chiba": City("chiba", "千葉市", ())},
)
"""The table of shops and one file are declared by nobody."""


BETWEEN_PLACES = frozenset({"COPY-1", "FLOW-1", "FLOW-3", "RET-3", "DEL-1"})
"""Controls that hold one place against others."""


@dataclass(frozen=True)
class System:
    """The sources of a small system, with and without a fault."""

    sources: Mapping[str, Source[Any]]

    def scan(
        self, executor: Executor, source: str | None = None, point: ReadPoint | None = None
    ) -> tuple[Finding, ...]:
        sources = dict(self.sources)
        if source and point:
            sources[source] = FaultySource(sources[source], point)
        parts = Parts(sources, DETECTOR, NAMER, executor)
        surveyed = survey(parts.sources, POLICY, NAMER)
        return scan(parts, surveyed, POLICY, AS_OF, lambda _: None)[1]

    def named(self, source: str, dataset: str | None) -> tuple[str | None, str | None] | None:
        """Give the name and the file under which findings speak of a physical dataset."""
        if dataset is None:
            return None
        for placed in survey(self.sources, POLICY, NAMER).placed:
            if (placed.location.source, placed.listed.name) == (source, dataset):
                return placed.location.dataset, placed.location.object
        raise AssertionError(dataset)


def _memo(number: int) -> str:
    return "担当 taro@example.jp へ" if number == ROWS - 1 else f"{number}回目の問い合わせ"


def _table(file: Path, name: str, key: str, prefix: str) -> None:
    with closing(sqlite3.connect(file)) as db:
        db.execute(f"CREATE TABLE {name} (会員番号 {key} PRIMARY KEY, 備考 TEXT)")
        rows = [(f"{prefix}{number}", _memo(number)) for number in range(ROWS)]
        db.executemany(f"INSERT INTO {name} VALUES (?, ?)", rows)  # noqa: S608 - our own name
        db.commit()


def _file(path: Path, encoding: str) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["会員番号", "備考"])
        writer.writerows((number, _memo(number)) for number in range(ROWS))


def _system(folder: Path) -> System:
    database, root = folder / "points.db", folder / "files"
    _table(database, "inquiries", "INTEGER", "")
    _table(database, "shops", "TEXT", "690000000000000")
    root.mkdir()
    _file(root / "list.csv", "utf-8")
    _file(root / "monthly" / "04.csv", "cp932")
    _file(root / "other.csv", "cp932")
    return System(
        {
            "db": SqlSource("db", Secret(f"sqlite:///{database}"), 3, 2),
            "files": FolderSource("files", Secret(str(root))),
        }
    )


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> System:
    return _system(tmp_path_factory.mktemp("system"))


@pytest.fixture(scope="module")
def healthy(system: System) -> tuple[Finding, ...]:
    return system.scan(InlineExecutor())


def _split(
    system: System, findings: tuple[Finding, ...], source: str, dataset: str | None
) -> tuple[list[Finding], list[Finding]]:
    """Part the findings about a dataset, or about a whole source, from all others."""
    place = system.named(source, dataset)
    about: list[Finding] = []
    others: list[Finding] = []
    for finding in findings:
        here = finding.location.dataset, finding.location.object
        affected = finding.location.source == source and place in {None, here}
        (about if affected else others).append(finding)
    return about, others


def _check(
    system: System,
    healthy: tuple[Finding, ...],
    executor: Executor,
    source: str,
    point: ReadPoint,
) -> None:
    findings = system.scan(executor, source, point)
    about, others = _split(system, findings, source, point.dataset)
    assert about, point
    assert Outcome.PASS not in {f.outcome for f in about}, point
    gaps = {f.subject for f in about if f.control == "COV-1" and f.outcome is Outcome.OPEN}
    assert gaps == {"read-failed"}, point
    untouched = _split(system, healthy, source, point.dataset)[1]
    assert untouched, point
    assert _of_itself(others) == _of_itself(untouched), point
    between = [f for f in others if f.control in BETWEEN_PLACES]
    assert Outcome.PASS not in {f.outcome for f in between} or point.dataset is not None, point


def _of_itself(findings: list[Finding]) -> str:
    """Give what is said of a place by itself; what one shares with another may be unread there."""
    return findings_json([f for f in findings if f.control not in BETWEEN_PLACES], AS_OF)


def test_the_system_is_worth_breaking(system: System, healthy: tuple[Finding, ...]) -> None:
    assert not [f for f in healthy if f.control == "COV-1" and f.outcome is not Outcome.PASS]
    for source in system.sources:
        outcomes = {f.outcome for f in healthy if f.location.source == source}
        assert outcomes >= {Outcome.PASS, Outcome.FAIL}
        points = list(every_read(system.sources[source]))
        assert {p.operation for p in points} == {"listing", "partitions", "read"}
        assert len(set(points)) == len(points)
    table = [p for p in every_read(system.sources["db"]) if p.dataset == "main.shops"]
    assert {p.partition for p in table if p.operation == "read"} == {0, 1}


@pytest.mark.parametrize("source", ["db", "files"])
def test_every_read_that_fails_is_said_and_harms_nothing_else(
    system: System, healthy: tuple[Finding, ...], source: str
) -> None:
    points = list(every_read(system.sources[source]))
    assert len(points) > 15
    for point in points:
        _check(system, healthy, InlineExecutor(), source, point)


def test_a_scan_after_the_fault_is_as_if_there_had_been_none(
    system: System, healthy: tuple[Finding, ...]
) -> None:
    whole = findings_json(healthy, AS_OF)
    for source in system.sources:
        [*_, last] = every_read(system.sources[source])
        assert findings_json(system.scan(InlineExecutor(), source, last), AS_OF) != whole
        assert findings_json(system.scan(InlineExecutor()), AS_OF) == whole


def test_evidence_in_hand_stands_though_the_reading_broke_after_it(
    system: System, healthy: tuple[Finding, ...]
) -> None:
    after_all = ReadPoint("read", 1, "main.inquiries", 1)
    about, _ = _split(
        system, system.scan(InlineExecutor(), "db", after_all), "db", "main.inquiries"
    )
    failed = {f.id for f in about if f.outcome is Outcome.FAIL}
    before, _ = _split(system, healthy, "db", "main.inquiries")
    assert failed
    assert failed == {f.id for f in before if f.outcome is Outcome.FAIL}


def test_it_is_the_same_in_other_processes(system: System, healthy: tuple[Finding, ...]) -> None:
    in_the_middle = ReadPoint("read", 1, "main.inquiries", 0)
    _check(system, healthy, LocalExecutor(2), "db", in_the_middle)

"""The use cases over tables in memory: what is planned, what is read, what is said of the rest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest

from scanner.model.declaration import DatasetDeclaration, FieldDeclaration
from scanner.model.detect import DetectCoverage, FieldLine, SpanLine
from scanner.model.errors import Reason, SourceError, UsageError
from scanner.model.finding import Finding, Outcome
from scanner.model.policy import City, Policy
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.model.source import Listed, Partition, Skipped, Source
from scanner.pipeline.detect import Target, detect
from scanner.pipeline.scan import Parts, scan
from scanner.pipeline.survey import survey
from scanner.profiling import Namer
from scanner.recognizers import detector
from scanner.runtime import InlineExecutor
from scanner.sources import MemorySource

DETECTOR = detector(RecognizerSettings())
AS_OF = datetime(2026, 11, 1, 3, tzinfo=ZoneInfo("Asia/Tokyo"))
MEMO = FieldDeclaration(free_text=True)


@dataclass(frozen=True)
class Broken:
    """A source of which parts cannot be had."""

    name: str = "db"
    separator: str = "."
    listed: tuple[Listed, ...] = ()
    unlisted: Reason | None = None
    batches: Mapping[str, list[Any]] = field(default_factory=dict)

    def listing(self) -> Iterator[Listed]:
        if self.unlisted:
            raise SourceError(self.unlisted)
        yield from self.listed

    def mark(self, _dataset: str) -> bytes | None:
        return None

    def partitions(self, dataset: str) -> Iterator[Partition]:
        yield Partition(dataset, 0)
        if dataset not in self.batches:
            raise SourceError(Reason.NOT_FOUND)

    def read(self, partition: Partition) -> Iterator[pa.RecordBatch | Skipped]:
        for item in self.batches.get(partition.dataset, ()):
            if isinstance(item, Reason):
                raise SourceError(item)
            yield item


def _batch(**columns: list[str | None]) -> pa.RecordBatch:
    arrays = [pa.array(cells, pa.string()) for cells in columns.values()]
    return pa.RecordBatch.from_arrays(arrays, names=list(columns))


def _declared(name: str, where: str, *, may_be_absent: bool = False) -> DatasetDeclaration:
    return DatasetDeclaration(
        name, "db", where, ("chiba",), fields={"memo": MEMO}, may_be_absent=may_be_absent
    )


def _policy(*datasets: DatasetDeclaration) -> Policy:
    cities = {"chiba": City("chiba", "千葉市", ())}
    return Policy(datasets={d.name: d for d in datasets}, cities=cities)


def _scan(source: Source[Any], policy: Policy, only: str | None = None) -> tuple[Finding, ...]:
    namer = Namer(DETECTOR)
    parts = Parts({"db": source}, DETECTOR, namer, InlineExecutor())
    surveyed = survey(parts.sources, policy, namer, only)
    return scan(parts, surveyed, policy, AS_OF, lambda _: None)[1]


def _facts(findings: tuple[Finding, ...]) -> set[tuple[str, str, str | None, str | None]]:
    return {
        (f.control, f.outcome.value, f.location.dataset, f.subject)
        for f in findings
        if f.outcome is not Outcome.PASS
    }


def test_everything_read_and_declared() -> None:
    source = MemorySource("db", {"main.notes": pa.table({"memo": ["hello"] * 3})}, 2)
    findings = _scan(source, _policy(_declared("notes", "main.notes")))
    assert _facts(findings) == set()
    assert {f.control for f in findings} >= {"COV-1", "MIN-1", "MIN-3", "MIN-4"}


def test_a_source_that_cannot_be_listed_is_said_of_itself_and_of_what_is_declared_there() -> None:
    policy = _policy(_declared("a", "main.a"), _declared("b", "main.b", may_be_absent=True))
    findings = _scan(Broken(unlisted=Reason.UNREACHABLE), policy)
    assert _facts(findings) == {
        ("COV-1", "open", dataset, "unreachable") for dataset in (None, "a", "b")
    }
    assert _facts(_scan(Broken(unlisted=Reason.UNREACHABLE), policy, only="a")) == {
        ("COV-1", "open", "a", "unreachable")
    }


def test_a_declared_dataset_that_is_not_there() -> None:
    policy = _policy(_declared("a", "main.a"), _declared("b", "main.b", may_be_absent=True))
    assert _facts(_scan(Broken(), policy)) == {("COV-1", "open", "a", "not-found")}


def test_what_the_listing_already_refuses() -> None:
    listed = (Listed("main.a", unread=Reason.NO_KEY), Listed("main.x", unread=Reason.NO_KEY))
    facts = _facts(_scan(Broken(listed=listed), _policy(_declared("a", "main.a"))))
    assert {f for f in facts if f[0] == "COV-1"} == {
        ("COV-1", "open", "a", "no-key"),
        ("COV-1", "open", "main.x", "no-key"),
    }
    assert {("MIN-4", "open", "a", None), ("MIN-2", "open", "main.x", None)} <= facts


def test_what_cannot_be_cut_into_partitions() -> None:
    broken = Broken(listed=(Listed("main.a"),))
    facts = _facts(_scan(broken, _policy(_declared("a", "main.a"))))
    assert ("COV-1", "open", "a", "not-found") in facts


def test_evidence_seen_before_a_reading_broke_stands() -> None:
    items = [_batch(memo=["taro@example.jp", None]), Reason.READ_FAILED]
    broken = Broken(listed=(Listed("main.a"),), batches={"main.a": items})
    facts = _facts(_scan(broken, _policy(_declared("a", "main.a"))))
    assert ("MIN-4", "fail", "a", "EMAIL_ADDRESS") in facts
    assert ("MIN-4", "open", "a", None) in facts
    assert ("COV-1", "open", "a", "read-failed") in facts


def test_records_and_columns_that_were_left_out() -> None:
    items = [
        _batch(memo=["hello"]),
        Skipped(Reason.RAGGED_ROWS, rows=2, bytes=20),
        Skipped(Reason.UNSUPPORTED_TYPE, rows=1, field="photo"),
    ]
    broken = Broken(listed=(Listed("main.a"),), batches={"main.a": items})
    findings = _scan(broken, _policy(_declared("a", "main.a")))
    gaps = {f.subject: f for f in findings if f.control == "COV-1"}
    assert gaps["ragged-rows"].measures["rows"] == 2
    assert gaps["unsupported-type"].location.field == "photo"


def test_an_exact_place_wins_over_a_pattern() -> None:
    tables = {name: pa.table({"memo": ["x"]}) for name in ("main.one", "main.two")}
    policy = _policy(_declared("all", "main.*"), _declared("one", "main.one"))
    findings = _scan(MemorySource("db", tables), policy)
    places = {(f.location.dataset, f.location.object) for f in findings}
    as_a_whole = ("all", None)  # all files are asked together whose people they hold
    assert places == {("one", None), ("all", "main.two"), as_a_whole}


def test_an_undeclared_table_is_not_taken_for_a_dataset_that_has_its_name() -> None:
    tables = {name: pa.table({"memo": ["taro@example.jp"]}) for name in ("main.a", "main.b")}
    policy = _policy(_declared("main.b", "main.a"), _declared("./main.b", "main.c"))
    findings = _scan(MemorySource("db", tables), policy)
    assert len({f.id for f in findings}) == len(findings)
    facts = _facts(findings)
    assert ("MIN-4", "fail", "main.b", "EMAIL_ADDRESS") in facts
    assert ("MIN-2", "fail", "././main.b", "EMAIL_ADDRESS") in facts
    only = _scan(MemorySource("db", tables), policy, only="main.b")
    assert {f.location.dataset for f in only} == {"main.b"}


def test_only_one_dataset_speaks_of_nothing_else() -> None:
    tables = {name: pa.table({"memo": ["x"]}) for name in ("main.one", "main.two", "main.x")}
    policy = _policy(_declared("one", "main.one"), _declared("two", "main.two"))
    findings = _scan(MemorySource("db", tables), policy, only="two")
    assert {f.location.dataset for f in findings} == {"two"}
    with pytest.raises(UsageError):
        _scan(MemorySource("db", tables), policy, only="three")


def test_partitions_add_up_whatever_their_size() -> None:
    cells = [f"user{n}@example.jp" if n % 7 == 0 else f"note {n}" for n in range(100)]
    table = {"main.a": pa.table({"memo": cells})}
    policy = _policy(_declared("a", "main.a"))
    whole = _scan(MemorySource("db", table), policy)
    assert _scan(MemorySource("db", table, 9, 4), policy) == whole
    [found] = [f for f in whole if f.outcome is Outcome.FAIL]
    assert found.measures["rows"] == 15


def _lines(table: dict[str, list[Any]], *, spans: bool = True) -> list[Any]:
    source = MemorySource("t", {"t.csv": pa.table(table)}, 3, 2)
    return list(detect(Target(source, "dir/"), DETECTOR, spans=spans))


def test_detection_names_fields_then_spans_then_coverage() -> None:
    lines = _lines({"id": list("abcde"), "mail": [f"u{n}@example.jp" for n in range(5)]})
    assert [type(line) for line in lines] == [FieldLine, *[SpanLine] * 5, DetectCoverage]
    [field_, *spans, coverage] = lines
    assert (field_.dataset, field_.field, field_.hits, field_.rate) == ("dir/t.csv", "mail", 5, 1.0)
    assert [(s.row, s.start, s.end) for s in spans] == [(n, 0, 13) for n in range(5)]
    assert (coverage.dataset, coverage.status, coverage.reason) == ("dir/t.csv", "read", None)


def test_spans_lie_in_the_raw_cell() -> None:
    cell = "　連絡は ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ か 090-1234-5678 へ"
    spans = [s for s in _lines({"memo": ["x", cell]}) if isinstance(s, SpanLine)]
    found = {cell[s.start : s.end] for s in spans}
    assert found == {"ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ", "090-1234-5678"}
    assert {s.row for s in spans} == {1}


def test_every_cell_behind_a_verdict_has_a_span() -> None:
    numbers = [9012345000 + n for n in range(8)]
    lines = _lines({"tel": numbers, "memo": ["a"] * 7 + ["tel 03-1234-5678"]})
    hits = {line.field: line.hits for line in lines if isinstance(line, FieldLine)}
    assert hits == {"tel": 8, "memo": 1}
    assert {
        name: sum(isinstance(s, SpanLine) and s.field == name for s in lines) for name in hits
    } == hits


def test_detection_goes_on_where_something_is_unread() -> None:
    listed = (Listed("a", unread=Reason.LINK), Listed("b"), Listed("c", bytes=9))
    broken = Broken(listed=listed, batches={"c": [_batch(mail=["u@example.jp"]), Reason.MALFORMED]})
    lines = list(detect(Target(broken), DETECTOR, spans=True))
    coverage = [line for line in lines if isinstance(line, DetectCoverage)]
    assert [(c.dataset, c.status, c.reason) for c in coverage] == [
        ("a", "unread", "link"),
        ("b", "unread", "not-found"),
        ("c", "partial", "malformed"),
    ]
    assert sum(isinstance(line, SpanLine) for line in lines) == 1


def test_a_single_file_has_the_name_that_the_user_gave() -> None:
    source = MemorySource("t", {"members.csv": pa.table({"a": ["x"]})})
    [coverage] = detect(Target(source, "some/members.csv", single=True), DETECTOR)
    assert coverage.dataset == "some/members.csv"

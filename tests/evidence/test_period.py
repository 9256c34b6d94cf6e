"""What records say of a period, by hand: each answer of the sheet, each end of a finding's life."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from scanner.evidence.chained import Record
from scanner.evidence.period import decided, lives, nights
from scanner.evidence.sheet import sheet
from scanner.evidence.statement import Told, statement
from scanner.ledger import ActKind
from scanner.model.article import Article
from scanner.model.attestation import Before
from scanner.model.category import DataCategory
from scanner.model.coverage import CoverageLine
from scanner.model.finding import Basis, Cause, Finding, Outcome
from scanner.model.flow_map import EdgeKind, FlowEdge, FlowNode
from scanner.model.inspection import Answer, NightStatus, SheetLine
from scanner.model.inventory import Location
from scanner.model.policy import City, Policy
from scanner.model.register import Registers
from scanner.model.run import Run, RunRecord
from scanner.model.severity import Severity
from scanner.model.waiver import Waiver
from scanner.model.waiver_category import WaiverCategory
from scanner.reports.words.inspection import VALUES
from tests.evidence.world import DAY, FIRST

Contents = Mapping[str, Mapping[str, Any]]


def _finding(control: str = "MIN-1", outcome: Outcome = Outcome.FAIL) -> Finding:
    cause = Cause.COVERAGE if outcome is Outcome.OPEN else Cause.DATA
    basis = (Basis("pref", "3(3)"),)
    return Finding(control, Severity.HIGH, outcome, cause, Location("db", "members"), basis=basis)


WAIVER = Waiver(
    _finding().id,
    WaiverCategory.WAIVER,
    "reason",
    date(2025, 5, 1),
    "A",
    "B",
    datetime.fromisoformat("2025-04-01T09:00:00+09:00"),
)


def _record(
    number: int,
    *findings: Finding,
    only: str | None = None,
    status: str = "read",
    before: Before | None = None,
    waived: Sequence[str] = (),
) -> tuple[Record, Contents]:
    """Make the record of the ``number``-th day, as a run would."""
    record = _run(number, only, status)
    by_id = dict.fromkeys(waived, WAIVER)
    told = Told(Run(record, findings, waived=by_id), Registers(), {}, Policy())
    text, contents = statement(told, before or Before(number, None), record.as_of)
    parsed = {name: json.loads(content) for name, content in contents.items()}
    return Record("", json.loads(text)["predicate"]), parsed


def _run(number: int, only: str | None = None, status: str = "read") -> RunRecord:
    as_of = FIRST + (number - 1) * DAY
    line = CoverageLine("db", "members", None, status, 1, None)
    return RunRecord(f"run-{number}", "scan", as_of, as_of, 0, only, coverage=(line,))


def _chain(*made: tuple[Record, Contents]) -> tuple[list[Record], Contents]:
    return [record for record, _ in made], {k: v for _, found in made for k, v in found.items()}


def _day(number: int) -> date:
    return (FIRST + (number - 1) * DAY).date()


def test_a_night_is_scanned_partial_or_missed() -> None:
    records, _ = _chain(
        _record(1), _record(2, status="partial"), _record(3, only="members"), _record(4)
    )
    statuses = [night.status for night in nights(records, _day(1), _day(5))]
    assert statuses == [
        NightStatus.SCANNED,
        NightStatus.PARTIAL,
        NightStatus.MISSED,
        NightStatus.SCANNED,
        NightStatus.MISSED,
    ]


def test_the_clock_is_shown_from_over_a_day_away() -> None:
    record, _ = _record(1)
    for hours, shown in ((24, ()), (25, (FIRST + timedelta(hours=25),))):
        record.predicate["run"]["clock"] = (FIRST + timedelta(hours=hours)).isoformat()
        assert nights([record], _day(1), _day(1))[0].clocks == shown


def test_a_finding_is_open_until_a_run_no_longer_states_it() -> None:
    wrong = _finding()
    told = lives(
        *_chain(
            _record(1, wrong),
            _record(2, before=Before(2, None, unseen=(wrong.id,))),
            _record(3, only="cards"),
            _record(4),
            _record(6, wrong),
            _record(8, wrong),
        )
    )
    facts = [(life.since.date(), life.until and life.until.date(), life.days) for life in told]
    assert facts == [(_day(1), _day(4), 3), (_day(6), None, 2)]


def test_a_waiver_is_told_once() -> None:
    records, contents = _chain(
        *(_record(n, before=Before(n, None, waivers=(WAIVER,))) for n in (1, 2))
    )
    (told,) = decided(records, contents)["waiver"]
    stated: Any = told["waiver"]
    assert (stated["requested_by"], stated["approved_by"]) == ("A", "B")
    assert (stated["expires_on"], stated["category"]) == ("2025-05-01", "waiver")


def test_every_act_has_words() -> None:
    assert {kind.value for kind in ActKind} - VALUES.keys() == {ActKind.TAMPERING.value}


def test_where_people_went_is_part_of_the_record() -> None:
    edge = FlowEdge(
        FlowNode("db", "members"),
        FlowNode("", "千葉印刷"),
        EdgeKind.DECLARED,
        "letters",
        fields={DataCategory.PERSON: ("氏名",)},
    )
    told = Told(Run(_run(1), (), flows=(edge,)), Registers(), {}, Policy())
    text, contents = statement(told, Before(1, None), FIRST)
    (name,) = json.loads(text)["predicate"]["flows"]
    flow = json.loads(contents[name])["flow"]
    assert (flow["destination"]["name"], flow["fields"]) == ("千葉印刷", {"PERSON": ["氏名"]})


def _article(
    number: str, control: str | None, disposition: str, valid_to: date | None = None
) -> Article:
    return Article("pref", number, control, "operator", disposition, valid_to=valid_to)


def _sheet(records: Sequence[Record], contents: Contents, *articles: Article) -> list[SheetLine]:
    cities = {"yachiyo": City("yachiyo", "八千代市", ("pref",))}
    policy = Policy(datasets={}, cities=cities, articles=articles)
    return list(sheet(policy, records, lives(records, contents)))


MACHINE = _article("3(3)", "MIN-1", "machine")
PASS, OPEN = (_finding(outcome=outcome) for outcome in (Outcome.PASS, Outcome.OPEN))


@pytest.mark.parametrize(
    ("found", "answer"),
    [
        ([[PASS], [PASS]], Answer.KEPT),
        ([[_finding()], [PASS]], Answer.MENDED),
        ([[PASS], [_finding()]], Answer.BROKEN),
        ([[OPEN], [PASS]], Answer.UNDECIDED),
        ([[PASS], [OPEN]], Answer.UNDECIDED),
        ([[], []], Answer.NOT_JUDGED),
    ],
)
def test_an_article_that_is_verified(found: list[list[Finding]], answer: Answer) -> None:
    chain = _chain(*(_record(number, *these) for number, these in enumerate(found, 1)))
    (line,) = _sheet(*chain, MACHINE)
    assert line.answer is answer


def test_an_article_that_is_broken_under_a_waiver() -> None:
    wrong, other = _finding(), _finding("MIN-4")
    night = _record(1, wrong, other, waived=[wrong.id])
    assert _sheet(*_chain(night), MACHINE)[0].answer is Answer.BROKEN
    night = _record(1, wrong, other, waived=[wrong.id, other.id])
    assert _sheet(*_chain(night), MACHINE)[0].answer is Answer.WAIVED


@pytest.mark.parametrize(
    ("article", "answer"),
    [
        (_article("3(2)", None, "attested"), Answer.FOR_A_PERSON),
        (_article("1", None, "not-applicable"), Answer.NOT_APPLICABLE),
        (_article("3(3)", "MIN-1", "machine", valid_to=_day(0)), Answer.NOT_IN_FORCE),
        (_article("3(3)", "MIN-1", "machine", valid_to=_day(1)), Answer.BROKEN),
    ],
)
def test_an_article_by_its_disposition(article: Article, answer: Answer) -> None:
    (line,) = _sheet(*_chain(_record(1, _finding())), article)
    assert line.answer is answer


def test_an_entry_without_a_control_rests_on_the_one_above() -> None:
    chain = _chain(_record(1, _finding()), _record(3, _finding()))
    articles = [
        _article("2(1)", None, "register"),
        MACHINE,
        _article("3(3)(1)", None, "register"),
    ]
    first, _, resting = _sheet(*chain, *articles)
    assert (first.answer, first.nights) == (Answer.FOR_A_PERSON, 0)
    assert (resting.answer, resting.controls) == (Answer.BROKEN, ("MIN-1",))
    assert (resting.nights, resting.findings, resting.open, resting.longest) == (2, 1, 1, 2)

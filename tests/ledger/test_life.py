"""The life of a finding: worked examples first, then what holds of every run."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.ledger.life import Change, Judgement, Standing, live_on
from scanner.model.coverage import READ_WHOLE, CoverageLine
from scanner.model.finding import Cause, Finding, Outcome
from scanner.model.history import Known
from scanner.model.severity import Severity
from tests.ledger.nights import DAY, DUE, FIRST, finding, line

FOUND = finding()
OPEN = Standing(FOUND, Known(FIRST, FIRST, due=(FIRST + 30 * DAY).date()))
SETTLED = replace(OPEN, known=replace(OPEN.known, fixed=FIRST + DAY, owner="佐藤"))
LATER = FIRST + 2 * DAY
FILES = frozenset({"files"})
GAP = finding(outcome=Outcome.OPEN, cause=Cause.COVERAGE)


def after(
    before: Standing | None,
    findings: tuple[Finding, ...] = (),
    coverage: tuple[CoverageLine, ...] = (line(),),
    *,
    sources: frozenset[str] = FILES,
    only: str | None = None,
) -> tuple[Standing | None, Change | None]:
    """Give what one run makes of what was known, and what it calls that."""
    known = {} if before is None else {before.finding.id: before}
    life = live_on(known, Judgement(LATER, findings, coverage, sources, only), DUE)
    (identity,) = {*known, *(f.id for f in findings if f.outcome is not Outcome.PASS)}
    changes = [event.change for event in life.events]
    assert len(changes) <= 1
    return life.changed.get(identity), changes[0] if changes else None


def test_a_finding_is_new_and_due_after_the_days_of_its_severity() -> None:
    now, change = after(None, (FOUND,))
    assert change is Change.NEW
    assert now == Standing(FOUND, Known(LATER, LATER, due=(LATER + 30 * DAY).date()))


def test_a_severity_without_days_is_never_due() -> None:
    now, _ = after(None, (replace(FOUND, severity=Severity.LOW),))
    assert now is not None
    assert now.known.due is None
    assert not now.overdue((LATER + 999 * DAY).date())


def test_an_open_finding_that_is_stated_again_is_only_seen() -> None:
    now, change = after(OPEN, (FOUND,))
    assert change is None
    assert now == Standing(FOUND, replace(OPEN.known, last_seen=LATER))


def test_other_measures_are_put_down() -> None:
    now, change = after(OPEN, (finding(rows=9),))
    assert change is Change.STATED
    assert now is not None
    assert (now.finding.measures["rows"], now.known.due) == (9, OPEN.known.due)


def test_a_gap_that_turns_out_to_be_a_breach_gets_time_anew() -> None:
    now, _ = after(Standing(GAP, OPEN.known), (FOUND,))
    assert now is not None
    assert (now.known.first_seen, now.known.due) == (FIRST, (LATER + 30 * DAY).date())


def test_a_finding_that_comes_back_begins_again_but_keeps_its_owner() -> None:
    now, change = after(SETTLED, (FOUND,))
    assert change is Change.REOPENED
    due = (LATER + 30 * DAY).date()
    assert now == Standing(FOUND, Known(LATER, LATER, reopened=1, owner="佐藤", due=due))


def test_what_is_fixed_stays_fixed() -> None:
    assert after(SETTLED) == (None, None)


@pytest.mark.parametrize("status", ["read", "reused"])
def test_a_place_that_was_read_whole_and_is_silent_is_fixed(status: str) -> None:
    now, change = after(OPEN, (), (line(status=status),))
    assert change is Change.FIXED
    assert now == Standing(FOUND, replace(OPEN.known, fixed=LATER))


def test_a_pass_at_the_very_place_fixes_it() -> None:
    passed = replace(FOUND, outcome=Outcome.PASS)
    assert after(OPEN, (passed,), (line(status="partial"),))[1] is Change.FIXED
    assert after(OPEN, (passed, FOUND))[1] is None


@pytest.mark.parametrize(
    "coverage",
    [
        (line(status="partial"),),
        (line(status="unread"),),
        (line(), line(file="a.csv", status="unread")),
        (line(None, "unread"),),
        (line("sub/", "unread"),),
        (line("sub", "read"), line("mem", "unread")),
    ],
)
def test_what_was_not_read_or_may_be_hidden_is_unseen(coverage: tuple[CoverageLine, ...]) -> None:
    now, change = after(OPEN, (), coverage)
    assert change is Change.UNSEEN
    assert now == replace(OPEN, unseen=True)
    assert after(now, (), coverage) == (None, None)
    assert after(now, (FOUND,))[1] is Change.STATED


def test_a_place_that_a_listed_source_no_longer_has_is_fixed() -> None:
    assert after(OPEN, (), ())[1] is Change.FIXED
    assert after(OPEN, (), (line("cards", "unread"),))[1] is Change.FIXED
    assert after(OPEN, (), (), sources=frozenset())[1] is Change.UNSEEN


def test_a_file_is_judged_by_its_own_reading() -> None:
    file = replace(OPEN, finding=finding(file="a.csv"))
    other = line(file="b.csv", status="unread")
    assert after(file, (), (line(file="a.csv"), other))[1] is Change.FIXED
    assert after(file, (), (other,))[1] is Change.FIXED
    assert after(file, (), (line(file="a.csv", status="partial"),))[1] is Change.UNSEEN
    assert after(file, (), (line(status="unread"),))[1] is Change.UNSEEN
    assert after(file, (), (line(file="a", status="unread"),))[1] is Change.UNSEEN
    assert after(file, (), (line(),))[1] is Change.FIXED


def test_two_lines_of_one_place_count_as_the_worse() -> None:
    assert after(OPEN, (), (line(), line(status="unread")))[1] is Change.UNSEEN
    assert after(OPEN, (), (line(status="unread"), line()))[1] is Change.UNSEEN


def test_a_source_that_could_be_listed_again_is_fixed() -> None:
    source = Standing(finding(None, None), OPEN.known)
    assert after(source, (), (line("cards", "unread"),))[1] is Change.FIXED
    assert after(source, (), (line(None, "unread"),))[1] is Change.UNSEEN
    assert after(source, (), (), sources=frozenset())[1] is Change.UNSEEN


def test_a_limited_run_speaks_of_its_dataset_only() -> None:
    assert after(OPEN, (), (line(),), only="members")[1] is Change.FIXED
    assert after(OPEN, (), (), only="members")[1] is Change.FIXED
    assert after(OPEN, (), (line(), line("cards")), only="cards") == (None, None)
    source = Standing(finding(None, None), OPEN.known)
    assert after(source, (), (line(),), only="members") == (None, None)


def test_overdue_is_after_the_due_day() -> None:
    due = OPEN.known.due
    assert due is not None
    assert not OPEN.overdue(due)
    assert OPEN.overdue(due + timedelta(1))
    assert not SETTLED.overdue(due + timedelta(1))


NAMES = st.sampled_from(["a", "a/b", "b", "b/"])
FILENAMES = st.none() | st.sampled_from(["a", "a/b", "sub/"])
PLACED = st.builds(
    finding,
    st.none() | NAMES,
    st.sampled_from([None, "x"]),
    outcome=st.sampled_from(Outcome),
    cause=st.sampled_from(Cause),
    rows=st.integers(0, 2),
    file=FILENAMES,
    source=st.sampled_from(["files", "database"]),
)
LINES = st.builds(
    line,
    st.none() | NAMES,
    st.sampled_from(["read", "reused", "partial", "unread"]),
    file=FILENAMES,
    source=st.sampled_from(["files", "database"]),
)
RUNS = st.builds(
    Judgement,
    st.just(LATER),
    st.lists(PLACED, max_size=4).map(tuple),
    st.lists(LINES, max_size=4).map(tuple),
    st.frozensets(st.sampled_from(["files", "database"])),
    st.none() | NAMES,
)
KNOWN = st.lists(
    st.builds(
        Standing,
        PLACED.filter(lambda f: f.outcome is not Outcome.PASS),
        st.sampled_from([OPEN.known, SETTLED.known]),
        st.booleans(),
    ),
    max_size=4,
).map(lambda standings: {standing.finding.id: standing for standing in standings})


@given(KNOWN, RUNS)
def test_only_a_complete_reading_fixes(known: Mapping[str, Standing], run: Judgement) -> None:
    passed = {f.id for f in run.findings if f.outcome is Outcome.PASS}
    for event in live_on(known, run, DUE).events:
        if event.change is not Change.FIXED or event.finding in passed:
            continue
        place = known[event.finding].finding.location
        around = [
            one
            for one in run.coverage
            if one.source == place.source and one.dataset in (None, place.dataset)
            if None in (one.object, place.object, one.dataset) or one.object == place.object
        ]
        here = [one for one in around if one.dataset is not None]
        assert run.only in (None, place.dataset)
        assert place.source in run.sources or here
        if place.dataset is not None and here:
            assert {one.status for one in here} <= READ_WHOLE
        else:
            assert {one.status for one in around if one.dataset is None} <= READ_WHOLE


@given(KNOWN, RUNS)
def test_nothing_is_lost_and_nothing_said_twice(
    known: Mapping[str, Standing], run: Judgement
) -> None:
    life = live_on(known, run, DUE)
    stated = {f.id for f in run.findings if f.outcome is not Outcome.PASS}
    after_run = {**known, **life.changed}
    assert stated <= {identity for identity, one in after_run.items() if one.is_open}
    assert known.keys() <= after_run.keys()
    assert len({event.finding for event in life.events}) == len(life.events)
    again = live_on(after_run, run, DUE)
    kinds = {event.change for event in again.events}
    assert not kinds & {Change.NEW, Change.FIXED, Change.REOPENED, Change.UNSEEN}


@given(KNOWN, RUNS)
def test_a_limited_run_changes_nothing_elsewhere(
    known: Mapping[str, Standing], run: Judgement
) -> None:
    stated = {f.id for f in run.findings}
    for identity in live_on(known, run, DUE).changed.keys() - stated:
        assert run.only in (None, known[identity].finding.location.dataset)

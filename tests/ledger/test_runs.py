"""What holds of a ledger on every engine: runs, findings over time, decisions."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from scanner.ledger import Act, ActKind, Change, LedgerError, SqlLedger, Trouble, key_id
from scanner.model.finding import Cause, Outcome
from scanner.model.memory import Bindings
from tests.ledger.nights import DAY, FIRST, KEY, Nights, finding, line, record, start

FOUND = finding()
OWNED = date(2027, 3, 31)


def test_an_empty_ledger_knows_nothing(ledger: SqlLedger) -> None:
    history = ledger.history(FIRST)
    assert (history.nights, dict(history.findings), history.tampering) == ((), {}, ())
    assert (ledger.runs(), ledger.unfinished(), ledger.exceptions()) == ((), (), ())


def test_a_finding_lives_through_nights(nights: Nights) -> None:
    nights.run(1, [FOUND])
    nights.run(2, [FOUND])
    nights.run(3)
    assert nights.ledger.exceptions() == ()
    nights.run(4, [FOUND])
    (standing,) = nights.ledger.exceptions()
    assert standing.known.first_seen == standing.known.last_seen == FIRST + 3 * DAY
    assert standing.known.reopened == 1
    assert standing.known.due == (FIRST + 33 * DAY).date()
    told = nights.ledger.told(FOUND.id)
    assert [(step.change, step.run) for step in told.steps] == [
        (Change.NEW, "run-1"),
        (Change.FIXED, "run-3"),
        (Change.REOPENED, "run-4"),
    ]


def test_history_is_what_a_judgement_may_know(nights: Nights) -> None:
    nights.run(1, [FOUND], [line(), line("cards", "partial")])
    nights.run(2, [FOUND])
    history = nights.ledger.history(FIRST + 2 * DAY)
    assert [(n.run, n.as_of, n.whole) for n in history.nights] == [
        ("run-1", FIRST, False),
        ("run-2", FIRST + DAY, True),
    ]
    assert history.findings[FOUND.id].first_seen == FIRST
    assert history.findings[FOUND.id].last_seen == FIRST + DAY
    assert [n.run for n in nights.ledger.history(FIRST).nights] == ["run-1"]


def test_a_limited_run_is_no_night_and_fixes_nothing_elsewhere(nights: Nights) -> None:
    elsewhere = finding("cards")
    nights.run(1, [FOUND, elsewhere], [line(), line("cards")])
    nights.run(2, only="members")
    assert [one.finding.id for one in nights.ledger.exceptions()] == [elsewhere.id]
    assert [n.run for n in nights.ledger.history(FIRST + DAY).nights] == ["run-1"]
    assert [past.night is None for past in nights.ledger.runs()] == [False, True]


def test_every_past_run_can_be_drawn_again(nights: Nights) -> None:
    more, gap = finding(rows=5), finding("cards", None, outcome=Outcome.OPEN, cause=Cause.COVERAGE)
    unread = (line(status="unread"), line("cards"))
    drawn = {
        1: ([FOUND], (line(),)),
        2: ([gap, more], (line(), line("cards", "partial"))),
        3: ([gap], unread),
        4: ([more], (line(), line("cards"))),
        5: ([], (line(), line("cards"))),
    }
    for number, (findings, coverage) in drawn.items():
        nights.run(number, findings, coverage)
    nights.run(6, [more], only="members")
    nights.run(7, [gap, more])
    for number, (findings, coverage) in drawn.items():
        ordered = sorted(findings, key=lambda f: f.order)
        assert nights.ledger.run(f"run-{number}") == record(start(number), ordered, coverage)
    assert nights.ledger.run("run-6").findings == (more,)
    with pytest.raises(LedgerError) as caught:
        nights.ledger.run("run-8")
    assert caught.value.trouble is Trouble.NO_RUN


def test_an_owner_stays_and_a_due_date_is_of_one_life(nights: Nights) -> None:
    nights.run(1, [FOUND])
    assigned = nights.ledger.assign(FOUND.id, FIRST, owner="佐藤", due=OWNED)
    assert (assigned.known.owner, assigned.known.due) == ("佐藤", OWNED)
    nights.ledger.assign(FOUND.id, FIRST + timedelta(hours=1), owner="鈴木")
    (standing,) = nights.ledger.exceptions()
    assert (standing.known.owner, standing.known.due) == ("鈴木", OWNED)
    assert standing.overdue(OWNED + DAY)
    assert not standing.overdue(OWNED)
    nights.run(2)
    with pytest.raises(LedgerError) as caught:
        nights.ledger.assign(FOUND.id, FIRST + DAY, owner="高橋")
    assert caught.value.trouble is Trouble.SETTLED
    nights.run(3, [FOUND])
    known = nights.ledger.history(FIRST + 3 * DAY).findings[FOUND.id]
    assert (known.owner, known.due) == ("鈴木", (FIRST + 32 * DAY).date())
    assert [act.owner for act in nights.ledger.told(FOUND.id).decisions] == ["佐藤", "鈴木"]


def test_what_the_ledger_does_not_know_cannot_be_assigned_or_told(nights: Nights) -> None:
    for ask in (nights.ledger.told, lambda one: nights.ledger.assign(one, FIRST, owner="佐藤")):
        with pytest.raises(LedgerError) as caught:
            ask("0" * 16)
        assert caught.value.trouble is Trouble.NO_FINDING


def test_other_acts_are_put_down(nights: Nights) -> None:
    act = Act(ActKind.SHOW_VALUES, FIRST, notes={"dataset": "members"})
    nights.ledger.note(act)
    assert nights.ledger.acts() == (act,)


def test_an_interrupted_run_is_gone_on_with(ledger: SqlLedger) -> None:
    interrupted = ledger.begin(start(1), resume=True)
    assert not interrupted.resumed
    assert ledger.unfinished() == (interrupted,)
    again = ledger.begin(start(2), resume=True)
    assert again == replace(start(1), resumed=True)
    Nights(ledger).end(again, [FOUND])
    assert ledger.unfinished() == ()
    assert ledger.runs()[0].record.as_of == FIRST


@pytest.mark.parametrize(
    "other",
    [
        replace(start(2), bindings=Bindings("recognisers 2", "policy 1", {"system": "abc"})),
        replace(start(2), bindings=Bindings("recognisers 1", "policy 2", {"system": "abc"})),
        replace(start(2), bindings=Bindings("recognisers 1", "policy 1", {"system": "def"})),
        start(2, only="members"),
    ],
)
def test_what_cannot_be_gone_on_with_is_abandoned(ledger: SqlLedger, other: object) -> None:
    assert isinstance(other, type(start()))
    interrupted = ledger.begin(start(1), resume=True)
    assert ledger.begin(other, resume=True) == other
    assert ledger.unfinished() == (other,)
    with pytest.raises(LedgerError) as caught:
        Nights(ledger).end(interrupted)
    assert caught.value.trouble is Trouble.NOT_OPEN


def test_without_being_asked_nothing_is_resumed_and_other_commands_are_let_alone(
    ledger: SqlLedger,
) -> None:
    nightly = ledger.begin(start(1), resume=True)
    scan = start(2, "scan")
    assert ledger.begin(scan, resume=True) == scan
    again = replace(scan, id="run-3")
    assert ledger.begin(again, resume=False) == again
    assert sorted(s.id for s in ledger.unfinished()) == [nightly.id, again.id]


def test_a_night_that_was_overtaken_is_not_resumed(nights: Nights) -> None:
    nights.ledger.begin(start(1), resume=True)
    scan = nights.ledger.begin(start(2, "scan"), resume=False)
    nights.end(scan)
    assert not nights.ledger.begin(start(3), resume=True).resumed


def test_a_run_ends_once(nights: Nights) -> None:
    begun = nights.run(1, [FOUND])
    with pytest.raises(LedgerError) as caught:
        nights.end(begun, [FOUND])
    assert caught.value.trouble is Trouble.NOT_OPEN
    assert "run-1" in str(caught.value)


def test_time_does_not_run_backwards(nights: Nights) -> None:
    nights.run(2)
    with pytest.raises(LedgerError) as caught:
        nights.ledger.begin(start(1), resume=True)
    assert caught.value.trouble is Trouble.EARLIER
    assert "2026-11-02" in str(caught.value)
    nights.ledger.begin(replace(start(2), id="again"), resume=True)


def test_names_of_any_characters_come_back(nights: Nights) -> None:
    strange = finding("a\0b'\udc80\U0001f0a1", "列\n1", file="x" * 5000)
    nights.run(1, [strange], [line("a\0b'\udc80\U0001f0a1", file="x" * 5000)])
    assert nights.ledger.run("run-1").findings == (strange,)
    assert nights.ledger.exceptions()[0].finding == strange


def test_gaps_are_open_but_no_exceptions(nights: Nights) -> None:
    gap = finding(outcome=Outcome.OPEN, cause=Cause.COVERAGE)
    nights.run(1, [gap], [line(status="partial")])
    assert nights.ledger.exceptions() == ()
    assert [one.finding for one in nights.ledger.open_findings()] == [gap]


def test_a_key_is_named_without_being_told() -> None:
    assert len(key_id(KEY)) == 16
    assert key_id(KEY) not in KEY.reveal().hex()

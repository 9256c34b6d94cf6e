"""What the ledger tells whoever signs a run's record, and keeps of it: nothing without all else."""

from datetime import timedelta

import pytest

from scanner.ledger import Act, ActKind, LedgerError
from scanner.model.attestation import Anchoring, Attested, Before
from tests.ledger.nights import DUE, FIRST, Nights, finding, line, record, start

FOUND = finding()


def _end(nights: Nights, number: int, status: str = "read", *found: object) -> Before:
    """End a run, and give what was told of what went before."""
    told: list[Before] = []

    def attest(before: Before) -> Attested:
        told.append(before)
        at = FIRST + timedelta(days=number - 1, hours=1)
        return Attested(at, f"{number:064x}", f"envelope {number}", {f"{number:064d}": "content"})

    begun = nights.ledger.begin(start(number), resume=True)
    run = record(begun, [FOUND] if found else [], [line(status=status)])
    nights.ledger.finish(begun, run, sources={"files"}, due_days=DUE, attest=attest)
    return told[-1]


def test_records_follow_one_another(nights: Nights) -> None:
    assert _end(nights, 1) == Before(1, None)
    assert _end(nights, 2) == Before(2, f"{1:064x}")
    links = nights.ledger.links()
    assert [(link.number, link.run) for link in links] == [(1, "run-1"), (2, "run-2")]
    assert nights.ledger.last_link() == links[1]
    assert nights.ledger.contents({f"{1:064d}"}) == {f"{1:064d}": "content"}


def test_what_could_not_be_judged_is_told(nights: Nights) -> None:
    assert _end(nights, 1, "read", FOUND).unseen == ()
    assert _end(nights, 2, "unread").unseen == (FOUND.id,)
    assert _end(nights, 3).unseen == ()


def test_what_was_done_since_is_told_without_saying_who(nights: Nights) -> None:
    _end(nights, 1, "read", FOUND)
    at = FIRST + timedelta(hours=5)
    nights.ledger.assign(FOUND.id, at, owner="佐藤")
    nights.ledger.note(Act(ActKind.SHOW_VALUES, at - timedelta(hours=5)))
    (done,) = _end(nights, 2, "read", FOUND).done
    assert (done.kind, done.at, done.finding) == ("assign", at, FOUND.id)
    assert "佐藤" not in repr(done)
    assert _end(nights, 3, "read", FOUND).done == ()


def test_a_record_that_cannot_be_signed_ends_nothing(nights: Nights) -> None:
    def refuses(_: Before) -> Attested:
        raise PermissionError("the key")

    begun = nights.ledger.begin(start(1), resume=True)
    with pytest.raises(PermissionError, match="the key"):
        nights.ledger.finish(begun, record(begun), sources={"files"}, due_days=DUE, attest=refuses)
    assert nights.ledger.runs() == ()
    assert nights.ledger.links() == ()
    assert [one.id for one in nights.ledger.unfinished()] == [begun.id]


def test_places_that_do_not_keep_the_last_head_are_told(nights: Nights) -> None:
    def missing() -> tuple[str, ...]:
        return nights.ledger.history(FIRST, anchors=("mail", "blob")).unanchored

    assert missing() == ()
    _end(nights, 1)
    assert missing() == ("mail", "blob")
    nights.ledger.anchored(Anchoring(1, "blob", "line"))
    assert missing() == ("mail",)
    _end(nights, 2)
    assert missing() == ("mail", "blob")


def test_contents_that_are_gone_are_not_given(nights: Nights) -> None:
    _end(nights, 1)
    with pytest.raises(LedgerError, match="compare a backup"):
        nights.ledger.contents({"f" * 64})

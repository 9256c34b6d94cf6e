"""Signed decisions, held against what the ledger knows, and taken over all or none.

Whoever calls has verified the signature: here a decision is refused that was imported before, or
whose finding is not what was looked at when it was decided.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from scanner.ledger import acts, runs, standings
from scanner.ledger.acts import Act, ActKind
from scanner.ledger.life import Standing
from scanner.ledger.seal import Seal
from scanner.ledger.troubles import LedgerError, Trouble
from scanner.model.decision import Decision, Objection, Signed, against
from scanner.model.finding import Finding
from scanner.model.history import Known
from scanner.model.refusal import Refusal, RefusedError
from scanner.model.waiver import Waiver, reviewed


@dataclass(frozen=True, slots=True)
class Decided:
    """What one decision makes of what is known of a finding."""

    finding: Finding
    before: Known
    after: Known


def changes(
    db: sa.Connection, seal: Seal, signed: Signed, as_of: datetime, at: datetime
) -> tuple[tuple[Decided, Act], ...]:
    """Give what signed decisions change, and how it is written down.

    Args:
        db: One transaction.
        seal: Of the ledger.
        signed: What was verified.
        as_of: The moment of the import; it is not before the last completed night.
        at: By this machine's clock.

    Raises:
        RefusedError: Something stands against some of them; it lists everything that does.
        LedgerError: ``as_of`` lies before the last completed night.
    """
    last = max((night.as_of for night in runs.nights(db, seal)), default=as_of)
    if as_of < last:
        raise LedgerError(Trouble.EARLIER, as_of=as_of, last=last)
    known = standings.decided(db, seal)
    about = [
        (one, known.get(standings.current_id(db, seal, one.finding))) for one in signed.decisions
    ]
    found = [*_replays(db, seal, signed), *_objections(about)]
    if found:
        raise RefusedError(*found)
    return tuple(
        _change(signed, one, standing, at) for one, standing in about if standing is not None
    )


def take(db: sa.Connection, seal: Seal, signed: Signed, done: Sequence[Act], at: datetime) -> None:
    """Write decisions down, and that this file is spent."""
    for act in done:
        acts.add(db, seal, act)
    notes = {"file": signed.file, "nonce": signed.nonce, "key": signed.key, "n": str(len(done))}
    acts.add(db, seal, Act(ActKind.IMPORT, at, notes=notes))


def _replays(db: sa.Connection, seal: Seal, signed: Signed) -> Iterator[Objection]:
    for act in acts.done(db, seal):
        spent = (act.notes.get("file"), act.notes.get("nonce"))
        if act.kind is ActKind.IMPORT and (signed.file in spent or signed.nonce in spent):
            yield Refusal.REPLAYED, {"at": f"{act.at:%Y-%m-%d %H:%M}"}
            return


def _objections(about: Sequence[tuple[Decision, Standing | None]]) -> Iterator[Objection]:
    for decision, standing in about:
        if standing is None:
            yield from against(decision, None, None)
        else:
            yield from against(decision, standing.finding, standing.known)


def _change(
    signed: Signed, decision: Decision, standing: Standing, at: datetime
) -> tuple[Decided, Act]:
    before, finding = standing.known, standing.finding
    waiver = _waiver(signed, decision, standing)
    act = Act(
        kind=ActKind.ASSIGN if waiver is None else ActKind.WAIVE,
        at=at,
        finding=finding.id,
        owner=decision.owner,
        due=decision.due,
        life=before.reopened,
        notes={"approved_by": signed.approver, "requested_by": decision.requested_by},
        waiver=waiver,
    )
    return Decided(finding, before, acts.decided(before, (act,))), act


def _waiver(signed: Signed, decision: Decision, standing: Standing) -> Waiver | None:
    if decision.category is None:
        return None
    looked = reviewed(standing.finding, standing.known.reopened)
    return Waiver(
        finding=standing.finding.id,
        category=decision.category,
        reason=decision.reason,
        expires_on=decision.until or date.min,
        requested_by=decision.requested_by,
        approved_by=signed.approver,
        approved_on=signed.at,
        reviewed=looked.counts,
        control=looked.control,
        location=looked.location,
        terms=looked.terms,
        life=looked.life,
        decision=signed.file,
    )

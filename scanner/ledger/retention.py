"""The ledger's own retention: runs before a day go, and what only they needed.

An open finding stays whatever its age, with the moment it was first seen, and so does the last word
on it before that day: every run that stays can still be told as it was. Decisions name members of
staff, so they go with the finding they are about; that a signed file was imported names nobody, and
stays, so that it is not imported again. Fingerprints that were made before that day go,
too: what they were made of is read again. Signed records go with their runs, from the beginning of
the chain; the first that stays still names the one before it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from scanner.ledger import acts, chain, runs, standings
from scanner.ledger.acts import Act, ActKind
from scanner.ledger.codec import decode
from scanner.ledger.life import Change
from scanner.ledger.seal import Seal, delete
from scanner.ledger.standings import STATING
from scanner.ledger.tables import (
    ACTS,
    CHECKPOINTS,
    COVERAGE,
    EVENTS,
    FINDINGS,
    FINGERPRINTS,
    RUNS,
)


@dataclass(frozen=True, slots=True)
class Pruned:
    """What went, in rows."""

    runs: int
    events: int
    findings: int
    acts: int


def prune(db: sa.Connection, seal: Seal, before: datetime, at: datetime) -> Pruned:
    """Forget what lies before a moment; the last completed night stays in any case."""
    past = runs.past(db, seal)
    last = max((one.number for one in past if one.night), default=0)
    first = min((p.number for p in past if p.record.as_of >= before or p.number == last), default=0)
    gone = [p.record.id for p in past if p.number < first] + _abandoned(db, seal, before)
    for table, column in ((COVERAGE, "run"), (CHECKPOINTS, "run"), (RUNS, "id")):
        delete(db, table, [{column: run} for run in gone])
    chain.forget(db, seal, gone)
    events = _spent(db, first)
    delete(db, EVENTS, events)
    findings = _settled(db, seal, before)
    delete(db, FINDINGS, [{"id": one} for one in findings])
    delete(db, EVENTS, [{"finding": one} for one in findings])
    done = _past_acts(db, seal, before, set(findings), set(gone))
    delete(db, ACTS, [{"id": one} for one in done])
    forget_fingerprints(db, before)
    notes = {"before": before.isoformat(), "runs": str(len(gone)), "findings": str(len(findings))}
    acts.add(db, seal, Act(ActKind.PRUNE, at, notes=notes))
    return Pruned(len(gone), len(events), len(findings), len(done))


def forget_fingerprints(db: sa.Connection, before: datetime) -> None:
    """Forget what was made before a moment: of data that was there since, there is newer."""
    moments = db.scalars(sa.select(FINGERPRINTS.c.made_at).distinct())
    old = [one for one in moments if datetime.fromisoformat(one) < before]
    delete(db, FINGERPRINTS, [{"made_at": one} for one in old])


def _abandoned(db: sa.Connection, seal: Seal, before: datetime) -> list[str]:
    rows = seal.rows(db, RUNS, RUNS.c.state == runs.ABANDONED)
    starts = (decode(runs.Start, row["start"]) for row, holds in rows if holds)
    return [start.id for start in starts if start.as_of < before]


def _spent(db: sa.Connection, first: int) -> list[dict[str, Any]]:
    """List the events before the first run that stays, but for the last word on what was open."""
    query = sa.select(EVENTS.c.finding, EVENTS.c.number, EVENTS.c.change)
    old = db.execute(query.where(EVENTS.c.number < first).order_by(EVENTS.c.number)).all()
    last = {finding: number for finding, number, change in old}
    return [
        {"number": number, "finding": finding}
        for finding, number, change in old
        if number != last[finding] or Change(change) not in STATING
    ]


def _settled(db: sa.Connection, seal: Seal, before: datetime) -> list[str]:
    return [
        identity
        for identity, standing in standings.load(db, seal).items()
        if standing.known.fixed is not None and standing.known.fixed < before
    ]


KEPT_ACTS = frozenset({ActKind.IMPORT, ActKind.HANDOVER})
"""Decisions must not be taken over twice, and what was handed over is looked for as long."""


def _past_acts(
    db: sa.Connection, seal: Seal, before: datetime, findings: set[str], gone: set[str]
) -> list[str]:
    """List what is about findings or runs that went, and what is as old and about nothing else."""
    found = []
    for row, holds in seal.rows(db, ACTS):
        if not holds:
            continue
        if row["kind"] == ActKind.TAMPERING.value:
            old = acts.noticed_by(row) in gone
        else:
            act = acts.read_act(row)
            free = act.finding is None and act.kind not in KEPT_ACTS
            old = act.finding in findings or (free and act.at < before)
        if old:
            found.append(row["id"])
    return found

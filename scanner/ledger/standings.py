"""Where the lives of findings stand, how they got there, and what a past run stated."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from scanner.ledger import acts, chain, runs
from scanner.ledger.acts import Act
from scanner.ledger.codec import UndecodableError, decode, encode
from scanner.ledger.life import Change, Life, Standing
from scanner.ledger.seal import Row, Seal
from scanner.ledger.tables import ACTS, EVENTS, FINDINGS, META, RENAMED, RUNS
from scanner.ledger.troubles import LedgerError, Trouble
from scanner.model.finding import Finding
from scanner.model.history import History, Known, Tampering
from scanner.model.waiver import Waiver

STATING = frozenset({Change.NEW, Change.STATED, Change.REOPENED})
LEDGER = "ledger"
"""The source that findings about the ledger itself name."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change in a finding's life, and the run that made it."""

    change: Change
    run: str
    as_of: datetime


def load(db: sa.Connection, seal: Seal) -> dict[str, Standing]:
    """Give the standing of every finding by id, owners aside; a changed row speaks as it stands."""
    read = ((row["id"], _standing(row)) for row, _ in seal.rows(db, FINDINGS))
    return {identity: standing for identity, standing in read if standing is not None}


def decided(db: sa.Connection, seal: Seal) -> dict[str, Standing]:
    """Give the standing of every finding by id, decisions about it applied."""
    about: dict[str, list[Act]] = defaultdict(list)
    for act in acts.done(db, seal):
        about[act.finding or ""].append(act)
    return {
        identity: replace(standing, known=acts.decided(standing.known, about[identity]))
        for identity, standing in load(db, seal).items()
    }


def of(db: sa.Connection, seal: Seal, identity: str) -> tuple[str, Standing]:
    """Give today's id of a finding and its standing, decisions about it applied.

    Raises:
        LedgerError: The ledger does not know it.
    """
    current = current_id(db, seal, identity)
    standing = decided(db, seal).get(current)
    if standing is None:
        raise LedgerError(Trouble.NO_FINDING, id=identity)
    return current, standing


def save(db: sa.Connection, seal: Seal, number: int, life: Life) -> None:
    """Write what a run made of all lives."""
    rows = [{"id": identity, "body": encode(one)} for identity, one in life.changed.items()]
    seal.replace(db, FINDINGS, rows)
    events = (
        {
            "number": number,
            "finding": event.finding,
            "change": event.change.value,
            "body": event.stated and encode(event.stated),
        }
        for event in life.events
    )
    seal.insert(db, EVENTS, events)


def stated(db: sa.Connection, seal: Seal, past: runs.Past) -> tuple[Finding, ...]:
    """Give what a past run stated: the last word on each finding by then, if it was a statement.

    Raises:
        LedgerError: It is not as the scanner wrote it.
    """
    last = (
        sa.select(EVENTS.c.finding, sa.func.max(EVENTS.c.number).label("number"))
        .where(EVENTS.c.number <= past.number)
        .group_by(EVENTS.c.finding)
        .subquery()
    )
    same = (EVENTS.c.finding == last.c.finding) & (EVENTS.c.number == last.c.number)
    found = []
    for each in db.execute(sa.select(EVENTS).join(last, same)):
        row = each._asdict()
        if not seal.holds(EVENTS, row):
            raise LedgerError(Trouble.CHANGED, run=past.record.id)
        if Change(row["change"]) in STATING:
            found.append(decode(Finding, row["body"]))
    only = past.record.only
    judged = (f for f in found if only in (None, f.location.dataset))
    return tuple(sorted(judged, key=lambda finding: finding.order))


def waived(
    db: sa.Connection, seal: Seal, past: runs.Past, findings: Iterable[Finding]
) -> Mapping[str, Waiver]:
    """Give the waivers that covered what a past run stated: those decided on before it began."""
    lives: Counter[str] = Counter()
    came_back = EVENTS.c.change == Change.REOPENED.value
    for row, holds in seal.rows(db, EVENTS, came_back, EVENTS.c.number <= past.number):
        lives[row["finding"]] += holds
    record = past.record
    taken = [act for act in acts.done(db, seal) if act.waiver and act.at <= record.clock]
    known = dict[str, Known]()
    for act in taken:
        life = Known(record.as_of, record.as_of, reopened=lives[act.finding or ""])
        known[act.finding or ""] = acts.decided(life, (act,))
    return History(findings=known).waived(findings, record.as_of.date())


def steps(db: sa.Connection, seal: Seal, identity: str) -> tuple[Step, ...]:
    """Tell the life of one finding, as far back as runs are kept."""
    numbered: Mapping[int, runs.Past] = {past.number: past for past in runs.past(db, seal)}
    found = seal.rows(db, EVENTS, EVENTS.c.finding == identity)
    kept = [row for row, holds in found if holds and row["number"] in numbered]
    return tuple(
        Step(Change(row["change"]), past.record.id, past.record.as_of)
        for row in sorted(kept, key=lambda row: row["number"])
        for past in (numbered[row["number"]],)
    )


def current_id(db: sa.Connection, seal: Seal, identity: str) -> str:
    """Give today's id for one from before the system secret was rotated."""
    found = seal.rows(db, RENAMED, RENAMED.c.old == identity)
    return next((str(row["new"]) for row, holds in found if holds), identity)


def tampering(db: sa.Connection, seal: Seal) -> tuple[Tampering, ...]:
    """Look through what judgements rest on for rows that the scanner did not write as they are.

    Events and coverage are looked through when they are read, or backed up: they grow every night.
    """
    changed = [_place(row) for row, holds in seal.rows(db, FINDINGS) if not holds]
    for table in (META, RUNS, ACTS, RENAMED):
        changed += [Tampering("record", LEDGER) for _, holds in seal.rows(db, table) if not holds]
    if chain.is_broken(db, seal):
        changed.append(Tampering("chain", LEDGER))
    return tuple(changed)


def _standing(row: Row) -> Standing | None:
    try:
        return decode(Standing, row["body"])
    except UndecodableError:
        return None


def _place(row: Row) -> Tampering:
    standing = _standing(row)
    if standing is None:
        return Tampering("record", LEDGER)
    place = standing.finding.location
    return Tampering("record", place.source, place.dataset, place.object)

"""What people decided and did, and what was noticed: only ever added to, so nobody loses a write.

A decision is bound to the life of its finding: a due date that was set before a finding was fixed
says nothing about the time it came back, an owner stays.
"""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256

import sqlalchemy as sa

from scanner.ledger.codec import decode, encode
from scanner.ledger.seal import Row, Seal
from scanner.ledger.tables import ACTS
from scanner.model.handover import Gone
from scanner.model.history import Known, Tampering
from scanner.model.waiver import Waiver


class ActKind(StrEnum):
    """What was done."""

    ASSIGN = "assign"
    SHOW_VALUES = "show-values"
    PRUNE = "prune"
    RESTORE = "restore"
    ROTATE = "rotate"
    ROTATE_CITY = "rotate-city"
    DESTROY = "destroy"
    EXPIRE = "expire-erased"
    """Fingerprints of erased people were destroyed, since no backup holds them any more."""

    DELETION = "deletion"
    """An erasure was looked into."""

    TAMPERING = "tampering"
    NOTIFY = "notify"
    WAIVE = "waive"
    IMPORT = "import"
    """Signed decisions were taken over: kept as long as the ledger, so that none is twice."""
    HANDOVER = "handover"


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that somebody did.

    Attributes:
        at: By this machine's clock.
        finding: The finding that it is about.
        owner: Who answers for it from then on.
        due: Until when.
        life: How often the finding had come back by then.
        notes: What else is to be told, in fixed words: never a value.
        waiver: The exception that was permitted.
    """

    kind: ActKind
    at: datetime
    finding: str | None = None
    owner: str | None = None
    due: date | None = None
    life: int = 0
    notes: Mapping[str, str] = field(default_factory=dict)
    waiver: Waiver | None = None


@dataclass(frozen=True, slots=True)
class _Notice:
    run: str
    tampering: Tampering


def add(db: sa.Connection, seal: Seal, act: Act) -> None:
    """Write down what was done."""
    body = encode(replace(act, finding=None))
    seal.insert(db, ACTS, [_row(secrets.token_hex(16), act.kind, act.finding, body)])


def done(db: sa.Connection, seal: Seal, finding: str | None = None) -> tuple[Act, ...]:
    """Give what was done, in order: all of it, or what is about one finding."""
    where = [ACTS.c.kind != ActKind.TAMPERING.value]
    if finding is not None:
        where.append(ACTS.c.finding == finding)
    read = [read_act(row) for row, holds in seal.rows(db, ACTS, *where) if holds]
    return tuple(sorted(read, key=lambda act: act.at))


def handed_over(db: sa.Connection, seal: Seal) -> tuple[Gone, ...]:
    """Give the files that were handed over, each once."""
    notes = (act.notes for act in done(db, seal) if act.kind is ActKind.HANDOVER)
    files = (Gone(one["flow"], one["sha256"], int(one["bytes"])) for one in notes)
    return tuple(dict.fromkeys(files))


def read_act(row: Row) -> Act:
    """Read a row that holds; what it is about is a column, since an id can change."""
    return replace(decode(Act, row["body"]), finding=row["finding"])


def decided(known: Known, decisions: Iterable[Act]) -> Known:
    """Apply decisions about a finding, in their order."""
    for act in decisions:
        due = act.due if act.due is not None and act.life == known.reopened else known.due
        waiver = act.waiver and replace(act.waiver, finding=act.finding or act.waiver.finding)
        known = replace(
            known, owner=act.owner or known.owner, due=due, waiver=waiver or known.waiver
        )
    return known


def notice(db: sa.Connection, seal: Seal, run: str, tampering: Tampering) -> None:
    """Put down at once what a run noticed: the row may be written anew before the run ends."""
    body = encode(_Notice(run, tampering))
    identity = sha256(body.encode()).hexdigest()
    seal.replace(db, ACTS, [_row(identity, ActKind.TAMPERING, None, body)])


def noticed(db: sa.Connection, seal: Seal, run: str) -> tuple[Tampering, ...]:
    """Give what a run noticed so far, before it was interrupted, too."""
    found = seal.rows(db, ACTS, ACTS.c.kind == ActKind.TAMPERING.value)
    notices = (decode(_Notice, row["body"]) for row, holds in found if holds)
    return tuple(one.tampering for one in notices if one.run == run)


def _row(identity: str, kind: ActKind, finding: str | None, body: str) -> Row:
    return {"id": identity, "kind": kind.value, "finding": finding, "body": body}


def noticed_by(row: Row) -> str:
    """Give the run that noticed something."""
    return decode(_Notice, row["body"]).run

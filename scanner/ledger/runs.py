"""Runs, from their beginning to the record that ends them.

Whoever begins a run holds the guard of its job, so whatever run of that command still stands open
was interrupted: it is gone on with, or abandoned.
"""

import zlib
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from scanner.ledger.codec import decode, encode
from scanner.ledger.seal import Row, Seal
from scanner.ledger.tables import CHECKPOINTS, COVERAGE, RUNS
from scanner.ledger.troubles import LedgerError, Trouble
from scanner.model.coverage import READ_WHOLE, CoverageLine
from scanner.model.flow_map import FlowEdge
from scanner.model.history import Night
from scanner.model.memory import Bindings
from scanner.model.run import Run, RunRecord

OPEN, FINISHED, ABANDONED = "open", "finished", "abandoned"


@dataclass(frozen=True, slots=True)
class Start:
    """How a run begins; one that is resumed keeps the beginning it had.

    Attributes:
        id: Unique.
        command: ``scan`` or ``nightly``.
        as_of: The moment that it judges.
        clock: This machine's clock.
        only: The dataset that it is limited to: never a completed night.
        resumed: Set on one that was found interrupted.
    """

    id: str
    command: str
    as_of: datetime
    clock: datetime
    bindings: Bindings
    only: str | None = None
    resumed: bool = False

    def continues(self, other: "Start") -> bool:
        """Say whether this run may go on with what another one left unfinished."""
        mine = (self.command, self.only, self.bindings)
        return mine == (other.command, other.only, other.bindings)


@dataclass(frozen=True, slots=True)
class Past:
    """A finished run.

    Attributes:
        number: Runs are numbered as they are finished.
        record: Without its coverage, which is kept apart.
        whole: Everything was read.
    """

    number: int
    record: RunRecord
    whole: bool

    @property
    def night(self) -> Night | None:
        """Give the completed night; ``None`` for a run that was limited to one dataset."""
        limited = self.record.only is not None
        return None if limited else Night(self.record.id, self.record.as_of, self.whole)


@dataclass(frozen=True, slots=True)
class Lines:
    """What is kept of a run beside its record and its findings, all of it in one row."""

    lines: tuple[CoverageLine, ...]
    flows: tuple[FlowEdge, ...] = ()


def begin(db: sa.Connection, seal: Seal, start: Start, *, resume: bool) -> Start:
    """Write down that a run begins, or find the one that it goes on with.

    Returns:
        The run to do: its id, ``as_of`` and clock are those of the interrupted one if it resumes.

    Raises:
        LedgerError: ``as_of`` lies before the last completed night.
    """
    last = max((night.as_of for night in nights(db, seal)), default=None)
    if last is not None and start.as_of < last:
        raise LedgerError(Trouble.EARLIER, as_of=start.as_of.isoformat(), last=last.isoformat())
    going_on: Start | None = None
    for other in sorted(unfinished(db, seal), key=lambda s: s.clock, reverse=True):
        overtaken = last is not None and other.as_of < last
        if resume and going_on is None and start.continues(other) and not overtaken:
            going_on = replace(other, resumed=True)
        elif other.command == start.command:
            _abandon(db, seal, other.id)
    if going_on is None:
        seal.insert(db, RUNS, [_row(start)])
    return going_on or start


def finish(db: sa.Connection, seal: Seal, start: Start, run: Run) -> int:
    """Close a run with its record, coverage and flows, and drop its checkpoints.

    Returns:
        Its number.

    Raises:
        LedgerError: It is not open any more.
    """
    state = db.scalar(sa.select(RUNS.c.state).where(RUNS.c.id == start.id))
    if state != OPEN:
        raise LedgerError(Trouble.NOT_OPEN, run=start.id)
    record = run.record
    number = 1 + (db.scalar(sa.select(sa.func.max(RUNS.c.number))) or 0)
    past = Past(
        number, replace(record, coverage=()), all(c.status in READ_WHOLE for c in record.coverage)
    )
    closed = {**_row(start), "state": FINISHED, "number": number, "record": encode(past)}
    seal.replace(db, RUNS, [closed])
    rest = packed(encode(Lines(record.coverage, run.flows)))
    seal.insert(db, COVERAGE, [{"run": start.id, "lines": rest}])
    db.execute(sa.delete(CHECKPOINTS).where(CHECKPOINTS.c.run == start.id))
    return number


def past(db: sa.Connection, seal: Seal) -> tuple[Past, ...]:
    """Give the finished runs that are as they were written, in order."""
    found = seal.rows(db, RUNS, RUNS.c.state == FINISHED)
    read = (decode(Past, row["record"]) for row, holds in found if holds)
    return tuple(sorted(read, key=lambda one: one.number))


def nights(db: sa.Connection, seal: Seal) -> tuple[Night, ...]:
    """Give the completed nights, oldest first."""
    return tuple(night for one in past(db, seal) if (night := one.night) is not None)


def unfinished(db: sa.Connection, seal: Seal) -> tuple[Start, ...]:
    """Give the runs that began and neither ended nor were abandoned."""
    return tuple(
        decode(Start, row["start"])
        for row, holds in seal.rows(db, RUNS, RUNS.c.state == OPEN)
        if holds
    )


def lines(db: sa.Connection, seal: Seal, run: str) -> Lines:
    """Give the coverage and the flows of a run.

    Raises:
        LedgerError: It is not as the scanner wrote it.
    """
    for row, holds in seal.rows(db, COVERAGE, COVERAGE.c.run == run):
        if holds:
            return decode(Lines, unpacked(row["lines"]))
    raise LedgerError(Trouble.CHANGED, run=run)


def packed(text: str) -> bytes:
    """Compress the lines of a run: night after night they are nearly the same."""
    return zlib.compress(text.encode())


def unpacked(lines: bytes) -> str:
    """Give back what was compressed."""
    return zlib.decompress(lines).decode()


def _row(start: Start) -> Row:
    return {"id": start.id, "number": None, "state": OPEN, "start": encode(start), "record": None}


def _abandon(db: sa.Connection, seal: Seal, run: str) -> None:
    rows = [row for row, _ in seal.rows(db, RUNS, RUNS.c.id == run)]
    seal.replace(db, RUNS, [{**row, "state": ABANDONED} for row in rows])
    db.execute(sa.delete(CHECKPOINTS).where(CHECKPOINTS.c.run == run))

"""The ledger as a whole: what a job needs of one memory over time."""

from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from scanner.ledger import (
    acts,
    attesting,
    chain,
    comparing,
    deciding,
    dump,
    erased,
    fingerprints,
    retention,
    rotation,
    runs,
    standings,
)
from scanner.ledger.acts import Act, ActKind
from scanner.ledger.database import Database
from scanner.ledger.deciding import Decided
from scanner.ledger.dump import Copied
from scanner.ledger.erased import Expired, SqlErased
from scanner.ledger.fingerprints import Forgotten, SqlFingerprints
from scanner.ledger.guard import guard
from scanner.ledger.life import Judgement, Standing, live_on
from scanner.ledger.lives import Ending, Told, lives
from scanner.ledger.memory import SqlMemory
from scanner.ledger.retention import Pruned
from scanner.ledger.rotation import Rotated
from scanner.ledger.runs import Past, Start
from scanner.ledger.seal import KEY, Seal, key_id
from scanner.ledger.tables import META
from scanner.ledger.troubles import LedgerError, Trouble
from scanner.model.attestation import Anchoring, Attest, Link
from scanner.model.decision import Signed
from scanner.model.finding import Severity
from scanner.model.history import History
from scanner.model.notice import Compared
from scanner.model.run import Run
from scanner.model.secret import Secret, derive_key
from scanner.model.waiver import Waiver


class SqlLedger:
    """One memory over time; every method raises ``LedgerError`` where the database fails.

    Use it in a ``with`` statement, or close it: nothing is then left beside a SQLite file but the
    empty lock files of guarded jobs.
    """

    def __init__(self, database: Database, key: Secret[bytes]) -> None:
        self.database = database
        self._key = key
        self._seal = Seal.of(key)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all connections."""
        self.database.close()

    # a run, from its beginning to its end

    def guard(self, job: str, began: datetime) -> AbstractContextManager[None]:
        """Keep others from doing the same job meanwhile; whatever kills this process ends it.

        Raises:
            LedgerError: On entry, if it is being done already; the message says since when.
        """
        return guard(self.database, self._seal, job, began)

    def begin(self, start: Start, *, resume: bool) -> Start:
        """Begin a run, or go on with an interrupted one of the same command and bindings.

        The caller holds the guard of the command: runs of it that are still open and do not fit
        are recorded as abandoned.

        Returns:
            The run to do, with ``resumed`` set and the id, ``as_of`` and clock that it had if it
            goes on with an interrupted one.

        Raises:
            LedgerError: ``as_of`` lies before the last completed night.
        """
        return self.database.write(lambda db: runs.begin(db, self._seal, start, resume=resume))

    def memory(self, start: Start, fresh_for: timedelta) -> SqlMemory:
        """Give what is remembered for a run that began.

        Args:
            start: What ``begin`` returned.
            fresh_for: ``full_scan_every``: a profile that was read longer ago is read again.
        """
        return SqlMemory(self.database, self._seal, start, fresh_for)

    def fingerprints(self, start: Start, key: str) -> SqlFingerprints:
        """Give what keeps the fingerprints of a run.

        Args:
            start: What ``begin`` returned.
            key: Id of the city's key.

        Raises:
            LedgerError: The key was destroyed.
        """
        self._check_city_key(key)
        return SqlFingerprints(self.database, self._seal, start, key)

    def erased(self, day: date, key: str) -> SqlErased:
        """Give what remembers erasures.

        Args:
            day: The day on which it is asked.
            key: Id of the city's key.

        Raises:
            LedgerError: The key was destroyed.
        """
        self._check_city_key(key)
        return SqlErased(self.database, self._seal, day, key)

    def expire_erased(self, day: date, at: datetime) -> Expired:
        """Destroy the fingerprints of erased people whom no declared backup holds any more.

        Args:
            day: A day that has come: fingerprints whose last day lies before it go.
            at: By this machine's clock.
        """
        return self.database.write(lambda db: erased.expire(db, self._seal, day, at))

    def _check_city_key(self, key: str) -> None:
        with self.database.read() as db:
            if fingerprints.is_destroyed(db, key):
                raise LedgerError(Trouble.DESTROYED_KEY)

    def history(
        self, as_of: datetime, run: str | None = None, anchors: Collection[str] = ()
    ) -> History:
        """Freeze what is known for one judgement, to be taken when all is read.

        Args:
            as_of: The moment of judgement; later nights are left out.
            run: The run's id: what its memory noticed belongs to the history.
            anchors: Names of the places that are to keep the head of every record.
        """
        with self.database.read() as db:
            known = standings.decided(db, self._seal)
            noticed = () if run is None else acts.noticed(db, self._seal, run)
            return History(
                nights=tuple(n for n in runs.nights(db, self._seal) if n.as_of <= as_of),
                findings={identity: standing.known for identity, standing in known.items()},
                tampering=(*standings.tampering(db, self._seal), *noticed),
                unanchored=chain.unanchored(db, self._seal, anchors),
                handed=acts.handed_over(db, self._seal),
            )

    def finish(
        self,
        start: Start,
        run: Run,
        *,
        sources: Collection[str],
        due_days: Mapping[Severity, int],
        memory: SqlMemory | None = None,
        attest: Attest | None = None,
    ) -> None:
        """End a run: record, coverage, lives of findings and remembered profiles, in one write.

        Args:
            start: What ``begin`` returned.
            run: Its record with coverage, and all findings, passes included.
            sources: What was to be listed whole; ``ledger`` for findings about nights themselves.
            due_days: Days to settle a finding in, by severity.
            memory: What ``memory`` returned.
            attest: Signs its record; ``None`` where no key is named.

        Raises:
            LedgerError: The run is not open any more, or the database fails; nothing was written.
        """
        said = Judgement(
            start.as_of, run.findings, run.record.coverage, frozenset(sources), start.only
        )

        def work(db: sa.Connection) -> None:
            number = runs.finish(db, self._seal, start, run)
            life = live_on(standings.load(db, self._seal), said, due_days)
            standings.save(db, self._seal, number, life)
            if memory is not None:
                memory.settle(db)
            if attest is not None:
                attesting.attest_run(db, self._seal, start.id, attest)

        self.database.write(work)

    # questions

    def unfinished(self) -> tuple[Start, ...]:
        """Give the runs that began and did not end: running, or interrupted."""
        with self.database.read() as db:
            return runs.unfinished(db, self._seal)

    def runs(self) -> tuple[Past, ...]:
        """Give the finished runs in order; ``night`` is set on completed nights."""
        with self.database.read() as db:
            return runs.past(db, self._seal)

    def run(self, identity: str) -> Run:
        """Give a finished run as it was: record, coverage, flows, waivers, findings but passes.

        Raises:
            LedgerError: There is no such run, or it is not as the scanner wrote it.
        """
        with self.database.read() as db:
            for past in runs.past(db, self._seal):
                if past.record.id == identity:
                    kept = runs.lines(db, self._seal, identity)
                    findings = standings.stated(db, self._seal, past)
                    waived = standings.waived(db, self._seal, past, findings)
                    record = replace(past.record, coverage=kept.lines)
                    return Run(record, findings, kept.flows, waived)
        raise LedgerError(Trouble.NO_RUN, run=identity)

    def waived(self, run: Run) -> Mapping[str, Waiver]:
        """Give the waivers that covered findings of a finished run, by the finding's id."""
        with self.database.read() as db:
            past = (one for one in runs.past(db, self._seal) if one.record.id == run.record.id)
            return {
                finding: waiver
                for one in past
                for finding, waiver in standings.waived(db, self._seal, one, run.findings).items()
            }

    def compared(self) -> Compared:
        """Compare what is open now with the completed night before the last run."""
        with self.database.read() as db:
            return comparing.compared(db, self._seal)

    def exceptions(self) -> tuple[Standing, ...]:
        """Give the open exceptions with owner and due date, in the order of every output."""
        return tuple(one for one in self.open_findings() if one.finding.is_exception)

    def open_findings(self) -> tuple[Standing, ...]:
        """Give what is open, gaps included, in the order of every output."""
        with self.database.read() as db:
            known = standings.decided(db, self._seal).values()
        return tuple(sorted((o for o in known if o.is_open), key=lambda one: one.finding.order))

    def lives(self, ending: Ending | None = None) -> dict[str, Told]:
        """Tell the lives of all findings by id.

        Args:
            ending: A run that is about to end: lives are told as it leaves them.
        """
        with self.database.read() as db:
            return lives(db, self._seal, ending)

    def told(self, identity: str) -> Told:
        """Tell the life of one finding, by its id or one from before a rotation.

        Raises:
            LedgerError: The ledger does not know it.
        """
        with self.database.read() as db:
            current = standings.current_id(db, self._seal, identity)
            standing = standings.decided(db, self._seal).get(current)
            if standing is None:
                raise LedgerError(Trouble.NO_FINDING, id=identity)
            steps = standings.steps(db, self._seal, current)
            return Told(standing, steps, acts.done(db, self._seal, current))

    def acts(self) -> tuple[Act, ...]:
        """Give what people decided and did, in order."""
        with self.database.read() as db:
            return acts.done(db, self._seal)

    # evidence

    def links(self) -> tuple[Link, ...]:
        """Give the chain of signed records as it stands, changed ones included."""
        with self.database.read() as db:
            return chain.links(db, self._seal)

    def last_link(self) -> Link:
        """Give the record that was written last; there is one."""
        with self.database.read() as db:
            return chain.last(db, self._seal)

    def contents(self, wanted: Collection[str]) -> Mapping[str, str]:
        """Give what records speak of, by its SHA-256.

        Raises:
            LedgerError: Something of it is gone or was changed.
        """
        with self.database.read() as db:
            return chain.contents(db, self._seal, wanted)

    def anchored(self, taken: Anchoring) -> None:
        """Write down that somebody else keeps a head."""
        self.database.write(lambda db: chain.anchored(db, self._seal, taken))

    def anchorings(self) -> tuple[Anchoring, ...]:
        """Give which heads others keep, in the order of records."""
        with self.database.read() as db:
            return chain.anchorings(db, self._seal)

    # decisions and other acts

    def assign(
        self, identity: str, at: datetime, *, owner: str | None = None, due: date | None = None
    ) -> Standing:
        """Say who answers for an open finding, and until when; what is left out stays.

        Raises:
            LedgerError: The ledger does not know the finding, or it is fixed.
        """

        def work(db: sa.Connection) -> Standing:
            current = standings.current_id(db, self._seal, identity)
            standing = standings.decided(db, self._seal).get(current)
            if standing is None:
                raise LedgerError(Trouble.NO_FINDING, id=identity)
            if not standing.is_open:
                raise LedgerError(Trouble.SETTLED, id=identity)
            life = standing.known.reopened
            act = Act(ActKind.ASSIGN, at, current, owner, due, life)
            acts.add(db, self._seal, act)
            return replace(standing, known=acts.decided(standing.known, (act,)))

        return self.database.write(work)

    def review(self, signed: Signed, as_of: datetime, at: datetime) -> tuple[Decided, ...]:
        """Say what signed decisions would change; nothing is written.

        Args:
            signed: What was verified.
            as_of: The moment of the import.
            at: By this machine's clock.

        Raises:
            RefusedError: Something stands against some of them.
            LedgerError: ``as_of`` lies before the last completed night.
        """
        with self.database.read() as db:
            made = deciding.changes(db, self._seal, signed, as_of, at)
            return tuple(change for change, _ in made)

    def decide(self, signed: Signed, as_of: datetime, at: datetime) -> tuple[Decided, ...]:
        """Take signed decisions over, all or none; what stands against them is as in ``review``."""

        def work(db: sa.Connection) -> tuple[Decided, ...]:
            made = deciding.changes(db, self._seal, signed, as_of, at)
            deciding.take(db, self._seal, signed, [act for _, act in made], at)
            return tuple(change for change, _ in made)

        return self.database.write(work)

    def note(self, act: Act) -> None:
        """Write down what somebody did, such as having values shown."""
        self.database.write(lambda db: acts.add(db, self._seal, act))

    # keeping the ledger

    def backup(self, path: Path) -> Copied:
        """Write everything, as of one moment, into a new file that any engine can restore."""
        with self.database.read() as db:
            return dump.backup(db, self._seal, derive_key(self._key, "ledger backup"), path)

    def restore(self, path: Path, at: datetime) -> Copied:
        """Fill this ledger, which must be empty, from a backup under the same secret."""
        key = derive_key(self._key, "ledger backup")
        return self.database.write(lambda db: dump.restore(db, self._seal, key, path, at))

    def prune(self, before: datetime, at: datetime) -> Pruned:
        """Forget runs before a moment and what only they needed; open findings stay."""
        return self.database.write(lambda db: retention.prune(db, self._seal, before, at))

    def rotate(self, key: Secret[bytes], references: Mapping[str, str], at: datetime) -> Rotated:
        """Go over to a new system secret.

        Args:
            key: The new secret.
            references: New name references by the old ones, both as shown: ``[name:…]``.
            at: By this machine's clock.
        """
        new = Seal.of(key)

        def work(db: sa.Connection) -> Rotated:
            rotated = rotation.rotate(db, self._seal, new, references, at)
            new.replace(db, META, [{"name": KEY, "value": key_id(key)}])
            return rotated

        rotated = self.database.write(work)
        self._key, self._seal = key, new
        return rotated

    def leave_city_key(self, act: Act, *, but: str | None = None) -> Forgotten:
        """Forget all fingerprints, but those under the city's next key, and write down who did so.

        Args:
            act: ``ROTATE_CITY`` or ``DESTROY``, with the id of the key under ``key`` in its notes.
            but: Id of the next key.
        """
        return self.database.write(lambda db: fingerprints.leave(db, self._seal, act, but=but))

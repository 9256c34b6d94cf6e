"""One run as the ledger keeps it, from its beginning to its end."""

from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from scanner.ledger import (
    acts,
    attesting,
    chain,
    erased,
    fingerprints,
    runs,
    standings,
)
from scanner.ledger.erased import Expired, SqlErased
from scanner.ledger.fingerprints import SqlFingerprints
from scanner.ledger.guard import guard
from scanner.ledger.handle import Handle
from scanner.ledger.life import Judgement, live_on
from scanner.ledger.memory import SqlMemory
from scanner.ledger.runs import Start
from scanner.ledger.troubles import LedgerError, Trouble
from scanner.model.attestation import Attest
from scanner.model.history import History
from scanner.model.run import Run
from scanner.model.severity import Severity


class Running(Handle):
    """Begins runs, remembers for them, and ends them."""

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

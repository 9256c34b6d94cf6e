"""The ledger as a whole: what a job needs of one memory over time."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import sqlalchemy as sa

from scanner.ledger import acts, deciding, dump, fingerprints, retention, rotation, standings
from scanner.ledger.acts import Act, ActKind
from scanner.ledger.answering import Answering
from scanner.ledger.deciding import Decided
from scanner.ledger.dump import Copied
from scanner.ledger.fingerprints import Forgotten
from scanner.ledger.life import Standing
from scanner.ledger.retention import Pruned
from scanner.ledger.rotation import Rotated
from scanner.ledger.running import Running
from scanner.ledger.seal import KEY, Seal, key_id
from scanner.ledger.tables import META
from scanner.ledger.troubles import LedgerError, Trouble
from scanner.ledger.witnessing import Witnessing
from scanner.model.decision import Signed
from scanner.model.secret import Secret, derive_key


class SqlLedger(Running, Answering, Witnessing):
    """One memory over time; every method raises ``LedgerError`` where the database fails.

    To what runs, questions and evidence need it adds what people decide, and its own upkeep.
    """

    def assign(
        self, identity: str, at: datetime, *, owner: str | None = None, due: date | None = None
    ) -> Standing:
        """Say who answers for an open finding, and until when; what is left out stays.

        Raises:
            LedgerError: The ledger does not know the finding, or it is fixed.
        """

        def work(db: sa.Connection) -> Standing:
            current, standing = standings.of(db, self._seal, identity)
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

    # its upkeep

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

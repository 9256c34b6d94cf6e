"""The chain of signed records, and who else keeps its heads."""

from collections.abc import Collection, Mapping

from scanner.ledger import (
    chain,
)
from scanner.ledger.handle import Handle
from scanner.model.attestation import Anchoring, Link


class Witnessing(Handle):
    """Gives the chain as it stands, and takes down which heads others keep."""

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

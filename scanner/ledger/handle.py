"""An open ledger: its database, and the secret under which every row is sealed."""

from types import TracebackType
from typing import Self

from scanner.ledger.database import Database
from scanner.ledger.seal import Seal
from scanner.model.secret import Secret


class Handle:
    """What every use of the ledger needs.

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

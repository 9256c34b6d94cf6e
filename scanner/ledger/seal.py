"""Every row carries a MAC over all that stands in it, so that nobody rewrites the ledger quietly.

HMAC-SHA256 under a key derived from the system secret, over the name of the table and every column
that is not null: a row that was changed, moved to another key or another table no longer verifies,
and a column that a later version adds leaves the rows before it as they were. A row that is gone,
or put back as it once was, verifies: a remembered profile is therefore bound to what its data
looked like and to the moment it was read, a checkpoint to its run.
"""

import hmac
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Self, TypeAlias

import sqlalchemy as sa

from scanner.model.secret import Secret, derive_key

Row: TypeAlias = Mapping[str, Any]
MAC = "mac"
KEY = "key"
"""The row of ``meta`` that names the system secret."""


@dataclass(frozen=True, slots=True)
class Seal:
    """Writes rows under a MAC, and tells whether a row is as it was written."""

    key: Secret[bytes]

    @classmethod
    def of(cls, secret: Secret[bytes]) -> Self:
        """Make the seal of a system secret."""
        return cls(derive_key(secret, "ledger rows"))

    def mac(self, table: str, row: Row) -> str:
        """Compute the MAC of a row."""
        names = (name for name in sorted(row) if name != MAC and row[name] is not None)
        columns = ",".join(f"{json.dumps(name)}:{_written(row[name])}" for name in names)
        message = f"[{json.dumps(table)},{{{columns}}}]"
        return hmac.digest(self.key.reveal(), message.encode(), "sha256").hex()

    def holds(self, table: sa.Table, row: Row) -> bool:
        """Say whether a row is as the scanner wrote it."""
        return hmac.compare_digest(str(row[MAC]).encode(), self.mac(table.name, row).encode())

    def rows(
        self, db: sa.Connection, table: sa.Table, *where: sa.ColumnElement[bool]
    ) -> Iterator[tuple[Row, bool]]:
        """Read rows, each with whether it holds."""
        for found in db.execute(sa.select(table).where(*where)):
            row = found._asdict()
            yield row, self.holds(table, row)

    def insert(self, db: sa.Connection, table: sa.Table, rows: Iterable[Row]) -> int:
        """Write new rows.

        Returns:
            How many.
        """
        sealed = [{**row, MAC: self.mac(table.name, row)} for row in rows]
        if sealed:
            db.execute(sa.insert(table), sealed)
        return len(sealed)

    def replace(self, db: sa.Connection, table: sa.Table, rows: Iterable[Row]) -> int:
        """Write rows in place of those of the same primary key: every engine can do that.

        Returns:
            How many.
        """
        new = list(rows)
        keys = [column.name for column in table.primary_key]
        delete(db, table, [{name: row[name] for name in keys} for row in new])
        return self.insert(db, table, new)


def _written(value: object) -> str:
    """Write a value as JSON; bytes in hex, which need not be looked through for what is escaped."""
    return f'"{value.hex()}"' if isinstance(value, bytes) else json.dumps(value)


def delete(db: sa.Connection, table: sa.Table, keys: Sequence[Row]) -> None:
    """Delete the rows that have these values in these columns, the same columns for each."""
    if keys:
        same = [table.c[name] == sa.bindparam(f"old_{name}") for name in keys[0]]
        old = [{f"old_{name}": value for name, value in key.items()} for key in keys]
        db.execute(sa.delete(table).where(*same), old)


def key_id(key: Secret[bytes]) -> str:
    """Name a key without saying anything about it: a digest of a key derived for this alone."""
    return sha256(derive_key(key, "key id").reveal()).hexdigest()[:16]

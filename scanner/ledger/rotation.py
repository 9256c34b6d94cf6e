"""The ledger under another system secret: new MACs, new name references, old ids still found.

A row that did not verify before is left as it is, and goes on not verifying. Profiles are bound to
the keys they were made under, so they go with the fingerprints beside them, and what was unfinished
is abandoned.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from scanner.ledger import acts
from scanner.ledger.acts import Act, ActKind
from scanner.ledger.codec import decode
from scanner.ledger.life import Standing
from scanner.ledger.runs import ABANDONED, OPEN, packed, unpacked
from scanner.ledger.seal import Seal, delete
from scanner.ledger.tables import (
    CHECKPOINTS,
    FINDINGS,
    FINGERPRINTS,
    METADATA,
    PROFILES,
    RENAMED,
)

REFERENCE = re.compile(r"\[name:[0-9a-f]{12}\]")


@dataclass(frozen=True, slots=True)
class Rotated:
    """What a rotation did.

    Attributes:
        rows: Rows under the new secret.
        ids: New finding ids by the old ones, where a name reference was part of them.
        unverified: Rows that were not as the scanner had written them, left as they are.
    """

    rows: int
    ids: Mapping[str, str]
    unverified: int


def rotate(
    db: sa.Connection, old: Seal, new: Seal, references: Mapping[str, str], at: datetime
) -> Rotated:
    """Write every row anew.

    Args:
        db: One transaction.
        old: The seal that the rows have.
        new: The seal that they get.
        references: New name references by the old ones, both as they are shown: ``[name:…]``.
        at: By this machine's clock.
    """

    def rename(text: str) -> str:
        return REFERENCE.sub(lambda found: references.get(found[0], found[0]), text)

    for table in (PROFILES, CHECKPOINTS, FINGERPRINTS):
        db.execute(sa.delete(table))
    ids = _new_ids(db, old, rename)
    rows = unverified = 0
    for table in METADATA.tables.values():
        found = list(old.rows(db, table))
        sound = [dict(row) for row, holds in found if holds]
        delete(db, table, [{key.name: row[key.name] for key in table.primary_key} for row in sound])
        renewed = [_renewed(row, ids, rename) for row in sound]
        rows += new.insert(
            db, table, [r for r in renewed if "old" not in r or r["old"] != r["new"]]
        )
        unverified += len(found) - len(sound)
    new.replace(db, RENAMED, [{"old": was, "new": now} for was, now in ids.items()])
    acts.add(db, new, Act(ActKind.ROTATE, at, notes={"ids": str(len(ids))}))
    return Rotated(rows, ids, unverified)


def _new_ids(db: sa.Connection, old: Seal, rename: Callable[[str], str]) -> Mapping[str, str]:
    sound = (row for row, holds in old.rows(db, FINDINGS) if holds)
    pairs = ((row["id"], decode(Standing, rename(row["body"])).finding.id) for row in sound)
    return {was: now for was, now in pairs if was != now}


def _renewed(
    row: Mapping[str, Any], ids: Mapping[str, str], rename: Callable[[str], str]
) -> Mapping[str, Any]:
    """Put new references and ids into one row of any table."""
    renewed = dict(row)
    if "body" in row and row["body"] is not None:
        renewed["body"] = rename(row["body"])
    if "lines" in row:
        renewed["lines"] = packed(rename(unpacked(row["lines"])))
    if row.get("state") == OPEN:
        renewed["state"] = ABANDONED
    for name in ("id", "finding", "new"):
        if name in row:
            renewed[name] = ids.get(row[name], row[name])
    return renewed

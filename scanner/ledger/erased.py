"""What is remembered of erasures: who was erased, as fingerprints, and what datasets last held.

To whoever holds the city's key the fingerprints are pseudonymised personal data. So they are kept
for as long as a declared backup may hold those people, and then they are destroyed, with a record.
What is not as it was written is not given back: that is as if nothing were known.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256

import sqlalchemy as sa

from scanner.ledger import acts
from scanner.ledger.acts import Act, ActKind
from scanner.ledger.codec import decode, encode
from scanner.ledger.database import Database
from scanner.ledger.memory import digest
from scanner.ledger.seal import Seal, delete
from scanner.ledger.tables import ERASED, HELD
from scanner.model.inventory import Location
from scanner.model.probe import Probe

CONTENT_DAYS = 400
"""How long the last content of a dataset that is not seen any more is kept: inspections look back
over a year."""


@dataclass(frozen=True, slots=True)
class _Kept:
    entry: str
    probe: Probe
    until: date | None = None


@dataclass(frozen=True, slots=True)
class _Held:
    location: Location
    content: str


@dataclass(frozen=True, slots=True)
class Expired:
    """Whose fingerprints were destroyed: entries of the register, and how many they had."""

    entries: tuple[str, ...] = field(default=())
    fingerprints: int = 0


class SqlErased:
    """The store of one run, under one of the city's keys.

    Args:
        database: Of the ledger.
        seal: Of the ledger.
        day: The day on which it is asked.
        key: Id of the city's key.
    """

    def __init__(self, database: Database, seal: Seal, day: date, key: str) -> None:
        self._database = database
        self._seal = seal
        self._day = day
        self._key = key

    def probe(self, entry: str) -> Probe | None:
        """Give who was erased, as far as it was known; ``None`` where nothing is kept."""
        where = (ERASED.c.key == self._key, ERASED.c.entry == _named(entry))
        with self._database.read() as db:
            rows = [row for row, holds in self._seal.rows(db, ERASED, *where) if holds]
        return decode(_Kept, rows[0]["body"]).probe if rows else None

    def keep_probe(self, entry: str, probe: Probe, until: date | None) -> None:
        """Keep who is erased in place of what was kept before."""
        row = {
            "key": self._key,
            "entry": _named(entry),
            "until": None if until is None else until.isoformat(),
            "body": encode(_Kept(entry, probe, until)),
        }
        self._database.write(lambda db: self._seal.replace(db, ERASED, [row]))

    def contents(self, source: str, dataset: str, objects: Collection[str] = ()) -> frozenset[str]:
        """Give the last contents of a dataset, or of each of its files; of some where named."""
        with self._database.read() as db:
            rows = [
                decode(_Held, row["body"])
                for row, holds in self._seal.rows(db, HELD, HELD.c.key == self._key)
                if holds
            ]
        return frozenset(
            one.content
            for one in rows
            if (one.location.source, one.location.dataset) == (source, dataset)
            and (not objects or one.location.object in objects)
        )

    def keep_contents(self, contents: Mapping[Location, str]) -> None:
        """Keep what datasets held when they were last read whole, and forget what is long gone."""
        rows = [
            {
                "key": self._key,
                "place": digest(place),
                "seen_at": self._day.isoformat(),
                "body": encode(_Held(place, content)),
            }
            for place, content in contents.items()
        ]
        oldest = (self._day - timedelta(CONTENT_DAYS)).isoformat()

        def work(db: sa.Connection) -> None:
            self._seal.replace(db, HELD, rows)
            db.execute(sa.delete(HELD).where(HELD.c.seen_at < oldest))

        self._database.write(work)


def expire(db: sa.Connection, seal: Seal, day: date, at: datetime) -> Expired:
    """Destroy the fingerprints whose last day is over, and write it down.

    Args:
        db: One transaction.
        seal: Of the ledger.
        day: A day that has come.
        at: By this machine's clock.
    """
    over = ERASED.c.until < day.isoformat()
    found = [decode(_Kept, row["body"]) for row, holds in seal.rows(db, ERASED, over) if holds]
    gone = [
        row._asdict() for row in db.execute(sa.select(ERASED.c.key, ERASED.c.entry).where(over))
    ]
    if not gone:
        return Expired()
    delete(db, ERASED, gone)
    entries = tuple(sorted({one.entry for one in found}))
    count = sum(one.probe.fingerprints for one in found)
    notes = {"entries": ", ".join(entries), "rows": str(len(gone)), "fingerprints": str(count)}
    acts.add(db, seal, Act(ActKind.EXPIRE, at, notes=notes))
    return Expired(entries, count)


def leave(db: sa.Connection, but: str | None) -> None:
    """Forget all that was made under another key than the next one."""
    for table in (ERASED, HELD):
        db.execute(sa.delete(table).where(table.c.key != but if but is not None else sa.true()))


def _named(entry: str) -> str:
    return sha256(entry.encode("utf-8", "surrogatepass")).hexdigest()

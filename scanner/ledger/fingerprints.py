"""Fingerprints in the ledger: runs of one dataset, trail and partition, each row under its MAC.

They stand under the ledger's permissions, go with it into a backup, and are forgotten with it. A
run carries the id of the city's key that it was made under: what was made under another is not
given back. Where a key was destroyed, its id stays, so that nothing is ever made under it again.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from scanner.ledger import acts, erased
from scanner.ledger.acts import Act, ActKind
from scanner.ledger.codec import decode, encode
from scanner.ledger.database import Database
from scanner.ledger.memory import digest
from scanner.ledger.runs import Start
from scanner.ledger.seal import Row, Seal, delete
from scanner.ledger.tables import FINGERPRINTS, META
from scanner.model.fingerprint import BYTES, Blocks, Trail
from scanner.model.history import Tampering
from scanner.model.inventory import Location

PIECE = 1 << 19
"""Bytes of a run in one row, so that no row is too large for any engine."""

DESTROYED = "destroyed "


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What went: runs of one partition each, and the fingerprints in them."""

    runs: int
    fingerprints: int


class SqlFingerprints:
    """The store of one run, under one of the city's keys.

    Args:
        database: Of the ledger.
        seal: Of the ledger.
        start: The run.
        key: Id of the city's key.
    """

    def __init__(self, database: Database, seal: Seal, start: Start, key: str) -> None:
        self._database = database
        self._seal = seal
        self._start = start
        self._key = key
        self._counted: dict[str, dict[int, dict[Trail, int]]] | None = None

    def put(self, place: Location, part: int, blocks: Blocks) -> None:
        """Keep what a partition yielded, in place of what it yielded before."""
        own = digest(place)
        earlier = self._counts(place)
        if not blocks and part not in earlier:
            return
        rows = list(self._rows(own, part, blocks))

        def work(db: sa.Connection) -> None:
            delete(db, FINGERPRINTS, [{"key": self._key, "place": own, "part": part}])
            self._seal.insert(db, FINGERPRINTS, rows)

        self._database.write(work)
        earlier[part] = {trail: len(block) // BYTES for trail, block in blocks.items()}

    def trim(self, place: Location, parts: Iterable[int]) -> None:
        """Forget the partitions of a dataset that are not among these."""
        own, known = digest(place), self._counts(place)
        gone = sorted(known.keys() - set(parts))
        if gone:
            keys = [{"key": self._key, "place": own, "part": part} for part in gone]
            self._database.write(lambda db: delete(db, FINGERPRINTS, keys))
        for part in gone:
            del known[part]

    def get(self, place: Location, trail: Trail) -> bytes:
        """Give the runs of all partitions; what is not as it was written is left out, and noticed.

        Whoever holds them against their count and sum sees that something is missing.
        """
        wanted = (
            FINGERPRINTS.c.key == self._key,
            FINGERPRINTS.c.place == digest(place),
            FINGERPRINTS.c.trail == digest(trail),
        )
        with self._database.read() as db:
            found = list(self._seal.rows(db, FINGERPRINTS, *wanted))
        rows = [row for row, holds in found if holds]
        if len(rows) < len(found):
            noticed = Tampering("record", place.source, place.dataset, place.object)
            self._database.write(lambda db: acts.notice(db, self._seal, self._start.id, noticed))
        rows.sort(key=lambda row: (row["part"], row["piece"]))
        return b"".join(row["run"] for row in rows)

    def counts(self, place: Location, part: int | None = None) -> Mapping[Trail, int]:
        """Count the fingerprints of a dataset, or of one partition of it."""
        total: dict[Trail, int] = {}
        for number, counted in self._counts(place).items():
            if part in {None, number}:
                for trail, count in counted.items():
                    total[trail] = total.get(trail, 0) + count
        return total

    def _rows(self, place: str, part: int, blocks: Blocks) -> Iterator[Row]:
        for trail, block in blocks.items():
            for piece, first in enumerate(range(0, len(block), PIECE)):
                run = block[first : first + PIECE]
                yield {
                    "key": self._key,
                    "place": place,
                    "part": part,
                    "trail": digest(trail),
                    "piece": piece,
                    "about": encode(trail),
                    "made_at": self._start.as_of.isoformat(),
                    "count": len(run) // BYTES,
                    "run": run,
                }

    def _counts(self, place: Location) -> dict[int, dict[Trail, int]]:
        """Count what is there, of everything at once: one query is cheap."""
        if self._counted is None:
            self._counted = self._load()
        return self._counted.setdefault(digest(place), {})

    def _load(self) -> dict[str, dict[int, dict[Trail, int]]]:
        table = FINGERPRINTS.c
        query = sa.select(table.place, table.part, table.about, sa.func.sum(table.count))
        found: dict[str, dict[int, dict[Trail, int]]] = defaultdict(lambda: defaultdict(dict))
        trails: dict[str, Trail] = {}
        with self._database.read() as db:
            grouped = query.where(table.key == self._key).group_by(
                table.place, table.part, table.about
            )
            for place, part, about, count in db.execute(grouped):
                if about not in trails:
                    trails[about] = decode(Trail, about)
                trail = trails[about]
                found[place][part][trail] = int(count)
        return found


def leave(db: sa.Connection, seal: Seal, act: Act, *, but: str | None = None) -> Forgotten:
    """Forget all fingerprints, but those of a key that is gone over to, and write it down.

    Args:
        db: One transaction.
        seal: Of the ledger.
        act: What is done; the key that is left is in its notes.
        but: Id of the key whose fingerprints stay.
    """
    table = FINGERPRINTS
    here = table.c.key != but if but is not None else sa.true()
    counted = sa.select(sa.func.count(), sa.func.sum(table.c.count)).where(here)
    runs, fingerprints = db.execute(counted).one()
    db.execute(sa.delete(table).where(here))
    erased.leave(db, but)
    gone = Forgotten(runs, int(fingerprints or 0))
    if act.kind is ActKind.DESTROY:
        name = DESTROYED + act.notes["key"]
        seal.replace(db, META, [{"name": name, "value": act.at.isoformat()}])
    notes = {**act.notes, "fingerprints": str(gone.fingerprints)}
    acts.add(db, seal, Act(act.kind, act.at, notes=notes))
    return gone


def is_destroyed(db: sa.Connection, key: str) -> bool:
    """Say whether a city's key was destroyed."""
    return db.scalar(sa.select(META.c.name).where(META.c.name == DESTROYED + key)) is not None

"""Profiles from earlier in the night and from earlier nights, each under its row's MAC.

What the row is bound to is held against what is wanted only after its MAC held: a row that was
changed, moved or planted is told from one that is merely out of date.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256

import sqlalchemy as sa

from scanner.ledger import acts
from scanner.ledger.codec import UndecodableError, decode, encode
from scanner.ledger.database import Database
from scanner.ledger.retention import forget_fingerprints
from scanner.ledger.runs import Start
from scanner.ledger.seal import Row, Seal, delete
from scanner.ledger.tables import CHECKPOINTS, PROFILES
from scanner.model.fingerprint import Trail
from scanner.model.history import Tampering
from scanner.model.inventory import Location
from scanner.model.memory import Bindings, Place, Remembered
from scanner.model.profile import DatasetProfile


class SqlMemory:
    """The memory of one run.

    Args:
        database: Of the ledger.
        seal: Of the ledger.
        start: The run; only one that was resumed has checkpoints to give.
        fresh_for: How long after its reading a profile may be used again.
    """

    def __init__(self, database: Database, seal: Seal, start: Start, fresh_for: timedelta) -> None:
        self._database = database
        self._seal = seal
        self._start = start
        self._fresh_for = fresh_for
        self._bindings = digest(start.bindings)
        self._checkpoints: dict[tuple[str, str], Row] | None = None if start.resumed else {}
        self._source: str | None = None
        self._profiles: Mapping[str, Row] = {}
        self._kept: list[Row] = []

    def checkpoint(self, place: Place, partition: str) -> DatasetProfile | None:
        """Give the profile of a partition that the interrupted run had finished."""
        if self._checkpoints is None:
            self._checkpoints = self._load_checkpoints()
        row = self._checkpoints.pop((digest(place.location), _part(partition)), None)
        if row is None:
            return None
        profile = self._verified(CHECKPOINTS, "checkpoint", row, place.location)
        fits = (row["mark"], row["bindings"]) == (place.mark, self._bindings)
        return profile if fits else None

    def keep_checkpoint(self, place: Place, partition: str, profile: DatasetProfile) -> None:
        """Keep a finished partition, whole or not at all."""
        row = {
            "run": self._start.id,
            "place": digest(place.location),
            "part": _part(partition),
            "location": encode(place.location),
            "mark": place.mark,
            "bindings": self._bindings,
            "profile": encode(profile),
        }
        self._database.write(lambda db: self._seal.replace(db, CHECKPOINTS, [row]))

    def recall(self, place: Place) -> Remembered | None:
        """Give the profile of an unchanged dataset, while it is younger than a full scan is due."""
        if self._source != place.location.source:
            self._profiles = self._load_profiles(place.location.source)
            self._source = place.location.source
        row = self._profiles.get(digest(place.location))
        if row is None:
            return None
        profile = self._verified(PROFILES, "profile", row, place.location)
        fits = (row["mark"], row["bindings"]) == (place.mark, self._bindings)
        if profile is None or not fits:
            return None
        read_at = datetime.fromisoformat(row["read_at"])
        fresh = timedelta() <= self._start.as_of - read_at < self._fresh_for
        return Remembered(profile, read_at) if fresh else None

    def keep(self, place: Place, profile: DatasetProfile) -> None:
        """Keep the profile of a dataset that was read whole, from the end of the run on.

        Without a mark nothing could ever say that the data is unchanged.
        """
        if place.mark is None or not profile.coverage.whole():
            return
        self._kept.append(
            {
                "place": digest(place.location),
                "source": digest(Location(place.location.source)),
                "location": encode(place.location),
                "mark": place.mark,
                "bindings": self._bindings,
                "read_at": self._start.as_of.isoformat(),
                "profile": encode(profile),
            }
        )

    def settle(self, db: sa.Connection) -> None:
        """Replace what is remembered by what this run read, and forget what is too old."""
        self._seal.replace(db, PROFILES, self._kept)
        rows = db.execute(sa.select(PROFILES.c.place, PROFILES.c.read_at)).all()
        oldest = self._start.as_of - self._fresh_for
        old = [place for place, read_at in rows if datetime.fromisoformat(read_at) <= oldest]
        delete(db, PROFILES, [{"place": place} for place in old])
        forget_fingerprints(db, oldest)

    def _load_checkpoints(self) -> dict[tuple[str, str], Row]:
        query = sa.select(CHECKPOINTS).where(CHECKPOINTS.c.run == self._start.id)
        with self._database.read() as db:
            return {(row.place, row.part): row._asdict() for row in db.execute(query)}

    def _load_profiles(self, source: str) -> dict[str, Row]:
        """Load those of one source: a survey goes source by source, and one query is cheap."""
        query = sa.select(PROFILES).where(PROFILES.c.source == digest(Location(source)))
        with self._database.read() as db:
            return {row.place: row._asdict() for row in db.execute(query)}

    def _verified(
        self, table: sa.Table, kind: str, row: Row, location: Location
    ) -> DatasetProfile | None:
        """Give the profile if the row is as the scanner wrote it, else put down that it is not."""
        if self._seal.holds(table, row):
            try:
                return decode(DatasetProfile, row["profile"])
            except UndecodableError:
                pass
        noticed = Tampering(kind, location.source, location.dataset, location.object)
        self._database.write(lambda db: acts.notice(db, self._seal, self._start.id, noticed))
        return None


def digest(value: Location | Bindings | Trail) -> str:
    """Make a key of fixed length: names have any length and any characters."""
    return sha256(encode(value).encode()).hexdigest()


def _part(partition: str) -> str:
    return sha256(partition.encode()).hexdigest()

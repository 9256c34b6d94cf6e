"""What has been read before: partitions of an interrupted run, datasets that are unchanged.

The ledger must not be able to tell what it remembers: marks are digests of content and partitions
are described by key bounds, so both are keyed before they are kept.
"""

import hmac
import json
from dataclasses import asdict, dataclass
from hashlib import sha256

from scanner.model.errors import SourceError
from scanner.model.memory import Memory, Place, Remembered
from scanner.model.profile import DatasetProfile
from scanner.model.secret import Secret
from scanner.model.source import Partition, Sources
from scanner.pipeline.survey import Placed


@dataclass(frozen=True, slots=True)
class Remembering:
    """A memory, and the key under which it is asked.

    Attributes:
        full: Nothing of earlier nights is used again; what this run reads is kept all the same.
    """

    memory: Memory
    key: Secret[bytes]
    full: bool = False

    def place(self, placed: Placed, sources: Sources) -> Place:
        """Describe a dataset by what its data looks like now."""
        try:
            mark = sources[placed.location.source].mark(placed.listed.name)
        except SourceError:  # reading it will say why
            mark = None
        return Place(placed.location, None if mark is None else self._digest(mark))

    def unchanged(self, place: Place, rows: int | None) -> Remembered | None:
        """Give an earlier profile of the same data, if the catalogue still counts the same rows."""
        if self.full or place.mark is None:
            return None
        earlier = self.memory.recall(place)
        same = earlier is not None and rows in {None, earlier.profile.rows}
        return earlier if same else None

    def partition(self, partition: Partition) -> str:
        """Describe a partition by all that decides what is in it."""
        described = [type(partition).__name__, asdict(partition)]
        return self._digest(json.dumps(described, sort_keys=True).encode())

    def keep(self, place: Place, profile: DatasetProfile) -> None:
        """Keep what was read whole of a dataset that has a mark."""
        if place.mark is not None and profile.coverage.whole():
            self.memory.keep(place, profile)

    def _digest(self, content: bytes) -> str:
        return hmac.new(self.key.reveal(), content, sha256).hexdigest()

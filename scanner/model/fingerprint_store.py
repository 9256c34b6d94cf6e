"""The port through which a scan keeps fingerprints: beside the profiles, never in them."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from scanner.model.fingerprint import Blocks, Trail
from scanner.model.inventory import Location


class FingerprintStore(Protocol):
    """Keeps runs of fingerprints, one for each dataset, trail and partition, under one key.

    What was made under another key is not given back.
    """

    def put(self, place: Location, part: int, blocks: Blocks) -> None:
        """Keep what a partition yielded, in place of what it yielded before."""
        ...

    def trim(self, place: Location, parts: Iterable[int]) -> None:
        """Forget the partitions of a dataset that are not among these."""
        ...

    def get(self, place: Location, trail: Trail) -> bytes:
        """Give the runs of all partitions, one behind the other in the order of partitions."""
        ...

    def counts(self, place: Location, part: int | None = None) -> Mapping[Trail, int]:
        """Count the fingerprints of a dataset, or of one partition of it."""
        ...

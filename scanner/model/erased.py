"""The port through which a scan remembers what was erased, for as long as a backup may hold it."""

from collections.abc import Collection, Mapping
from datetime import date
from hashlib import sha256
from typing import Protocol

from scanner.model.inventory import Location
from scanner.model.probe import Probe
from scanner.model.profile import DatasetProfile

FEWEST = 5
"""Fingerprints that content must have to be known again: a phone number or two may stand in any
list."""


class ErasedStore(Protocol):
    """Keeps probes of erased people and the last content of datasets, under one key of the city.

    What was made under another key is not given back.
    """

    def probe(self, entry: str) -> Probe | None:
        """Give who was erased, as far as it was known; ``None`` where nothing is kept."""
        ...

    def keep_probe(self, entry: str, probe: Probe, until: date | None) -> None:
        """Keep who is erased in place of what was kept before.

        Args:
            entry: Id of the entry of the register.
            probe: Who they are.
            until: The last day of the last backup that may hold them, once they are erased.
        """
        ...

    def contents(self, source: str, dataset: str, objects: Collection[str] = ()) -> frozenset[str]:
        """Give the last contents of a dataset, or of each of its files; of some where named."""
        ...

    def keep_contents(self, contents: Mapping[Location, str]) -> None:
        """Keep what datasets held when they were last read whole."""
        ...


def content(profile: DatasetProfile) -> str | None:
    """Digest what identifiers a dataset holds, whatever its name, format or columns' names.

    The sums that it is made of are keyed, so nobody without the key can try values out.

    Returns:
        ``None`` where too few identifiers are there to know them again.
    """
    sums: dict[str, tuple[int, int]] = {}
    for trail, prints in profile.prints.items():
        if not trail.masked:
            count, digest = sums.get(trail.of, (0, 0))
            sums[trail.of] = (count + prints.count, (digest + prints.digest) % (1 << 64))
    if max((count for count, _ in sums.values()), default=0) < FEWEST:
        return None
    return sha256(repr(sorted(sums.items())).encode()).hexdigest()

"""What fingerprints need: the city's key, and a place to keep them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from scanner.model.fingerprint import BYTES, Blocks, Trail
from scanner.model.fingerprint_store import FingerprintStore
from scanner.model.inventory import Location
from scanner.model.secret import Secret, derive_key
from scanner.profiling import Printer


@dataclass(frozen=True, slots=True)
class Printing:
    """How fingerprints are made and kept in one run.

    Attributes:
        printer: Travels with the work; the store stays here.
    """

    printer: Printer
    store: FingerprintStore


def printer(secret: Secret[bytes]) -> Printer:
    """Make what prints under a city's secret."""
    return Printer(derive_key(secret, "fingerprints"))


@dataclass(frozen=True, slots=True)
class MemoryStore:
    """Keeps fingerprints in this process, and they end with it: a store without a ledger."""

    runs: dict[Location, dict[int, Blocks]] = field(default_factory=lambda: defaultdict(dict))

    def put(self, place: Location, part: int, blocks: Blocks) -> None:
        """Keep what a partition yielded, in place of what it yielded before."""
        self.runs[place][part] = blocks

    def trim(self, place: Location, parts: Iterable[int]) -> None:
        """Forget the partitions of a dataset that are not among these."""
        for part in self.runs[place].keys() - set(parts):
            del self.runs[place][part]

    def get(self, place: Location, trail: Trail) -> bytes:
        """Give the runs of all partitions, one behind the other in the order of partitions."""
        runs = sorted(self.runs[place].items())
        return b"".join(blocks.get(trail, b"") for _, blocks in runs)

    def counts(self, place: Location, part: int | None = None) -> Mapping[Trail, int]:
        """Count the fingerprints of a dataset, or of one partition of it."""
        counted: dict[Trail, int] = {}
        for number, blocks in self.runs[place].items():
            if part in {None, number}:
                for trail, block in blocks.items():
                    counted[trail] = counted.get(trail, 0) + len(block) // BYTES
        return counted

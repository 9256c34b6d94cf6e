"""Arrow batches to profiles: pure, columnar, and nothing personal comes out."""

from scanner.model.secret import derive_key
from scanner.profiling.batch import Reading, profile_batch
from scanner.profiling.cities import cities_of
from scanner.profiling.collecting import Collector, printed, prints
from scanner.profiling.names import HIDDEN, Namer
from scanner.profiling.printing import Printer

__all__ = [
    "HIDDEN",
    "Collector",
    "Namer",
    "Printer",
    "Reading",
    "cities_of",
    "derive_key",
    "printed",
    "prints",
    "profile_batch",
]

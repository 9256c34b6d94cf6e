"""Arrow batches to profiles: pure, columnar, and nothing personal comes out."""

from scanner.model.secret import derive_key
from scanner.profiling.batch import Reading, profile_batch
from scanner.profiling.cities import cities_of
from scanner.profiling.names import HIDDEN, Namer

__all__ = ["HIDDEN", "Namer", "Reading", "cities_of", "derive_key", "profile_batch"]

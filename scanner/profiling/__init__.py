"""Arrow batches to profiles: pure, columnar, and nothing personal comes out."""

from scanner.profiling.batch import Reading, profile_batch
from scanner.profiling.names import Namer, derive_key

__all__ = ["Namer", "Reading", "derive_key", "profile_batch"]

"""Arrow batches to profiles: pure, columnar, and nothing personal comes out."""

from scanner.model.secret import derive_key
from scanner.profiling.batch import Reading, profile_batch, text_of, values_of
from scanner.profiling.cities import cities_of
from scanner.profiling.clear_values import Comparing, Comparison
from scanner.profiling.collecting import Collector, printed, prints
from scanner.profiling.guessing import Suspect, guess
from scanner.profiling.names import HIDDEN, Namer
from scanner.profiling.printing import Printer
from scanner.profiling.probing import (
    Columns,
    Gathering,
    Marks,
    marks,
    tables_of,
    their_cities,
    trace,
)
from scanner.profiling.replaced import with_replaced
from scanner.profiling.tokens import OF_ALL, token_key

__all__ = [
    "HIDDEN",
    "OF_ALL",
    "Collector",
    "Columns",
    "Comparing",
    "Comparison",
    "Gathering",
    "Marks",
    "Namer",
    "Printer",
    "Reading",
    "Suspect",
    "cities_of",
    "derive_key",
    "guess",
    "marks",
    "printed",
    "prints",
    "profile_batch",
    "tables_of",
    "text_of",
    "their_cities",
    "token_key",
    "trace",
    "values_of",
    "with_replaced",
]

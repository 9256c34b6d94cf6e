"""The labelled corpus: deterministic, synthetic, and independent of any recogniser."""

from tests.bench.detection.draw import Draw
from tests.bench.detection.labels import Corpus
from tests.bench.detection.seeds import SEEDS, Part
from tests.bench.detection.tables import tables
from tests.bench.detection.texts import snippets

SNIPPETS = 4000


def make(seed: Part | str, size: float = 1.0) -> Corpus:
    """Make the corpus of a part.

    Args:
        seed: ``dev`` or ``hold-out``.
        size: 1 for the whole corpus; less for a quick look.
    """
    part = Part(seed)
    return Corpus(
        tables=tuple(tables(Draw(part, SEEDS[part], "tables"), size)),
        snippets=snippets(Draw(part, SEEDS[part], "texts"), round(SNIPPETS * size)),
    )

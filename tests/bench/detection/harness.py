"""Run the product's detection over the corpus, through the same ports as its own use cases."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from time import process_time

import pyarrow as pa

from scanner.model.category import DataCategory
from scanner.model.detection import Detector, Recognition
from scanner.profiling import Namer, Reading, profile_batch
from tests.bench.detection.labels import Column, Corpus, Snippet, Table
from tests.bench.detection.scoring import Tallies

TYPES = {"string": pa.string(), "integer": pa.int64(), "float64": pa.float64()}


@dataclass(slots=True)
class Measured:
    """What one run over a corpus gives.

    Attributes:
        wrong_columns: Those about which something was wrong, with what was said.
        wrong_texts: The same for texts.
        cells_per_second: Cells of the corpus's tables per CPU second.
        snippets_per_second: Texts per CPU second, one call each.
    """

    columns: Tallies = field(default_factory=Tallies)
    texts: Tallies = field(default_factory=Tallies)
    wrong_columns: list[tuple[Table, Column, Mapping[DataCategory, Recognition]]] = field(
        default_factory=list
    )
    wrong_texts: list[tuple[Snippet, tuple[str, ...]]] = field(default_factory=list)
    cells_per_second: float = 0.0
    snippets_per_second: float = 0.0


def batch(table: Table) -> pa.RecordBatch:
    """Give a table as a source would."""
    arrays = [pa.array(column.values).cast(TYPES[column.stored]) for column in table.columns]
    return pa.RecordBatch.from_arrays(arrays, names=[column.name for column in table.columns])


def recognised(
    table: Table, detector: Detector
) -> Iterator[tuple[Column, Mapping[DataCategory, Recognition]]]:
    """Yield every column of a table with the verdicts on it."""
    namer = Namer(detector)
    verdicts = detector.weigh(profile_batch(batch(table), Reading(None, detector, namer)).fields)
    for ordinal, column in enumerate(table.columns):
        yield column, verdicts.get(namer.column(column.name, ordinal), {})


def measure(corpus: Corpus, detector: Detector) -> Measured:
    """Hold everything that the detector says against the labels."""
    measured = Measured()
    _columns(corpus, detector, measured)
    _texts(corpus, detector, measured)
    return measured


def _columns(corpus: Corpus, detector: Detector, measured: Measured) -> None:
    cells, seconds = 0, 0.0
    for table in corpus.tables:
        began = process_time()
        found = list(recognised(table, detector))
        seconds += process_time() - began
        for column, verdicts in found:
            cells += len(column.values)
            if not measured.columns.column(column, verdicts):
                measured.wrong_columns.append((table, column, verdicts))
    measured.cells_per_second = cells / seconds if seconds else 0.0


def _texts(corpus: Corpus, detector: Detector, measured: Measured) -> None:
    began = process_time()
    everything = [detector.spans(s.text, tuple(DataCategory)) for s in corpus.snippets]
    seconds = process_time() - began
    measured.snippets_per_second = len(corpus.snippets) / seconds if seconds else 0.0
    for snippet, found in zip(corpus.snippets, everything, strict=True):
        if not measured.texts.text(snippet, found):
            said = tuple(f"{d.category} {snippet.text[d.start : d.end]}" for d in found)
            measured.wrong_texts.append((snippet, said))

"""The texts of hits, for a person at a terminal who asked for them: read anew, kept nowhere."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa

from scanner.model.detect import SpanLine
from scanner.model.detection import Detector
from scanner.model.errors import SourceError
from scanner.model.secret import Secret
from scanner.model.source import Source
from scanner.pipeline.detect import Target, batches
from scanner.profiling import Namer

Revealed = tuple[SpanLine, Secret[str]]


def revealed(
    targets: Sequence[Target], detector: Detector, spans: Sequence[SpanLine]
) -> Iterator[Revealed]:
    """Yield each span with its text; one whose data is gone by now is left out.

    Args:
        targets: Where ``detect`` looked.
        detector: The recognisers.
        spans: What it found.
    """
    namer = Namer(detector)
    wanted: dict[str, list[SpanLine]] = defaultdict(list)
    for span in spans:
        wanted[span.dataset].append(span)
    for target in targets:
        for title, dataset in _titles(target, namer).items():
            if found := wanted.pop(title, None):  # once, where two targets hold the same dataset
                yield from _texts(target.source, dataset, found, namer)


def _titles(target: Target, namer: Namer) -> Mapping[str, str]:
    """Give the physical names of datasets by the names that ``detect`` gave them."""
    try:
        names = [entry.name for entry in target.source.listing()]
    except SourceError:
        return {}
    shown = namer.segments(names, target.source.separator)
    return {target.title(shown[name]): name for name in names}


def _texts(
    source: Source[Any], dataset: str, wanted: Sequence[SpanLine], namer: Namer
) -> Iterator[Revealed]:
    first, last = 0, max(span.row for span in wanted)
    for batch in batches(source, dataset):
        names = [namer.column(name, place) for place, name in enumerate(batch.schema.names)]
        for span in wanted:
            offset = span.row - first
            if 0 <= offset < batch.num_rows and span.field in names:
                column = batch.column(names.index(span.field))
                if not pa.types.is_list(column.type):  # which value of a list, a span does not say
                    yield span, _text(column, offset, span)
        first += batch.num_rows
        if first > last:
            return


def _text(column: pa.Array, offset: int, span: SpanLine) -> Secret[str]:
    cell = column.slice(offset, 1).cast(pa.string())[0].as_py() or ""
    return Secret(cell[span.start : span.end])

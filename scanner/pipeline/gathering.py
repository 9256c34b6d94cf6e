"""People gathered from where they are listed, so that they can be looked for elsewhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from scanner.model.errors import SourceError
from scanner.model.source import Source
from scanner.pipeline.tracing import completeness
from scanner.profiling import Columns, Gathering, Marks, Printer, Reading, marks


@dataclass(frozen=True, slots=True)
class Telling:
    """How records of a dataset tell of people.

    Attributes:
        needed: Columns that must be there.
    """

    reading: Reading
    columns: Columns
    printer: Printer
    needed: frozenset[str] = frozenset()


Chosen = Callable[[pa.RecordBatch, Sequence[Marks]], npt.NDArray[np.bool_]]


def gathered(
    source: Source[Any], dataset: str, telling: Telling, gathering: Gathering, chosen: Chosen
) -> bool:
    """Gather people from a dataset, and say whether nothing that could tell was left out.

    Args:
        source: Where it is.
        dataset: Its physical name.
        telling: What tells of people there.
        gathering: Takes them in.
        chosen: Says which records of a batch count, one a record.
    """
    whole = True
    try:
        for partition in source.partitions(dataset):
            for item in source.read(partition):
                complete, batch = completeness(
                    item, telling.reading, telling.columns, telling.needed
                )
                whole &= complete
                if batch is not None and complete:
                    some = marks(batch, telling.columns, telling.reading, telling.printer)
                    gathering.add(some, chosen(batch, some))
    except SourceError:
        return False
    return whole

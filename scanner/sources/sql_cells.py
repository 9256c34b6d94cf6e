"""Cells of a SQLite table as text that loses nothing.

SQLite types values, not columns, so every cell is converted by what it is: an integer in plain
digits, an integral REAL too (16-digit card numbers are found in REAL columns), any other REAL in
the fewest digits that give it back, TEXT as it stands. What is not text is counted, never dropped
in silence.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import sqlalchemy as sa

PRECISE = "%!.17g"
"""17 digits give back every double (IEEE 754); ``!`` lifts SQLite's own limit of 16."""


def as_text(column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """Select a cell as text; a blob becomes null."""
    whole, short = sa.cast(column, sa.INTEGER), sa.cast(column, sa.TEXT)
    real = sa.case(
        (column == whole, sa.cast(whole, sa.TEXT)),
        (column == sa.cast(short, sa.REAL), short),
        else_=sa.func.printf(PRECISE, column),
    )
    by_type = {"text": column, "integer": short, "real": real}
    return sa.case(by_type, value=sa.func.typeof(column))


@dataclass(slots=True)
class CellReader:
    """Turns fetched rows into Arrow and keeps account of what is no text.

    Attributes:
        names: Columns.
        broken: Cells by column that are not valid UTF-8.
        holed: Columns with a null, which may have been a blob.
    """

    names: tuple[str, ...]
    broken: Counter[str] = field(default_factory=Counter)
    holed: set[str] = field(default_factory=set)

    def batch(self, rows: Sequence[Sequence[bytes | None]]) -> pa.RecordBatch:
        """Convert rows whose cells were selected ``as_text``."""
        columns = zip(*rows, strict=True) if rows else ((),) * len(self.names)
        arrays = [self._strings(*column) for column in zip(self.names, columns, strict=True)]
        return pa.RecordBatch.from_arrays(arrays, names=list(self.names))

    def _strings(self, name: str, cells: Iterable[bytes | None]) -> pa.Array:
        """Decode a column; whatever can be read of a broken cell is still looked at."""
        raw = pa.array(cells, pa.binary())
        if raw.null_count:
            self.holed.add(name)
        try:
            return raw.cast(pa.string())
        except pa.ArrowInvalid:
            texts = [cell.decode("utf-8", "replace") if cell else cell for cell in raw.to_pylist()]
            repaired = pa.array(texts, pa.string())
            self.broken[name] += pc.sum(pc.not_equal(repaired.cast(pa.binary()), raw)).as_py()
            return repaired

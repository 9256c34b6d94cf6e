"""What becomes of cells on their way into a batch, and account of those that were not read.

A cell that is longer than ``CELL_CHARACTERS`` is looked at so far, and the rest of it is a gap:
statements ask for one character more than that, never for a whole book, so that memory stays
bounded whatever stands in a cell.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from scanner.model.errors import Reason
from scanner.model.source import Skipped

CELL_CHARACTERS = 250_000
"""About a megabyte of text in one cell."""


@dataclass(slots=True)
class Account:
    """What was not read of a range, by column."""

    cells: Counter[tuple[Reason, str | None]] = field(default_factory=Counter)

    def text(self, name: str, raw: pa.Array) -> pa.Array:
        """Decode a column of bytes; whatever can be read of a broken cell is still looked at.

        The last character of a cell that was cut by bytes may be broken: it is beyond what is kept.
        """
        try:
            return self.bounded(name, raw.cast(pa.string()))
        except pa.ArrowInvalid:
            cells = raw.to_pylist()
        texts = [cell.decode("utf-8", "replace") if cell else cell for cell in cells]
        repaired = pa.array(texts, pa.string())
        kept = self.bounded(name, repaired)
        short = pc.equal(pc.utf8_length(kept), pc.utf8_length(repaired))
        broken = pc.and_(short, pc.not_equal(repaired.cast(pa.binary()), raw))
        self.count(Reason.MALFORMED, name, pc.sum(broken).as_py() or 0)
        return kept

    def bounded(self, name: str, column: pa.Array) -> pa.Array:
        """Cut what is too long to be looked at whole."""
        if (pc.max(pc.binary_length(column)).as_py() or 0) <= CELL_CHARACTERS:
            return column
        long = pc.sum(pc.greater(pc.utf8_length(column), CELL_CHARACTERS)).as_py() or 0
        self.count(Reason.TOO_LARGE, name, long)
        return pc.utf8_slice_codeunits(column, 0, CELL_CHARACTERS) if long else column

    def count(self, reason: Reason, name: str | None, cells: int) -> None:
        """Put down cells that were not read."""
        if cells:
            self.cells[reason, name] += cells

    def skipped(self) -> Iterator[Skipped]:
        """State it, in a fixed order."""
        for (reason, name), cells in sorted(self.cells.items(), key=str):
            yield Skipped(reason, rows=cells, field=name)

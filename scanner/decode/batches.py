"""Small batches put together: each that is looked at has its price, whatever it holds."""

from collections.abc import Iterable, Iterator

import pyarrow as pa

from scanner.model.errors import SourceError

BATCH_BYTES = 3 << 22
"""Where a batch ends though it could hold more rows."""


def joined(
    pieces: Iterable[pa.RecordBatch], rows: int | None = None, size: int = BATCH_BYTES
) -> Iterator[pa.RecordBatch]:
    """Join batches; what was read before an error comes before it.

    Args:
        pieces: Batches of the same columns, none of them a part of a larger one.
        rows: The most rows of a batch; one with bytes enough ends before.
        size: So many bytes are enough.

    Raises:
        SourceError: As the pieces do, and so with the errors of Arrow and of character sets.
    """
    parts: list[pa.RecordBatch] = []
    held = had = 0
    error: Exception | None = None
    try:
        for piece in pieces:
            if parts and (had >= size or (rows and held + piece.num_rows > rows)):
                yield pa.concat_batches(parts)
                parts, held, had = [], 0, 0
            parts.append(piece)
            held, had = held + piece.num_rows, had + piece.get_total_buffer_size()
    except (SourceError, pa.ArrowException, UnicodeError) as broken:
        error = broken
    if parts:
        yield pa.concat_batches(parts)
    if error:
        raise error

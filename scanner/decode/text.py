"""Plain text, such as a log: every line is a record with one field."""

from collections.abc import Iterator
from typing import BinaryIO

import pyarrow as pa

from scanner.decode import encoding
from scanner.decode.spans import WHOLE, Span
from scanner.model.errors import Reason, SourceError

FIELD = "text"
LINES_PER_BATCH = 50_000
LONGEST_LINE = 1 << 26


def read(stream: BinaryIO, codec: str, span: Span = WHOLE) -> Iterator[pa.RecordBatch]:
    """Stream the lines, empty ones too, so that a line's number is that of its record.

    Raises:
        SourceError: A line is enormous, or the text is not what its encoding says.
    """
    rest = ""
    yield lines([])
    try:
        for place, block in enumerate(encoding.decoded(stream, codec, span)):
            text = rest + (block if place or span.first else block.removeprefix("\ufeff"))
            *whole, rest = text.replace("\r\n", "\n").split("\n")
            if len(rest) > LONGEST_LINE:
                raise SourceError(Reason.TOO_LARGE)
            for first in range(0, len(whole), LINES_PER_BATCH):
                yield lines(whole[first : first + LINES_PER_BATCH])
    except UnicodeError as error:
        raise SourceError(Reason.MALFORMED, type(error).__name__) from None
    if rest:
        yield lines([rest])


def lines(texts: list[str]) -> pa.RecordBatch:
    """Give lines as records."""
    return pa.RecordBatch.from_arrays([pa.array(texts, pa.string())], names=[FIELD])

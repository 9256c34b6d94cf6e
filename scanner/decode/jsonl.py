"""JSON Lines: pyarrow parses block by block, so no line has to look like those before it.

A block in which a key is once a number and once a text is read line by line; so is one with a line
that is no JSON, which is then counted.
"""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import json as arrow_json

from scanner.decode import encoding, nested, records
from scanner.decode.spans import WHOLE, Span
from scanner.model.errors import Reason, SourceError
from scanner.model.source import Skipped

LONGEST_LINE = 1 << 26
EXACT = 1 << 53
"""Up to here a float holds every integer."""


def read(stream: BinaryIO, codec: str, span: Span = WHOLE) -> Iterator[pa.RecordBatch | Skipped]:
    """Stream the records.

    Raises:
        SourceError: A line is enormous, or the text is not what its encoding says.
    """
    rest = b""
    try:
        for place, text in enumerate(encoding.decoded(stream, codec, span)):
            written = text if place or span.first else text.removeprefix("\ufeff")
            block = rest + written.encode()
            end = block.rfind(b"\n") + 1
            rest = block[end:]
            if len(rest) > LONGEST_LINE:
                raise SourceError(Reason.TOO_LARGE)
            yield from _block(block[:end])
    except UnicodeError as error:
        raise SourceError(Reason.MALFORMED, type(error).__name__) from None
    yield from _block(rest)


def _block(block: bytes) -> Iterator[pa.RecordBatch | Skipped]:
    if not block.strip():
        return
    try:
        table = _parsed(block)
    except pa.ArrowException:
        yield from _by_line(block)
        return
    found = [item for batch in table.combine_chunks().to_batches() for item in nested.flat(batch)]
    yield from _by_line(block) if any(map(_has_lost_digits, found)) else found


def _has_lost_digits(item: pa.RecordBatch | Skipped) -> bool:
    """Say whether a number is there that a float cannot hold, such as one of twenty digits."""
    if isinstance(item, Skipped):
        return False
    values = (c.flatten() if pa.types.is_list(c.type) else c for c in item.columns)
    floats = (column for column in values if pa.types.is_floating(column.type))
    return any((pc.max(pc.abs(column)).as_py() or 0) >= EXACT for column in floats)


def _parsed(block: bytes) -> pa.Table:
    """Parse a block; what looks like a date stays as it stands."""
    reading = arrow_json.ReadOptions(use_threads=False, block_size=len(block) + 1)
    table = arrow_json.read_json(pa.BufferReader(block), reading)
    as_written = pa.schema([(field.name, _as_written(field.type)) for field in table.schema])
    if as_written.equals(table.schema):
        return table
    parsing = arrow_json.ParseOptions(explicit_schema=as_written)
    return arrow_json.read_json(pa.BufferReader(block), reading, parsing)


def _as_written(kind: pa.DataType) -> pa.DataType:
    if pa.types.is_timestamp(kind):
        return pa.string()
    if pa.types.is_list(kind):
        return pa.list_(_as_written(kind.value_type))
    if pa.types.is_struct(kind):
        return pa.struct([(field.name, _as_written(field.type)) for field in kind])
    return kind


def _by_line(block: bytes) -> Iterator[pa.RecordBatch | Skipped]:
    found: list[Any] = []
    broken = lost = 0
    for line in filter(bytes.strip, block.split(b"\n")):
        try:
            found.append(json.loads(line, object_pairs_hook=records.pairs))
        except (ValueError, RecursionError):
            broken, lost = broken + 1, lost + len(line)
    yield from records.batches(found)
    if broken:
        yield Skipped(Reason.MALFORMED, rows=broken, bytes=lost)

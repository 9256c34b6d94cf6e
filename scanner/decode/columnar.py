"""Parquet, Arrow and ORC: typed columns, a batch at a time."""

from collections.abc import Iterator
from typing import BinaryIO

import pyarrow as pa
from pyarrow import orc, parquet

from scanner.decode import nested
from scanner.decode.formats import Kind
from scanner.model.errors import Reason, SourceError
from scanner.model.source import Skipped

ROWS_PER_BATCH = 50_000


def read(stream: BinaryIO, kind: Kind) -> Iterator[pa.RecordBatch | Skipped]:
    """Stream the records, flattened.

    Raises:
        SourceError: The file is broken or cut off.
    """
    stream.seek(0)
    try:
        for batch in BATCHES[kind](stream):
            for first in range(0, max(1, batch.num_rows), ROWS_PER_BATCH):
                yield from nested.flat(batch.slice(first, ROWS_PER_BATCH))
    except (pa.ArrowException, OSError, EOFError) as error:
        raise SourceError(Reason.MALFORMED, type(error).__name__) from None


def _parquet(stream: BinaryIO) -> Iterator[pa.RecordBatch]:
    with parquet.ParquetFile(stream) as file:
        yield _empty(file.schema_arrow)
        yield from file.iter_batches(ROWS_PER_BATCH, use_threads=False)


def _arrow(stream: BinaryIO) -> Iterator[pa.RecordBatch]:
    """Read either form: with an index at its end, or as a stream."""
    if stream.read(6) != b"ARROW1":
        stream.seek(0)
        with pa.ipc.open_stream(stream) as reader:
            yield _empty(reader.schema)
            yield from reader
        return
    with pa.ipc.open_file(stream) as file:
        yield _empty(file.schema)
        for place in range(file.num_record_batches):
            yield file.get_batch(place)


def _orc(stream: BinaryIO) -> Iterator[pa.RecordBatch]:
    file = orc.ORCFile(stream)
    yield _empty(file.schema)
    for place in range(file.nstripes):
        yield file.read_stripe(place)


def _empty(schema: pa.Schema) -> pa.RecordBatch:
    """Give a batch that only names the columns."""
    arrays = [pa.nulls(0, field.type) for field in schema]
    return pa.RecordBatch.from_arrays(arrays, names=schema.names)


BATCHES = {Kind.PARQUET: _parquet, Kind.ARROW: _arrow, Kind.ORC: _orc}

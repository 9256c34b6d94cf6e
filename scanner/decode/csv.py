"""CSV to Arrow: every cell as it stands, in bounded memory, and nothing left out in silence.

pyarrow parses. Two things it does not say are made visible: a quote that is never closed swallows
the rest of a file, so every stream is ended by a mark that must come out as a row of its own; and
rows of another width are counted where it would only skip them.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice, takewhile
from operator import itemgetter
from typing import Any, BinaryIO

import pyarrow as pa
from pyarrow import csv as arrow_csv

from scanner.decode import encoding, header
from scanner.decode.batches import joined
from scanner.decode.marked import MarkedUtf8
from scanner.decode.spans import WHOLE, Cut, Span
from scanner.model.errors import Reason, SourceError
from scanner.model.source import Skipped

DELIMITERS = (",", "\t", ";")
NO_DELIMITER = "\x1f"
"""Unit separator, for a single column: a comma in its text then splits nothing."""

SAMPLE_ROWS = 100
BATCH_BYTES = 5 << 22
"""Of a file more is looked at together than of a database, which is kept waiting meanwhile."""

BLOCKS_BYTES = (1 << 18, 1 << 23, 1 << 26)
"""Blocks to parse by, each tried when a record does not fit in the one before.

pyarrow reads 32 of them ahead, whatever it is told.
"""

TOO_SMALL = "straddling object"
"""What pyarrow says when a record does not fit in a block; it has no code for it."""

END_MARK = "\x04"
DOS_END_OF_FILE = "\x1a"


@dataclass(frozen=True, slots=True)
class CsvFormat:
    """How a file is to be read: of its content, nothing.

    Attributes:
        columns: The width that most rows have; 0 for an empty file.
        header: The first row of that width holds names.
    """

    encoding: str
    delimiter: str = ","
    columns: int = 0
    header: bool = False


def recognise(stream: BinaryIO, declared: str | None = None) -> CsvFormat:
    """Tell a file's format: its encoding from all of it, the rest from the first rows.

    Raises:
        SourceError: It is no text, in no known encoding, or its first record is enormous.
    """
    codec = encoding.detect(stream, declared)
    rank, delimiter = max(
        ((_rank(_sample(stream, codec, sign)), sign) for sign in DELIMITERS),
        key=itemgetter(0),
    )
    if rank <= (0, 1):
        delimiter = NO_DELIMITER
    rows = _sample(stream, codec, delimiter)
    columns = _width(rows)
    if not columns and any(text.strip("\ufeff\r\n") for text in encoding.decoded(stream, codec)):
        raise SourceError(Reason.TOO_LARGE)
    return CsvFormat(codec, delimiter, columns, _has_header(rows, columns))


def read(
    stream: BinaryIO, form: CsvFormat, span: Span = WHOLE
) -> Iterator[pa.RecordBatch | Skipped]:
    """Stream the records of one span; a batch may be empty and still names the columns.

    Raises:
        SourceError: A record is larger than the largest block, a quote is never closed, or the
            text is not what the format says.
    """
    if not form.columns:
        return
    names = _names(stream, form)
    done = int(form.header and not span.first)
    for block_bytes in BLOCKS_BYTES:
        strays = _Strays(END_MARK + form.delimiter * form.columns)
        seen = 0
        try:
            for batch in _parse(Cut(stream, span), form, names, strays, block_bytes):
                seen += batch.num_rows
                if seen >= done:
                    yield batch.slice(batch.num_rows - (seen - done))
                    done = seen
        except (pa.ArrowException, UnicodeError) as error:
            if TOO_SMALL in str(error):
                continue
            raise SourceError(Reason.MALFORMED, type(error).__name__) from None
        yield from strays.skipped()
        return
    raise SourceError(Reason.TOO_LARGE)


@dataclass(slots=True)
class _Strays:
    """Takes the rows of another width, the mark that ends the stream among them."""

    mark: str
    ragged: int = 0
    closed: bool = False

    def __call__(self, row: Any) -> str:  # noqa: ANN401 - pyarrow ships no types
        self.closed = row.text == self.mark
        self.ragged += not self.closed and row.text.strip() not in {"", DOS_END_OF_FILE}
        return "skip"

    def skipped(self) -> Iterator[Skipped]:
        """State what was left out, now that the stream is at its end."""
        if not self.closed:
            raise SourceError(Reason.MALFORMED)
        if self.ragged:
            yield Skipped(Reason.RAGGED_ROWS, rows=self.ragged)


def _parse(
    stream: Cut, form: CsvFormat, names: tuple[str, ...], strays: _Strays, block_bytes: int
) -> Iterator[pa.RecordBatch]:
    """Parse in this thread, every column as text; the header is a row like any other."""
    marked = MarkedUtf8(stream, form.encoding, strays.mark)
    try:
        with arrow_csv.open_csv(
            marked,
            arrow_csv.ReadOptions(column_names=names, block_size=block_bytes, use_threads=False),
            arrow_csv.ParseOptions(
                delimiter=form.delimiter, newlines_in_values=True, invalid_row_handler=strays
            ),
            arrow_csv.ConvertOptions(
                # What Python transcoded is UTF-8 already.
                check_utf8=form.encoding == "utf-8",
                column_types=dict.fromkeys(names, pa.string()),
            ),
        ) as reader:
            yield from joined(reader, size=BATCH_BYTES)
    finally:
        marked.end()


def _has_header(rows: list[list[str]], columns: int) -> bool:
    """Say whether the first row of the usual width is names; above it only titles may stand.

    Below a header of another width it is a record, which must not be taken for names.
    """
    above = takewhile(lambda row: len(row) != columns, rows)
    if any(sum(map(bool, map(str.strip, row))) > 1 for row in above):
        return False
    regular = [row for row in rows if len(row) == columns]
    return bool(regular) and header.is_header(regular[0], regular[1:])


def _names(stream: BinaryIO, form: CsvFormat) -> tuple[str, ...]:
    """Read the names again: a format says nothing of the content, so it does not hold them."""
    try:
        rows = _sample(stream, form.encoding, form.delimiter) if form.header else []
    except UnicodeError as error:
        raise SourceError(Reason.MALFORMED, type(error).__name__) from None
    first = next((row for row in rows if len(row) == form.columns), [""] * form.columns)
    return header.column_names(first)


def _sample(stream: BinaryIO, codec: str, delimiter: str) -> list[list[str]]:
    """Read the first rows that are whole."""
    text = next(encoding.decoded(stream, codec)).removeprefix("\ufeff")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    found: list[list[str]] = []
    with suppress(csv.Error):  # a cell of enormous size: the rows before it tell enough
        found.extend(islice(rows, SAMPLE_ROWS))
        if len(found) < SAMPLE_ROWS and stream.tell() == encoding.BLOCK_BYTES:
            found.pop()  # the end of the block cut it
    return [row for row in found if row]


def _width(rows: list[list[str]]) -> int:
    """Give the width that most rows have, the larger of two that as many have."""
    widths = Counter(map(len, rows))
    return max(widths, key=lambda width: (widths[width], width), default=0)


def _rank(rows: list[list[str]]) -> tuple[float, int]:
    """Rank a delimiter: how regular the rows are that it makes, then how wide."""
    width = _width(rows)
    regular = sum(len(row) == width for row in rows) / len(rows) if width > 1 else 0
    return regular, width

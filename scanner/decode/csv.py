"""CSV to Arrow: every cell as it stands, in bounded memory, and nothing left out in silence.

pyarrow parses. Two things it does not say are made visible: a quote that is never closed swallows
the rest of a file, so every stream is ended by a mark that must come out as a row of its own; and
rows of another width are counted where it would only skip them.
"""

import atexit
import codecs
import csv
import io
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice, takewhile
from operator import itemgetter
from threading import Event, Lock
from typing import Any, BinaryIO, ClassVar
from weakref import WeakSet

import pyarrow as pa
from pyarrow import csv as arrow_csv

from scanner.decode import encoding, header
from scanner.decode.batches import joined
from scanner.decode.spans import WHOLE, Cut, Span
from scanner.model.errors import Reason, SourceError
from scanner.model.source import Skipped

DELIMITERS = (",", "\t", ";")
NO_DELIMITER = "\x1f"
"""Unit separator, for a single column: a comma in its text then splits nothing."""

SAMPLE_ROWS = 100
BLOCKS_BYTES = (1 << 18, 1 << 23, 1 << 26)
"""Blocks to parse by, each tried when a record does not fit in the one before.

pyarrow reads 32 of them ahead, whatever it is told.
"""

TOO_SMALL = "straddling object"
"""What pyarrow says when a record does not fit in a block; it has no code for it."""

LEAVING_SECONDS = 0.1
"""How long a thread that reads ahead may take to notice that nobody reads any more."""

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


class _MarkedUtf8(io.RawIOBase):
    """A text in UTF-8, whatever it was in, with the mark as its last line.

    pyarrow reads ahead in a thread of its own, and goes on when a parse was given up: whoever reads
    the stream again must have ended this reading before. A thread that asks for Python while the
    interpreter ends aborts the process (apache/arrow 34314, 43604), so all end before that.
    """

    open: ClassVar[WeakSet["_MarkedUtf8"]] = WeakSet()

    def __init__(self, stream: Cut, codec: str, mark: str) -> None:
        self._stream = stream
        self._decoder = None if codec == "utf-8" else codecs.getincrementaldecoder(codec)()
        self._last = f"\n{mark}\n".encode()
        self._reading = Lock()
        self._ended = False
        self._left = Event()
        self.open.add(self)

    def readable(self) -> bool:
        return True

    def end(self) -> None:
        """Let nobody read on, and wait for whoever is reading."""
        with self._reading:
            self._ended = True

    @classmethod
    def end_all(cls) -> None:
        """Give every thread that may be reading the end of its stream, and time to take it."""
        left = list(cls.open)
        for stream in left:
            stream.end()
        for stream in left:
            stream._left.wait(LEAVING_SECONDS)  # noqa: SLF001 - of its own class
        if left:
            time.sleep(LEAVING_SECONDS)

    def read(self, size: int = -1, /) -> bytes:
        """Give at most ``size`` bytes, as pyarrow expects: no character grows fourfold."""
        with self._reading:
            block = b"" if self._ended else self._read(size)
            if not block:
                self._left.set()
            return block

    def _read(self, size: int) -> bytes:
        while block := self._stream.read(size // 4 if self._decoder else size):
            if text := self._decoder.decode(block).encode() if self._decoder else block:
                return text
        if self._decoder:
            self._decoder.decode(b"", final=True)
        last, self._last = self._last, b""
        return last


atexit.register(_MarkedUtf8.end_all)


def _parse(
    stream: Cut, form: CsvFormat, names: tuple[str, ...], strays: _Strays, block_bytes: int
) -> Iterator[pa.RecordBatch]:
    """Parse in this thread, every column as text; the header is a row like any other."""
    marked = _MarkedUtf8(stream, form.encoding, strays.mark)
    try:
        with arrow_csv.open_csv(
            marked,
            arrow_csv.ReadOptions(column_names=names, block_size=block_bytes, use_threads=False),
            arrow_csv.ParseOptions(
                delimiter=form.delimiter, newlines_in_values=True, invalid_row_handler=strays
            ),
            arrow_csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string())),
        ) as reader:
            yield from joined(reader)
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

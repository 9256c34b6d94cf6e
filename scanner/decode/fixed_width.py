"""Records of fixed width to Arrow, a whole column at a time.

Where widths count bytes, as in what Japanese banks exchange, the bytes of all records that fit make
a matrix; a column of it is decoded in one piece, with a line feed after each cell. A line of
another length does not fit, and is counted: what stands in it is in no field.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from scanner.decode.encoding import BLOCK_BYTES
from scanner.decode.header import column_names
from scanner.decode.spans import WHOLE, Cut, Span
from scanner.model.errors import Reason, SourceError
from scanner.model.layout import Layout
from scanner.model.source import Skipped

LONGEST_LINE = 1 << 26
MARK = b"\xef\xbb\xbf"
DOS_END_OF_FILE = b"\x1a"
LINE_FEED, RETURN = 10, 13
BROKEN = "\ufffd"

Bytes = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]
Places = np.ndarray[tuple[int, ...], np.dtype[np.signedinteger[Any]]]


@dataclass(slots=True)
class _Account:
    """What does not fit."""

    lines: int = 0
    bytes: int = 0
    broken: dict[str, int] = field(default_factory=dict)

    def skipped(self) -> Iterator[Skipped]:
        """State what was left out."""
        if self.lines:
            yield Skipped(Reason.RAGGED_ROWS, rows=self.lines, bytes=self.bytes)
        for name, cells in self.broken.items():
            yield Skipped(Reason.MALFORMED, rows=cells, field=name)


def read(
    stream: BinaryIO, layout: Layout, span: Span = WHOLE
) -> Iterator[pa.RecordBatch | Skipped]:
    """Stream the records of one span, without the blanks that fill their fields.

    Raises:
        SourceError: A line is enormous, or the text is not what the layout says.
    """
    account = _Account()
    yield _batch(layout, [pa.array([], pa.string()) for _ in layout.columns()])
    for block in _blocks(stream, layout, span):
        records, lengths = _lines(block) if layout.lines else _run(block, layout)
        cut = _by_bytes if layout.bytes else _by_signs
        yield cut(block, records, lengths, layout, account)
    yield from account.skipped()


def _blocks(stream: BinaryIO, layout: Layout, span: Span) -> Iterator[bytes]:
    """Give blocks of whole records; the last may lack its line feed."""
    rest, first = b"", not span.first
    for block in Cut(stream, span).blocks(BLOCK_BYTES):
        text = rest + (block.removeprefix(MARK) if first else block)
        first = False
        end = text.rfind(b"\n") + 1 if layout.lines else len(text) - len(text) % layout.length
        rest = text[end:]
        if len(rest) > LONGEST_LINE:
            raise SourceError(Reason.TOO_LARGE)
        if end:
            yield text[:end]
    if rest.strip(DOS_END_OF_FILE + b"\r\n"):
        yield rest + b"\n" if layout.lines else rest


def _lines(block: bytes) -> tuple[Places, Places]:
    """Find where lines begin and how long they are, without what ends them."""
    content = np.frombuffer(block, np.uint8)
    ends = np.flatnonzero(content == LINE_FEED)
    starts = np.concatenate([np.zeros(1, ends.dtype), ends[:-1] + 1])
    returns = (ends > starts) & (content[ends - 1] == RETURN)
    return starts, ends - returns - starts


def _run(block: bytes, layout: Layout) -> tuple[Places, Places]:
    """Find where records begin that follow one another."""
    starts = np.arange(0, len(block), layout.length)
    return starts, np.minimum(layout.length, len(block) - starts)


def _by_bytes(
    block: bytes, starts: Places, lengths: Places, layout: Layout, account: _Account
) -> pa.RecordBatch:
    fitting = starts[lengths == layout.length]
    others = lengths[(lengths != layout.length) & (lengths > 0)]
    account.lines, account.bytes = account.lines + len(others), account.bytes + int(others.sum())
    if not len(fitting):
        return _batch(layout, [pa.array([], pa.string()) for _ in layout.columns()])
    content = np.frombuffer(block, np.uint8)
    matrix = np.lib.stride_tricks.sliding_window_view(content, layout.length)[fitting]
    return _batch(
        layout,
        [_column(matrix[:, a:b], name, layout, account) for name, a, b in layout.columns()],
    )


def _column(cells: Bytes, name: str, layout: Layout, account: _Account) -> pa.Array:
    """Decode one column; a sign that the border of a field cuts is put down as broken."""
    feeds = np.full((len(cells), 1), LINE_FEED, np.uint8)
    content = np.hstack([cells, feeds]).tobytes()
    try:
        text = content.decode(layout.encoding)
    except UnicodeError:
        text = content.decode(layout.encoding, "replace")
    column = pc.split_pattern(pa.array([text[:-1]]), "\n").flatten()
    if len(column) != len(cells):
        raise SourceError(Reason.MALFORMED)
    if BROKEN in text:
        broken = pc.sum(pc.match_substring(column, BROKEN)).as_py()
        account.broken[name] = account.broken.get(name, 0) + broken
    return pc.utf8_trim_whitespace(column)


def _by_signs(
    block: bytes, _starts: Places, _lengths: Places, layout: Layout, account: _Account
) -> pa.RecordBatch:
    try:
        text = block.decode(layout.encoding)
    except UnicodeError as error:
        raise SourceError(Reason.MALFORMED, type(error).__name__) from None
    lines = pc.split_pattern(pa.array([text.removesuffix("\n")]), "\n").flatten()
    lines = pc.utf8_rtrim(lines, "\r")
    lengths = pc.utf8_length(lines)
    others = lines.filter(pc.and_(pc.not_equal(lengths, layout.length), pc.greater(lengths, 0)))
    account.lines += len(others)
    account.bytes += pc.sum(pc.binary_length(others)).as_py() or 0
    fitting = lines.filter(pc.equal(lengths, layout.length))
    return _batch(
        layout,
        [
            pc.utf8_trim_whitespace(pc.utf8_slice_codeunits(fitting, a, b))
            for _, a, b in layout.columns()
        ],
    )


def _batch(layout: Layout, columns: list[pa.Array]) -> pa.RecordBatch:
    names = column_names([name for name, _, _ in layout.columns()])
    return pa.RecordBatch.from_arrays(columns, names=list(names))

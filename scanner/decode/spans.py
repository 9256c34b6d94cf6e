"""Large files of lines cut into spans, each of which is read as if the others were not there.

A span begins and ends where a line does. That is sound where a line is a record: plain text, JSON
Lines, and CSV in which no quote stands anywhere, which whoever tells the encoding has seen, since
that takes all of the file. It is sound in character sets only in which the byte of a line feed
stands for nothing else, which leaves out UTF-16 and ISO-2022-JP; not inside a compressed stream.

Where a span ends depends on the content alone, and blocks are cut at the same places in it whether
it is read in one span or in many: so the same records come in the same batches.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

SPAN_BYTES = 64 << 20
LINE_BYTES = 1 << 20
"""A span ends at a line feed so near before its end, or further on."""

CODECS = frozenset({"utf-8", "utf8", "ascii", "cp932", "euc_jp", "euc-jp"})


@dataclass(frozen=True, slots=True)
class Span:
    """Some bytes of a file.

    Attributes:
        end: Exclusive; ``None`` at the end of the file.
    """

    first: int = 0
    end: int | None = None


WHOLE = Span()


def is_large(size: int) -> bool:
    """Say whether a file of such a size may have several spans."""
    return size >= 2 * SPAN_BYTES


def spans(stream: BinaryIO, size: int, *, lines: bool) -> Iterator[Span]:
    """Cut a file.

    Args:
        stream: The file.
        size: How long it is.
        lines: Each of its lines is a record, and a line feed is one byte.
    """
    first = 0
    for place in range(SPAN_BYTES, size - SPAN_BYTES + 1, SPAN_BYTES) if lines else ():
        if end := _line_end(stream, place):
            yield Span(first, end)
            first = end
    yield Span(first)


def _line_end(stream: BinaryIO, place: int) -> int:
    """Find the end of the last line that ends before a place; 0 if none does nearby."""
    begin = max(0, place - LINE_BYTES)
    stream.seek(begin)
    found = stream.read(place - begin).rfind(b"\n")
    return begin + found + 1 if found >= 0 else 0


class Cut:
    """What is in one span, read in order."""

    def __init__(self, stream: BinaryIO, span: Span) -> None:
        self._stream = stream
        self._end = span.end
        self._place = stream.seek(span.first) if span.first else stream.seek(0)

    def read(self, size: int) -> bytes:
        """Give the next bytes."""
        if self._end is not None:
            size = min(size, self._end - self._place)
        block = self._stream.read(size) if size > 0 else b""
        self._place += len(block)
        return block

    def blocks(self, size: int) -> Iterator[bytes]:
        """Give all of it in blocks that end at the multiples of a size in the file."""
        while block := self.read(size - self._place % size):
            yield block


class Watched(io.RawIOBase):
    """A stream that notes whether a quote has come by."""

    def __init__(self, stream: BinaryIO) -> None:
        self.quoted = False
        self._stream = stream

    def seek(self, place: int, whence: int = io.SEEK_SET, /) -> int:
        """Go there in the stream."""
        return self._stream.seek(place, whence)

    def tell(self) -> int:
        """Give the place in the stream."""
        return self._stream.tell()

    def read(self, size: int = -1, /) -> bytes:
        """Give the next bytes."""
        block = self._stream.read(size)
        self.quoted = self.quoted or b'"' in block
        return block

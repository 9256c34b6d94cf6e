"""Compressed streams as files that can be read again from their beginning, and no bombs."""

import bz2
import gzip
import io
import lzma
import os
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO

import pyarrow as pa

from scanner.decode.formats import Kind
from scanner.decode.limits import Budget
from scanner.model.errors import Reason, SourceError

BROKEN = (EOFError, OSError, zlib.error, lzma.LZMAError, pa.ArrowException)
BLOCK_BYTES = 1 << 20
HELD_BYTES = 1 << 30
"""The most that is copied into memory of what lies in an archive."""


def _zstd(stream: BinaryIO) -> Any:  # noqa: ANN401 - pyarrow ships no types
    return pa.CompressedInputStream(pa.PythonFile(_Kept(stream), mode="r"), "zstd")


OPENERS: dict[Kind, Callable[[BinaryIO], Any]] = {
    Kind.GZIP: lambda stream: gzip.GzipFile(fileobj=stream, mode="rb"),
    Kind.BZIP2: bz2.BZ2File,
    Kind.XZ: lzma.LZMAFile,
    Kind.ZSTD: _zstd,
}


class _Kept(io.RawIOBase):
    """A stream that somebody else closes."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        return self._stream.read(size)


class _Unfolding(io.RawIOBase):
    """The content of a compressed stream; going back means to begin again."""

    def __init__(self, begin: Callable[[], Any], budget: Budget) -> None:
        self._open = begin
        self._budget = budget
        self._furthest = self._place = 0
        self._begin()

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, place: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to the beginning; to any other place by reading up to it."""
        if whence == io.SEEK_CUR:
            place += self._place
        elif whence == io.SEEK_END:
            raise io.UnsupportedOperation
        if place < self._place:
            self._begin()
        while self._place < place and self.read(min(BLOCK_BYTES, place - self._place)):
            pass
        return self._place

    def _begin(self) -> None:
        self._place = 0
        self._content = self._open()

    def readinto(self, buffer: Any, /) -> int:  # noqa: ANN401 - anything that takes bytes
        block = self.read(len(buffer))
        buffer[: len(block)] = block
        return len(block)

    def read(self, size: int = -1, /) -> bytes:
        """Give the next bytes; each counts once, however often they are read.

        Raises:
            SourceError: The stream is broken, or unfolds to too much.
        """
        try:
            block: bytes = self._content.read(BLOCK_BYTES if size < 0 else size)
        except BROKEN as error:
            raise SourceError(Reason.MALFORMED, type(error).__name__) from None
        self._place += len(block)
        self._budget.spend(max(0, self._place - self._furthest))
        self._furthest = max(self._furthest, self._place)
        return block


def unfolded(stream: BinaryIO, kind: Kind, budget: Budget) -> BinaryIO:
    """Read what is inside a compressed stream.

    Raises:
        SourceError: While it is read: it is broken, or unfolds to too much.
    """

    def begin() -> Any:  # noqa: ANN401 - a stream of one of several libraries
        stream.seek(0)
        return OPENERS[kind](stream)

    return again(begin, budget)


def again(begin: Callable[[], Any], budget: Budget) -> BinaryIO:
    """Read what can be begun again and again as a file that goes back to its beginning."""
    return io.BufferedReader(_Unfolding(begin, budget), BLOCK_BYTES)


def spooled(stream: BinaryIO, budget: Budget | None = None) -> BinaryIO:
    """Copy a stream into memory, for decoders that go back and forth in it.

    What is in it is personal data, so no disk ever holds it.

    Raises:
        SourceError: It is too large for that, or unfolds to too much.
    """
    copy = in_memory()
    try:
        while block := stream.read(BLOCK_BYTES):
            check_room(copy.tell() + len(block))
            if budget is not None:
                budget.spend(len(block))
            copy.write(block)
    except BaseException:
        copy.close()
        raise
    copy.seek(0)
    return copy


def in_memory() -> BinaryIO:
    """Give an open file without any content, which lies on no disk."""
    return os.fdopen(os.memfd_create("copy"), "w+b")


def check_room(size: int) -> None:
    """Hold what is copied into memory to its bound.

    Raises:
        SourceError: It would be more.
    """
    if size > HELD_BYTES:
        raise SourceError(Reason.TOO_LARGE)


def is_real(stream: BinaryIO) -> bool:
    """Say whether a file has a descriptor by which others can open it."""
    try:
        return stream.fileno() >= 0
    except OSError:
        return False

"""What the process that decodes foreign formats says to the one that asked.

A request is one line of JSON with an open file beside it; the answer is a row of frames: a letter,
a length, and Arrow IPC or JSON. What a decoder understood is data, so nothing is ever unpickled.
What is no file on this machine is read through the same line: the child asks for a range amid its
answer and is sent it.
"""

import io
import json
import struct
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import BinaryIO, TypeAlias

import pyarrow as pa

from scanner.model.errors import Reason, SourceError
from scanner.model.source import Skipped

HEAD = struct.Struct("<cQ")
BATCH, SKIPPED, MEMBER, REFUSED, DONE, WANTED = b"B", b"S", b"M", b"E", b".", b"W"
LENGTH = struct.Struct("<Q")
RANGE = struct.Struct("<QQ")
LOST = (1 << 64) - 1
"""Sent as the length of a range that cannot be had."""


@dataclass(frozen=True, slots=True)
class Member:
    """One dataset inside a file.

    Attributes:
        inner: What follows the file's name: ``#Sheet``, ``!/b.csv``; empty for the file itself.
        bytes: Its size, unfolded, where it is known.
        unread: Set when it is known already that it will not be read.
        hidden: Whoever opens the file does not see it.
    """

    inner: str = ""
    bytes: int | None = None
    unread: Reason | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """A range of the file that is being decoded."""

    first: int
    bytes: int


Item: TypeAlias = pa.RecordBatch | Skipped | Member


def refusal(error: Exception) -> SourceError:
    """Say by its type alone what a foreign decoder raised: a message may quote data."""
    if isinstance(error, SourceError):
        return error
    reason = Reason.TOO_LARGE if isinstance(error, MemoryError | RecursionError) else None
    return SourceError(reason or Reason.MALFORMED, type(error).__name__)


def frame(item: Item | SourceError | None) -> bytes:
    """Write one frame; ``None`` says that the answer is at its end."""
    if item is None:
        return HEAD.pack(DONE, 0)
    if isinstance(item, pa.RecordBatch):
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, item.schema) as writer:
            writer.write_batch(item)
        return packed(BATCH, sink.getvalue().to_pybytes())
    if isinstance(item, SourceError):
        return _json(REFUSED, {"reason": item.reason, "kind": item.kind})
    return _json(SKIPPED if isinstance(item, Skipped) else MEMBER, asdict(item))


def _json(letter: bytes, words: dict[str, object]) -> bytes:
    return packed(letter, json.dumps(words).encode())


def packed(letter: bytes, content: bytes) -> bytes:
    """Write one frame of bytes."""
    return HEAD.pack(letter, len(content)) + content


def sent(file: BinaryIO, wanted: Wanted) -> bytes:
    """Answer with a range of a file.

    Raises:
        SourceError: It cannot be had.
    """
    file.seek(wanted.first)
    content = file.read(wanted.bytes)
    return LENGTH.pack(len(content)) + content


def items(stream: io.BufferedReader) -> Iterator[Item | Wanted]:
    """Read the frames of one answer.

    Raises:
        SourceError: The decoder refused the file.
        EOFError: It ended amid its answer.
    """
    while True:
        letter, size = HEAD.unpack(_exactly(stream, HEAD.size))
        content = _exactly(stream, size)
        if letter == DONE:
            return
        if letter == WANTED:
            yield Wanted(*RANGE.unpack(content))
            continue
        if letter == BATCH:
            with pa.ipc.open_stream(content) as reader:
                yield from reader
            continue
        yield _said(letter, json.loads(content))


def _said(letter: bytes, words: dict[str, str]) -> Skipped | Member:
    if letter == REFUSED:
        raise SourceError(Reason(words["reason"]), words["kind"])
    if letter == SKIPPED:
        return Skipped(**words | {"reason": Reason(words["reason"])})  # type: ignore[arg-type]
    unread = words["unread"] and Reason(words["unread"])
    return Member(**words | {"unread": unread})  # type: ignore[arg-type]


def _exactly(stream: io.BufferedReader, size: int) -> bytes:
    content = stream.read(size)
    if len(content) < size:
        raise EOFError
    return content

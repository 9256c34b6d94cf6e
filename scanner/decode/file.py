"""An open file to its datasets and their records: the door to all decoders.

What pyarrow reads is read here; everything else in a ``child``. What is inside a file is named as
in ``tree``.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import BinaryIO

import pyarrow as pa

from scanner.decode import child, formats, plain
from scanner.decode.formats import Kind
from scanner.decode.limits import LIMITS, Budget, Limits
from scanner.decode.plain import PlainFormat
from scanner.decode.spans import WHOLE, Span, is_large, spans
from scanner.decode.unfolding import spooled, unfolded
from scanner.decode.wire import Member
from scanner.model.errors import Reason, SourceError
from scanner.model.layout import Layout
from scanner.model.source import Skipped

JOINT = re.compile("!/|#")
ONE_DATASET = formats.IN_WORKER
"""Formats whose name alone tells that there is one dataset in a file."""

LINES = frozenset({Kind.CSV, Kind.JSON_LINES, Kind.TEXT})


@dataclass(frozen=True, slots=True)
class FileFormat:
    """How one dataset of a file is to be read: of its content, nothing.

    Attributes:
        inner: The way to it inside the file.
        plain: How it is read here; ``None`` for what a child decodes.
        stream: What it is compressed with, where it is read here.
        declared: A declared encoding, for the child.
    """

    inner: str = ""
    plain: PlainFormat | None = None
    stream: Kind | None = None
    declared: str | None = None


def ways(dataset: str) -> Iterator[tuple[str, str]]:
    """Give every way to part a dataset's name into that of a file and what is inside it."""
    yield dataset, ""
    for joint in reversed(list(JOINT.finditer(dataset))):
        yield dataset[: joint.start()], dataset[joint.start() :]


def is_one_dataset(name: str) -> bool:
    """Say whether a file need not be opened to be listed."""
    kind = formats.by_name(name)
    if kind in formats.STREAMS_IN_WORKER:
        kind = formats.by_name(formats.unfolded_name(name))
    return kind in ONE_DATASET


def members(file: BinaryIO, name: str, limits: Limits = LIMITS) -> Iterator[Member]:
    """List the datasets in a file; one that cannot be opened is listed with its reason.

    So is one whose way is also that to another: ``x.xlsx#a`` may be a sheet and a member.

    Args:
        file: A real file.
        name: What it is called; only its last part counts.
        limits: What that may cost.
    """
    seen: set[str] = set()
    for member in _members(file, name, limits):
        yield unreachable(member) if member.inner in seen else member
        seen.add(member.inner)


def unreachable(member: Member) -> Member:
    """Give a dataset that cannot be named, as something else has its name."""
    return replace(member, inner=f"{member.inner}~2", unread=Reason.NOT_FOUND)


def _members(file: BinaryIO, name: str, limits: Limits) -> Iterator[Member]:
    try:
        kind = formats.kind_of(name, _head(file))
        if kind is None:
            yield Member(unread=Reason.UNKNOWN_FORMAT)
        elif kind in formats.CONTAINERS or kind in formats.STREAMS:
            listed = child.ask("members", file, {"name": _last(name)}, limits)
            yield from (item for item in listed if isinstance(item, Member))
        else:
            yield Member()
    except SourceError as error:
        yield Member(unread=error.reason)


def recognise(
    file: BinaryIO, name: str, inner: str, declared: str | None = None, limits: Limits = LIMITS
) -> FileFormat:
    """Find out how a dataset of a file is to be read.

    Raises:
        SourceError: Nothing here can decode it, or it is text in no known encoding.
    """
    kind, stream = formats.kind_of(name, _head(file)), None
    if not inner and kind in formats.STREAMS_IN_WORKER:
        content = unfolded(file, kind, _budget(file, limits))
        head = content.read(formats.HEAD_BYTES)
        stream, kind = kind, formats.kind_of(formats.unfolded_name(name), head)
    if kind is None or (not inner and not _is_dataset(file, kind, name, limits)):
        raise SourceError(Reason.UNKNOWN_FORMAT)
    if inner or kind not in formats.IN_WORKER:
        return FileFormat(inner, declared=declared)
    with _content(file, stream, kind, limits) as content:
        return FileFormat(plain=plain.recognise(content, kind, declared), stream=stream)


def laid_out(file: BinaryIO, name: str, inner: str, layout: Layout) -> FileFormat:
    """Tell how a file of records of fixed width is to be read, which needs no look into it.

    Raises:
        SourceError: It lies in an archive, or in a stream that is not unfolded here.
    """
    kind = formats.kind_of(name, _head(file))
    stream = kind if kind in formats.STREAMS_IN_WORKER else None
    if inner or (kind in formats.STREAMS and stream is None):
        raise SourceError(Reason.NOT_BUILT)
    return FileFormat(plain=plain.laid_out(layout), stream=stream)


def _is_dataset(file: BinaryIO, kind: Kind, name: str, limits: Limits) -> bool:
    """Say whether a file is a dataset itself; a ZIP archive may be a document of another name."""
    if kind is not Kind.ZIP:
        return kind not in formats.CONTAINERS_ONLY
    return any(not one.inner and not one.unread for one in members(file, name, limits))


def cut(file: BinaryIO, form: FileFormat) -> Iterator[Span]:
    """Give the spans of a dataset, which are read one by one: several of a large file of lines."""
    lines = form.plain is not None and form.plain.lines and form.stream is None
    return spans(file, file.seek(0, 2), lines=lines)


def may_be_cut(name: str, size: int, layout: Layout | None = None) -> bool:
    """Say whether a file of such a name and size may have several spans."""
    return is_large(size) and (layout is not None or formats.by_name(name) in LINES)


def read(
    file: BinaryIO, name: str, form: FileFormat, limits: Limits = LIMITS, span: Span = WHOLE
) -> Iterator[pa.RecordBatch | Skipped]:
    """Stream the records of one span of a dataset.

    Raises:
        SourceError: It cannot be read to its end.
    """
    if form.plain is None:
        words: dict[str, object] = {"name": _last(name), "inner": form.inner}
        yield from child.ask("read", file, words | {"declared": form.declared}, limits)
        return
    with _content(file, form.stream, form.plain.kind, limits) as content:
        yield from plain.read(content, form.plain, span)


@contextmanager
def _content(file: BinaryIO, stream: Kind | None, kind: Kind, limits: Limits) -> Iterator[BinaryIO]:
    """Give what is to be decoded; typed columns are read from their end, so not from a stream."""
    if stream is None:
        yield file
    elif kind in formats.TEXTS:
        yield unfolded(file, stream, _budget(file, limits))
    else:
        with spooled(unfolded(file, stream, _budget(file, limits))) as copy:
            yield copy


def _head(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read(formats.HEAD_BYTES)


def _last(name: str) -> str:
    return name.rpartition("/")[2]


def _budget(file: BinaryIO, limits: Limits) -> Budget:
    return Budget.of(file.seek(0, 2), limits)

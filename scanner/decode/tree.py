"""Any file, however deep its data lies: what datasets are in it, and the records of one of them.

A dataset inside a file is named by the way to it: ``#Sheet`` in a workbook, ``#table`` in a SQLite
file, ``!/b.csv`` in an archive or a message, and so on inside: ``!/book.xlsx#Sheet``. Runs in a
``child`` only.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any, BinaryIO

from scanner.decode import formats, parts, plain, wire
from scanner.decode.formats import Kind
from scanner.decode.limits import Budget, Limits
from scanner.decode.parts import Part
from scanner.decode.unfolding import HELD_BYTES, again, is_real, spooled, unfolded
from scanner.decode.wire import Item, Member
from scanner.model.errors import Reason, SourceError

WHOLE: dict[Kind, tuple[str, str]] = {
    Kind.WORD: ("documents", "word"),
    Kind.SLIDES: ("documents", "slides"),
    Kind.PDF: ("documents", "pdf"),
    Kind.AVRO: ("trees", "read_avro"),
    Kind.MAIL: ("mail", "read_mail"),
    Kind.OUTLOOK: ("mail", "read_outlook"),
}
WITH_ENCODING: dict[Kind, tuple[str, str]] = {
    Kind.HTML: ("html", "html"),
    Kind.JSON: ("trees", "read_json"),
    Kind.XML: ("trees", "read_xml"),
}
TABLES: dict[Kind, tuple[str, str, str]] = {
    Kind.WORKBOOK: ("workbook", "sheet_names", "read_sheet"),
    Kind.SQLITE: ("embedded", "tables", "read_table"),
}
ARCHIVES: dict[Kind, tuple[str, str]] = {
    Kind.ZIP: ("archives", "zipped"),
    Kind.TAR: ("archives", "tarred"),
    Kind.SEVEN_ZIP: ("seven_zip", "seven_zipped"),
}
MESSAGES: dict[Kind, tuple[str, str]] = {
    Kind.MAIL: ("mail", "attachments"),
    Kind.OUTLOOK: ("mail", "outlook_attachments"),
}
"""Decoders by module and function: each is loaded when a file needs it."""


@dataclass(frozen=True, slots=True)
class Around:
    """What holds for everything inside one file.

    Attributes:
        depth: How many more archives may lie in one another.
        declared: A declared encoding.
    """

    limits: Limits
    budget: Budget
    depth: int
    declared: str | None = None

    def deeper(self) -> "Around":
        """Go into an archive."""
        return replace(self, depth=self.depth - 1)


def around(stream: BinaryIO, limits: Limits, declared: str | None = None) -> Around:
    """Begin with an open file."""
    return Around(limits, Budget.of(stream.seek(0, 2), limits), limits.depth, declared)


def _load(module: str, function: str) -> Callable[..., Any]:
    loaded: Callable[..., Any] = getattr(import_module(f"scanner.decode.{module}"), function)
    return loaded


def members(stream: BinaryIO, name: str, at: Around) -> Iterator[Member]:
    """List the datasets in a file; what cannot be opened is listed with its reason."""
    try:
        stream, name, kind = _peeled(stream, name, at)
        if kind in TABLES:
            module, listing, _ = TABLES[kind]
            for table in _load(module, listing)(stream):
                yield Member(f"#{table}")
            return
        found = _parts(stream, kind, at)
        if kind not in ARCHIVES:
            found = iter(list(found))  # before it is said that there is a message
            yield Member(unread=Reason.UNKNOWN_FORMAT if kind is None else None)
        for part in found:
            yield from _inside(part, at.deeper())
    except SourceError as error:
        yield Member(unread=error.reason)


def _inside(part: Part, at: Around) -> Iterator[Member]:
    """List what is in a part; one whose name tells that it is one dataset is not opened."""
    way = f"!/{part.name}"
    if part.unread or formats.by_name(part.name) in formats.IN_WORKER:
        yield Member(way, part.bytes, part.unread)
        return
    try:
        with _opened(part, at) as inner:
            for found in members(inner, part.name, at):
                yield replace(found, inner=way + found.inner, bytes=found.bytes or part.bytes)
    except Exception as error:  # noqa: BLE001 - what lies beside a broken part is not lost
        yield Member(way, part.bytes, wire.refusal(error).reason)


def read(stream: BinaryIO, name: str, inner: str, at: Around) -> Iterator[Item]:
    """Stream the records of one dataset in a file.

    Raises:
        SourceError: It is not there, or cannot be read.
    """
    stream, name, kind = _peeled(stream, name, at)
    if kind in TABLES and inner.startswith("#"):
        module, _, reading = TABLES[kind]
        yield from _load(module, reading)(stream, inner[1:])
    elif inner:
        part = _found(_parts(stream, kind, at), inner)
        if part.unread:
            raise SourceError(part.unread)
        with _opened(part, at) as opened:
            yield from read(opened, part.name, inner[2 + len(part.name) :], at.deeper())
    elif kind is None or kind in ARCHIVES or kind in TABLES:
        raise SourceError(Reason.UNKNOWN_FORMAT)
    else:
        yield from _decoded(stream, kind, at)


def _decoded(stream: BinaryIO, kind: Kind, at: Around) -> Iterator[Item]:
    if kind in formats.IN_WORKER:
        return plain.read(stream, plain.recognise(stream, kind, at.declared))
    if kind in WITH_ENCODING:
        return iter(_load(*WITH_ENCODING[kind])(stream, at.declared))
    return iter(_load(*WHOLE[kind])(stream))


def _peeled(stream: BinaryIO, name: str, at: Around) -> tuple[BinaryIO, str, Kind | None]:
    """Take compressions off a file until it is what it is; one that was under any is spooled."""
    kind, peels = _kind(stream, name), 0
    while kind in formats.STREAMS:
        peels += 1
        if peels > at.limits.depth:
            raise SourceError(Reason.TOO_DEEP)
        stream, name = unfolded(stream, kind, at.budget), formats.unfolded_name(name)
        kind = _kind(stream, name)
    if (peels and kind not in formats.TEXTS) or (kind is Kind.SQLITE and not is_real(stream)):
        stream.seek(0)
        stream = spooled(stream)
    if kind is Kind.ZIP:
        kind = _load("archives", "office_kind")(stream) or kind
    if kind in formats.IN_ZIP:
        _load("archives", "check_document")(stream, at.limits, at.budget)
    return stream, name, kind


def _kind(stream: BinaryIO, name: str) -> Kind | None:
    stream.seek(0)
    return formats.kind_of(name, stream.read(formats.HEAD_BYTES))


def _parts(stream: BinaryIO, kind: Kind | None, at: Around) -> Iterator[Part]:
    """List what is in an archive or attached to a message.

    Raises:
        SourceError: It is broken, a bomb, or lies too deep.
    """
    if kind in ARCHIVES:
        if not at.depth:
            raise SourceError(Reason.TOO_DEEP)
        return parts.told_apart(_load(*ARCHIVES[kind])(stream, at.limits, at.budget))
    if kind in MESSAGES:
        attached: Iterator[Part] = _load(*MESSAGES[kind])(stream)
        if not at.depth:
            attached = (replace(part, unread=Reason.TOO_DEEP) for part in attached)
        return parts.told_apart(attached)
    return iter(())


def _found(found: Iterator[Part], inner: str) -> Part:
    """Find the part that a way leads through: the longest name, if one is another's beginning."""
    fitting = [
        part
        for part in found
        if inner == (way := f"!/{part.name}") or inner.startswith((f"{way}!/", f"{way}#"))
    ]
    if not fitting:
        raise SourceError(Reason.NOT_FOUND)
    return max(fitting, key=lambda part: len(part.name))


def _opened(part: Part, at: Around) -> BinaryIO:
    """Unpack a part; a text that is too large for that is unpacked anew in each pass over it."""
    if (part.bytes or 0) > HELD_BYTES and formats.by_name(part.name) in formats.TEXTS:
        return again(part.open, at.budget)
    with closing(part.open()) as packed:
        return spooled(packed, at.budget)

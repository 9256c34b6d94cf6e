"""What contradicts itself in records of fixed width."""

from collections.abc import Iterator
from itertools import pairwise

from scanner.config.document import Document, Trail
from scanner.config.messages import policy as messages
from scanner.config.mistake import Mistake
from scanner.config.schema.database import DatabaseSpec
from scanner.config.schema.files import LayoutSpec
from scanner.config.schema.system import SystemSpec


def layouts(spec: SystemSpec, document: Document) -> Iterator[Mistake]:
    """Find what contradicts itself in the layouts of all sources."""
    for name, source in spec.sources.items():
        found = {} if isinstance(source, DatabaseSpec) else source.layouts
        for pattern, layout in found.items():
            yield from _mistakes(layout, document, ("sources", name, "layouts", pattern))


def _mistakes(layout: LayoutSpec, document: Document, trail: Trail) -> Iterator[Mistake]:
    if not _is_like_ascii(layout.encoding):
        yield Mistake(document.value((*trail, "encoding")), messages.LAYOUT_ENCODING)
    if not layout.lines and layout.unit != "bytes":
        yield Mistake(document.value((*trail, "unit")), messages.LAYOUT_UNIT)
    fields = sorted(layout.fields.items(), key=lambda item: item[1].start)
    if not fields:
        yield Mistake(document.value((*trail, "fields")), messages.LAYOUT_EMPTY)
    for (before, one), (after, other) in pairwise(fields):
        if one.start + one.width > other.start:
            at = document.value((*trail, "fields", after, "start"))
            yield Mistake(at, messages.LAYOUT_OVERLAP, {"name": after, "other": before})
    end = max((one.start + one.width - 1 for _, one in fields), default=0)
    if layout.length is not None and layout.length < end:
        at = document.value((*trail, "length"))
        yield Mistake(at, messages.LAYOUT_LENGTH, {"end": str(end)})


def _is_like_ascii(name: str) -> bool:
    """Say whether digits and line feeds are one byte each in a character set, as in ASCII."""
    try:
        return "0\n".encode(name) == b"0\n"
    except LookupError:
        return False

"""Files of one dataset that pyarrow reads, each by its decoder, wherever that runs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

import pyarrow as pa

from scanner.decode import columnar, csv, encoding, fixed_width, jsonl, text
from scanner.decode.csv import CsvFormat
from scanner.decode.formats import Kind
from scanner.decode.spans import CODECS, WHOLE, Span, Watched
from scanner.model.errors import Reason
from scanner.model.layout import Layout
from scanner.model.source import Skipped


@dataclass(frozen=True, slots=True)
class PlainFormat:
    """How such a file is to be read: of its content, nothing.

    Attributes:
        encoding: The codec of a text; empty for what is none.
        csv: Of a table.
        layout: Of records of fixed width.
        doubtful: Its encoding was detected, and another fits as well.
        lines: Each line is a record, so that the file can be read in spans.
    """

    kind: Kind
    encoding: str = ""
    csv: CsvFormat | None = None
    layout: Layout | None = None
    lines: bool = False
    doubtful: bool = False


def recognise(stream: BinaryIO, kind: Kind, declared: str | None = None) -> PlainFormat:
    """Find out what reading needs to know, from all of the file where it is text.

    Raises:
        SourceError: It is text in no known encoding.
    """
    if kind is Kind.CSV:
        watched = Watched(stream)
        form = csv.recognise(cast("BinaryIO", watched), declared)
        lines = form.encoding in CODECS and not watched.quoted
        doubtful = not declared and encoding.is_doubtful(stream, form.encoding)
        return PlainFormat(kind, form.encoding, form, lines=lines, doubtful=doubtful)
    if kind in {Kind.TEXT, Kind.JSON_LINES}:
        codec = encoding.detect(stream, declared)
        doubtful = not declared and encoding.is_doubtful(stream, codec)
        return PlainFormat(kind, codec, lines=codec in CODECS, doubtful=doubtful)
    return PlainFormat(kind)


def laid_out(layout: Layout) -> PlainFormat:
    """Give the format of records of fixed width."""
    lines = layout.lines and layout.encoding in CODECS
    return PlainFormat(Kind.FIXED_WIDTH, layout.encoding, layout=layout, lines=lines)


def read(
    stream: BinaryIO, form: PlainFormat, span: Span = WHOLE
) -> Iterator[pa.RecordBatch | Skipped]:
    """Stream the records of one span.

    Raises:
        SourceError: The file is not what its format says.
    """
    yield from _records(stream, form, span)
    if form.doubtful and span.end is None:
        yield Skipped(Reason.DOUBTFUL_ENCODING)


def _records(stream: BinaryIO, form: PlainFormat, span: Span) -> Iterator[pa.RecordBatch | Skipped]:
    if form.layout is not None:
        return fixed_width.read(stream, form.layout, span)
    if form.csv is not None:
        return csv.read(stream, form.csv, span)
    if form.kind is Kind.TEXT:
        return text.read(stream, form.encoding, span)
    if form.kind is Kind.JSON_LINES:
        return jsonl.read(stream, form.encoding, span)
    return columnar.read(stream, form.kind)

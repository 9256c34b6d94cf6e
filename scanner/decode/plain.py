"""Files of one dataset that pyarrow reads, each by its decoder, wherever that runs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

import pyarrow as pa

from scanner.decode import columnar, csv, encoding, jsonl, text
from scanner.decode.csv import CsvFormat
from scanner.decode.formats import Kind
from scanner.decode.spans import CODECS, WHOLE, Span, Watched
from scanner.model.source import Skipped


@dataclass(frozen=True, slots=True)
class PlainFormat:
    """How such a file is to be read: of its content, nothing.

    Attributes:
        encoding: The codec of a text; empty for what is none.
        csv: Of a table.
        lines: Each line is a record, so that the file can be read in spans.
    """

    kind: Kind
    encoding: str = ""
    csv: CsvFormat | None = None
    lines: bool = False


def recognise(stream: BinaryIO, kind: Kind, declared: str | None = None) -> PlainFormat:
    """Find out what reading needs to know, from all of the file where it is text.

    Raises:
        SourceError: It is text in no known encoding.
    """
    if kind is Kind.CSV:
        watched = Watched(stream)
        form = csv.recognise(cast("BinaryIO", watched), declared)
        lines = form.encoding in CODECS and not watched.quoted
        return PlainFormat(kind, form.encoding, form, lines=lines)
    if kind in {Kind.TEXT, Kind.JSON_LINES}:
        codec = encoding.detect(stream, declared)
        return PlainFormat(kind, codec, lines=codec in CODECS)
    return PlainFormat(kind)


def read(
    stream: BinaryIO, form: PlainFormat, span: Span = WHOLE
) -> Iterator[pa.RecordBatch | Skipped]:
    """Stream the records of one span.

    Raises:
        SourceError: The file is not what its format says.
    """
    if form.csv is not None:
        return csv.read(stream, form.csv, span)
    if form.kind is Kind.TEXT:
        return text.read(stream, form.encoding, span)
    if form.kind is Kind.JSON_LINES:
        return jsonl.read(stream, form.encoding, span)
    return columnar.read(stream, form.kind)

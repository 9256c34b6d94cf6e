"""JSON documents, XML and Avro to records.

A document's records are its outermost list; a document without one is a single record. Nothing that
an XML document refers to is ever fetched, and entities that unfold are refused (defusedxml).
"""

import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

import fastavro
import pyarrow as pa
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, parse

from scanner.decode import encoding, records
from scanner.decode.formats import HEAD_BYTES
from scanner.model.errors import Reason, SourceError
from scanner.model.source import Skipped

DECLARATION = re.compile(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)""")
DECLARED = re.compile(r"\s*<\?xml[^>]*\?>")
JAPANESE = {
    "shift_jis": "cp932",
    "windows-31j": "cp932",
    "euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp_ext",
}
"""Codecs by the names that documents have for them."""

LARGEST = 1 << 29
"""Bytes up to which a document that has to be parsed whole is parsed."""


def read_json(stream: BinaryIO, declared: str | None = None) -> Iterator[pa.RecordBatch]:
    """Read a JSON document.

    Raises:
        SourceError: It is none, or too large to be parsed whole.
    """
    codec = encoding.detect(stream, declared)
    written = "".join(encoding.decoded(stream, codec)).removeprefix("\ufeff")
    if len(written) > LARGEST:
        raise SourceError(Reason.TOO_LARGE)
    if not written.strip():
        return
    found = _documents(written)
    lists = found[0] if len(found) == 1 and isinstance(found[0], list) else found
    yield from records.batches(lists)


def _documents(written: str) -> list[Any]:
    """Parse one document, or several one after the other: JSON Lines under another name."""
    decoder = json.JSONDecoder(object_pairs_hook=records.pairs)
    found, place = [], _after_space(written, 0)
    try:
        while place < len(written):
            document, end = decoder.raw_decode(written, place)
            found.append(document)
            place = _after_space(written, end)
    except json.JSONDecodeError as error:
        raise SourceError(Reason.MALFORMED, type(error).__name__) from None
    return found


def _after_space(written: str, place: int) -> int:
    space = json.decoder.WHITESPACE.match(written, place)  # type: ignore[attr-defined]
    return int(space.end())


def read_xml(stream: BinaryIO, declared: str | None = None) -> Iterator[pa.RecordBatch]:
    """Read an XML document: the children of its root are records if they are of one kind.

    Raises:
        SourceError: It is none, or it defines entities.
    """
    parser = DefusedXMLParser(target=TreeBuilder(insert_comments=True))
    try:
        root = parse(_for_expat(stream, declared), parser).getroot()
    except DefusedXmlException as error:
        raise SourceError(Reason.ARCHIVE_BOMB, type(error).__name__) from None
    except (ParseError, ValueError, LookupError) as error:
        raise SourceError(Reason.MALFORMED, type(error).__name__) from None
    assert root is not None  # noqa: S101 - a document that parses has a root
    children: list[Element] = [child for child in root if isinstance(child.tag, str)]
    kinds = {child.tag for child in children}
    whole = _tree(root)
    if len(kinds) == 1 and len(children) > 1 and isinstance(whole, dict):
        [kind] = kinds
        inner = whole.pop(_name(kind))
        yield from records.batches(inner)
        if whole:
            yield from records.batches([whole])
    else:
        yield from records.batches([whole if isinstance(whole, Mapping) else {"text": whole}])


def _for_expat(stream: BinaryIO, declared: str | None) -> BinaryIO:
    """Give a document that expat can read: of many bytes a character it knows Unicode alone."""
    stream.seek(0)
    said = DECLARATION.match(stream.read(HEAD_BYTES))
    codec = declared or (said and JAPANESE.get(said[1].decode().lower()))
    if said is None or codec:
        found = encoding.detect(stream, codec)
        if found not in {"utf-8", "utf-16"}:
            written = "".join(encoding.decoded(stream, found))
            return io.BytesIO(DECLARED.sub("", written, count=1).encode())
    stream.seek(0)
    return stream


def _name(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else "comment"


def _tree(element: Element) -> Any:  # noqa: ANN401 - what JSON would have
    """Give text, or a mapping of attributes, children and text; equal children make a list."""
    found: dict[str, Any] = {f"@{_name(key)}": value for key, value in element.items()}
    counts: dict[str, int] = {}
    written = [element.text or ""]
    for child in element:
        name = _name(child.tag)
        counts[name] = counts.get(name, 0) + 1
        value = _tree(child)
        if counts[name] == 1:
            found[name] = value
        elif counts[name] == 2:  # noqa: PLR2004 - the second makes it a list
            found[name] = [found[name], value]
        else:
            found[name].append(value)
        written.append(child.tail or "")
    said = "".join(written).strip()
    if not found:
        return said or None
    if said:
        name = "text"
        while name in found:
            name += "_"
        found[name] = said
    return found


def read_avro(stream: BinaryIO) -> Iterator[pa.RecordBatch | Skipped]:
    """Read an Avro container file, a block of records at a time; bytes that are no text are not."""
    stream.seek(0)
    yield from _cut(iter(fastavro.reader(stream)))


def _cut(found: Iterator[Any]) -> Iterator[pa.RecordBatch | Skipped]:
    block: list[Any] = []
    sizes: list[int] = []
    for read in found:
        record = _without_bytes(read, sizes)
        block.append(record)
        if len(block) == records.RECORDS_PER_BATCH:
            yield records.batch(block)
            block = []
    yield records.batch(block)
    if sizes:
        yield Skipped(Reason.UNSUPPORTED_TYPE, len(sizes), sum(sizes))


def _without_bytes(value: Any, sizes: list[int]) -> Any:  # noqa: ANN401 - what Avro may hold
    """Leave out bytes that are no text, and note how many."""
    if isinstance(value, dict):
        return {key: _without_bytes(inner, sizes) for key, inner in value.items()}
    if isinstance(value, list):
        return [_without_bytes(inner, sizes) for inner in value]
    if not isinstance(value, bytes):
        return value
    try:
        return value.decode()
    except UnicodeError:
        sizes.append(len(value))
        return None

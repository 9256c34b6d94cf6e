"""Comments of a sheet: where somebody wrote what has no column.

Those of XLSX lie in parts of their own beside the sheets (ECMA-376, part 1, 18.7), threaded ones in
a part that Microsoft added (MS-XLSX, 2.6.205); those of ODS stand in the cells (OpenDocument 1.3,
14.1).
"""

from collections.abc import Iterator
from posixpath import dirname, join, normpath
from typing import BinaryIO
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, ZipFile

from defusedxml.ElementTree import parse

from scanner.model.errors import Reason, SourceError

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
COMMENTS = ("/comments", "/threadedComment")
BLOCKS = {"comment", "threadedComment"}


def comments(stream: BinaryIO, sheet: str) -> list[str]:
    """Give the texts of the comments of one sheet.

    A workbook in another form than these two has its comments elsewhere, and none here.
    """
    stream.seek(0)
    try:
        with ZipFile(stream) as parts:
            if "content.xml" in parts.namelist():
                return list(_in_cells(_part(parts, "content.xml"), sheet))
            if "xl/workbook.xml" in parts.namelist():
                return list(_beside(parts, sheet))
    except BadZipFile:
        return []
    return []


def _part(parts: ZipFile, name: str) -> Element:
    with parts.open(name) as part:
        root = parse(part).getroot()
    if root is None:
        raise SourceError(Reason.MALFORMED)
    return root


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _relations(parts: ZipFile, part: str) -> Iterator[tuple[str, str, str]]:
    """Give id, type and target of everything that a part refers to."""
    folder, _, name = part.rpartition("/")
    beside = f"{folder}/_rels/{name}.rels"
    if beside not in parts.namelist():
        return
    for relation in _part(parts, beside):
        target = relation.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else join(dirname(part), target)
        yield relation.get("Id", ""), relation.get("Type", ""), normpath(path)


def _beside(parts: ZipFile, sheet: str) -> Iterator[str]:
    book = "xl/workbook.xml"
    wanted = {
        found.get(RELATION)
        for found in _part(parts, book).iter()
        if _local(found) == "sheet" and found.get("name") == sheet
    }
    for key, _, path in list(_relations(parts, book)):
        if key in wanted:
            for _, kind, part in _relations(parts, path):
                if kind.endswith(COMMENTS) and part in parts.namelist():
                    blocks = (e for e in _part(parts, part).iter() if _local(e) in BLOCKS)
                    yield from filter(None, map(_written, blocks))


def _written(block: Element) -> str:
    return "".join(e.text or "" for e in block.iter() if _local(e) in {"t", "text"})


def _in_cells(content: Element, sheet: str) -> Iterator[str]:
    for table in content.iter():
        name = next((value for key, value in table.items() if key.endswith("}name")), None)
        if _local(table) == "table" and name == sheet:
            for note in table.iter():
                if _local(note) == "annotation":
                    lines = ("".join(e.itertext()) for e in note if _local(e) == "p")
                    yield "\n".join(lines)

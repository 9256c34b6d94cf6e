"""What is on a sheet beside its cells: comments, text boxes, and pictures, which are not read.

Those of XLSX lie in parts of their own beside the sheets (ECMA-376, part 1, 18.7), threaded ones in
a part that Microsoft added (MS-XLSX, 2.6.205); those of ODS stand in the cells (OpenDocument 1.3,
14.1). Those of the older binary forms are not read, which is said of every sheet of one.
"""

from collections.abc import Iterator
from posixpath import dirname, join, normpath
from typing import BinaryIO
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, ZipFile

from defusedxml.ElementTree import parse

from scanner.model.errors import Reason, SourceError
from scanner.model.source import Skipped

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
COMMENT = "comment"
TEXTS = ("/comments", "/threadedComment", "/drawing")
PICTURES = ("/image", "/oleObject", "/package")
BLOCKS = {"comment", "threadedComment", "p"}


def beside_cells(stream: BinaryIO, sheet: str) -> tuple[list[str], list[Skipped]]:
    """Give the texts beside the cells of one sheet, and what is there and not read."""
    stream.seek(0)
    try:
        with ZipFile(stream) as parts:
            names = parts.namelist()
            if "content.xml" in names:
                pictures = [name for name in names if name.startswith("Pictures/")]
                return list(_in_cells(_part(parts, "content.xml"), sheet)), _unread(parts, pictures)
            if "xl/workbook.xml" in names:
                return _beside(parts, sheet)
    except BadZipFile:
        pass
    return [], [Skipped(Reason.UNSUPPORTED_TYPE, field=COMMENT)]


def _unread(parts: ZipFile, names: list[str]) -> list[Skipped]:
    sizes = [parts.getinfo(name).file_size for name in names]
    return [Skipped(Reason.UNSUPPORTED_TYPE, len(sizes), sum(sizes))] if sizes else []


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


def _beside(parts: ZipFile, sheet: str) -> tuple[list[str], list[Skipped]]:
    book, names = "xl/workbook.xml", set(parts.namelist())
    wanted = {
        found.get(RELATION)
        for found in _part(parts, book).iter()
        if _local(found) == "sheet" and found.get("name") == sheet
    }
    paths = [path for key, _, path in _relations(parts, book) if key in wanted]
    beside = [(kind, part) for path in paths for _, kind, part in _relations(parts, path)]
    texts: list[str] = []
    unread: list[str] = []
    for kind, part in beside:
        if kind.endswith(TEXTS) and part in names:
            blocks = (e for e in _part(parts, part).iter() if _local(e) in BLOCKS)
            texts += filter(None, map(_written, blocks))
            unread += [path for _, of, path in _relations(parts, part) if of.endswith(PICTURES)]
        elif kind.endswith(PICTURES):
            unread.append(part)
    return texts, _unread(parts, sorted(names.intersection(unread)))


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

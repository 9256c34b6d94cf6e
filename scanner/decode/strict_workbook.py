"""The one sheet of a workbook that comes back filled in, believed only as far as it shows.

Other workbooks are read for what may be in them (``workbook``); this one decides something, so what
it holds must be what somebody saw: no formula, no macro, no link, nothing merged, no hidden sheet
or column, no part that such a sheet does not have. One reader checks and reads, so that there is no
difference between them to hide in. Sizes are those of what really unfolds, not those that are told.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import join, normpath
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from scanner.model.refusal import Refusal, RefusedError

MOST_PARTS = 100
MOST_BYTES = 32 << 20
"""Of all parts together, unfolded."""

RATIO, FREE_BYTES = 100, 1 << 20
"""How many times its size a part may unfold to; so much any part may."""

MOST_ROWS, MOST_COLUMNS = 20_000, 64

BOOK, SHEET, TEXTS = "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
READ = (".rels", BOOK, SHEET, TEXTS)
LEADS = {
    "_rels/.rels": ("", {"officeDocument": BOOK}),
    "xl/_rels/workbook.xml.rels": ("xl", {"worksheet": SHEET, "sharedStrings": TEXTS}),
}
"""Where links lead, by their kind: a program shows what they name, so that must be what is read."""

PARTS = re.compile(
    r"\[Content_Types\]\.xml|(?:.*/)?_rels/[^/]*\.rels|docProps/[^/]+\.xml|docMetadata/[^/]+\.xml"
    r"|customXml/.+\.xml|xl/(?:workbook|styles|sharedStrings)\.xml|xl/theme/[^/]+\.xml"
    r"|xl/worksheets/sheet1\.xml|xl/printerSettings/[^/]+\.bin"
)
"""What a workbook of one sheet of plain cells has; the rest Excel and LibreOffice add for display
and for labels of confidentiality, and is not read."""

BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError)
"""What a part that does not unfold raises."""

PLAIN = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""How a text holds a sign that XML does not (ECMA-376, 22.9.2.19)."""

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row as it shows.

    Attributes:
        number: As the program shows it, from 1.
        hidden: It does not show, as a filter leaves it.
        cells: Text or number by column, from 0; blank cells are not there.
    """

    number: int
    hidden: bool = False
    cells: Mapping[int, str | float] = field(default_factory=dict)


def sheet_rows(path: str, content: bytes) -> tuple[SheetRow, ...]:
    """Read the only sheet.

    Args:
        path: For messages.
        content: The workbook.

    Raises:
        RefusedError: It is no workbook, or holds more than plain cells that show.
    """
    parts = dict(_parts(path, content))
    trees = {name: _tree(path, name, parts[name]) for name in parts if name.endswith(READ)}
    for name, tree in trees.items():
        if name.endswith(".rels") and any(_is_external(one) for one in tree):
            raise RefusedError((Refusal.FOREIGN_PART, {"path": path, "part": name}))
    if not {*LEADS, SHEET} <= trees.keys() or _misleads(trees):
        raise RefusedError((Refusal.NO_WORKBOOK, {"path": path}))
    try:
        _shows(path, trees[BOOK], trees[SHEET])
        shared = trees.get(TEXTS)
        texts = [] if shared is None else [_text(one) for one in shared.iter(f"{MAIN}si")]
        return tuple(_rows(path, trees[SHEET], texts))
    except (ValueError, IndexError, OverflowError):
        raise RefusedError((Refusal.NO_WORKBOOK, {"path": path})) from None


def _misleads(trees: Mapping[str, Element]) -> bool:
    """Say whether a program would show other parts than those that are read here."""
    for name, (folder, wanted) in LEADS.items():
        found = [
            (kind, normpath(join("/", folder, link.get("Target", ""))))
            for link in trees[name]
            for kind in [link.get("Type", "").rpartition("/")[2]]
            if kind in wanted
        ]
        if sorted(found) != sorted((k, f"/{part}") for k, part in wanted.items() if part in trees):
            return True
    other = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
    read = (trees[one] for one in (SHEET, TEXTS) if one in trees)
    return any(next(tree.iter(other), None) is not None for tree in read)


def _parts(path: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Unfold every part, within bounds; a size that is told may be a lie."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as book:
            listed = book.infolist()
            names = [one.filename for one in listed]
            strange = [one for one in names if not PARTS.fullmatch(one) or names.count(one) > 1]
            if any(one.compress_type not in PLAIN for one in listed):
                raise zipfile.BadZipFile
            if strange or len(names) > MOST_PARTS:
                named = strange[0][:100] if strange else f"({len(names)})"
                raise RefusedError((Refusal.FOREIGN_PART, {"path": path, "part": named}))
            left = MOST_BYTES
            for one in listed:
                most = min(left, max(FREE_BYTES, one.compress_size * RATIO))
                with book.open(one) as stream:
                    part = stream.read(most + 1)
                left -= len(part)
                if len(part) > most:
                    raise RefusedError((Refusal.BOMB, {"path": path}))
                yield one.filename, part
    except BROKEN:
        raise RefusedError((Refusal.NO_WORKBOOK, {"path": path})) from None


def _tree(path: str, name: str, part: bytes) -> Element:
    try:
        tree: Element = fromstring(part, forbid_dtd=True)
    except DefusedXmlException:
        raise RefusedError((Refusal.ENTITY, {"path": path, "part": name})) from None
    except (ParseError, ValueError, LookupError):
        raise RefusedError((Refusal.NO_WORKBOOK, {"path": path})) from None
    return tree


def _is_external(link: Element) -> bool:
    return link.get("TargetMode", "Internal") != "Internal"


def _shows(path: str, book: Element, sheet: Element) -> None:
    """See that the only sheet shows, with all its columns, and nothing covers anything."""
    listed = book.findall(f"{MAIN}sheets/{MAIN}sheet")
    settings = book.find(f"{MAIN}workbookPr")
    veiled = (one for one in listed if one.get("state", "visible") != "visible")
    columns = (one for one in sheet.iter(f"{MAIN}col") if _gone(one))
    hidden = [f"sheet {one.get('name')}" for one in veiled]
    hidden += [f"columns {one.get('min')}-{one.get('max')}" for one in columns]
    hidden += [str(one.get("ref")) for one in sheet.iter(f"{MAIN}mergeCell")]
    if hidden:
        raise RefusedError((Refusal.HIDDEN, {"path": path, "part": hidden[0][:100]}))
    of_1904 = settings is not None and settings.get("date1904", "0") not in {"0", "false"}
    if len(listed) != 1 or of_1904:
        raise RefusedError((Refusal.NO_WORKBOOK, {"path": path}))


def _gone(part: Element) -> bool:
    """Say whether a row or a column does not show."""
    sizes = (part.get("width"), part.get("ht"))
    return part.get("hidden", "0") not in {"0", "false"} or any(
        one is not None and float(one) == 0 for one in sizes
    )


def _rows(path: str, sheet: Element, texts: list[str]) -> Iterator[SheetRow]:
    before = 0
    for row in sheet.iterfind(f"{MAIN}sheetData/{MAIN}row"):
        number = int(row.get("r", "0"))
        if number <= before:
            raise ValueError
        cells = dict[int, str | float]()
        for cell in row.iterfind(f"{MAIN}c"):
            column = _column(path, cell, number)
            if column in cells:
                raise ValueError
            value = _value(cell, texts)
            if value != "":
                cells[column] = value
        before = number
        if number > MOST_ROWS:
            raise RefusedError((Refusal.ROWS, {"path": path}))
        yield SheetRow(number, _gone(row), cells)


def _column(path: str, cell: Element, row: int) -> int:
    """Give the place of a cell, which must be plain."""
    name = cell.get("r", "")
    found = REFERENCE.fullmatch(name)
    if found is None or int(found[2]) != row:
        raise ValueError
    if cell.find(f"{MAIN}f") is not None or cell.get("t") in {"str", "e"}:
        raise RefusedError((Refusal.FORMULA, {"path": path, "cell": name}))
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    if column > MOST_COLUMNS:
        raise RefusedError((Refusal.ROWS, {"path": path}))
    return column - 1


def _value(cell: Element, texts: list[str]) -> str | float:
    kind, written = cell.get("t", "n"), cell.findtext(f"{MAIN}v")
    if kind == "inlineStr":
        inline = cell.find(f"{MAIN}is")
        return "" if inline is None else _text(inline)
    if written is None:
        return ""
    if kind == "s":
        place = int(written)
        if place < 0:
            raise ValueError
        return texts[place]
    if kind == "n":
        return float(written)
    if kind in {"b", "d"}:
        return written
    raise ValueError


def _text(item: Element) -> str:
    """Join the runs of a text, without the readings that Japanese input keeps beside them."""
    runs = [*item.findall(f"{MAIN}t"), *item.findall(f"{MAIN}r/{MAIN}t")]
    text = "".join(run.text or "" for run in runs)
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text).strip()

"""Workbooks that somebody tampered with: each is refused, and nothing is signed."""

import random
import struct
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from scanner.decode import strict_workbook
from scanner.decode.strict_workbook import MOST_COLUMNS, MOST_ROWS, SheetRow, sheet_rows
from scanner.model.refusal import Refusal, RefusedError
from tests.decisions.office import FILE, Office
from tests.decisions.sheets import GOOD, SHEET, alter, fill, parts, rezip

BOOK, STRINGS = "xl/workbook.xml", "xl/sharedStrings.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
DTD = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
FILE_ENTITY = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LINK = (
    b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'relationships/externalLinkPath" Target="http://x.example/y" TargetMode="External"/>'
)
ALTERNATIVE = (
    b'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"/>'
)


def _in(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    return lambda part: part.replace(old, new, 1)


def _before_root(text: bytes) -> Callable[[bytes], bytes]:
    """Put something before the root of a part, behind its declaration if it has one."""

    def put(part: bytes) -> bytes:
        declared, mark, rest = part.rpartition(b"?>")
        return declared + mark + text + rest

    return put


def _cell(xml: bytes) -> Callable[[bytes], bytes]:
    """Put a cell at the end of the last row."""
    return lambda part: (
        xml.join(part.rsplit(b"</row>", 1)[:1]) + xml + b"</row>" + (part.rsplit(b"</row>", 1)[1])
    )


ALTERED: dict[str, tuple[str, Callable[[bytes], bytes], str]] = {
    "a formula": (SHEET, _cell(b'<c r="AA2"><f>1+1</f><v>2</v></c>'), "a formula in cell AA2"),
    "a formula's text": (SHEET, _cell(b'<c r="AA2" t="str"><v>x</v></c>'), "a formula in cell AA2"),
    "an error of a formula": (SHEET, _cell(b'<c r="AA2" t="e"><v>#REF!</v></c>'), "AA2"),
    "entities in the sheet": (SHEET, _before_root(DTD), "declares entities"),
    "a file as entity": (BOOK, _before_root(FILE_ENTITY), "declares entities"),
    "entities in relations": (RELATIONS, _before_root(DTD), "declares entities"),
    "an external link": (RELATIONS, _in(b"</Relationships>", LINK + b"</Relationships>"), "a part"),
    "a macro": ("xl/vbaProject.bin", lambda _: b"\xd0\xcf\x11\xe0", "vbaProject.bin"),
    "an external workbook": ("xl/externalLinks/externalLink1.xml", lambda _: b"<x/>", "external"),
    "a data connection": ("xl/connections.xml", lambda _: b"<x/>", "connections.xml"),
    "an object": ("xl/embeddings/oleObject1.bin", lambda _: b"x", "oleObject1.bin"),
    "a second sheet": ("xl/worksheets/sheet2.xml", lambda _: b"<x/>", "sheet2.xml"),
    "a path outside": ("../../evil.xml", lambda _: b"<x/>", "evil.xml"),
    "a hidden sheet": (BOOK, _in(b'state="visible"', b'state="veryHidden"'), "hidden or merged"),
    "two sheets": (BOOK, _in(b"</sheets>", b'<sheet name="b" sheetId="2"/></sheets>'), "XLSX"),
    "days since 1904": (BOOK, _in(b"<workbookPr", b'<workbookPr date1904="1"'), "XLSX"),
    "a hidden column": (SHEET, _in(b"<col ", b'<col hidden="1" '), "hidden or merged"),
    "a column without width": (SHEET, _in(b'<col width="18', b'<col width="0" x="18'), "hidden"),
    "another sheet than is read": (
        RELATIONS,
        _in(b"worksheets/sheet1.xml", b"../customXml/item1.xml"),
        "XLSX",
    ),
    "no sheet that shows": (RELATIONS, _in(b'/worksheet"', b'/chartsheet"'), "XLSX"),
    "another workbook than is read": ("_rels/.rels", _in(b"xl/workbook", b"xl/styles"), "XLSX"),
    "texts that do not show": (STRINGS, lambda _: b"<sst/>", "XLSX"),
    "two readings of a cell": (SHEET, _cell(ALTERNATIVE), "XLSX"),
    "a merged cell": (
        SHEET,
        _in(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A2:B3"/></mergeCells>'),
        "A2:B3",
    ),
    "a hidden row that decides": (SHEET, _in(b'<row r="2"', b'<row hidden="1" r="2"'), "hidden"),
    "a row without height": (SHEET, _in(b'<row r="2"', b'<row ht="0" r="2"'), "hidden"),
    "the same cell twice": (SHEET, _cell(b'<c r="A2"><v>1</v></c>'), "XLSX"),
    "the same row twice": (SHEET, _in(b"</sheetData>", b'<row r="2"/></sheetData>'), "XLSX"),
    "a cell of another row": (SHEET, _cell(b'<c r="AA3"><v>1</v></c>'), "XLSX"),
    "a cell without a place": (SHEET, _cell(b"<c><v>1</v></c>"), "XLSX"),
    "a cell far out": (SHEET, _cell(b'<c r="XFD2"><v>1</v></c>'), "too many rows or columns"),
    "a text that is not there": (SHEET, _cell(b'<c r="AA2" t="s"><v>9999</v></c>'), "XLSX"),
    "a text before the first": (SHEET, _cell(b'<c r="AA2" t="s"><v>-1</v></c>'), "XLSX"),
    "a cell of no kind": (SHEET, _cell(b'<c r="AA2" t="x"><v>1</v></c>'), "XLSX"),
    "a number that is none": (SHEET, _cell(b'<c r="AA2"><v>one</v></c>'), "XLSX"),
    "broken XML": (SHEET, lambda part: part[:-20], "XLSX"),
    "another heading": (SHEET, _in(b"Decision<", b"Decided<"), "headings"),
}


@pytest.mark.parametrize("name", ALTERED)
def test_an_altered_workbook_is_not_signed(desk: Office, name: str) -> None:
    path = desk.folder / FILE
    fill(path, GOOD)
    part, change, told = ALTERED[name]
    alter(path, part, change)
    code, said = desk.sign(FILE, day="2026-11-02")
    assert code == 2, said
    assert told in said
    assert not (desk.folder / "signed.json").exists()


def test_a_workbook_that_was_altered_after_it_was_signed(desk: Office) -> None:
    path = desk.folder / FILE
    fill(path, GOOD)
    assert desk.sign(FILE, day="2026-11-02")[0] == 0
    rezip(path, parts(path))
    code, said = desk.take(FILE, day="2026-11-02")
    assert (code, "not the file that was signed" in said) == (2, True)


def test_a_row_that_a_filter_hides_decides_nothing_and_harms_nothing(desk: Office) -> None:
    path = desk.folder / FILE
    fill(path, GOOD)
    alter(path, SHEET, _in(b"</sheetData>", b'<row r="3" hidden="1"/></sheetData>'))
    assert desk.sign(FILE, day="2026-11-02")[0] == 0


def _refused(content: bytes) -> Refusal:
    with pytest.raises(RefusedError) as caught:
        sheet_rows("x.xlsx", content)
    return caught.value.reasons[0][0]


def _zip(*listed: tuple[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", kind) as book:
        for name, part in listed:
            book.writestr(name, part)
    return content.getvalue()


def test_a_bomb_is_refused_before_it_unfolds(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _refused(_zip((SHEET, bytes(64 << 20)))) is Refusal.BOMB
    texts = b"".join(b"<t>%d</t>" % random.Random(n).getrandbits(64) for n in range(60_000))
    monkeypatch.setattr(strict_workbook, "MOST_BYTES", len(texts) - 1)
    assert _refused(_zip((STRINGS, texts))) is Refusal.BOMB
    monkeypatch.setattr(strict_workbook, "MOST_BYTES", len(texts))
    assert _refused(_zip((STRINGS, texts))) is Refusal.NO_WORKBOOK


def test_a_size_that_is_a_lie_is_found_out() -> None:
    content = bytearray(_zip((SHEET, b"<x>" + bytes(2_000_000))))
    place = content.index(b"PK\x01\x02") + 24
    content[place : place + 4] = struct.pack("<I", 10)
    assert _refused(bytes(content)) in {Refusal.NO_WORKBOOK, Refusal.BOMB}


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
def test_what_is_no_workbook() -> None:
    for content in (b"", b"PK", b"PK\x03\x04" + bytes(100), b"\xd0\xcf\x11\xe0" + bytes(600)):
        assert _refused(content) is Refusal.NO_WORKBOOK
    assert _refused(_zip((SHEET, b"<x/>"))) is Refusal.NO_WORKBOOK
    assert _refused(_zip((SHEET, b"<x/>"), (SHEET, b"<y/>"))) is Refusal.FOREIGN_PART
    assert _refused(_zip((SHEET, b"<x/>"), kind=zipfile.ZIP_LZMA)) is Refusal.NO_WORKBOOK
    many = [(f"customXml/item{n}.xml", b"<x/>") for n in range(101)]
    assert _refused(_zip(*many)) is Refusal.FOREIGN_PART


LINKS = (
    ("_rels/.rels", b'<x><y Type="/officeDocument" Target="xl/workbook.xml"/></x>'),
    (RELATIONS, b'<x><y Type="/worksheet" Target="/xl/worksheets/sheet1.xml"/></x>'),
)


def _sheet(rows: bytes) -> bytes:
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    book = b'<workbook xmlns="%b"><sheets><sheet name="a"/></sheets></workbook>' % main
    sheet = b'<worksheet xmlns="%b"><sheetData>%b</sheetData></worksheet>' % (main, rows)
    return _zip((BOOK, book), (SHEET, sheet), *LINKS)


def test_rows_and_columns_up_to_a_limit() -> None:
    last, beyond = b'<row r="%d"/>' % MOST_ROWS, b'<row r="%d"/>' % (MOST_ROWS + 1)
    assert [row.number for row in sheet_rows("x", _sheet(last))] == [MOST_ROWS]
    assert _refused(_sheet(beyond)) is Refusal.ROWS
    assert MOST_COLUMNS == 64
    inside, outside = (b'<row r="1"><c r="%b1"><v>7</v></c></row>' % n for n in (b"BL", b"BM"))
    assert sheet_rows("x", _sheet(inside)) == (SheetRow(1, cells={63: 7.0}),)
    assert _refused(_sheet(outside)) is Refusal.ROWS


def test_texts_are_read_as_they_show() -> None:
    row = (
        b'<row r="1"><c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b_x0041_</t></r>'
        b'<rPh sb="0" eb="1"><t>kana</t></rPh></is></c><c r="B1" t="inlineStr"/><c r="C1"/>'
        b'<c r="D1" t="b"><v>1</v></c></row>'
    )
    assert sheet_rows("x", _sheet(row)) == (SheetRow(1, cells={0: "abA", 3: "1"}),)


def test_entities_among_the_texts(sheet: Path, tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_bytes((sheet / "out" / FILE).read_bytes())
    alter(path, STRINGS, _before_root(DTD))
    assert _refused(path.read_bytes()) is Refusal.ENTITY


def test_flipped_bits_are_refused_or_change_nothing(sheet: Path) -> None:
    """A bit somewhere in the file: whatever is read is what was there, or it is refused."""
    content = (sheet / "out" / FILE).read_bytes()
    whole, chance = sheet_rows("x", content), random.Random(7)
    refused = 0
    for _ in range(300):
        flipped = bytearray(content)
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        try:
            assert sheet_rows("x", bytes(flipped)) == whole
        except RefusedError:
            refused += 1
    assert refused > 200

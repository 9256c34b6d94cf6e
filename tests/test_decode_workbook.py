"""Workbooks: every sheet, hidden ones and comments too, and one that kills whoever opens it."""

import base64
import io
from collections.abc import Callable
from datetime import datetime
from typing import Any, BinaryIO
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.workbook.protection import WorkbookProtection

from scanner.decode import child
from scanner.decode.limits import Limits
from scanner.decode.sheets import read_sheets
from scanner.decode.workbook import read_sheet
from scanner.model.errors import Reason, SourceError
from scanner.model.source import Skipped

Fill = Callable[[openpyxl.Workbook], None]


def book(fill: Fill) -> bytes:
    made = openpyxl.Workbook()
    fill(made)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def _members(made: openpyxl.Workbook) -> None:
    sheet = made.active
    assert sheet is not None
    sheet.title = "会員"
    sheet.append(["名簿"])
    sheet.append([None])
    sheet.append(["氏名", "WAON番号", "登録日"])
    sheet.append(["山田太郎", 6900123412341234, datetime(2020, 1, 2, 3, 4, 5)])  # noqa: DTZ001
    sheet.append(["鈴木花子", 1.5, True])
    sheet["A4"].comment = Comment("本人より電話", "係")
    hidden = made.create_sheet("控え")
    hidden.sheet_state = "hidden"
    hidden["B2"] = "電話 090-0000-0000"


def far_apart(made: openpyxl.Workbook) -> None:
    sheet = made.active
    assert sheet is not None
    sheet["A1"], sheet["XFD1048576"] = "始め", "終わり"


def _items(stream: BinaryIO, name: str) -> list[Any]:
    return list(read_sheet(stream, name))


def test_cells_stand_where_they_stand() -> None:
    first, second = read_sheets(book(_members))
    assert (first.name, first.hidden) == ("会員", False)
    assert first.cells.to_pylist() == [
        {"col1": "名簿", "col2": None, "col3": None},
        {"col1": None, "col2": None, "col3": None},
        {"col1": "氏名", "col2": "WAON番号", "col3": "登録日"},
        {"col1": "山田太郎", "col2": "6900123412341234", "col3": "2020-01-02 03:04:05"},
        {"col1": "鈴木花子", "col2": "1.5", "col3": "True"},
    ]
    assert (second.name, second.hidden) == ("控え", True)
    assert second.cells.to_pylist()[1] == {"col1": None, "col2": "電話 090-0000-0000"}


def test_records_have_the_names_of_their_columns_and_a_title_is_not_lost() -> None:
    records, comments = _items(io.BytesIO(book(_members)), "会員")
    assert records.to_pydict() == {
        "氏名": ["名簿", "山田太郎", "鈴木花子"],
        "WAON番号": [None, "6900123412341234", "1.5"],
        "登録日": [None, "2020-01-02 03:04:05", "True"],
    }
    assert comments.to_pydict() == {"comment": ["本人より電話"]}


def test_a_sheet_without_names_has_numbered_columns() -> None:
    def fill(made: openpyxl.Workbook) -> None:
        assert made.active is not None
        for row in (["山田太郎", "090-0000-0000"], ["鈴木花子", "090-0000-0001"]):
            made.active.append(row)

    [records] = _items(io.BytesIO(book(fill)), "Sheet")
    assert records.schema.names == ["col1", "col2"]
    assert records.num_rows == 2


def test_an_empty_sheet_has_nothing_to_lose() -> None:
    assert list(read_sheet(io.BytesIO(book(lambda _: None)), "Sheet")) == []


def test_two_cells_far_apart_kill_the_child_and_not_us() -> None:
    content = book(far_apart)
    assert len(content) < 5_000
    with pytest.raises(SourceError) as died:
        list(read_sheets(content))
    assert died.value.reason is Reason.DECODER_DIED
    assert len(list(read_sheets(book(_members)))) == 2


def test_a_child_that_is_silent_for_too_long_is_ended() -> None:
    with pytest.raises(SourceError) as late:
        list(read_sheets(book(far_apart), Limits(memory_bytes=1 << 50, seconds=0.01)))
    assert late.value.reason in {Reason.TIMED_OUT, Reason.DECODER_DIED}


def test_a_child_is_used_again_and_one_left_amid_its_answer_is_not() -> None:
    child.end_all()
    content = book(_members)
    list(read_sheets(content))
    [before] = child._idle  # noqa: SLF001 - that it is the same process is the point
    list(read_sheets(content))
    assert child._idle == [before]  # noqa: SLF001
    sheets = read_sheets(content)
    assert next(sheets).name == "会員"
    sheets.close()  # type: ignore[attr-defined]
    assert child._idle == []  # noqa: SLF001
    assert [sheet.name for sheet in read_sheets(content)] == ["会員", "控え"]


@pytest.mark.parametrize("content", [b"", b"PK\3\4", b"no workbook", book(_members)[:-200]])
def test_a_broken_workbook_is_malformed(content: bytes) -> None:
    with pytest.raises(SourceError) as broken:
        list(read_sheets(content))
    assert broken.value.reason is Reason.MALFORMED
    assert broken.value.__cause__ is None


def test_a_protected_structure_does_not_keep_cells_from_being_read() -> None:
    def fill(made: openpyxl.Workbook) -> None:
        _members(made)
        made.security = WorkbookProtection(workbookPassword="1234", lockStructure=True)

    assert len(list(read_sheets(book(fill)))) == 2


PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def test_a_picture_on_a_sheet_is_not_read_and_said_so() -> None:
    part = "xl/drawings/_rels/drawing1.xml.rels"
    sheet = "xl/worksheets/_rels/sheet1.xml.rels"
    relation = (
        '<Relationships><Relationship Id="r1" Type="http://x/{}" Target="{}"/></Relationships>'
    )
    drawing = "<d><p><r><t>吹き出し</t></r></p></d>"
    file = io.BytesIO(book(lambda made: made.active.append(["a", "b"])))  # type: ignore[union-attr]
    with ZipFile(file, "a") as made:
        made.writestr(sheet, relation.format("drawing", "../drawings/drawing1.xml"))
        made.writestr("xl/drawings/drawing1.xml", drawing)
        made.writestr(part, relation.format("image", "../media/image1.png"))
        made.writestr("xl/media/image1.png", PICTURE)
    _, texts, skipped = _items(file, "Sheet")
    assert texts.to_pydict() == {"comment": ["吹き出し"]}
    assert skipped == Skipped(Reason.UNSUPPORTED_TYPE, 1, len(PICTURE))


def test_rows_without_a_cell_are_no_records() -> None:
    file = io.BytesIO(book(lambda made: made.active.append(["a", "b"])))  # type: ignore[union-attr]
    with ZipFile(file) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(2, 300_000))
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b"</sheetData>", f"{rows}</sheetData>".encode())
    file = io.BytesIO()
    with ZipFile(file, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    [records] = _items(file, "Sheet")
    assert records.to_pydict() == {"a": [], "b": []}


ODS = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="会員"><table:table-row>
<table:table-cell office:value-type="string"><text:p>氏名</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>状態</text:p></table:table-cell>
</table:table-row><table:table-row>
<table:table-cell office:value-type="string"><office:annotation><text:p>本人より</text:p>
<text:p>電話</text:p></office:annotation><text:p>山田太郎</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>有効</text:p></table:table-cell>
</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""


MANIFEST = """<manifest:manifest
 xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/x"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""


def test_an_ods_workbook_and_its_comments() -> None:
    file = io.BytesIO()
    with ZipFile(file, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("META-INF/manifest.xml", MANIFEST)
        made.writestr("content.xml", ODS.replace("\n", ""))
    records, comments = _items(file, "会員")
    assert records.schema.names == ["氏名", "状態"]
    assert records.column("状態").to_pylist() == ["有効"]
    assert comments.to_pydict() == {"comment": ["本人より\n電話"]}

"""Workbooks: every sheet, hidden ones and comments too, and one that kills whoever opens it."""

import io
from collections.abc import Callable
from datetime import datetime

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.workbook.protection import WorkbookProtection

from scanner.decode import child
from scanner.decode.limits import Limits
from scanner.decode.sheets import read_sheets
from scanner.decode.workbook import read_sheet
from scanner.model.errors import Reason, SourceError

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
    records, comments = read_sheet(io.BytesIO(book(_members)), "会員")
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

    [records] = read_sheet(io.BytesIO(book(fill)), "Sheet")
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

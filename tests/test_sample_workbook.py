"""The sample's list in a workbook, as Excel would open it."""

from datetime import datetime
from io import BytesIO

import openpyxl

from sample_data.registers import lists


def test_a_list_is_a_workbook_with_a_merged_title_and_real_days() -> None:
    roster = lists("clean")["roster"]
    assert roster.shown == "roster.xlsx#名簿"
    sheet = openpyxl.load_workbook(BytesIO(roster.content()))["名簿"]
    assert {str(merged) for merged in sheet.merged_cells.ranges} == {"A1:J1", "A2:J2"}
    assert [cell.value for cell in sheet[4]] == roster.headings
    assert (sheet["B5"].value, sheet["G5"].value) == ("伊藤　誠", datetime(2021, 4, 1))  # noqa: DTZ001 - Excel's days have no zone
    assert sheet["F5"].value is None


def test_the_same_list_is_the_same_bytes() -> None:
    first, second = (lists("clean")["roster"].content() for _ in range(2))
    assert first == second

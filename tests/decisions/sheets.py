"""A sheet of exceptions as the product writes it, filled in as a person does, or as an attacker."""

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from scanner.reports.exception_sheet import COLUMNS
from tests.decisions.office import Office

NAMES = list(COLUMNS)
SHEET = "xl/worksheets/sheet1.xml"
WAIVER = "waiver (the risk is accepted)"
Cells = Mapping[str, Any]

GOOD: Cells = {
    "xs-decision": WAIVER,
    "xs-until": date(2026, 12, 31),
    "xs-reason": "移行中のため",
    "xs-requested": "山田",
}


def made(office: Office, day: str = "2026-11-02") -> Path:
    """Have the product write a sheet, and put it where it is filled in."""
    assert office.night(day, "--format", "xlsx,json", command="scan") in {0, 10}
    path = office.folder / "exceptions.xlsx"
    path.write_bytes((office.folder / "out" / "exceptions.xlsx").read_bytes())
    return path


def fill(path: Path, cells: Cells, row: int = 2) -> None:
    """Write into the columns of a row, in another program than the one that made the sheet."""
    book = openpyxl.load_workbook(path)
    for name, value in cells.items():
        book.worksheets[0].cell(row, NAMES.index(name) + 1).value = value
    book.save(path)


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def rezip(path: Path, written: Mapping[str, bytes]) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as book:
        for name, part in written.items():
            book.writestr(name, part)
    path.write_bytes(content.getvalue())


def alter(path: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    """Change one part; the change must change something."""
    all_parts = parts(path)
    before = all_parts.get(name, b"")
    all_parts[name] = change(before)
    assert all_parts[name] != before
    rezip(path, all_parts)

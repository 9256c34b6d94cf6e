"""Workbooks: XLSX, XLSM, XLSB, XLS and ODS, all sheets, hidden ones too.

calamine reads the cells. It asks for memory by the outermost cells, so it runs in a ``child`` only.
A title above the names of the columns is a record like any other: it may say whose list it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import chain, islice
from typing import BinaryIO

import pyarrow as pa
import python_calamine as calamine

from scanner.decode import header
from scanner.decode.comments import COMMENT, beside_cells
from scanner.model.errors import Reason, SourceError
from scanner.model.source import Skipped

SAMPLE_ROWS = 100
ROWS_PER_BATCH = 50_000

Cell = str | float | bool | date | time | timedelta
Row = list[str | None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as it stands.

    Attributes:
        cells: Text by row and column, ``col1`` and so on, from the first row; empty is null.
    """

    name: str
    hidden: bool
    cells: pa.RecordBatch


def sheet_names(stream: BinaryIO) -> list[str]:
    """Name the sheets of a workbook, in its order.

    Raises:
        SourceError: It cannot be opened.
    """
    return [sheet.name for sheet in _opened(stream).sheets_metadata]


def sheets(stream: BinaryIO) -> Iterator[Sheet]:
    """Give every sheet with all its rows, for whoever has to know where a row stands.

    Raises:
        SourceError: It cannot be opened.
    """
    book = _opened(stream)
    for place, known in enumerate(book.sheets_metadata):
        hidden = known.visible != calamine.SheetVisibleEnum.Visible
        yield Sheet(known.name, hidden, _batch(list(_rows(book, place, known))))


def read_sheet(stream: BinaryIO, name: str) -> Iterator[pa.RecordBatch | Skipped]:
    """Give the records of one sheet under the names of its columns, then what is beside its cells.

    Raises:
        SourceError: There is no such sheet, or it cannot be opened.
    """
    book = _opened(stream)
    place = next((i for i, one in enumerate(book.sheet_names) if one == name), None)
    if place is None:
        raise SourceError(Reason.NOT_FOUND)
    known = book.sheets_metadata[place]
    yield from records(row for row in _rows(book, place, known) if any(row))
    found, unread = beside_cells(stream, name)
    if found:
        yield pa.RecordBatch.from_pydict({COMMENT: pa.array(found, pa.string())})
    yield from unread


def records(rows: Iterator[Row]) -> Iterator[pa.RecordBatch]:
    """Cut rows of one width into batches, named by the row of names where there is one."""
    begin = list(islice(rows, SAMPLE_ROWS))
    if not begin:
        return
    place = _header(begin)
    names = header.column_names(_texts(begin[place]) if place is not None else [""] * len(begin[0]))
    if place is not None:
        del begin[place]
    rest = chain(begin, rows)
    first = list(islice(rest, ROWS_PER_BATCH))
    yield _batch(first, names)
    while more := list(islice(rest, ROWS_PER_BATCH)):
        yield _batch(more, names)


def _header(rows: list[Row]) -> int | None:
    """Find the row of names: the first with more than a title in it, if it is one."""
    sample = [_texts(row) for row in rows]
    wide = (i for i, row in enumerate(sample) if len(row) == 1 or sum(map(bool, row)) > 1)
    place = next(wide, None)
    if place is None or not header.is_header(sample[place], sample[place + 1 :]):
        return None
    return place


def _texts(row: Row) -> list[str]:
    return [cell or "" for cell in row]


def _opened(stream: BinaryIO) -> calamine.CalamineWorkbook:
    stream.seek(0)
    try:
        book = calamine.CalamineWorkbook.from_filelike(stream)
    except calamine.PasswordError:
        raise SourceError(Reason.ENCRYPTED) from None
    except calamine.CalamineError as error:
        raise SourceError(Reason.MALFORMED, type(error).__name__) from None
    if not book.sheets_metadata:  # calamine opens a file that ends too early
        raise SourceError(Reason.MALFORMED)
    return book


def _rows(
    book: calamine.CalamineWorkbook, place: int, known: calamine.SheetMetadata
) -> Iterator[Row]:
    """Read a sheet as texts, from its first row; a chart has none."""
    if known.typ != calamine.SheetTypeEnum.WorkSheet:
        return
    sheet = book.get_sheet_by_index(place)
    for row in sheet.to_python(skip_empty_area=False):
        yield list(map(_text, row))


def _batch(rows: Sequence[Row], names: Sequence[str] | None = None) -> pa.RecordBatch:
    if names is None:
        width = max(map(len, rows), default=0)
        names = [f"col{place}" for place in range(1, width + 1)]
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    arrays = [pa.array(column, pa.string()) for column in columns]
    return pa.RecordBatch.from_arrays(arrays, names=list(names))


def _text(cell: Cell) -> str | None:
    """Write a cell as it would be typed: a card number is no 6.9E+15."""
    if isinstance(cell, str):
        return cell or None
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ")
    return str(cell)

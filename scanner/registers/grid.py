"""A sheet as its cells, from CSV, YAML or a spreadsheet.

Promise: a file that cannot be read gives a reason, and never a short table.
"""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scanner.decode import encoding
from scanner.model.errors import Reason, SourceError

MAX_BYTES = 1 << 26
MAX_ROWS = 200_000
SPREADSHEETS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
YAMLS = frozenset({".yaml", ".yml"})
DELIMITERS = ",\t;"


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet.

    Attributes:
        name: Of the sheet, ``None`` where a file has no sheets.
        rows: Every cell as text, empty for a blank one.
        numbers: The row, or line, of each as the office sees it.
    """

    name: str | None
    rows: Sequence[Sequence[str]]
    numbers: Sequence[int]

    @property
    def is_blank(self) -> bool:
        """Say whether nothing stands in it."""
        return not any(cell.strip() for row in self.rows for cell in row)


def content_of(path: Path) -> bytes:
    """Read a file.

    Raises:
        SourceError: It cannot be read.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise SourceError(_why(error), type(error).__name__) from None
    if len(content) > MAX_BYTES:
        raise SourceError(Reason.TOO_LARGE)
    return content


def grids(path: Path, content: bytes) -> tuple[Grid, ...]:
    """Give every sheet of a file.

    Raises:
        SourceError: It cannot be read.
    """
    return tuple(_reader(path.suffix.lower())(content))


def _why(error: OSError) -> Reason:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Reason.NOT_FOUND
    return Reason.PERMISSION if isinstance(error, PermissionError) else Reason.READ_FAILED


def _reader(suffix: str) -> Callable[[bytes], Iterator[Grid]]:
    if suffix in SPREADSHEETS:
        return _spreadsheet
    return _yaml if suffix in YAMLS else _csv


def _csv(content: bytes) -> Iterator[Grid]:
    """Read lines whatever their width: titles stand above the headings."""
    stream = io.BytesIO(content)
    codec = encoding.detect(stream)
    text = "".join(encoding.decoded(stream, codec)).removeprefix("\ufeff")
    sign = max(DELIMITERS, key=text.count)
    rows, numbers = list[list[str]](), list[int]()
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    before = 0
    try:
        for row in reader:
            rows.append(row)
            numbers.append(before + 1)
            before = reader.line_num
    except csv.Error as error:
        raise SourceError(Reason.MALFORMED, type(error).__name__) from None
    yield _bounded(Grid(None, rows, numbers))


def _bounded(grid: Grid) -> Grid:
    if len(grid.rows) > MAX_ROWS:
        raise SourceError(Reason.TOO_LARGE)
    return grid


def _spreadsheet(content: bytes) -> Iterator[Grid]:
    """Read every sheet; a hidden one counts like any other."""
    from scanner.decode.sheets import read_sheets  # noqa: PLC0415 - loads late, it is seldom asked

    for sheet in read_sheets(content):
        columns = [column.to_pylist() for column in sheet.cells.columns]
        rows = [[cell or "" for cell in row] for row in zip(*columns, strict=True)]
        yield _bounded(Grid(sheet.name, rows, range(1, len(rows) + 1)))


def _yaml(content: bytes) -> Iterator[Grid]:
    """Read a list of entries, or several by name; a list in an entry is one cell."""
    from ruamel.yaml import YAML  # noqa: PLC0415 - as above
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415 - as above

    try:
        data = YAML(typ="rt", pure=True).load(content)
    except (YAMLError, UnicodeDecodeError, ValueError) as error:
        raise SourceError(Reason.MALFORMED, type(error).__name__) from None
    named = data if isinstance(data, dict) else {None: data or []}
    for name, entries in named.items():
        if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
            raise SourceError(Reason.MALFORMED)
        if entries:  # a list without entries is a register without entries
            yield _bounded(_entries(None if name is None else str(name), entries))


def _entries(name: str | None, entries: Sequence[Any]) -> Grid:
    headings = list(dict.fromkeys(str(key) for entry in entries for key in entry))
    rows = [[_cell(entry.get(key)) for key in headings] for entry in entries]
    lines = [entry.lc.line + 1 for entry in entries]
    return Grid(name, [headings, *rows], [0, *lines])


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "、".join(map(_cell, value))
    if isinstance(value, bool):
        return "有" if value else "無"
    return "" if value is None else str(value)

"""From a sheet to rows of read cells: headings found, what is no entry left out, mistakes told.

Promise: a row of which one cell is not understood is not used at all, and is told with its column;
nothing that a cell says is repeated.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from scanner.model.entry import Register, Spot
from scanner.model.register import Flaw, Flawed
from scanner.model.writing import compact
from scanner.registers.grid import Grid, head
from scanner.registers.headings import HEADINGS, ID, Heading

TITLE_ROWS = 20
"""Rows above the headings at most."""

TOTALS = frozenset({"合計", "計", "小計", "総計", "total"})
NOTE = re.compile(r"^[※*]|^(?:注|備考)[0-9:.)]*")
BEHIND = re.compile(r"\([^()]*\)$|[※*:]+$")
TOKEN = re.compile(r"(?:^|[^a-z])sig(?:=|%3d)|[0-9a-z+/%]{40,}(?:=|%3d)", re.IGNORECASE)
"""The signature of a shared access signature, in an address or alone: 32 bytes in base64."""

SHOWN_ID = re.compile(r"(?!.*[0-9]{7})[0-9A-Za-z第号年度令和._/#()-]{1,32}", re.ASCII)
"""A number that names nobody: signs of office numbers, and no run as long as a phone number."""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet that was understood as far as it goes.

    Attributes:
        rows: A column for each heading found, by key; ``None`` for a blank cell.
        written: The same cells as they are written.
        spots: Where each row stands, in the order of the rows.
    """

    rows: pd.DataFrame
    written: pd.DataFrame
    spots: Sequence[Spot]
    flaws: Sequence[Flawed] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Header:
    """Where the headings stand.

    Attributes:
        below: Position of the first row below them.
        columns: Position by key.
        names: The headings themselves, as they are repeated on every printed page.
    """

    below: int
    columns: Mapping[str, int]
    names: tuple[tuple[str, ...], ...]


def table(grid: Grid, register: Register, sheet: str) -> Table:
    """Read one sheet of a register."""
    headings = HEADINGS[register]
    header = _header(grid, headings)
    top = Spot(register, sheet, "row 1", 1)
    if header is None:
        nothing = pd.DataFrame()
        return Table(nothing, nothing, (), (Flawed(top, Flaw.NO_HEADER),))
    missing = [key for key, h in headings.items() if h.needed and key not in header.columns]
    written = _written(grid, header, headings)
    spots = [_spot(register, sheet, number, _id(written, number)) for number in written.index]
    flaws = [Flawed(top, Flaw.NO_COLUMN, 0, key) for key in missing]
    rows, wrong = _read(written, headings, header, spots)
    flaws += wrong
    bad = {flaw.spot.row for flaw in flaws}
    good = [] if missing else [number for number in written.index if number not in bad]
    kept = [spot for spot in spots if spot.row in set(good)]
    return Table(rows.loc[good], written.loc[good], kept, tuple(flaws))


def _header(grid: Grid, headings: Mapping[str, Heading]) -> Header | None:
    """Find the row, or two rows one above the other, that names most columns."""
    best: Header | None = None
    for place, row in head(grid, TITLE_ROWS):
        upper = tuple(map(_heading, row))
        found = [Header(place + 1, _columns(upper, headings), (upper,))]
        if place + 1 < len(grid.rows):
            lower = tuple(map(_heading, grid.rows[place + 1]))
            joined = _columns(_joined(upper, lower), headings)
            found.append(Header(place + 2, joined, (upper, lower)))
        for one in found:
            if best is None or len(one.columns) > len(best.columns):
                best = one
    needed = sum(h.needed for h in headings.values())
    return best if best and len(best.columns) >= min(2, needed) else None


def _heading(cell: str) -> str:
    """Write a heading in one way, without what stands in brackets behind it."""
    return BEHIND.sub("", compact(cell))


def _columns(names: Sequence[str], headings: Mapping[str, Heading]) -> dict[str, int]:
    """Find each column; a heading that stands twice is the first one."""
    known = {compact(n): key for key, h in reversed(list(headings.items())) for n in h.names}
    found: dict[str, int] = {}
    for place, cell in enumerate(names):
        if cell in known:
            found.setdefault(known[cell], place)
    return found


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Join two rows of headings: a merged one holds for the blank ones on its right."""
    names, above = list[str](), ""
    for place, cell in enumerate(lower):
        own = upper[place] if place < len(upper) else ""
        above = own or (above if cell else "")
        names.append(f"{above}{cell}")
    return names


def _written(grid: Grid, header: Header, headings: Mapping[str, Heading]) -> pd.DataFrame:
    """Give the entries as they are written, by row number."""
    rows = grid.rows[header.below :]
    numbers = grid.numbers[header.below :]
    entries = {
        number: {key: row[at] if at < len(row) else "" for key, at in header.columns.items()}
        for number, row in zip(numbers, rows, strict=True)
        if _is_entry(row, header)
    }
    frame: pd.DataFrame = pd.DataFrame.from_dict(
        entries, orient="index", columns=list(header.columns), dtype="str"
    )
    own = [key for key in frame.columns if key != ID]
    frame = frame[(frame[own].apply(lambda column: column.str.strip()) != "").any(axis=1)]
    carried = [key for key in frame.columns if headings[key].carried]
    blank = frame[carried].apply(lambda column: column.str.strip()) == ""
    frame[carried] = frame[carried].mask(blank).ffill().fillna("")
    return frame


def _is_entry(row: Sequence[str], header: Header) -> bool:
    """Leave out blank rows, sums, notes, and headings that are printed on every page."""
    cells = [compact(cell) for cell in row]
    filled = [cell for cell in cells if cell]
    if not filled or filled[0] in TOTALS:
        return False
    if len(filled) == 1 and NOTE.match(filled[0]):
        return False
    return tuple(map(_heading, row)) not in header.names


def _id(written: pd.DataFrame, number: int) -> str:
    text = compact(str(written.loc[number, ID])).upper() if ID in written.columns else ""
    return text if SHOWN_ID.fullmatch(text) else f"row {number}"


def _spot(register: Register, sheet: str, number: int, identity: str) -> Spot:
    return Spot(register, sheet, identity, number)


def _read(
    written: pd.DataFrame,
    headings: Mapping[str, Heading],
    header: Header,
    spots: Sequence[Spot],
) -> tuple[pd.DataFrame, list[Flawed]]:
    """Read every column, and tell the cells that are not understood."""
    rows = pd.DataFrame(index=written.index)
    flaws: list[Flawed] = []
    for key in written.columns:
        column: list[str] = written[key].tolist()
        blank = [not cell.strip() for cell in column]
        token = [TOKEN.search(cell) is not None for cell in column]
        values = headings[key].read(column)
        cells = [None if none else value for value, none in zip(values, blank, strict=True)]
        rows[key] = pd.Series(cells, index=written.index, dtype=object)
        for spot, cell, none, held in zip(spots, cells, blank, token, strict=True):
            wrong = _wrong(headings[key], cell, blank=none, token=held)
            if wrong is not None:
                flaws.append(Flawed(spot, wrong, header.columns[key] + 1, key))
    return rows, flaws


def _wrong(heading: Heading, cell: object, *, blank: bool, token: bool) -> Flaw | None:
    """Say what is wrong with a cell."""
    if token:
        return Flaw.TOKEN
    if blank:
        return Flaw.MISSING if heading.needed else None
    return heading.flaw if cell is None else None

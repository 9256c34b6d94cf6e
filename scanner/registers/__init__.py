"""The lists that offices keep, read as they are: titles, merged cells, eras, several sheets.

Promise: a row is understood whole or told with file, sheet, row and column; a file that cannot be
read is told; no cell is repeated in what is told.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from os.path import normpath
from pathlib import Path
from typing import Any

import pandas as pd

from scanner.model.entry import Register
from scanner.model.errors import Reason, SourceError
from scanner.model.policy import Policy
from scanner.model.register import Flawed, Registers
from scanner.model.register_data import ApprovedPlace
from scanner.model.system import RegisterFile
from scanner.registers.contradictions import checked
from scanner.registers.entries import BUILD, Row
from scanner.registers.grid import grids
from scanner.registers.table import Table, table

__all__ = ["read_registers"]


def read_registers(
    files: Mapping[Register, RegisterFile], policy: Policy, now: datetime
) -> Registers:
    """Read every register that a policy names.

    Args:
        files: Where they are.
        policy: What datasets and flows there are, to which they refer.
        now: The moment of judgement, in Asia/Tokyo.
    """
    unread: dict[Register, Reason] = {}
    entries: dict[str, list[Any]] = defaultdict(list)
    flaws: list[Flawed] = []
    for register, file in sorted(files.items()):
        try:
            tables = _tables(register, file)
        except SourceError as error:
            unread[register] = error.reason
            continue
        for one in tables:
            flaws += one.flaws
            entries[register.value] += _built(register, one)
        if register is Register.APPROVED_PLACES:
            entries[register.value] = [_resolved(e, file) for e in entries[register.value]]
    typed = {name: tuple(found) for name, found in entries.items()}
    read = Registers(frozenset(files), unread, tuple(flaws), **typed)
    return checked(read, policy, now)


def _tables(register: Register, file: RegisterFile) -> list[Table]:
    """Read the sheets that are meant: the one that is named, or all that are not blank."""
    found = grids(Path(file.path))
    if file.sheet is None:
        sheets = [grid for grid in found if not grid.is_blank] or list(found[:1])
    else:
        sheets = [grid for grid in found if grid.name == file.sheet]
        if not sheets:
            raise SourceError(Reason.NOT_FOUND)
    shown = file.shown.partition("#")[0]
    return [
        table(grid, register, shown if grid.name is None else f"{shown}#{grid.name}")
        for grid in sheets
    ]


def _built(register: Register, one: Table) -> list[Any]:
    build = BUILD[register]
    pairs = zip(one.spots, _records(one.rows), _records(one.written), strict=True)
    return [build(spot, Row(read, written)) for spot, read, written in pairs]


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(key): cell for key, cell in row.items()} for row in frame.to_dict("records")]


def _resolved(entry: ApprovedPlace, file: RegisterFile) -> ApprovedPlace:
    """Write a place as sources are: with ``/``, and a relative path from the policy's folder."""
    place = entry.place.replace("\\", "/")
    if place.startswith("."):
        place = normpath(f"{file.folder}/{place}")
    return replace(entry, place=place.rstrip("/"))

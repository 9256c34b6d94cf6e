"""The lists that offices keep, read as they are: titles, merged cells, eras, several sheets.

Promise: a row is understood whole or told with file, sheet, row and column; a file that cannot be
read is told; no cell is repeated in what is told.
"""

import hmac
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from os.path import normpath
from pathlib import Path
from typing import Any

import pandas as pd

from scanner.model.entry import Register
from scanner.model.errors import Reason, SourceError
from scanner.model.policy import Policy
from scanner.model.register import Flawed, Registers
from scanner.model.register_data import ApprovedPlace
from scanner.model.secret import Secret
from scanner.model.system import RegisterFile
from scanner.registers.contradictions import checked
from scanner.registers.entries import BUILD, Row
from scanner.registers.grid import content_of, grids
from scanner.registers.table import Table, table

__all__ = ["read_registers"]


def read_registers(
    files: Mapping[Register, RegisterFile],
    policy: Policy,
    now: datetime,
    show: Callable[[str], str],
    key: Secret[bytes] | None = None,
) -> Registers:
    """Read every register that a policy names.

    Args:
        files: Where they are.
        policy: What datasets and flows there are, to which they refer.
        now: The moment of judgement, in Asia/Tokyo.
        show: Gives the name of a sheet as it may be shown: nobody declared it.
        key: Under which files are digested, so that a run can say later what it read: nobody can
            guess a short list from its digest. Without one they are not.
    """
    unread: dict[Register, Reason] = {}
    entries: dict[str, list[Any]] = defaultdict(list)
    flaws: list[Flawed] = []
    digests: dict[str, str] = {}
    for register, file in sorted(files.items()):
        try:
            content = content_of(Path(file.path))
            if key is not None:
                shown = file.shown.partition("#")[0]
                digests[shown] = hmac.new(key.reveal(), content, sha256).hexdigest()
            tables = _tables(register, file, content, show)
        except SourceError as error:
            unread[register] = error.reason
            continue
        for one in tables:
            flaws += one.flaws
            entries[register.value] += _built(register, one)
        if register is Register.APPROVED_PLACES:
            entries[register.value] = [_resolved(e, file) for e in entries[register.value]]
    typed = {name: tuple(found) for name, found in entries.items()}
    read = Registers(frozenset(files), unread, tuple(flaws), digests=digests, **typed)
    return checked(read, policy, now)


def _tables(
    register: Register, file: RegisterFile, content: bytes, show: Callable[[str], str]
) -> list[Table]:
    """Read the sheets that are meant: the one that is named, or all that are not blank."""
    found = grids(Path(file.path), content)
    if file.sheet is None:
        sheets = [grid for grid in found if not grid.is_blank] or list(found[:1])
    else:
        sheets = [grid for grid in found if grid.name == file.sheet]
        if not sheets:
            raise SourceError(Reason.NOT_FOUND)
    shown = file.shown.partition("#")[0]
    names = [grid.name and (grid.name if file.sheet else show(grid.name)) for grid in sheets]
    return [
        table(grid, register, f"{shown}#{name}" if name else shown)
        for grid, name in zip(sheets, names, strict=True)
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

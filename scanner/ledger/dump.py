"""Backup into one file, and back: any engine's into any other's.

JSON lines: a head, one row a line, and a MAC over everything before it. The rows are of one moment,
read while others go on writing, and keep the MACs they have: a backup hides no change. The file
shows what the ledger shows, and is readable for its owner alone.
"""

import base64
import hmac
import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from scanner.ledger import acts, schema
from scanner.ledger.acts import Act, ActKind
from scanner.ledger.seal import Row, Seal
from scanner.ledger.tables import ACTS, FINDINGS, META, METADATA, RUNS
from scanner.ledger.troubles import LedgerError, Trouble
from scanner.model.secret import Secret

FORMAT = 1
BATCH = 500


@dataclass(frozen=True, slots=True)
class Copied:
    """What a backup or a restore did.

    Attributes:
        rows: By table.
        unverified: Rows that the scanner did not write as they are.
    """

    rows: Mapping[str, int]
    unverified: int


def backup(db: sa.Connection, seal: Seal, key: Secret[bytes], path: Path) -> Copied:
    """Write all that a transaction sees into a new file.

    Raises:
        LedgerError: The file is there already, or cannot be written.
    """
    partial = path.with_name(f".{path.name}.partial")
    try:
        if path.exists():
            raise LedgerError(Trouble.THERE_ALREADY, path=path)
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            copied = _write(file.write, db, seal, key)
            file.flush()
            os.fsync(handle)
        partial.rename(path)
    except OSError as error:
        with suppress(OSError):  # a name that is too long cannot even be removed
            partial.unlink()
        raise LedgerError(Trouble.NO_ACCESS, path=path, kind=type(error).__name__) from None
    return copied


def restore(db: sa.Connection, seal: Seal, key: Secret[bytes], path: Path, at: datetime) -> Copied:
    """Fill an empty ledger from a backup.

    Raises:
        LedgerError: The ledger is not empty, or the file is not whole and of this secret.
    """
    if any(db.scalar(sa.select(sa.func.count()).select_from(t)) for t in (RUNS, FINDINGS, ACTS)):
        raise LedgerError(Trouble.NOT_EMPTY)
    _check(key, path)
    db.execute(sa.delete(META))
    rows: Counter[str] = Counter()
    unverified = 0
    for name, batch in _batches(path):
        table = METADATA.tables[name]
        db.execute(sa.insert(table), batch)
        rows[name] += len(batch)
        unverified += sum(not seal.holds(table, row) for row in batch)
    acts.add(db, seal, Act(ActKind.RESTORE, at, notes={"rows": str(rows.total())}))
    return Copied(dict(rows), unverified)


def _write(write: Any, db: sa.Connection, seal: Seal, key: Secret[bytes]) -> Copied:  # noqa: ANN401 - a file's method
    mac = hmac.new(key.reveal(), digestmod="sha256")
    rows: Counter[str] = Counter()
    unverified = 0

    def line(value: object) -> None:
        data = json.dumps(value, separators=(",", ":"), default=_text).encode() + b"\n"
        mac.update(data)
        write(data)

    line({"pcscan-ledger": FORMAT, "schema": schema.version(db)})
    for name, table in sorted(METADATA.tables.items()):
        for row, holds in seal.rows(db, table):
            line([name, dict(row)])
            rows[name] += 1
            unverified += not holds
    write(json.dumps({"mac": mac.hexdigest()}).encode() + b"\n")
    return Copied(dict(rows), unverified)


def _check(key: Secret[bytes], path: Path) -> None:
    """Refuse a file that is cut off or changed, or of a later version, before a row is written."""
    mac, last, head = hmac.new(key.reveal(), digestmod="sha256"), b"", b""
    for line in _lines(path):
        mac.update(last)
        head, last = head or line, line
    try:
        whole = hmac.compare_digest(json.loads(last)["mac"], mac.hexdigest())
        known = json.loads(head)["schema"] in schema.versions()
    except (ValueError, KeyError, TypeError):
        whole = known = False
    if not (whole and known):
        raise LedgerError(Trouble.BAD_BACKUP, path=path)


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            yield from file
    except OSError as error:
        raise LedgerError(Trouble.NO_ACCESS, path=path, kind=type(error).__name__) from None


def _batches(path: Path) -> Iterator[tuple[str, list[Row]]]:
    """Read the rows between head and MAC, so many of one table at a time."""
    read = (json.loads(line) for line in _lines(path))
    rows = (one for one in read if isinstance(one, list))
    for name, group in groupby(rows, key=lambda one: str(one[0])):
        batch: list[Row] = []
        for _, row in group:
            batch.append(_row(METADATA.tables[name], row))
            if len(batch) == BATCH:
                yield name, batch
                batch = []
        if batch:
            yield name, batch


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _row(table: sa.Table, row: Mapping[str, Any]) -> Row:
    binary = {column.name for column in table.c if isinstance(column.type, sa.LargeBinary)}
    return {
        name: base64.b64decode(value) if name in binary else value for name, value in row.items()
    }

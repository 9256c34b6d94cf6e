"""A system on disk: a SQLite database and a folder, the same bytes for the same rows."""

import csv
import json
import shutil
import sqlite3
from contextlib import closing
from io import StringIO
from pathlib import Path

from sample_data.breaches import Breach
from sample_data.table import System, Table


def write_system(system: System, folder: Path) -> None:
    """Write a system into a folder of its own, in place of what was there."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "files").mkdir(parents=True)
    tables = [table for table in system.tables.values() if table.encoding is None]
    _write_database(tables, folder / "pointcard.db")
    for register in system.registers.values():
        path = folder / "registers" / register.file
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(register.content())
    contents = {t.name: _csv(t, t.encoding) for t in system.tables.values() if t.encoding}
    for name, content in sorted((contents | system.others).items()):
        path = folder / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def write_list(breaches: list[Breach], path: Path) -> None:
    """Write the list of breaches in the order of findings."""
    entries = [breach.listed() for breach in sorted(breaches, key=lambda b: b.order)]
    text = json.dumps(entries, ensure_ascii=False, indent=1)
    path.write_text(f"{text}\n", encoding="utf-8")


def _write_database(tables: list[Table], path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        for table in tables:
            name = table.name.removeprefix("main.")
            columns = ", ".join(f'"{column}" {kind}' for column, kind in table.columns.items())
            db.execute(f'CREATE TABLE "{name}" ({columns})')
            marks = ", ".join("?" * len(table.columns))
            insert = f'INSERT INTO "{name}" VALUES ({marks})'  # noqa: S608 - our own names
            db.executemany(insert, table.rows)
        db.commit()
        db.execute("VACUUM")


def _csv(table: Table, encoding: str) -> bytes:
    """Write as Excel saves: CRLF, quotes only where they are needed."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(table.columns)
    writer.writerows(table.rows)
    return text.getvalue().encode(encoding)

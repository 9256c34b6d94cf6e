"""One system in several databases: policies that differ in their sources only, the same bytes."""

import re
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from sample_data import AS_OF
from scanner.cli import main
from scanner.config.places import place_of
from scanner.model.secret import Secret
from scanner.model.source import SourceAddress, SourceKind
from tests.azurite import Azurite
from tests.fakes.sql_server import ServedTable, SqlServer
from tests.postgres import new_database
from tests.sample_project import Projects

pytestmark = pytest.mark.uncovered

SEED = 2026
CONFIG = "sample-breached.yaml"
ADDRESS = re.compile(r"url: sqlite:\S+/pointcard.db")
TYPES = {"INTEGER": "BIGINT", "TEXT": "TEXT", "BLOB": "BYTEA", "DATE": "DATE"}
TYPES |= {"DATETIME": "TIMESTAMP"}

SQL_SERVER_TYPES = {
    "INTEGER": "bigint",
    "TEXT": "nvarchar(max)",
    "BLOB": "varbinary(max)",
    "DATE": "date",
    "DATETIME": "datetime2(7)",
}
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
COLUMNS = "SELECT name, type, pk FROM pragma_table_info(?)"


@pytest.fixture(scope="module")
def sample(projects: Projects, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("same") / "project"
    shutil.copytree(projects.made(SEED), root)
    return root


@pytest.fixture(scope="module")
def wanted(projects: Projects) -> bytes:
    """Give what is found in SQLite."""
    _, out = projects.scanned(SEED, "breached")
    return (out / "findings.json").read_bytes()


def _file(root: Path) -> Path:
    return root / "sample_data" / "breached" / "pointcard.db"


def _findings(
    root: Path,
    url: str,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    files: tuple[re.Pattern[str], str] | None = None,
    blobs: str = "",
) -> bytes:
    """Scan with the database, and the files if asked to, at another place."""
    config = root / "configs" / f"{name}.yaml"
    text = (root / "configs" / CONFIG).read_text(encoding="utf-8")
    changed, places = ADDRESS.subn("url: env:SAMPLE_DB", text)
    assert places == 1
    if files is not None:
        changed, places = files[0].subn(files[1], changed)
        assert places == 1
    config.write_text(changed, encoding="utf-8")
    monkeypatch.setenv("SAMPLE_DB", url)
    at = [(SourceKind.DATABASE, url, "")]
    at += [(SourceKind.AZURE_BLOB, blobs, f"/{one}") for one in APPROVED if blobs]
    approved = root / "sample_data" / "breached" / "registers" / "approved_places.csv"
    with approved.open("a", encoding="utf-8") as register:
        for number, (kind, address, folder) in enumerate(at):
            _, place = place_of(SourceAddress(name, kind, Secret(address)))
            register.write(f"T-{name}-{number},{place}{folder},,\r\n")
    out = ["--out", str(root / name), "--as-of", AS_OF.isoformat(), "--ledger", "off", "--all"]
    assert main(["scan", str(config), *out]) == 11
    return (root / name / "findings.json").read_bytes()


def _copy(file: Path, url: str) -> None:
    """Copy tables with their keys and rows, in types that mean something."""
    with closing(sqlite3.connect(file)) as db, psycopg.connect(url) as to:
        to.execute("CREATE SCHEMA main")
        for (table,) in db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        ).fetchall():
            columns = db.execute(
                "SELECT name, type, pk FROM pragma_table_info(?)", [table]
            ).fetchall()
            declared = [_declared(*column) for column in columns]
            name = sql.Identifier("main", table)
            create = sql.SQL("CREATE TABLE {} ({})")
            to.execute(create.format(name, sql.SQL(", ").join(declared)))
            with to.cursor().copy(sql.SQL("COPY {} FROM STDIN").format(name)) as copying:
                for row in db.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - the sample's names
                    copying.write_row(row)


def _declared(name: str, type_: str, key: int) -> sql.Composable:
    suffix = sql.SQL(" PRIMARY KEY" if key else "")
    return sql.Identifier(name) + sql.SQL(f" {TYPES[type_]}") + suffix


def test_the_same_findings_from_sqlite_and_postgresql(
    sample: Path, wanted: bytes, postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = new_database(postgres).url
    _copy(_file(sample), copied)
    assert _findings(sample, copied, monkeypatch, "postgresql") == wanted


APPROVED = ("exports", "legacy", "logs")
"""Folders of the sample that its register of approved places names; not handover."""

FOLDER = re.compile(r"kind: folder\n    path: \S+")


def test_the_same_findings_from_a_folder_and_from_azure_storage(
    sample: Path, wanted: bytes, azurite: Azurite, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = sample / "sample_data" / "breached" / "files"
    for folder in files.iterdir():
        found = (path for path in folder.rglob("*") if path.is_file())
        held = {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
        azurite.container(held, folder.name)
    monkeypatch.setenv("SAMPLE_BLOBS", azurite.connection_string)
    names = ", ".join(sorted(folder.name for folder in files.iterdir()))
    source = f"kind: azure_blob\n    url: env:SAMPLE_BLOBS\n    containers: [{names}]"
    database = f"sqlite:///{_file(sample)}"
    account = azurite.connection_string
    assert _findings(sample, database, monkeypatch, "azure", (FOLDER, source), account) == wanted


def _served(file: Path) -> list[ServedTable]:
    """Give the same tables to SQL Server."""
    served = []
    with closing(sqlite3.connect(file)) as db:
        for (table,) in db.execute(TABLES).fetchall():
            columns = db.execute(COLUMNS, [table]).fetchall()
            rows = db.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608 - as above
            types = {name: SQL_SERVER_TYPES[type_] for name, type_, _ in columns}
            key = tuple(name for name, _, position in columns if position)
            for name in key:
                types[name] = types[name].replace("(max)", "(50)") + " NOT NULL"
            made = [tuple(map(_cell, types.values(), row)) for row in rows]
            served.append(ServedTable(table, types, made, key, "main"))
    return served


def _cell(type_: str, cell: object) -> object:
    if isinstance(cell, str) and type_.startswith("date"):
        return datetime.fromisoformat(cell)
    return cell


def test_the_same_findings_from_sqlite_and_sql_server(
    sample: Path, wanted: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    with SqlServer(_served(_file(sample))) as server:
        assert _findings(sample, server.url(), monkeypatch, "sql_server") == wanted

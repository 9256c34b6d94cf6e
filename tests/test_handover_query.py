"""A declared query as what is handed over: read as a scan reads, judged as a file is."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.handed import Handing, handing, small
from tests.postgres import Postgres, new_database

__all__ = ["handing", "small"]

ORDERED = "SELECT 会員番号, 氏名, 電話番号 FROM letters ORDER BY 会員番号"
QUERIES = """
queries:
  monthly: {{source: db, sql: "{sql}"}}
"""
MASK = ("MASK-2", "fail", "電話番号")
HEAD = "会員番号,氏名,電話番号\n"
LINES = "".join(f"M{n:07d},山田太郎,***-****-{n:04d}\n" for n in range(3))


def declare(handing: Handing, sql: str = ORDERED, measure: str = "専用線", url: str = "") -> None:
    """Declare the query over a database, under a measure that protects its result."""
    handing.policy()
    path = handing.folder / "policy.yaml"
    text = path.read_text(encoding="utf-8")
    source = url or "sqlite:///members.db"
    text = text.replace("sources: {", f"sources: {{db: {{kind: database, url: '{source}'}}, ")
    text = text.replace("max_rows: 3000000", f"max_rows: 3000000\n      measure: '{measure}'")
    path.write_text(text + QUERIES.format(sql=sql), encoding="utf-8")


def fill(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        for statement in statements:
            db.execute(statement)


@pytest.fixture
def database(handing: Handing) -> Path:
    """Make a table of three rows, the last one first."""
    path = handing.folder / "members.db"
    rows = ", ".join(f"('M{n:07d}', '山田太郎', '***-****-{n:04d}')" for n in (2, 0, 1))
    fill(path, "CREATE TABLE letters (会員番号, 氏名, 電話番号)", f"INSERT INTO letters VALUES {rows}")
    return path


def test_a_query_within_its_flow_may_go(handing: Handing, database: Path) -> None:
    declare(handing)
    before = database.read_bytes()
    code, said = handing.over("query:monthly")
    assert (code, handing.found()) == (0, set()), said
    statement = handing.statement()
    made = (HEAD + LINES).encode()
    digest = hashlib.sha256(made).hexdigest()
    assert statement["subject"] == [{"name": "query:monthly", "digest": {"sha256": digest}}]
    predicate = statement["predicate"]
    assert (predicate["rows"], predicate["due"]) == (3, "2026-12-10")
    (file,) = json.loads((handing.out / "ticket.json").read_text(encoding="utf-8"))["files"]
    assert file == {
        "name": "query:monthly",
        "bytes": len(made),
        "sha256": digest,
        "protection": "none",
        "ordered": True,
        "form": "csv",
    }
    assert database.read_bytes() == before
    assert list(handing.folder.glob("members.db?*")) == []

"""A night on an unchanged database reads nothing of it again, where the database can tell."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from scanner.cli import main
from tests.fakes.sql_server import ServedTable, SqlServer

POLICY = """
version: 1
system: unchanged
keys: {system: "env:UNCHANGED_KEY"}
cities: {chiba: {name: 千葉市, rulebooks: [operator]}}
sources: {db: {kind: database, url: "env:UNCHANGED_DB"}}
datasets:
  members: {source: db, where: main.members, cities: [chiba], fields: {id: none, tel: none}}
"""
ROWS = [(n, f"090-1234-{n:04}") for n in range(1000)]


@pytest.fixture
def night(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, int], dict[str, str]]:
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    monkeypatch.setenv("UNCHANGED_KEY", "0123456789abcdef" * 4)

    def run(url: str, day: int) -> dict[str, str]:
        """Run a night, and say how each dataset was read."""
        monkeypatch.setenv("UNCHANGED_DB", url)
        arguments = ["--out", str(tmp_path / "out"), "--as-of", f"2026-11-{day:02}T03:00"]
        assert main(["nightly", str(tmp_path / "policy.yaml"), *arguments]) == 10
        stated = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
        return {line["dataset"]: line["status"] for line in stated["coverage"]}

    return run


def test_sqlite_by_its_file(night: Callable[[str, int], dict[str, str]], tmp_path: Path) -> None:
    file = tmp_path / "points.db"
    url = f"sqlite:///{file}"
    with closing(sqlite3.connect(file)) as db:
        db.execute("CREATE TABLE members (id INTEGER PRIMARY KEY, tel TEXT)")
        db.executemany("INSERT INTO members VALUES (?, ?)", ROWS)
        db.execute("CREATE TABLE heap AS SELECT * FROM members")
        db.commit()
        assert night(url, 1) == {"members": "read", "main.heap": "read"}
        assert night(url, 2) == {"members": "reused", "main.heap": "reused"}
        db.execute("UPDATE members SET tel = '' WHERE id = 1")
        db.commit()
    assert night(url, 3) == {"members": "read", "main.heap": "read"}


def test_sql_server_by_change_tracking(night: Callable[[str, int], dict[str, str]]) -> None:
    columns = {"id": "int NOT NULL", "tel": "nvarchar(20)"}
    tracked = ServedTable("members", columns, ROWS, ("id",), "main", tracked=7)
    heap = ServedTable("heap", columns, ROWS, (), "main")
    with SqlServer([tracked, heap]) as server:
        server.grant("VIEW CHANGE TRACKING")
        assert night(server.url(), 1) == {"members": "read", "main.heap": "read"}
        read = len([text for text in server.statements if "[main].[members]" in text])
        assert night(server.url(), 2) == {"members": "reused", "main.heap": "read"}
        again = [text for text in server.statements if "[main].[members]" in text][read:]
        assert not [text for text in again if "MAXDOP" in text]

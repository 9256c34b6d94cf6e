"""Cells and keys of SQLite, which types values and not columns: what comes out loses nothing."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from scanner.connect import sqlite
from scanner.model.errors import Reason, SourceError
from scanner.model.secret import Secret
from scanner.model.source import Skipped
from scanner.sources.sql import SqlSource
from scanner.sources.sql_cells import CELL_CHARACTERS


class Database:
    """A file to fill, and the source that reads it in ranges of two rows."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.source = SqlSource("db", Secret(f"sqlite:///{file}"), 2, 2)

    def make(self, *statements: str, rows: tuple[tuple[Any, ...], ...] = ()) -> None:
        """Run statements, the last of them with every row."""
        with closing(sqlite3.connect(self.file)) as db:
            for statement in statements[:-1]:
                db.execute(statement)
            db.executemany(statements[-1], rows) if rows else db.execute(statements[-1])
            db.commit()

    def read(self, dataset: str = "main.t") -> tuple[list[tuple[str | None, ...]], list[Skipped]]:
        rows: list[tuple[str | None, ...]] = []
        skipped: list[Skipped] = []
        for partition in self.source.partitions(dataset):
            for item in self.source.read(partition):
                if isinstance(item, Skipped):
                    skipped.append(item)
                else:
                    rows += zip(*(c.to_pylist() for c in item.columns), strict=True)
        return rows, skipped


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(tmp_path / "t.db")


CELLS = {
    "integer": (42, "42"),
    "negative": (-7, "-7"),
    "largest integer": (2**63 - 1, "9223372036854775807"),
    "card number as integer": (6900123456789012, "6900123456789012"),
    "card number as real": (6900123456789012.0, "6900123456789012"),
    "phone number as real": (9012345678.0, "9012345678"),
    "zero as real": (0.0, "0"),
    "price": (0.1, "0.1"),
    "third": (1 / 3, "0.33333333333333331"),
    "beyond integers": (1e300, "1.0e+300"),
    "2 to the 63rd": (2.0**63, "9.2233720368547758e+18"),
    "infinite": (float("inf"), "Inf"),
    "text": ("山田太郎", "山田太郎"),
    "text in digits": ("007", "007"),
    "empty": ("", ""),
    "blank": ("　", "　"),
    "null": (None, None),
    "date": ("2026-04-01", "2026-04-01"),
    "moment": ("2026-04-01 12:00:00.5", "2026-04-01 12:00:00.5"),
    "nul within": ("a\0b", "a\0b"),
    "beyond the BMP": ("𠮷野", "𠮷野"),
}


@pytest.mark.parametrize("declared", ["", "BLOB"])
def test_cells_of_every_kind_in_one_column(database: Database, declared: str) -> None:
    cells = [(n, cell) for n, (cell, _) in enumerate(CELLS.values())]
    create = f"CREATE TABLE t (id INTEGER PRIMARY KEY, c {declared})"
    database.make(create, "INSERT INTO t VALUES (?, ?)", rows=tuple(cells))
    rows, skipped = database.read()
    assert dict(zip(CELLS, (cell for _, cell in rows), strict=True)) == {
        name: text for name, (_, text) in CELLS.items()
    }
    assert skipped == []


@pytest.mark.parametrize("number", [0.1, 1 / 3, 2 / 3, 1e300, 5e-324, 1.5e308, 2.5])
def test_reals_come_back_exactly(database: Database, number: float) -> None:
    database.make("CREATE TABLE t (c REAL PRIMARY KEY, x)", "INSERT INTO t VALUES (1, 1)")
    database.make("CREATE TABLE u (id INTEGER PRIMARY KEY, c)", "SELECT 1")
    database.make("INSERT INTO u VALUES (?, ?)", rows=((1, number),))
    [(_, text)] = database.read("main.u")[0]
    assert float(text or "") == number


@pytest.mark.parametrize(
    "declared", ["DATE", "DATETIME", "BOOLEAN", "NUMERIC(5,2)", "JSON", "年月"]
)
def test_no_declared_type_changes_a_value(database: Database, declared: str) -> None:
    create = f"CREATE TABLE t (id INTEGER PRIMARY KEY, c {declared})"
    values = ("2026-04-01", "no date", '{"a":1}', "いつか", "true")
    database.make(create, "INSERT INTO t VALUES (?, ?)", rows=tuple(enumerate(values)))
    rows, skipped = database.read()
    assert [cell for _, cell in rows] == list(values)
    assert skipped == []


def test_blobs_are_counted_in_their_column(database: Database) -> None:
    rows = ((1, "a", None), (2, b"\1\2", b""), (3, b"x", "b"), (4, None, "c"), (5, b"", "d"))
    create = "CREATE TABLE t (id INTEGER PRIMARY KEY, photo, memo)"
    database.make(create, "INSERT INTO t VALUES (?, ?, ?)", rows=rows)
    read, skipped = database.read()
    assert len(read) == 5
    assert [cell for _, cell, _ in read] == ["a", None, None, None, None]
    counted: Counter[tuple[Reason, str | None]] = Counter()
    for item in skipped:
        counted[item.reason, item.field] += item.rows
    unsupported = Reason.UNSUPPORTED_TYPE
    assert counted == {(unsupported, "photo"): 3, (unsupported, "memo"): 1}


def test_broken_text_is_counted_and_still_looked_at(database: Database) -> None:
    database.make("CREATE TABLE t (id INTEGER PRIMARY KEY, memo TEXT)", "SELECT 1")
    broken = "INSERT INTO t VALUES (?, CAST(? AS TEXT))"
    cells = (b"a@example.jp \xff", "担当".encode(), None, "\ufffd".encode(), b"")
    database.make(broken, rows=tuple(enumerate(cells)))
    rows, skipped = database.read()
    assert [cell for _, cell in rows] == ["a@example.jp \ufffd", "担当", None, "\ufffd", ""]
    assert skipped == [Skipped(Reason.MALFORMED, rows=1, field="memo")]


def test_generated_columns_are_read(database: Database) -> None:
    create = (
        "CREATE TABLE t (id INTEGER PRIMARY KEY, sei, mei, "
        "v AS (sei || mei), s AS (mei || sei) STORED)"
    )
    database.make(create, "INSERT INTO t (sei, mei) VALUES ('山', '子')")
    assert database.read()[0] == [("1", "山", "子", "山子", "子山")]


KEYS: dict[str, tuple[str, list[Any]]] = {
    "negative": ("INTEGER PRIMARY KEY", [-(2**63), -5, -1, 0, 1, 2**63 - 1]),
    "nulls": ("TEXT PRIMARY KEY", [None, None, None, "", "a", "b", "c"]),
    "nothing but nulls": ("TEXT PRIMARY KEY", [None, None, None]),
    "without case": ("TEXT COLLATE NOCASE PRIMARY KEY", ["B", "a", "C", "d", "E", "f", "_"]),
    "ends trimmed": ("TEXT COLLATE RTRIM PRIMARY KEY", ["a", "b  ", " c", "d ", "e"]),
    "of mixed type": ("PRIMARY KEY", [3, "3", "x", 10, "10", None, -1, 2]),
    "with a real amid": ("PRIMARY KEY", [1, 2, 2.5, 3, 3.5, 4, 5]),
    "digits that become numbers": ("STRING PRIMARY KEY", ["6900123456789012", "x", "12", "007a"]),
    "beyond ASCII": ("TEXT PRIMARY KEY", ["あ", "𠮷", "ア", "ｱ", "z", "\uffff"]),
    "nul within": ("TEXT PRIMARY KEY", ["a\0b", "a\0a", "a", "b\0", "b"]),
    "quotes": ("TEXT PRIMARY KEY", ["'", '"', "' OR 1=1 --", "%", ":x", "?"]),
}


@pytest.mark.parametrize(("key", "keys"), KEYS.values(), ids=list(KEYS))
def test_every_row_is_read_once_whatever_its_key(
    database: Database, key: str, keys: list[Any]
) -> None:
    rows = tuple((key, n) for n, key in enumerate(keys))
    database.make(f"CREATE TABLE t (k {key}, n)", "INSERT INTO t VALUES (?, ?)", rows=rows)
    read, skipped = database.read()
    assert sorted(n or "" for _, n in read) == sorted(map(str, range(len(keys))))
    assert skipped == []


def test_keys_that_are_broken_text_bound_no_range(database: Database) -> None:
    create = "CREATE TABLE t (k TEXT PRIMARY KEY, n)"
    keys = [b"a", b"b", b"\xff1", b"\xff2", b"\xff3", b"\xff4", b"\xff5"]
    rows = tuple((key, n) for n, key in enumerate(keys))
    database.make(create, "INSERT INTO t VALUES (CAST(? AS TEXT), ?)", rows=rows)
    read, skipped = database.read()
    assert sorted(n or "" for _, n in read) == sorted(map(str, range(len(keys))))
    assert sum(item.rows for item in skipped) == 5
    assert {(item.reason, item.field) for item in skipped} == {(Reason.MALFORMED, "k")}


@pytest.mark.parametrize(
    ("create", "partitions"),
    [
        ("CREATE TABLE t (a, b)", 2),
        ("CREATE TABLE t (a, b, PRIMARY KEY (a, b))", 2),
        ("CREATE TABLE t (a, b, PRIMARY KEY (a, b)) WITHOUT ROWID", 2),
        ("CREATE TABLE t (a, b, PRIMARY KEY (b, a)) WITHOUT ROWID", 2),
        ("CREATE TABLE t (rowid, b)", 2),
        ("CREATE TABLE t (ROWID, _rowid_)", 2),
        ("CREATE TABLE t (a BLOB, b BLOB, PRIMARY KEY (a, b))", 2),
        ("CREATE VIRTUAL TABLE t USING fts5(a, b)", 1),
    ],
)
def test_a_table_is_read_whole_by_whatever_it_can_be_cut(
    database: Database, create: str, partitions: int
) -> None:
    rows = (("1", "x"), ("1", "y"), ("2", "x"), ("2", "y"))
    database.make(create, "INSERT INTO t VALUES (?, ?)", rows=rows)
    assert len(list(database.source.partitions("main.t"))) == partitions
    read, skipped = database.read()
    assert sorted(read) == sorted(rows)
    assert skipped == []


def test_a_table_whose_columns_hide_the_rowid_is_read_in_one_piece(database: Database) -> None:
    rows = tuple((n, n, n) for n in range(5))
    create = "CREATE TABLE t (rowid TEXT, oid TEXT, _rowid_ TEXT)"
    database.make(create, "INSERT INTO t VALUES (?, ?, ?)", rows=rows)
    assert len(list(database.source.partitions("main.t"))) == 1
    assert len(database.read()[0]) == 5


def test_a_view_is_read_in_one_piece(database: Database) -> None:
    create = "CREATE TABLE t (id INTEGER PRIMARY KEY)"
    rows = tuple((n,) for n in range(5))
    database.make(create, "CREATE VIEW v AS SELECT id, 'x' FROM t", "SELECT 1")
    database.make("INSERT INTO t VALUES (?)", rows=rows)
    assert len(list(database.source.partitions("main.v"))) == 1
    assert database.read("main.v")[0] == [(str(n), "x") for n in range(5)]


def test_keys_without_rowid_of_mixed_type(database: Database) -> None:
    keys = [1, 2.5, "a", b"a", b"b", b"c", b"d", "z", b"\xff", 3]
    create = "CREATE TABLE t (k, n, PRIMARY KEY (k, n)) WITHOUT ROWID"
    rows = tuple((key, n) for n, key in enumerate(keys))
    database.make(create, "INSERT INTO t VALUES (?, ?)", rows=rows)
    assert sorted(n or "" for _, n in database.read()[0]) == sorted(map(str, range(len(keys))))


def test_a_book_in_a_cell_is_looked_at_so_far(database: Database) -> None:
    create = "CREATE TABLE t (id INTEGER PRIMARY KEY, memo TEXT)"
    most = CELL_CHARACTERS
    texts = ["短い", "あ" * most, "い" * (most + 1), "a\0" * 1_000_000, "b" * 300]
    database.make(create, "INSERT INTO t VALUES (?, ?)", rows=tuple(enumerate(texts)))
    rows, skipped = database.read()
    assert [cell for _, cell in rows] == [text[:most] for text in texts]
    assert skipped == [Skipped(Reason.TOO_LARGE, rows=2, field="memo")]


def test_a_view_that_is_broken_does_not_hide_the_others(database: Database) -> None:
    database.make(
        "CREATE TABLE t (id INTEGER PRIMARY KEY)",
        "CREATE VIEW broken AS SELECT * FROM absent",
        "INSERT INTO t VALUES (1)",
    )
    entries = {entry.name: (entry.rows, entry.unread) for entry in database.source.listing()}
    assert entries["main.t"] == (1, None)
    assert entries["main.broken"][1] is not None


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """Collect what any engine sends while the test runs."""
    sent: list[str] = []

    def record(_db: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    sa.event.listen(sa.Engine, "before_cursor_execute", record)
    yield sent
    sa.event.remove(sa.Engine, "before_cursor_execute", record)


def test_nothing_that_is_sent_writes(database: Database, statements: list[str]) -> None:
    rows = tuple((n, b"x" if n == 2 else None) for n in range(5))
    create = "CREATE TABLE t (id INTEGER PRIMARY KEY, c)"
    database.make(create, "INSERT INTO t VALUES (?, ?)", rows=rows)
    list(database.source.listing())
    database.read()
    others = {statement for statement in statements if not statement.startswith("SELECT ")}
    assert others == {"BEGIN"}
    assert len(statements) > 20
    assert any("sqlite_master" in statement for statement in statements)


def test_the_database_itself_refuses_to_write(database: Database) -> None:
    database.make("CREATE TABLE t (id INTEGER PRIMARY KEY)", "INSERT INTO t VALUES (1)")
    with pytest.raises(SourceError) as refused, sqlite.reading(database.source.url) as db:
        db.exec_driver_sql("DELETE FROM t")
    assert refused.value.reason is Reason.READ_FAILED
    assert database.read()[0] == [("1",)]


def test_a_key_is_looked_up_and_not_scanned_for(database: Database, statements: list[str]) -> None:
    rows = tuple((f"k{n:04}",) for n in range(50))
    database.make("CREATE TABLE t (k TEXT PRIMARY KEY)", "INSERT INTO t VALUES (?)", rows=rows)
    [partition, *_] = database.source.partitions("main.t")
    statements.clear()
    list(database.source.read(partition))
    asked = [s for s in statements if "main.t" in s]
    with closing(sqlite3.connect(database.file)) as db:
        for statement in asked:
            values = ["k0001"] * statement.count("?")
            plan = db.execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()
            assert "TEMP B-TREE" not in str(plan)
            assert "SCAN" not in str(plan) or "min(" not in statement

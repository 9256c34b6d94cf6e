"""Every source keeps the contract of sources."""

import csv
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

import pyarrow as pa

from scanner.model.secret import Secret
from scanner.model.source import SourceAddress, SourceKind
from scanner.sources import FolderSource, MemorySource, open_source
from scanner.sources.sql import SqlSource
from tests.contracts.source_contract import (
    COLUMNS,
    ROWS_PER_BATCH,
    ROWS_PER_PARTITION,
    Row,
    SourceContract,
)


class TestMemorySource(SourceContract):
    def source(self, folder: Path, tables: Mapping[str, Sequence[Row]]) -> MemorySource:
        assert folder.is_dir()
        schema = pa.schema([(name, pa.string()) for name in COLUMNS])
        made = {
            self.dataset(table): pa.Table.from_pylist(
                [dict(zip(COLUMNS, row, strict=True)) for row in rows], schema=schema
            )
            for table, rows in tables.items()
        }
        return MemorySource("contract", made, ROWS_PER_PARTITION, ROWS_PER_BATCH)

    def dataset(self, table: str) -> str:
        return f"main.{table}"


class TestFolderSource(SourceContract):
    encoding = "utf-8"

    def source(self, folder: Path, tables: Mapping[str, Sequence[Row]]) -> FolderSource:
        for table, rows in tables.items():
            path = folder / self.dataset(table)
            path.parent.mkdir(exist_ok=True)
            with path.open("w", encoding=self.encoding, newline="") as file:
                csv.writer(file).writerows([COLUMNS, *rows])
        return FolderSource("contract", Secret(str(folder)))

    def dataset(self, table: str) -> str:
        return f"会員/{table}.csv"

    def partitions_of(self, rows: int) -> int:
        assert rows >= 0
        return 1


class TestFolderSourceInCp932(TestFolderSource):
    encoding = "cp932"


class TestSqlSourceByInteger(SourceContract):
    declared = "INTEGER PRIMARY KEY"

    def source(self, folder: Path, tables: Mapping[str, Sequence[Row]]) -> SqlSource:
        file = folder / "points.db"
        with closing(sqlite3.connect(file)) as db:
            for table, rows in tables.items():
                db.execute(f'DROP TABLE IF EXISTS "{table}"')
                db.execute(f'CREATE TABLE "{table}" ("会員番号" {self.declared}, "備考" TEXT)')
                insert = f'INSERT INTO "{table}" VALUES (?, ?)'  # noqa: S608 - a test's names
                db.executemany(insert, rows)
            db.commit()
        url = Secret(f"sqlite:///{file}")
        return SqlSource("contract", url, ROWS_PER_PARTITION, ROWS_PER_BATCH)

    def dataset(self, table: str) -> str:
        return f"main.{table}"


class TestSqlSourceByCardNumber(TestSqlSourceByInteger):
    declared = "TEXT PRIMARY KEY"

    def key(self, number: int) -> str:
        return f"6900{number:012}"


class TestSqlSourceByEmail(TestSqlSourceByInteger):
    declared = "VARCHAR(255) COLLATE NOCASE PRIMARY KEY"

    def key(self, number: int) -> str:
        return f"{'uU'[number % 2]}ser{number:08}@example.jp"


class TestSqlSourceWithoutRowid(TestSqlSourceByCardNumber):
    def source(self, folder: Path, tables: Mapping[str, Sequence[Row]]) -> SqlSource:
        source = super().source(folder, {})
        with closing(sqlite3.connect(folder / "points.db")) as db:
            for table, rows in tables.items():
                db.execute(f'DROP TABLE IF EXISTS "{table}"')
                db.execute(
                    f'CREATE TABLE "{table}" ("会員番号" TEXT PRIMARY KEY, "備考") WITHOUT ROWID'
                )
                insert = f'INSERT INTO "{table}" VALUES (?, ?)'  # noqa: S608 - a test's names
                db.executemany(insert, rows)
            db.commit()
        return source


def test_an_address_is_opened_by_the_source_that_reads_it() -> None:
    where = Secret("sqlite:////absent")
    for kind, source in (
        (SourceKind.DATABASE, SqlSource("x", where)),
        (SourceKind.FOLDER, FolderSource("x", where, {"*.csv": "cp932"})),
    ):
        assert open_source(SourceAddress("x", kind, where, {"*.csv": "cp932"})) == source


def test_an_encoding_is_declared_by_the_first_pattern_that_matches(tmp_path: Path) -> None:
    (tmp_path / "kana").mkdir()
    for name in ("kana/a.csv", "b.csv"):
        (tmp_path / name).write_bytes("ﾔﾏﾀﾞ,ﾀﾛ\n".encode("cp932"))
    declared = {"kana/*": "euc_jp", "**": "cp932"}
    source = FolderSource("files", Secret(str(tmp_path)), declared)
    forms = {name: next(source.partitions(name)).form.plain for name in ("kana/a.csv", "b.csv")}
    assert [form and form.encoding for form in forms.values()] == ["euc_jp", "cp932"]

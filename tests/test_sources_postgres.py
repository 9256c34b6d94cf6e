"""PostgreSQL keeps the contract of sources, by every way in which a table can be cut."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
import sqlalchemy as sa

from scanner.model.secret import Secret
from scanner.sources.retry import Patience
from scanner.sources.sql import SqlSource
from scanner.sources.sql_database import Database
from scanner.sources.sql_engines import database
from scanner.sources.sql_generic import GenericDatabase
from tests.contracts.source_contract import (
    COLUMNS,
    FEW_EDGES,
    ROWS_PER_BATCH,
    ROWS_PER_PARTITION,
    Row,
    SourceContract,
)
from tests.postgres import administrator, new_database

Adapter = Callable[[Secret[str], int], Database]


def any_driver(url: Secret[str], _: int) -> Database:
    return GenericDatabase(url)


class PostgresContract(SourceContract):
    """In a database of its own, whose tables each source makes anew."""

    type = "BIGINT"
    key_of_the_table = 'PRIMARY KEY ("会員番号")'
    url: str

    def adapter(self) -> Adapter:
        return database

    @pytest.fixture(params=FEW_EDGES.values(), ids=list(FEW_EDGES))
    def rows_on_the_edge(self, request: pytest.FixtureRequest) -> list[Row]:
        return self.rows(request.param)

    @pytest.fixture(autouse=True, scope="class")
    @classmethod
    def new_database(cls, postgres: str) -> None:
        cls.url = new_database(postgres).url

    def source(self, folder: Path, tables: Mapping[str, Sequence[Row]]) -> SqlSource:
        assert folder.is_dir()
        with administrator(self.url) as db:
            db.execute(sa.text("DROP SCHEMA public CASCADE; CREATE SCHEMA public"))
            for table, rows in tables.items():
                columns = f'"{COLUMNS[0]}" {self.type}, "{COLUMNS[1]}" TEXT'
                db.execute(sa.text(f'CREATE TABLE "{table}" ({columns}, {self.key_of_the_table})'))
                insert = f'INSERT INTO "{table}" VALUES (CAST(:k AS {self.type}), :m)'  # noqa: S608
                if rows:
                    db.execute(sa.text(insert), [dict(zip("km", row, strict=True)) for row in rows])
        sizes = ROWS_PER_PARTITION, ROWS_PER_BATCH
        return SqlSource("contract", Secret(self.url), *sizes, Patience(times=0), self.adapter())

    def dataset(self, table: str) -> str:
        return f"public.{table}"


class TestPostgresByInteger(PostgresContract):
    pass


class TestPostgresByTwoColumns(PostgresContract):
    type = "VARCHAR(16)"
    key_of_the_table = 'PRIMARY KEY ("備考", "会員番号")'

    def key(self, number: int) -> str:
        return f"6900{number:012}"


class TestPostgresByTwoColumnsThroughAnyDriver(TestPostgresByTwoColumns):
    """What any other database gets: SQLAlchemy's Inspector and a driver's rows."""

    def adapter(self) -> Adapter:
        return any_driver

"""Every statement is T-SQL, reads and nothing else, and its ranges tile whatever the key is."""

import re
from itertools import pairwise
from typing import Any

import pytest
import sqlglot
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlglot import exp

from scanner.connect import sql_server_catalogue as catalogue
from scanner.connect import sql_server_ranges, tsql
from scanner.connect.sql_server_tables import Column, Key, Kind, Table
from scanner.connect.tsql import Statement
from scanner.connect.tsql_types import CAST, READ
from tests.fakes.sql_server import Database, ServedTable
from tests.fakes.sql_server.dialect import Tsql
from tests.fakes.sql_server.engine import Engine
from tests.sql_server.conftest import (
    KINDS,
    MEMBERS,
    NO,
    SHOP,
    Open,
    Start,
    described,
    every_type,
)

KEY = Key(
    1,
    (
        Column(SHOP, "nvarchar", 80, nullable=False),
        Column(NO, "bigint", nullable=False),
        Column("d", "date", nullable=False),
    ),
)
COLUMNS = (
    *KEY.columns,
    *(Column(f"c{n}", kind, 20, 10, 2) for n, kind in enumerate(sorted(READ))),
    Column("max", "varchar", -1),
)
TABLE = Table("ポイント]", "会員 台帳;--", 1001, Kind.TABLE, "1", COLUMNS, KEY)
BOUND = ("東", 6900_1234_5678_9012, "2026-04-01")

NO_SHRINKING = (Phase.explicit, Phase.generate)
"""A server for each case takes too long for hundreds of them."""

CONSTANT = {name: s for name, s in vars(tsql).items() if isinstance(s, Statement)}
MADE = {
    "yielding": tsql.yielding(10),
    "objects": tsql.objects(None),
    "one object": tsql.objects("dbo.a"),
    "columns": tsql.columns(None),
    "columns of one": tsql.columns("dbo.a"),
    "keys": tsql.keys(None),
    "keys of one": tsql.keys("dbo.a"),
    "last_change": tsql.last_change(TABLE),
    "newest_row": tsql.newest_row(TABLE, Column("v", "timestamp")),
    "steps": tsql.steps(TABLE, KEY),
    "every": tsql.every(TABLE, KEY, 1000),
    "select": tsql.select(TABLE, COLUMNS),
    "a range": tsql.select(TABLE, COLUMNS, BOUND, BOUND),
    "a range by the first column": tsql.select(TABLE, COLUMNS, BOUND[:1], BOUND[:1]),
}
STATEMENTS = CONSTANT | MADE


@pytest.mark.parametrize("statement", STATEMENTS.values(), ids=list(STATEMENTS))
def test_a_statement_is_t_sql_that_only_reads(statement: Statement) -> None:
    parsed = sqlglot.parse(statement.text, dialect=Tsql)
    assert parsed
    assert {type(one) for one in parsed} <= {exp.Select, exp.Set}
    assert not any(one.find(exp.Into, exp.Command) for one in parsed if one)


@pytest.mark.parametrize("statement", STATEMENTS.values(), ids=list(STATEMENTS))
def test_a_statement_has_a_parameter_for_each_value(statement: Statement) -> None:
    [*parsed] = sqlglot.parse(statement.text, dialect=Tsql)
    found = [one for s in parsed if s for one in s.find_all(exp.Placeholder)]
    assert len(found) == len(statement.parameters.reveal())


@pytest.mark.parametrize("name", ["last_change", "newest_row", "steps", "every", "a range"])
def test_names_stand_quoted_and_values_do_not_stand_at_all(name: str) -> None:
    text = MADE[name].text
    bare = re.sub(r"\[(?:[^\]]|\]\])*\]", "[]", text)
    assert not re.search("[^\x00-\x7f]|;|--", bare)
    assert not [value for value in map(str, BOUND) if value in text]
    assert "6900" not in repr(MADE[name])


@pytest.mark.parametrize("name", ["newest_row", "every", "select", "a range"])
def test_what_reads_data_takes_one_processor(name: str) -> None:
    assert MADE[name].text.rstrip().endswith("OPTION (MAXDOP 1)")


def test_a_server_of_its_own_needs_no_right_on_its_state() -> None:
    needs_a_right = [text for text in (s.text for s in STATEMENTS.values()) if "sys.dm_" in text]
    assert needs_a_right == [tsql.LOAD.text, MADE["steps"].text]


def test_every_type_that_is_read_has_a_sample() -> None:
    sampled = {re.split(r"\W", kind)[0] for kind in KINDS}
    assert sampled == READ - {"datetimeoffset", "json"}  # which the wire has not
    assert "SUBSTRING" in tsql.select(TABLE, [Column("j", "json", -1)]).text
    assert CAST["datetimeoffset"] == "DATETIME2(6)"


KEYS: dict[str, tuple[dict[str, str], st.SearchStrategy[tuple[Any, ...]]]] = {
    "integer": ({"a": "bigint NOT NULL"}, st.tuples(st.integers(-9, 9))),
    "text": ({"a": "nvarchar(20) NOT NULL"}, st.tuples(st.text("あ6'x", max_size=3))),
    "guid": (
        {"a": "uniqueidentifier NOT NULL"},
        st.tuples(st.uuids(version=4).map(lambda one: str(one).upper())),
    ),
    "composite": (
        {"a": "int NOT NULL", "b": "varchar(9) NOT NULL", "c": "smallint NOT NULL"},
        st.tuples(st.integers(0, 2), st.sampled_from(["", "x", "y"]), st.integers(0, 2)),
    ),
    "decimal": (
        {"a": "decimal(9,2) NOT NULL"},
        st.tuples(st.decimals(-5, 5, places=2, allow_nan=False)),
    ),
    "date": ({"a": "date NOT NULL"}, st.tuples(st.dates())),
    "datetime2": ({"a": "datetime2(6) NOT NULL"}, st.tuples(st.datetimes())),
    "float": ({"a": "float NOT NULL"}, st.tuples(st.floats(-2, 2))),
    "bit": (
        {"a": "bit NOT NULL", "b": "tinyint NOT NULL"},
        st.tuples(st.booleans(), st.integers(0, 3)),
    ),
}


class _Direct:
    """A connection to the engine behind the wire, for tests that need thousands of statements."""

    def __init__(self, served: ServedTable) -> None:
        self.engine = Engine([served], Database())

    def rows(self, statement: Statement) -> list[tuple[Any, ...]]:
        values = statement.parameters.reveal()
        named = {f"@P{place}": value for place, value in enumerate(values)}
        places = iter(named)
        parts = re.split(r"(\[(?:[^\]]|\]\])*\])", statement.text)
        text = "".join(
            part if place % 2 else re.sub(r"\?", lambda _: next(places), part)
            for place, part in enumerate(parts)
        )
        [answer] = self.engine.answer(text, named)
        return [tuple(row.values()) for batch in answer.batches for row in batch.to_pylist()]


@pytest.mark.parametrize("kind", KEYS)
def test_ranges_tile_a_table_whatever_its_key(kind: str) -> None:
    columns, keys = KEYS[kind]

    @settings(max_examples=12, deadline=None, phases=NO_SHRINKING)
    @given(st.lists(keys, unique=True, max_size=12), st.integers(1, 5))
    def tile(found: list[tuple[Any, ...]], rows: int) -> None:
        db: Any = _Direct(ServedTable("t", columns, found, key=tuple(columns)))
        table = catalogue.table(db, "dbo.t")
        assert table.key is not None
        bounds = [None, *sql_server_ranges.bounds(db, table, rows), None]
        assert len(bounds) - 1 == max(1, -(-len(found) // rows))
        read = [
            row
            for low, high in pairwise(bounds)
            for row in db.rows(tsql.select(table, table.columns, low, high))
        ]
        assert sorted(read) == sorted(found)
        assert read == db.rows(tsql.select(table, table.columns))

    tile()


@pytest.mark.parametrize("length", [1, 2, 3])
def test_ranges_tile_whatever_the_bounds_are(length: int) -> None:
    columns, keys = KEYS["composite"]
    found = [(a, b, c) for a in range(3) for b in ("", "x", "y") for c in range(3)]
    db: Any = _Direct(ServedTable("t", columns, found, key=tuple(columns)))
    table = catalogue.table(db, "dbo.t")

    @settings(max_examples=30, deadline=None, phases=NO_SHRINKING)
    @given(st.lists(keys.map(lambda key: key[:length]), max_size=3))
    def tile(cuts: list[tuple[Any, ...]]) -> None:
        bounds = [None, *sorted(cuts), None]
        read = [
            row
            for low, high in pairwise(bounds)
            for row in db.rows(tsql.select(table, table.columns, low, high))
        ]
        assert read == found

    tile()


def test_nothing_that_is_sent_writes(serve: Start, connect: Open) -> None:
    server = serve(MEMBERS, every_type())
    db = connect(server)
    for table in catalogue.tables(db):
        bounds = list(sql_server_ranges.bounds(db, table, 300))
        for low, high in pairwise([None, *bounds, None]):
            list(db.stream(tsql.select(table, table.columns, low, high), 100))
            db.rows(tsql.select(table, table.columns, low, high))
        sql_server_ranges.mark(db, table)
    catalogue.load(db)
    described(db, MEMBERS)
    sent = server.statements
    assert len(sent) > 30
    drivers_own = re.compile(r"EXEC \[sys\]\.sp_datatype_info_100")
    for text in sent:
        if not drivers_own.fullmatch(text):
            parsed = sqlglot.parse(text, dialect=Tsql)
            assert {type(one) for one in parsed} <= {exp.Select, exp.Set}, text

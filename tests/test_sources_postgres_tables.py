"""PostgreSQL's own: keys, types, kinds of tables, names; what comes out loses nothing."""

from uuid import UUID

import pytest

from scanner.model.errors import Reason, SourceError
from scanner.model.source import Skipped
from scanner.sources.sql_cells import CELL_CHARACTERS
from tests.faults.reading import listed, read, read_dataset
from tests.postgres import Postgres

KEYS: dict[str, tuple[str, str]] = {
    "integer": ("INTEGER", "'-3', '-2', '0', '1', '2'"),
    "bigint": ("BIGINT", "'-9223372036854775808', '0', '1', '9223372036854775807'"),
    "numeric": ("NUMERIC", "'-1.5', '0', '1e30', 'NaN', '2.50'"),
    "real": ("DOUBLE PRECISION", "'-Infinity', '0.1', '0.30000000000000004', '0.3', 'NaN'"),
    "text": ("TEXT", "'', ' ', 'a', 'A', 'あ', '𠮷', 'ｱ', 'ア', 'é', E'e\\u0301'"),
    "by bytes": ('TEXT COLLATE "C"', "'い', 'あ', 'ア', 'ｱ', '亜', 'b'"),
    "quotes": ("TEXT", r"'''', '\', '\''', '%', '%%', ':x', '$1', '\\n', '{}'"),
    "padded": ("CHAR(4)", "'a', 'ab', 'b', 'あ', ''"),
    "guid": ("UUID", ", ".join(f"'{UUID(int=n << 64)}'" for n in range(7))),
    "date": ("DATE", "'-infinity', '0044-03-15 BC', '2026-04-01', '20000-01-01', 'infinity'"),
    "moment": ("TIMESTAMPTZ", "'2026-04-01 00:00:00.000001+09', '2026-04-01 00:00:00+09'"),
    "bytes": ("BYTEA", r"'', '\x00', '\x0001', '\xff', '\x5c27'"),
    "boolean": ("BOOLEAN", "true, false"),
}


@pytest.mark.parametrize(("type_", "values"), KEYS.values(), ids=list(KEYS))
def test_every_row_is_read_once_whatever_its_key(db: Postgres, type_: str, values: str) -> None:
    array = f"ARRAY[{values}]::{type_.partition(' COLLATE')[0]}[]"
    db.run(
        f"CREATE TABLE t (k {type_} PRIMARY KEY, n INTEGER GENERATED ALWAYS AS IDENTITY)",
        f"INSERT INTO t (k) SELECT * FROM unnest({array})",  # noqa: S608
    )
    rows = db.value("SELECT count(*) FROM t")
    source = db.source(2)
    assert len(list(source.partitions("public.t"))) == -(-rows // 2)
    account = read_dataset(source, "public.t")
    assert sorted(int(row[1] or 0) for row in account.rows) == list(range(1, rows + 1))


NAMES = [
    *("two words", "会員・氏名", "100%", "it's", 'say "x"', "a;b", "a:b :c", "[x]", "a.b", "?"),
    *("select", "%(x)s", "Ａ", " ", "c0", "c1", "ctid2", "line\nbreak", "$1", "back\\slash", "{}"),
]


@pytest.mark.parametrize("name", NAMES)
def test_any_name_of_a_schema_a_table_and_a_column(db: Postgres, name: str) -> None:
    quoted = '"{}"'.format(name.replace('"', '""'))
    db.run(
        f"CREATE SCHEMA {quoted}",
        f'CREATE TABLE {quoted}.{quoted} (c1 TEXT, {quoted[:-1]}!" TEXT PRIMARY KEY)',
        f"INSERT INTO {quoted}.{quoted} VALUES ('b', 'k1'), ('a', 'k2')",  # noqa: S608 - quoted
    )
    source = db.source(1)
    assert listed(source) == {f"{name}.{name}": None}
    account = read_dataset(source, f"{name}.{name}")
    assert account.complete
    assert account.rows == [("b", "k1"), ("a", "k2")]
    assert account.names == ("c1", f"{name}!")
    db.run(f"DROP SCHEMA {quoted} CASCADE")


def test_a_key_that_is_named_like_a_label(db: Postgres) -> None:
    db.run("CREATE TABLE t (x TEXT, c0 INTEGER PRIMARY KEY)")
    db.run("INSERT INTO t SELECT 9 - n, n FROM generate_series(1, 9) n")
    assert [row[1] for row in read_dataset(db.source(2), "public.t").rows] == list("123456789")


def test_two_tables_of_one_name_are_not_mistaken_for_each_other(db: Postgres) -> None:
    db.run('CREATE SCHEMA "a.b"', 'CREATE TABLE "a.b".c (x TEXT)')
    db.run("CREATE SCHEMA a", 'CREATE TABLE a."b.c" (x TEXT)')
    source = db.source()
    assert [(e.name, e.unread) for e in source.listing()] == [("a.b.c", Reason.NOT_BUILT)] * 2
    with pytest.raises(SourceError) as refused:
        list(source.partitions("a.b.c"))
    assert refused.value.reason is Reason.NOT_BUILT
    db.run('DROP SCHEMA "a.b" CASCADE', "DROP SCHEMA a CASCADE")


CELLS = {
    "INTEGER": ("6900", "6900"),
    "BIGINT": ("6900123456789012", "6900123456789012"),
    "NUMERIC": ("6900123456789012.00", "6900123456789012"),
    "NUMERIC(5,2)": ("1.50", "1.5"),
    "VARCHAR(20)": ("山田 太郎", "山田 太郎"),
    "CHAR(8)": ("山田", "山田"),
    "BOOLEAN": ("t", "true"),
    "DATE": ("2026-04-01", "2026-04-01"),
    "TIMESTAMP": ("2026-04-01 12:00:00.5", "2026-04-01 12:00:00.5"),
    "TIMESTAMPTZ": ("2026-03-31 15:00:00+00", "2026-04-01 00:00:00+09"),
    "TIME": ("12:00", "12:00:00"),
    "UUID": ("00000000-0000-0001-0000-000000000000", "00000000-0000-0001-0000-000000000000"),
    "JSON": ('{"tel":  "090"}', '{"tel":  "090"}'),
    "JSONB": ('{"tel":  "090"}', '{"tel": "090"}'),
    "TEXT[]": ("{090,NULL}", "{090,NULL}"),
    "INET": ("10.0.0.1", "10.0.0.1/32"),
    "mail": ("a@example.jp", "a@example.jp"),
    "mood": ("良い", "良い"),
    "INTERVAL": ("1 day", "P1D"),
    "INT4RANGE": ("[1,2)", "[1,2)"),
}


def test_cells_of_every_type_as_they_are_read_aloud(db: Postgres) -> None:
    db.run("CREATE DOMAIN mail AS TEXT CHECK (VALUE LIKE '%@%')")
    db.run("CREATE TYPE mood AS ENUM ('良い', '悪い')")
    db.run(f"CREATE TABLE t ({', '.join(f'c{n} {type_}' for n, type_ in enumerate(CELLS))})")
    values = ", ".join(f"'{written}'" for written, _ in CELLS.values())
    db.run(f"INSERT INTO t VALUES ({values}), ({', '.join(['NULL'] * len(CELLS))})")  # noqa: S608
    account = read_dataset(db.source(), "public.t")
    assert account.complete
    [row, nothing] = account.rows
    assert dict(zip(CELLS, row, strict=True)) == {type_: cell for type_, (_, cell) in CELLS.items()}
    assert set(nothing) == {None}


def test_floats_stay_floats(db: Postgres) -> None:
    db.run("CREATE TABLE t (a REAL, b FLOAT8)")
    db.run("INSERT INTO t VALUES (0.1, 6900123456789012), ('NaN', 'Infinity')")
    rows = read_dataset(db.source(), "public.t").rows
    assert str(rows) == "[(0.1, 6900123456789012.0), (nan, inf)]"


def test_binary_data_is_counted_in_its_column(db: Postgres) -> None:
    db.run("CREATE DOMAIN picture AS BYTEA")
    db.run("CREATE TABLE t (id INTEGER PRIMARY KEY, photo BYTEA, more picture, many BYTEA[])")
    db.run(
        r"INSERT INTO t VALUES (1, '\x00', NULL, '{a}')",
        "INSERT INTO t VALUES (2, '', 'x', NULL), (3, NULL, 'y', NULL)",
    )
    account = read_dataset(db.source(10), "public.t")
    assert account.rows == [(n, None, None, None) for n in "123"]
    assert account.skipped == {Reason.UNSUPPORTED_TYPE: 2 + 2 + 1}


def test_a_book_in_a_cell_is_looked_at_so_far(db: Postgres) -> None:
    most = CELL_CHARACTERS
    db.run("CREATE TABLE t (id INTEGER PRIMARY KEY, memo TEXT, doc JSONB)")
    db.run(f"INSERT INTO t VALUES (1, repeat('あ', {most}), '1')")  # noqa: S608
    db.run(f"INSERT INTO t VALUES (2, repeat('い', {most + 1}), '2')")  # noqa: S608
    db.run("INSERT INTO t VALUES (3, '短い', to_jsonb(repeat('x', 20000000)))")
    [partition] = db.source(10).partitions("public.t")
    items = list(db.source(10).read(partition))
    skipped = [item for item in items if isinstance(item, Skipped)]
    assert skipped == [Skipped(Reason.TOO_LARGE, rows=1, field=name) for name in ("doc", "memo")]
    memos = [m for b in items if not isinstance(b, Skipped) for m in b.column(1).to_pylist()]
    assert memos == ["あ" * most, "い" * most, "短い"]


def test_a_table_without_a_key_is_cut_by_blocks(db: Postgres) -> None:
    db.run("CREATE TABLE t AS SELECT n, repeat('x', 1000) FROM generate_series(1, 1000) n")
    source = db.source(500)
    partitions = list(source.partitions("public.t"))
    assert len(partitions) > 5
    rows = [int(row[0] or 0) for row in read(source, partitions).rows]
    assert sorted(rows) == list(range(1, 1001))
    db.run("ANALYZE t")
    assert len(list(source.partitions("public.t"))) == 2
    db.run("INSERT INTO t SELECT 0, 'later'")
    assert read(source, partitions).complete
    db.run("UPDATE t SET n = -n WHERE n = 1")
    db.run("SELECT pg_stat_force_next_flush()")
    assert read(source, partitions).refused is Reason.CHANGED_WHILE_READ


def test_every_kind_of_table_is_read_once(db: Postgres) -> None:
    db.run(
        "CREATE TABLE parent (id INTEGER PRIMARY KEY)",
        "CREATE TABLE child (more TEXT) INHERITS (parent)",
        "INSERT INTO parent VALUES (1)",
        "INSERT INTO child VALUES (2, 'x')",
        "CREATE TABLE split (id INTEGER) PARTITION BY RANGE (id)",
        "CREATE TABLE split_1 PARTITION OF split FOR VALUES FROM (0) TO (10)",
        "CREATE TABLE split_2 PARTITION OF split FOR VALUES FROM (10) TO (20)",
        "INSERT INTO split VALUES (1), (11)",
        "CREATE MATERIALIZED VIEW kept AS SELECT id FROM parent",
        "CREATE VIEW shown AS SELECT id FROM parent",
        "CREATE UNLOGGED TABLE unlogged AS SELECT 1 AS id",
        "CREATE TABLE no_columns ()",
        "CREATE SEQUENCE numbers",
    )
    source = db.source()
    rows = {dataset: read_dataset(source, dataset).rows for dataset in listed(source)}
    assert rows == {
        "public.child": [("2", "x")],
        "public.kept": [("1",), ("2",)],
        "public.no_columns": [],
        "public.parent": [("1",)],
        "public.shown": [("1",), ("2",)],
        "public.split": [("1",), ("11",)],
        "public.unlogged": [("1",)],
    }

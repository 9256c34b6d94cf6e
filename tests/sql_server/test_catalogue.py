"""What the catalogue tells, what it hides from a login, and what it says of changes."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import mssql

from scanner.connect import odbc, sql_server_rows, tsql
from scanner.connect.sql_server_catalogue import sees_all, table, tables
from scanner.connect.sql_server_ranges import bounds, mark
from scanner.connect.sql_server_tables import Kind, Table
from scanner.connect.tsql_types import declared
from scanner.model.errors import Reason, SourceError
from scanner.model.secret import Secret
from tests.fakes.sql_server import Database, ServedTable, SqlServer
from tests.sql_server.conftest import (
    KINDS,
    MEMBERS,
    NO,
    NOT_READ,
    Open,
    Start,
    described,
    every_type,
)

CARDS = ServedTable(
    "cards", {"no": "char(16) NOT NULL", "kind": "nvarchar(9)", "sum": "int"}, key=("no",)
)
VIEW = ServedTable("view", {"no": "char(16)", "kind": "nvarchar(9)"}, kind="V")


def unread(found: Table) -> dict[str, Reason | None]:
    return {column.name: column.unread for column in found.columns}


def test_tables_are_listed_by_name_with_what_the_catalogue_counts(
    serve: Start, connect: Open
) -> None:
    others = [
        replace(CARDS, schema="あ"),
        replace(CARDS, name="old", history=True),
        replace(VIEW, made_of=("dbo.members",)),
        replace(MEMBERS, name="stale", counted=5),
    ]
    db = connect(serve(MEMBERS, *others))
    found = {one.dataset: (one.kind, one.rows) for one in tables(db)}
    assert found == {
        "dbo.members": (Kind.TABLE, 1000),
        "dbo.old": (Kind.HISTORY, 0),
        "dbo.stale": (Kind.TABLE, 5),
        "dbo.view": (Kind.VIEW, None),
        "あ.cards": (Kind.TABLE, 0),
    }
    assert list(found) == sorted(found)
    sizes = {one.dataset: one.bytes for one in tables(db)}
    assert sizes["dbo.members"] == 23 * 8192
    assert sizes["dbo.view"] is None


def test_one_table_is_described_as_among_all(serve: Start, connect: Open) -> None:
    odd = replace(CARDS, name="c.[a]'rds", schema="s.")
    db = connect(serve(MEMBERS, CARDS, odd, replace(VIEW, made_of=("dbo.cards",))))
    for one in tables(db):
        assert table(db, one.dataset) == one
    with pytest.raises(SourceError) as gone:
        table(db, "dbo.gone")
    assert gone.value.reason is Reason.NOT_FOUND


def test_every_type_is_described_and_read_or_named_as_not_read(serve: Start, connect: Open) -> None:
    others = ServedTable("others", {f"c{n}": kind for n, kind in enumerate(NOT_READ)})
    db = connect(serve(every_type(), others))
    found = described(db, every_type())
    assert {column.unread for column in found.columns} == {None}
    assert [declared(column).lower() for column in found.columns] == list(KINDS)
    assert set(unread(described(db, others)).values()) == {Reason.UNSUPPORTED_TYPE}


def test_sqlalchemys_inspector_sees_the_same(serve: Start, connect: Open) -> None:
    server = serve(MEMBERS, every_type(), replace(CARDS, clustered=False))
    db = connect(server)
    engine = sql_server_rows.engine(odbc.address(Secret(server.url())))
    inspector = sa.inspect(engine)
    assert inspector.get_table_names("dbo") == sorted(one.name for one in tables(db))
    for one in tables(db):
        columns = inspector.get_columns(one.name, "dbo")
        assert [(c["name"], c["nullable"]) for c in columns] == [
            (c.name, c.nullable) for c in one.columns
        ]
        types = [re.sub(" COLLATE.*", "", _compiled(c["type"])) for c in columns]
        assert types == [_as_sqlalchemy(declared(column)) for column in one.columns]
        key = inspector.get_pk_constraint(one.name, "dbo")["constrained_columns"]
        assert tuple(key) == tuple(c.name for c in (one.key.columns if one.key else ()))


def _compiled(kind: Any) -> str:  # noqa: ANN401 - a type of SQLAlchemy's
    return str(kind.compile(dialect=mssql.dialect()))  # type: ignore[no-untyped-call]


def _as_sqlalchemy(text: str) -> str:
    """SQLAlchemy has its own names, and leaves out what it does not need."""
    names = {"INT": "INTEGER", "FLOAT": "FLOAT(53)", "DATETIME2(6)": "DATETIME2"}
    return names.get(text, text).replace("(MAX)", "(max)")


KEYS: Sequence[tuple[dict[str, Any], tuple[str, ...]]] = [
    ({"key": ("a",)}, ("a",)),
    ({"key": ("b", "a")}, ("b", "a")),
    ({"key": ("a",), "clustered": False}, ("a",)),
    ({"key": ("a",), "unique": ("b",)}, ("b",)),  # the clustered index is in the order of pages
    ({"key": ("a",), "unique": ("n",)}, ("a",)),
    ({"key": ()}, ()),
    ({"key": ("n",)}, ()),  # may be null
    ({"key": ("t",)}, ()),  # of a type that no bound can be written of
    ({"key": ("a", "m")}, ()),  # a bound could not be seen
]


@pytest.mark.parametrize(("changes", "key"), KEYS)
def test_what_a_table_is_cut_by(
    serve: Start, connect: Open, changes: dict[str, Any], key: tuple[str, ...]
) -> None:
    columns = {
        "a": "int NOT NULL",
        "b": "char(4) NOT NULL",
        "n": "int",
        "t": "time NOT NULL",
        "m": "int NOT NULL",
    }
    served = ServedTable("t", columns, masked=frozenset({"m"}), **changes)
    found = described(connect(serve(served)), served)
    assert tuple(column.name for column in (found.key.columns if found.key else ())) == key


def test_a_mask_counts_until_this_login_is_exempt_from_it(serve: Start, connect: Open) -> None:
    masked = replace(CARDS, masked=frozenset({"kind"}), computed=frozenset({"sum"}))
    server = serve(masked)
    db = connect(server)
    hidden = {"no": None, "kind": Reason.MASKED_FOR_LOGIN, "sum": Reason.MASKED_FOR_LOGIN}
    assert unread(described(db, masked)) == hidden
    server.grant("UNMASK kind")
    assert set(unread(described(db, masked)).values()) == {None}


def test_before_2022_a_login_is_exempt_from_all_masks_or_none(serve: Start, connect: Open) -> None:
    masked = replace(CARDS, masked=frozenset({"kind"}))
    server = serve(masked, database=Database(granular=False))
    db = connect(server)
    assert unread(described(db, masked))["kind"] is Reason.MASKED_FOR_LOGIN
    server.grant("UNMASK")
    assert unread(described(db, masked))["kind"] is None


def test_an_encrypted_column_is_not_read_whatever_its_type(serve: Start, connect: Open) -> None:
    encrypted = replace(CARDS, encrypted=frozenset({"no"}))
    found = described(connect(serve(encrypted)), encrypted)
    assert unread(found) == {"no": Reason.ENCRYPTED_COLUMN, "kind": None, "sum": None}
    assert found.key is None


MASKED = replace(CARDS, masked=frozenset({"kind"}))
FILTERED = replace(MEMBERS, filtered=True)
OUTER = replace(VIEW, name="outer", made_of=("dbo.view",))


@pytest.mark.parametrize(
    ("made_of", "masked", "filtered"),
    [
        (("dbo.cards",), True, False),
        (("dbo.members",), False, True),
        (("dbo.members", "dbo.cards"), True, True),
        (("dbo.shops",), False, False),
        ((), False, False),
        (("dbo.shops", None), True, True),
    ],
)
def test_a_view_hides_what_its_tables_hide(
    serve: Start,
    connect: Open,
    made_of: tuple[str, ...],
    masked: bool,  # noqa: FBT001 - a case
    filtered: bool,  # noqa: FBT001 - a case
) -> None:
    shops = ServedTable("shops", {"n": "int"})
    db = connect(serve(MASKED, FILTERED, shops, replace(VIEW, made_of=made_of), OUTER))
    for name in ("dbo.view", "dbo.outer"):
        found = table(db, name)
        assert (Reason.MASKED_FOR_LOGIN in unread(found).values()) is masked
        assert found.filtered is filtered


def test_a_view_over_anything_is_trusted_where_nothing_is_hidden(
    serve: Start, connect: Open
) -> None:
    server = serve(CARDS, replace(VIEW, made_of=("dbo.cards", None)))
    server.deny("sys.sql_expression_dependencies")
    found = table(connect(server), "dbo.view")
    assert (set(unread(found).values()), found.filtered) == ({None}, False)


def test_a_view_is_not_trusted_where_nobody_tells_what_it_is_made_of(
    serve: Start, connect: Open
) -> None:
    server = serve(MASKED, replace(VIEW, made_of=()))
    server.deny("sys.sql_expression_dependencies")
    db = connect(server)
    assert set(unread(table(db, "dbo.view")).values()) == {Reason.MASKED_FOR_LOGIN}
    server.fail(40501, "sql_expression_dependencies")
    with pytest.raises(SourceError) as throttled:
        table(db, "dbo.view")
    assert throttled.value.passing


def test_a_login_that_may_not_see_definitions_sees_rows_hidden_everywhere(
    serve: Start, connect: Open
) -> None:
    server = serve(CARDS, VIEW)
    db = connect(server)
    assert sees_all(db)
    assert not any(one.filtered for one in tables(db))
    server.revoke("VIEW DEFINITION")
    assert not sees_all(db)
    assert all(one.filtered for one in tables(db))
    assert set(unread(table(db, "dbo.view")).values()) == {Reason.MASKED_FOR_LOGIN}


BIG = replace(MEMBERS, steps=[(n, 99) for n in range(100, 1001, 100)])


def test_a_large_table_is_cut_by_the_servers_own_histogram(serve: Start, connect: Open) -> None:
    server = serve(BIG)
    db = connect(server)
    found = described(db, BIG)
    assert list(bounds(db, found, 50)) == [(n,) for n in range(100, 1001, 100)]
    assert not [text for text in server.statements if "ROW_NUMBER" in text]
    assert list(bounds(db, found, 95)) == [(n,) for n in range(100, 1001, 100)]


def test_a_histogram_that_knows_too_little_is_not_believed(serve: Start, connect: Open) -> None:
    old = replace(BIG, steps=[(10, 9), (400, 300)])
    db = connect(serve(old))
    cuts = list(bounds(db, described(db, old), 90))
    assert cuts == [(n,) for n in range(91, 1001, 90)]


@pytest.mark.parametrize("number", [208, 229])
def test_a_server_without_histograms(serve: Start, connect: Open, number: int) -> None:
    server = serve(BIG)
    db = connect(server)
    found = described(db, BIG)
    server.fail(number, "dm_db_stats_histogram")
    assert len(list(bounds(db, found, 90))) == 11
    server.fail(1205, "dm_db_stats_histogram")
    with pytest.raises(SourceError):
        list(bounds(db, found, 90))


def test_what_is_small_or_has_no_key_is_not_cut(serve: Start, connect: Open) -> None:
    heap = replace(MEMBERS, name="heap", key=())
    server = serve(MEMBERS, heap)
    db = connect(server)
    members = described(db, MEMBERS)
    sent = len(server.statements)
    assert list(bounds(db, members, 1000)) == []
    assert list(bounds(db, described(db, heap), 10)) == []
    assert not [text for text in server.statements[sent:] if "ROW_NUMBER" in text]


def marked(server: SqlServer, connect: Open, served: ServedTable) -> bytes | None:
    db = connect(server)
    return mark(db, described(db, served))


TRACKED = replace(MEMBERS, tracked=57)
VERSIONED = ServedTable(
    "versioned", {"n": "int NOT NULL", "v": "rowversion"}, [(1, 2001), (2, 2002)], key=("n",)
)


def test_change_tracking_tells_that_nothing_was_changed(serve: Start, connect: Open) -> None:
    first = marked(serve(TRACKED), connect, TRACKED)
    assert first is not None
    assert marked(serve(TRACKED, database=Database(version=99)), connect, TRACKED) == first
    changes = [
        replace(TRACKED, tracked=58),
        replace(TRACKED, counted=999),
        replace(TRACKED, columns={**TRACKED.columns, "備考": "nvarchar(99)"}),
    ]
    assert first not in [marked(serve(changed), connect, changed) for changed in changes]


def test_forgotten_changes_count_unless_the_database_had_none(serve: Start, connect: Open) -> None:
    forgotten = replace(TRACKED, tracked=0)
    at = {
        n: marked(serve(forgotten, database=Database(version=n)), connect, forgotten)
        for n in (8, 9)
    }
    assert at[8] is not None
    assert at[8] != at[9]
    again = serve(forgotten, database=Database(version=8))
    assert marked(again, connect, forgotten) == at[8]


def test_a_row_version_tells_that_nothing_was_changed(serve: Start, connect: Open) -> None:
    first = marked(serve(VERSIONED), connect, VERSIONED)
    assert first is not None
    assert marked(serve(VERSIONED), connect, VERSIONED) == first
    changes = [
        replace(VERSIONED, rows=[(1, 2001), (2, 2003)]),
        replace(VERSIONED, rows=[(2, 2002)], counted=2),
        replace(VERSIONED, rows=[(1, 2001), (2, 2002), (3, 2000)], counted=2),
    ]
    assert first not in [marked(serve(changed), connect, changed) for changed in changes]


@pytest.mark.parametrize(("oldest", "trusted"), [(2003, True), (2002, False), (2000, False)])
def test_a_row_version_is_not_trusted_while_older_ones_may_come(
    serve: Start,
    connect: Open,
    oldest: int,
    trusted: bool,  # noqa: FBT001 - a case
) -> None:
    server = serve(VERSIONED, database=Database(row_version=oldest))
    assert (marked(server, connect, VERSIONED) is not None) is trusted


def test_the_oldest_uncommitted_change_is_asked_for_first(serve: Start, connect: Open) -> None:
    server = serve(VERSIONED)
    marked(server, connect, VERSIONED)
    *_, first, second = server.statements
    assert first == tsql.OLDEST_UNCOMMITTED.text
    assert "MAX" in second


@pytest.mark.parametrize(
    "served",
    [
        MEMBERS,
        replace(TRACKED, filtered=True),
        replace(VERSIONED, filtered=True),
        replace(VERSIONED, kind="V", key=()),
    ],
    ids=["no mark", "filtered", "filtered too", "a view"],
)
def test_what_tells_nothing_reliable_has_no_mark(
    serve: Start, connect: Open, served: ServedTable
) -> None:
    assert marked(serve(served), connect, served) is None


def test_an_empty_table_has_a_mark_of_its_own(serve: Start, connect: Open) -> None:
    empty = replace(VERSIONED, rows=[])
    assert marked(serve(empty), connect, empty) is not None
    assert marked(serve(empty), connect, empty) != marked(serve(VERSIONED), connect, VERSIONED)


def test_a_mark_is_asked_of_the_server_only_where_there_can_be_one(
    serve: Start, connect: Open
) -> None:
    server = serve(MEMBERS)
    db = connect(server)
    found = described(db, MEMBERS)
    sent = len(server.statements)
    assert mark(db, found) is None
    assert server.statements[sent:] == []
    assert found.columns[0].name == NO

"""Microsoft's real drivers read from the loopback server, through both halves of a connection."""

import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyodbc
import pytest

from scanner.connect import odbc, tsql
from scanner.connect.sql_server import Connection, reading
from scanner.connect.sql_server_tables import Table
from scanner.model.errors import Reason, SourceError
from scanner.model.secret import Secret
from tests.fakes.sql_server import Database, ServedTable
from tests.fakes.sql_server.wire_types import HALF
from tests.sql_server.conftest import (
    KINDS,
    MEMBERS,
    NO,
    ODD_NAMES,
    Open,
    Start,
    ask,
    described,
    every_type,
)

ARROW = {
    "bit": pa.bool_(),
    "tinyint": pa.uint8(),
    "smallint": pa.int16(),
    "int": pa.int32(),
    "bigint": pa.int64(),
    "real": pa.float32(),
    "float": pa.float64(),
    "decimal(20, 3)": pa.decimal128(20, 3),
    "numeric(5, 0)": pa.decimal128(5, 0),
    "money": pa.decimal128(19, 4),
    "smallmoney": pa.decimal128(10, 4),
    "date": pa.date32(),
    "smalldatetime": pa.timestamp("us"),
    "datetime": pa.timestamp("us"),
    "datetime2(6)": pa.timestamp("us"),
}
"""What the columns come as; every other type comes as text."""


def whole(db: Connection, table: Table, rows: int = 10_000) -> pa.Table:
    return pa.Table.from_batches(list(db.stream(tsql.select(table, table.columns), rows)))


def test_arrow_has_every_type_and_its_nulls(serve: Start, connect: Open) -> None:
    db = connect(serve(every_type()))
    read = whole(db, described(db, every_type()))
    expected = [ARROW.get(kind, pa.string()) for kind in KINDS]
    assert [field.type for field in read.schema] == expected
    values, nulls = read.to_pylist()
    written = dict(zip(KINDS, values.values(), strict=True))
    assert {kind: written[kind] for kind in KINDS} == KINDS | {"time": "23:59:59.999999"}
    assert set(nulls.values()) == {None}


def test_rows_have_every_type_and_its_nulls(serve: Start, connect: Open) -> None:
    db = connect(serve(every_type()))
    table = described(db, every_type())
    values, nulls = db.rows(tsql.select(table, table.columns))
    written = dict(zip(KINDS, values, strict=True))
    assert written == KINDS | {"time": "23:59:59.999999"}
    assert set(nulls) == {None}


def test_both_halves_read_the_same_from_columns_of_any_name(serve: Start, connect: Open) -> None:
    columns = dict.fromkeys(ODD_NAMES, "nvarchar(40) NOT NULL")
    rows = [[f"{place}-{n}" for place, _ in enumerate(ODD_NAMES)] for n in range(3)]
    odd = ServedTable("会員]台帳;--'", columns, rows, key=ODD_NAMES[:2], schema="ポイント. [x]")
    db = connect(serve(odd))
    table = described(db, odd)
    low: tuple[str, ...] = ("0-1", "1-1")
    query = tsql.select(table, table.columns, low, ("0-2",))
    [batch] = db.stream(query, 10)
    assert tuple(batch.schema.names) == ODD_NAMES
    assert db.rows(query) == [tuple(rows[1])] == [tuple(batch.to_pylist()[0].values())]


def test_a_table_without_rows_gives_one_batch_that_names_its_columns(
    serve: Start, connect: Open
) -> None:
    empty = ServedTable("empty", MEMBERS.columns, key=(NO,))
    db = connect(serve(empty))
    [batch] = db.stream(tsql.select(t := described(db, empty), t.columns), 10)
    assert batch.num_rows == 0
    assert batch.schema.names == list(MEMBERS.columns)


@pytest.mark.parametrize("rows", [1, 7, 1000, 5000])
def test_batches_hold_no_more_rows_than_asked_for(serve: Start, connect: Open, rows: int) -> None:
    db = connect(serve(MEMBERS))
    table = described(db, MEMBERS)
    query = tsql.select(table, table.columns[:2])
    sizes = [batch.num_rows for batch in db.stream(query, rows)]
    assert sum(sizes) == 1000
    assert max(sizes) == min(rows, 1000)


def test_long_cells_come_in_bounded_pieces_whatever_they_hold(serve: Start, connect: Open) -> None:
    texts = ["短い", "a" * 90, "𠮷" * 90, "", "x" * 9 + "𠮷" + "y" * 80, None]
    long = ServedTable("long", {"memo": "nvarchar(max)"}, rows=[(text,) for text in texts])
    db = connect(serve(long))
    table = described(db, long)
    query = tsql.select(table, table.columns, characters=10)
    cells = [cell for batch in db.stream(query, 2) for cell in batch["memo"].to_pylist()]
    assert cells == [text if text is None else text[:10] for text in texts]


def test_half_a_character_is_replaced_in_data_and_an_error_in_a_key(
    serve: Start, connect: Open
) -> None:
    halves = [("あ" + HALF,), ("い",), ("う",)]
    broken = ServedTable("broken", {"a": "nvarchar(9) NOT NULL"}, halves, key=("a",))
    db = connect(serve(broken))
    table = described(db, broken)
    query = tsql.select(table, table.columns)
    cells = [cell for batch in db.stream(query, 9) for cell in batch["a"].to_pylist()]
    assert cells == ["あ\ufffd", "い", "う"]
    with pytest.raises(SourceError) as failed:
        db.rows(query)
    assert failed.value.reason is Reason.MALFORMED


def test_a_batch_of_long_cells_is_small_however_many_rows_are_asked_for(
    serve: Start, connect: Open
) -> None:
    db = connect(serve(MEMBERS))
    table = described(db, MEMBERS)
    query = tsql.select(table, table.columns, characters=1_000_000)
    sizes = [batch.num_rows for batch in db.stream(query, 10_000)]
    assert max(sizes) == query.most_rows < 40
    assert sum(sizes) == 1000


def test_reading_takes_one_login_and_so_does_asking(serve: Start, connect: Open) -> None:
    server = serve(MEMBERS)
    db = connect(server)
    table = described(db, MEMBERS)
    before = server.logins
    described(db, MEMBERS)
    assert server.logins == before
    for _ in range(2):
        whole(db, table)
    assert server.logins == before + 1


@pytest.mark.parametrize(
    ("committed", "allowed", "level"),
    [
        (True, True, "READ COMMITTED"),
        (True, False, "READ COMMITTED"),
        (False, True, "SNAPSHOT"),
        (False, False, "READ COMMITTED"),
    ],
)
def test_each_half_is_made_to_yield_before_it_reads(
    serve: Start,
    connect: Open,
    committed: bool,  # noqa: FBT001 - a case
    allowed: bool,  # noqa: FBT001 - a case
    level: str,
) -> None:
    database = Database(committed_snapshot=committed, snapshot=allowed)
    server = serve(MEMBERS, database=database)
    db = connect(server, lock_seconds=7)
    db.rows(tsql.ALIVE)
    list(db.stream(tsql.ALIVE, 1))
    sent = [s.strip() for s in server.statements if "ALIVE" in s.upper() or s.startswith("SET")]
    half = [
        "SET DEADLOCK_PRIORITY LOW; SET LOCK_TIMEOUT 7000",
        f"SET TRANSACTION ISOLATION LEVEL {level}",
        "SELECT 1 AS alive",
    ]
    assert sent == [*half, *half, "SELECT 1 AS alive"]  # a stream asks whether it was cut


def test_the_certificate_is_checked_unless_the_url_says_otherwise(serve: Start) -> None:
    server = serve(MEMBERS)
    unchecked = server.url()
    checked = server.url(TrustServerCertificate="no")
    default = unchecked.split("?")[0]
    for url in (checked, default):
        with reading(Secret(url)) as db, pytest.raises(SourceError) as refused:
            db.rows(tsql.ALIVE)
        assert refused.value.reason is Reason.UNREACHABLE
        with reading(Secret(url)) as db, pytest.raises(SourceError) as refused:
            list(db.stream(tsql.ALIVE, 1))
        assert refused.value.reason is Reason.UNREACHABLE
    assert not server.logins
    with reading(Secret(unchecked)) as db:
        assert db.rows(tsql.ALIVE) == [(1,)]


def test_a_certificate_that_is_known_is_accepted(serve: Start, tmp_path: Path) -> None:
    server = serve(MEMBERS)
    url = server.url(TrustServerCertificate="no").replace("127.0.0.1", "localhost")
    program = (
        "from scanner.connect import sql_server, tsql; from scanner.model.secret import Secret\n"
        f"with sql_server.reading(Secret({url!r})) as db:\n"
        "    print(db.rows(tsql.ALIVE), *(b.num_rows for b in db.stream(tsql.ALIVE, 1)))"
    )
    known = os.environ | {"SSL_CERT_FILE": str(server.certificate(tmp_path))}
    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], env=known, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[(1,)] 1"


@pytest.mark.parametrize("half", ["rows", "stream"])
def test_a_wrong_password_is_refused_for_good(serve: Start, half: str) -> None:
    server = serve(MEMBERS)
    with (
        reading(Secret(server.url(password="wrong-secret"))) as db,  # noqa: S106 - wrong
        pytest.raises(SourceError) as refused,
    ):
        ask(db, half)
    error = refused.value
    assert (error.reason, error.passing) == (Reason.UNREACHABLE, False)
    assert "18456" in error.kind
    assert not {"wrong-secret", "scanner"} & set(f"{error!r} {error}".replace("'", " ").split())


@pytest.mark.parametrize("half", ["rows", "stream"])
def test_a_server_that_does_not_answer_may_do_so_later(
    serve: Start, connect: Open, half: str
) -> None:
    server = serve(MEMBERS)
    db = connect(server, login_seconds=2)
    server.stop()
    with pytest.raises(SourceError) as refused:
        ask(db, half)
    assert (refused.value.reason, refused.value.passing) == (Reason.UNREACHABLE, True)


def test_the_driver_of_the_wheel_is_microsofts(serve: Start) -> None:
    driver = odbc.driver(())
    assert Path(driver).is_file()
    address = odbc.address(Secret(serve(MEMBERS).url()))
    text = address.connection_string(Driver=driver).reveal()
    db = pyodbc.connect(text, autocommit=True, timeout=10)
    assert db.getinfo(pyodbc.SQL_DRIVER_NAME).startswith("libmsodbcsql-18")
    assert db.execute("SELECT 1").fetchval() == 1
    db.close()


def test_the_system_has_precedence_over_the_wheel() -> None:
    assert odbc.driver(("SQLite3", odbc.DRIVER)) == odbc.DRIVER

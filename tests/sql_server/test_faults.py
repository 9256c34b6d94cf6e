"""What goes wrong on the wire: told by kind and number, never by the server's sentence."""

import pickle
from collections.abc import Iterator

import pyarrow as pa
import pytest

from scanner.connect import tsql
from scanner.connect.sql_server import reading
from scanner.connect.sql_server_catalogue import load, tables
from scanner.model.errors import Reason, SourceError
from scanner.model.secret import Secret
from tests.fakes.sql_server import ServedTable, SqlServer
from tests.sql_server.conftest import MEMBERS, NO, Open, Start, ask, described

THROTTLED = [40501, 49918, 49919, 49920, 10928, 10929]
MOVED = [40613, 40197, 40143, 40540, 4060, 4221, 615, 926]
HALVES = ["rows", "stream"]

MEANS = {
    **dict.fromkeys([*THROTTLED, *MOVED], (Reason.UNREACHABLE, True)),
    1205: (Reason.UNREACHABLE, True),
    1222: (Reason.TIMED_OUT, True),
    229: (Reason.PERMISSION, False),
    230: (Reason.PERMISSION, False),
    208: (Reason.NOT_FOUND, False),
    207: (Reason.CHANGED_WHILE_READ, False),
    3961: (Reason.CHANGED_WHILE_READ, True),
    824: (Reason.MALFORMED, False),
    18456: (Reason.UNREACHABLE, False),
    40615: (Reason.UNREACHABLE, False),
    8134: (Reason.READ_FAILED, False),
}

BIG = ServedTable(
    "big", MEMBERS.columns, rows=[(n, f"会員{n}", None) for n in range(20_000)], key=(NO,)
)
"""More than the network holds at once."""

QUOTED = ("田中", "太郎", "090-1234-5678")


def assert_quotes_nothing(error: SourceError) -> None:
    chain = [error, error.__cause__, error.__context__ if not error.__suppress_context__ else None]
    printed = "".join(f"{one!r}{one}" for one in chain)
    assert not [text for text in QUOTED if text in printed]


@pytest.fixture(scope="module")
def members() -> Iterator[SqlServer]:
    """One server for many tests, each of which leaves it healed."""
    with SqlServer([MEMBERS]) as server:
        yield server


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("number", MEANS)
def test_an_error_says_what_it_means_and_nothing_else(
    members: SqlServer, connect: Open, half: str, number: int
) -> None:
    server, db = members, connect(members)
    query = tsql.select(t := described(db, MEMBERS), t.columns, (5,))
    ask(db, half)
    server.fail(number, "FROM .dbo", times=2)  # mssql-python's half asks the other half why
    with pytest.raises(SourceError) as failed:
        ask(db, half, query)
    server.heal()
    error = failed.value
    assert (error.reason, error.passing) == MEANS[number]
    assert str(number) in error.kind
    assert_quotes_nothing(error)
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (again.reason, again.kind, again.passing) == (error.reason, error.kind, error.passing)
    assert ask(db, half, query)


@pytest.mark.parametrize("rows", [0, 15_000])
def test_an_error_that_is_gone_when_it_is_asked_about_may_pass(
    serve: Start, connect: Open, rows: int
) -> None:
    server = serve(BIG)
    db = connect(server)
    query = tsql.select(t := described(db, BIG), t.columns[:2], (0,))
    server.fail(40501, "FROM .dbo", rows=rows)
    _, error = until_it_fails(db.stream(query, 1000))
    assert (error.reason, error.passing) == (Reason.READ_FAILED, True)
    assert_quotes_nothing(error)
    assert sum(b.num_rows for b in db.stream(query, 1000)) == 20_000


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("number", [*MOVED[:3], *THROTTLED[:2], 18456, 18470])
def test_a_refused_login_says_whether_to_come_back(
    serve: Start, connect: Open, half: str, number: int
) -> None:
    server = serve(MEMBERS)
    server.refuse_logins(number, number)
    with pytest.raises(SourceError) as refused:
        ask(connect(server), half)
    error = refused.value
    assert (error.reason, error.passing) == (Reason.UNREACHABLE, number not in {18456, 18470})
    assert str(number) in error.kind
    assert_quotes_nothing(error)


def test_a_login_that_fails_once_for_arrow_may_be_tried_again(serve: Start, connect: Open) -> None:
    server = serve(MEMBERS)
    server.refuse_logins(40613)
    with pytest.raises(SourceError) as refused:
        ask(connect(server), "stream")
    assert (refused.value.reason, refused.value.passing) == (Reason.UNREACHABLE, True)
    assert ask(connect(server), "stream")


@pytest.mark.parametrize("parameters", [True, False])
@pytest.mark.parametrize("rows", [1, 5_000, 19_999])
def test_rows_before_a_cut_are_not_all_rows(
    serve: Start,
    connect: Open,
    rows: int,
    parameters: bool,  # noqa: FBT001 - a case
) -> None:
    server = serve(BIG)
    db = connect(server)
    query = tsql.select(t := described(db, BIG), t.columns[:2], (0,) if parameters else None)
    server.drop("FROM .dbo", rows=rows)
    read, error = until_it_fails(db.stream(query, 1000))
    assert read <= rows
    assert (error.reason, error.passing) == (Reason.UNREACHABLE, True)
    assert sum(b.num_rows for b in connect(server).stream(query, 1000)) == 20_000


@pytest.mark.parametrize("rows", [1, 15_000])
def test_a_deadlock_in_mid_stream(serve: Start, connect: Open, rows: int) -> None:
    server = serve(BIG)
    db = connect(server)
    query = tsql.select(t := described(db, BIG), t.columns[:2], (0,))
    server.fail(1205, "FROM .dbo", rows=rows)
    read, error = until_it_fails(db.stream(query, 1000))
    assert read <= rows
    assert (error.passing, "1205" in error.kind) == (True, True)
    assert_quotes_nothing(error)


def test_a_server_that_is_killed_and_comes_back(serve: Start, connect: Open) -> None:
    server = serve(BIG)
    db = connect(server)
    query = tsql.select(t := described(db, BIG), t.columns[:2])
    stream = db.stream(query, 1000)
    next(stream)
    server.stop()
    _, error = until_it_fails(stream)
    assert error.passing
    server.start()
    assert sum(b.num_rows for b in connect(server).stream(query, 1000)) == 20_000


@pytest.mark.parametrize("rows", [0, 15_000])
@pytest.mark.parametrize("half", HALVES)
def test_a_statement_may_take_only_so_long(
    serve: Start, connect: Open, half: str, rows: int
) -> None:
    server = serve(BIG)
    db = connect(server, statement_seconds=1)
    query = tsql.select(t := described(db, BIG), t.columns[:2])
    server.hang(2, "FROM .dbo", rows=rows)
    with pytest.raises(SourceError) as late:
        ask(db, half, query)
    assert (late.value.reason, late.value.passing) == (Reason.TIMED_OUT, False)


def test_a_table_that_may_not_be_read_is_listed_and_hides_no_other(
    serve: Start, connect: Open
) -> None:
    server = serve(MEMBERS, BIG)
    server.deny("dbo.members")
    db = connect(server)
    unread = {table.name: table.unread for table in tables(db)}
    assert unread == {"members": Reason.PERMISSION, "big": None}
    with pytest.raises(SourceError) as denied:
        described(db, MEMBERS)
    assert denied.value.reason is Reason.PERMISSION


@pytest.mark.parametrize("number", [208, 300])
def test_a_server_that_keeps_no_account_of_its_load(
    serve: Start, connect: Open, number: int
) -> None:
    server = serve(MEMBERS)
    db = connect(server)
    assert load(db) == pytest.approx(0.4)
    server.fail(number, "dm_db_resource_stats")
    assert load(db) is None
    server.fail(40501, "dm_db_resource_stats")
    with pytest.raises(SourceError):
        load(db)


def test_nothing_of_an_error_reaches_the_terminal(
    serve: Start, connect: Open, capfd: pytest.CaptureFixture[str]
) -> None:
    server = serve(BIG)
    for half in HALVES:
        for rows in (0, 15_000):
            db = connect(server)
            query = tsql.select(t := described(db, BIG), t.columns)
            server.fail(245, "FROM .dbo", rows=rows)
            with pytest.raises(SourceError):
                ask(db, half, query)
    with reading(Secret(server.url(password="p4ss-word"))) as db, pytest.raises(SourceError):  # noqa: S106
        ask(db, "stream")
    printed = "".join(capfd.readouterr())
    assert not [text for text in (*QUOTED, "p4ss-word") if text in printed]


def until_it_fails(stream: Iterator[pa.RecordBatch]) -> tuple[int, SourceError]:
    read = 0
    with pytest.raises(SourceError) as failed:  # noqa: PT012 - the rows before count too
        for batch in stream:
            read += batch.num_rows
    return read, failed.value

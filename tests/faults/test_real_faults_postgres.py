"""PostgreSQL as it fails: sessions ended, time over, locks, rights, tables changed meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa

from scanner.connect import postgres as connect
from scanner.model.errors import Reason, SourceError
from scanner.model.secret import Secret
from scanner.model.source import Care, Skipped
from scanner.sources.retry import Patience
from scanner.sources.sql import SqlSource
from tests.faults.reading import listed, read, read_dataset
from tests.postgres import Postgres

ROWS = 2_000
CANARY = "カナリア六四九"
TERMINATE = """
SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
WHERE application_name = 'pcscan' AND datname = current_database()
"""


@pytest.fixture
def members(db: Postgres) -> Postgres:
    """Make a table whose rows are too wide to have all been sent at once."""
    db.run(
        "CREATE TABLE members (id TEXT PRIMARY KEY, memo TEXT, wide TEXT)",
        f"INSERT INTO members SELECT '{CANARY}' || n, '{CANARY}', repeat(md5(n::text), 400)"  # noqa: S608
        f" FROM generate_series(1, {ROWS}) n",
        "CREATE TABLE shops (id INTEGER PRIMARY KEY, name TEXT)",
        "INSERT INTO shops VALUES (1, '千葉駅前店')",
    )
    return db


def _refused(source: SqlSource, dataset: str = "public.members") -> SourceError:
    with pytest.raises(SourceError) as refused:
        [list(source.read(partition)) for partition in source.partitions(dataset)]
    assert CANARY not in f"{refused.value!r}"
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__ or refused.value.__context__ is None
    return refused.value


def test_a_session_that_is_ended_in_mid_stream(members: Postgres) -> None:
    source = members.source(ROWS)
    [partition] = source.partitions("public.members")
    items = source.read(partition)
    next(items)
    assert members.value(TERMINATE) == 1
    with pytest.raises(SourceError) as ended:
        list(items)
    assert (ended.value.reason, ended.value.passing) == (Reason.UNREACHABLE, True)
    assert CANARY not in f"{ended.value!r}"
    assert len(read(source, [partition]).rows) == ROWS


def test_a_login_that_is_refused_is_not_tried_again(members: Postgres) -> None:
    pauses: list[float] = []
    members.run("DROP ROLE IF EXISTS nobody", "CREATE ROLE nobody NOLOGIN")
    where = Secret(members.url_as("nobody"))
    source = SqlSource("db", where, patience=Patience(2, 0.01, pauses.append))
    with pytest.raises(SourceError) as login:
        list(source.listing())
    assert (login.value.reason, login.value.passing) == (Reason.UNREACHABLE, False)
    assert pauses == []


NOT_LET_IN = {
    "nothing listens": ("postgresql://postgres@127.0.0.1:1/postgres", True),
    "no socket": ("postgresql://postgres@/postgres?host=/nowhere", True),
    "no such database": ("postgresql://postgres@/absent?host={socket}", False),
    "no such login": ("postgresql://absent@/postgres?host={socket}", False),
    "no such option": ("postgresql://postgres@/postgres?host={socket}&option=1", True),
}


@pytest.mark.parametrize(("url", "passing"), NOT_LET_IN.values(), ids=list(NOT_LET_IN))
def test_a_server_that_does_not_let_in(db: Postgres, url: str, *, passing: bool) -> None:
    where = url.format(socket=sa.make_url(db.url).query["host"])
    source = SqlSource("db", Secret(where), patience=Patience(0))
    with pytest.raises(SourceError) as refused:
        list(source.listing())
    assert (refused.value.reason, refused.value.passing) == (Reason.UNREACHABLE, passing)


def test_a_statement_that_takes_too_long(members: Postgres) -> None:
    members.run("CREATE VIEW slow AS SELECT id, pg_sleep(0.2)::text AS x FROM members")

    care = Care(statement_seconds=1)
    source = SqlSource("db", Secret(members.url), patience=Patience(0), care=care)
    error = _refused(source, "public.slow")
    assert (error.reason, error.passing) == (Reason.TIMED_OUT, False)


@contextmanager
def locked(db: Postgres, table: str) -> Iterator[sa.Connection]:
    engine = sa.create_engine(db.url, poolclass=sa.NullPool)
    with engine.connect() as other:
        other.exec_driver_sql(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
        yield other


def test_a_table_that_somebody_changes(members: Postgres, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connect.SETTINGS, "lock_timeout", "100")
    pauses: list[float] = []
    source = members.source(ROWS)
    [partition] = source.partitions("public.members")
    with locked(members, "members") as other:
        account = read(source, [partition])
        assert account.refused is Reason.TIMED_OUT
        assert read_dataset(source, "public.shops").complete

        def release(seconds: float) -> None:
            pauses.append(seconds)
            other.rollback()

        patient = SqlSource("db", source.url, patience=Patience(3, 0.01, release))
        assert len(list(patient.partitions("public.members"))) == 1
    assert pauses == [0.01]


def test_a_table_that_may_not_be_read(members: Postgres) -> None:
    members.run(
        "DROP ROLE IF EXISTS reader",
        "CREATE ROLE reader LOGIN",
        "GRANT USAGE ON SCHEMA public TO reader",
        "GRANT SELECT ON shops TO reader",
    )
    source = members.source(ROWS, "reader")
    assert listed(source) == {"public.members": Reason.PERMISSION, "public.shops": None}
    assert read_dataset(source, "public.shops").rows == [("1", "千葉駅前店")]
    assert _refused(source).reason is Reason.PERMISSION


def test_rights_that_are_taken_away_meanwhile(members: Postgres) -> None:
    members.run(
        "DROP ROLE IF EXISTS reader",
        "CREATE ROLE reader LOGIN",
        "GRANT USAGE ON SCHEMA public TO reader",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader",
    )
    source = members.source(ROWS // 4, "reader")
    partitions = list(source.partitions("public.members"))
    assert len(read(source, partitions[:1]).rows) == ROWS // 4
    members.run("REVOKE SELECT ON members FROM reader")
    assert read(source, partitions[1:]).refused is Reason.PERMISSION


def test_a_table_dropped_before_it_is_read(members: Postgres) -> None:
    source = members.source(ROWS)
    partitions = list(source.partitions("public.members"))
    members.run("DROP TABLE members")
    assert read(source, partitions).refused is Reason.NOT_FOUND


def test_a_column_dropped_before_it_is_read(members: Postgres) -> None:
    source = members.source(ROWS)
    partitions = list(source.partitions("public.members"))
    members.run("ALTER TABLE members DROP COLUMN memo")
    account = read(source, partitions)
    assert (account.refused, account.names) == (None, ("id", "wide"))
    assert account.skipped == {Reason.CHANGED_WHILE_READ: ROWS}


def test_a_key_dropped_before_it_is_read(members: Postgres) -> None:
    source = members.source(ROWS // 2)
    partitions = list(source.partitions("public.members"))
    members.run("ALTER TABLE members DROP CONSTRAINT members_pkey")
    assert read(source, partitions).refused is Reason.CHANGED_WHILE_READ


def test_rows_that_come_and_go_while_a_range_is_read(members: Postgres) -> None:
    source = members.source(ROWS)
    [partition] = source.partitions("public.members")
    items = source.read(partition)
    first = next(items)
    assert not isinstance(first, Skipped)
    members.run("UPDATE members SET memo = 'new'", "DELETE FROM members WHERE random() < 0.5")
    rest = [item for item in items if not isinstance(item, Skipped)]
    assert first.num_rows + sum(item.num_rows for item in rest) == ROWS
    assert {memo for batch in rest for memo in batch.column(1).to_pylist()} == {CANARY}


def test_a_view_that_fails_in_the_middle(members: Postgres) -> None:
    members.run(
        "CREATE VIEW broken AS SELECT id, 1 / (1000 - row_number() OVER ()) AS n, wide FROM members"
    )
    source = members.source(100)
    account = read_dataset(source, "public.broken")
    assert account.refused is Reason.READ_FAILED
    assert 0 < len(account.rows) < ROWS
    assert read_dataset(source, "public.shops").complete

"""Queries on the real PostgreSQL: what they read, what they leave alone, and what is a gap."""

import hashlib
from typing import Any

import pyarrow as pa
import pytest

from scanner.model.errors import Reason, SourceError
from scanner.model.query import Query
from scanner.model.secret import Secret
from scanner.model.source import Care, Partition, Skipped
from scanner.sources.queried import QueriedItem
from tests.handed import Handing, handing, small
from tests.postgres import Postgres, administrator
from tests.test_handover_query import LINES, ORDERED, declare

__all__ = ["handing", "small"]

PUBLIC = ORDERED.replace("letters", "public.letters")
MADE = (
    "CREATE TABLE letters (会員番号 text, 氏名 text, 電話番号 text)",
    """INSERT INTO letters SELECT 'M000000' || n, '山田太郎', '***-****-000' || n
    FROM generate_series(2, 0, -1) n""",
)


def item(db: Postgres, sql: str, login: str | None = None, care: Care = Care()) -> QueriedItem:  # noqa: B008 - frozen
    return QueriedItem("item", Query("q", "db", Secret(sql)), Secret(db.url_as(login)), care)


def read(one: QueriedItem) -> tuple[pa.Table, list[Skipped]]:
    (partition,) = one.partitions("query:q")
    found = list(one.read(partition))
    batches = [batch for batch in found if not isinstance(batch, Skipped)]
    return pa.Table.from_batches(batches), [gap for gap in found if isinstance(gap, Skipped)]


def copied(db: Postgres, sql: str) -> bytes:
    """Give the file that PostgreSQL itself makes of a query."""
    with administrator(db.url) as session:
        cursor = session.connection.cursor()
        with cursor.copy(f"COPY ({sql}) TO STDOUT (FORMAT csv, HEADER)") as copy:
            return b"".join(map(bytes, copy))


def test_a_query_within_its_flow_may_go(
    handing: Handing, db: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    db.run(*MADE)
    monkeypatch.setenv("MEMBERS_URL", db.url)
    declare(handing, PUBLIC, url="env:MEMBERS_URL")
    code, said = handing.over("query:monthly")
    assert (code, handing.found()) == (0, set()), said
    made = copied(db, PUBLIC)
    assert made.decode() == "会員番号,氏名,電話番号\n" + LINES
    (subject,) = handing.statement()["subject"]
    assert subject["digest"]["sha256"] == hashlib.sha256(made).hexdigest()
    assert handing.statement()["predicate"]["rows"] == 3


def test_the_digest_is_that_of_the_file_which_copy_makes(db: Postgres) -> None:
    db.run(
        "CREATE DOMAIN price AS numeric(10, 2)",
        "CREATE TYPE mood AS ENUM ('good', 'a,b')",
        "CREATE TABLE t (a text, b int, c price, d date, e timestamptz, f mood, g text[], h bool)",
        """INSERT INTO t VALUES (NULL, 1, 12.34, '2026-01-31', NULL, 'a,b', '{x,"y z"}', NULL),
        ('', 2, NULL, 'infinity', '2026-01-31 12:00+09', 'good', NULL, NULL),
        ('a"b', NULL, 0.5, NULL, NULL, NULL, '{}', NULL), (E'l\\nm', 3, 1, NULL, NULL, NULL, NULL,
        NULL), (' %s :x ', 4, 1.25, NULL, NULL, NULL, NULL, NULL)""",
    )
    sql = (
        "SELECT a, b, c, d, f, g, b::text || ':b' AS i FROM public.t ORDER BY b NULLS FIRST -- all"
    )
    one = item(db, sql)
    table, gaps = read(one)
    assert (table.num_rows, gaps) == (5, [])
    (file,) = one.files({"query:q": "query:q"})
    made = copied(db, sql + "\n").replace(b"1.00", b"1").replace(b"0.50", b"0.5")
    assert (file.bytes, file.sha256) == (len(made), hashlib.sha256(made).hexdigest())


def test_an_empty_answer_still_has_its_columns(db: Postgres) -> None:
    db.run(*MADE)
    one = item(db, "SELECT * FROM public.letters WHERE false")
    table, gaps = read(one)
    assert (table.column_names, table.num_rows, gaps) == (["会員番号", "氏名", "電話番号"], 0, [])
    assert one.files({"query:q": "q"})[0].bytes == len("会員番号,氏名,電話番号\n".encode())


def test_numbers_and_what_is_binary(db: Postgres) -> None:
    sql = "SELECT 0.1::real AS a, 6900000000000001::double precision AS b, '\\x00'::bytea AS c"
    table, gaps = read(item(db, f"{sql}, 2.50::numeric AS d, NULL AS e"))
    assert table.to_pylist() == [
        {"a": 0.1, "b": 6900000000000001.0, "c": None, "d": "2.5", "e": None}
    ]
    assert gaps == [Skipped(Reason.UNSUPPORTED_TYPE, rows=1, field="c")]


@pytest.mark.parametrize(
    ("sql", "reason"),
    [
        ("SELECT a FROM public.nowhere", Reason.NOT_FOUND),
        ("SELECT 1 / (n - 3) AS a FROM generate_series(1, 9) n", Reason.READ_FAILED),
        ("SELECT 1 AS a, 2 AS a", Reason.MALFORMED),
        ("SELECT count(*) AS a FROM generate_series(1, 10000000000) n", Reason.TIMED_OUT),
        ("SELECT nextval('public.s') AS a", Reason.READ_FAILED),
        ("SELECT * FROM public.letters FOR UPDATE", Reason.READ_FAILED),
        ("SELECT 1) TO PROGRAM 'true' --", Reason.READ_FAILED),
        ("DELETE FROM public.letters RETURNING 氏名", Reason.READ_FAILED),
    ],
)
def test_what_the_server_refuses_is_a_gap(db: Postgres, sql: str, reason: Reason) -> None:
    """Also what would have been refused before: the transaction writes nothing either way."""
    db.run(*MADE, "CREATE SEQUENCE s")
    one = item(db, sql, care=Care(statement_seconds=1))
    with pytest.raises(SourceError) as error:
        read(one)
    assert error.value.reason is reason
    assert one.readings == []
    assert (db.value("SELECT count(*) FROM letters"), db.value("SELECT is_called FROM s")) == (
        3,
        False,
    )


def test_rows_that_row_security_hides_are_a_gap(db: Postgres) -> None:
    db.run(
        *MADE,
        "DROP ROLE IF EXISTS hider",
        "CREATE ROLE hider LOGIN PASSWORD 'x'",
        "GRANT USAGE ON SCHEMA public TO hider",
        "GRANT SELECT ON letters TO hider",
        "ALTER TABLE letters ENABLE ROW LEVEL SECURITY",
        "CREATE POLICY one ON letters TO hider USING (会員番号 = 'M0000001')",
    )
    table, gaps = read(item(db, "SELECT * FROM public.letters", "hider"))
    assert (table.num_rows, gaps) == (1, [Skipped(Reason.ROW_SECURITY)])
    db.run("DROP OWNED BY hider", "DROP ROLE hider")


def test_nobody_waits_and_nothing_is_left(db: Postgres) -> None:
    """While rows come, others write; afterwards no session is left."""
    db.run(*MADE)
    one = item(db, "SELECT l.* FROM public.letters l, generate_series(1, 200000) n")
    reading: Any = one.read(Partition("query:q", 0))
    next(reading)
    db.run("SET lock_timeout = '1s'; UPDATE letters SET 氏名 = 'x'")
    sessions = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'pcscan'"
    assert db.value(sessions) == 1
    reading.close()
    assert (db.value(sessions), one.readings) == (0, [])

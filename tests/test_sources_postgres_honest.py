"""What a login does not see is said: row security, columns, tables; and it never writes."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scanner.connect import postgres as connect
from scanner.model.errors import Reason, SourceError
from scanner.model.secret import Secret
from scanner.model.source import Skipped
from scanner.sources.sql import SqlSource
from tests.faults.reading import listed, read_dataset
from tests.postgres import Postgres


@pytest.fixture
def city(db: Postgres) -> Postgres:
    """Make a table of two cities, and a login that may read it."""
    db.run(
        "CREATE TABLE members (id INTEGER PRIMARY KEY, city TEXT, tel TEXT)",
        "INSERT INTO members VALUES (1, '千葉', '090'), (2, '千葉', '080'), (3, '八千代', '070')",
        "DROP ROLE IF EXISTS reader",
        "CREATE ROLE reader LOGIN",
        "GRANT USAGE ON SCHEMA public TO reader",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader",
    )
    return db


def _secured(db: Postgres) -> None:
    db.run(
        "ALTER TABLE members ENABLE ROW LEVEL SECURITY",
        "CREATE POLICY chiba ON members USING (city = '千葉')",
    )


def _read(source: SqlSource, dataset: str) -> tuple[int, list[Skipped]]:
    """Count rows of a table in one partition, and give what was skipped."""
    rows, skipped = 0, []
    for partition in source.partitions(dataset):
        for item in source.read(partition):
            if isinstance(item, Skipped):
                skipped.append(item)
            else:
                rows += item.num_rows
    return rows, skipped


def test_rows_that_a_policy_hides_are_a_gap(city: Postgres) -> None:
    source = city.source(10, "reader")
    assert _read(source, "public.members") == (3, [])
    _secured(city)
    assert listed(source) == {"public.members": None}
    assert _read(source, "public.members") == (2, [Skipped(Reason.ROW_SECURITY)])
    assert _read(city.source(10), "public.members") == (3, [])  # the owner, a superuser


def test_a_policy_that_hides_everything_does_too(city: Postgres) -> None:
    city.run("ALTER TABLE members ENABLE ROW LEVEL SECURITY")
    assert _read(city.source(10, "reader"), "public.members") == (0, [Skipped(Reason.ROW_SECURITY)])


def test_a_login_that_bypasses_row_security_sees_all(city: Postgres) -> None:
    _secured(city)
    city.run("ALTER ROLE reader BYPASSRLS")
    assert _read(city.source(10, "reader"), "public.members") == (3, [])


def test_an_owner_is_only_bound_where_it_is_forced(city: Postgres) -> None:
    _secured(city)
    city.run("ALTER TABLE members OWNER TO reader")
    assert _read(city.source(10, "reader"), "public.members") == (3, [])
    city.run("ALTER TABLE members FORCE ROW LEVEL SECURITY")
    assert _read(city.source(10, "reader"), "public.members") == (2, [Skipped(Reason.ROW_SECURITY)])
    city.run("DROP TABLE members")


@pytest.mark.parametrize("invoker", ["true", "false"])
def test_a_view_is_filtered_as_what_it_shows(city: Postgres, invoker: str) -> None:
    _secured(city)
    city.run(
        f"CREATE VIEW v WITH (security_invoker = {invoker}) AS SELECT id FROM members",  # noqa: S608
        "GRANT SELECT ON v TO reader",
    )
    filtered = (2, [Skipped(Reason.ROW_SECURITY)])
    found = _read(city.source(10, "reader"), "public.v")
    assert found == (filtered if invoker == "true" else (3, []))


def test_columns_that_may_not_be_read_are_gaps_and_the_others_are_read(city: Postgres) -> None:
    city.run("REVOKE SELECT ON members FROM reader", "GRANT SELECT (id, city) ON members TO reader")
    source = city.source(2, "reader")
    assert len(list(source.partitions("public.members"))) == 2
    account = read_dataset(source, "public.members")
    assert account.rows == [("1", "千葉", None), ("2", "千葉", None), ("3", "八千代", None)]
    assert account.skipped == {Reason.PERMISSION: 3}
    skipped = _read(source, "public.members")[1]
    assert {item.field for item in skipped} == {"tel"}


def test_a_key_that_may_not_be_read_cuts_nothing(city: Postgres) -> None:
    city.run("REVOKE SELECT ON members FROM reader", "GRANT SELECT (tel) ON members TO reader")
    source = city.source(2, "reader")
    assert len(list(source.partitions("public.members"))) == 1
    assert [row[2] for row in read_dataset(source, "public.members").rows] == ["090", "080", "070"]


def test_a_schema_that_may_not_be_used(city: Postgres) -> None:
    city.run("CREATE SCHEMA hr", "CREATE TABLE hr.t (id INTEGER)", "GRANT SELECT ON hr.t TO reader")
    assert listed(city.source(2, "reader"))["hr.t"] is Reason.PERMISSION
    city.run("DROP SCHEMA hr CASCADE")


def test_the_transaction_itself_refuses_to_write(city: Postgres) -> None:
    with (
        pytest.raises(SourceError) as refused,
        connect.reading(Secret(city.url)) as db,
    ):
        db.run("DELETE FROM public.members")
    assert refused.value.kind == "ProgrammingError 25006"
    assert city.value("SELECT count(*) FROM members") == 3


LOGGED = re.compile(r"LOG:  (?:statement|execute [^:]*): (.*)")
READS = re.compile(r"(COPY \()?\s*(SELECT|WITH|BEGIN|ROLLBACK|SET TRANSACTION)\b")


@pytest.fixture
def log(city: Postgres) -> Iterator[Callable[[], list[str]]]:
    """Have the server write down every statement of the scanner's login."""
    city.run("ALTER ROLE reader SET log_statement = 'all'")
    file = Path(city.value("SHOW data_directory")) / "log"
    start = file.stat().st_size

    def statements() -> list[str]:
        with file.open(encoding="utf-8", errors="replace") as log:
            log.seek(start)
            return LOGGED.findall(log.read().replace("\n\t", " "))

    yield statements
    city.run("ALTER ROLE reader RESET log_statement")


def test_nothing_that_is_sent_writes(city: Postgres, log: Callable[[], list[str]]) -> None:
    city.run(
        "CREATE VIEW v AS SELECT id FROM members",
        "CREATE TABLE heap AS SELECT n, repeat('x', 1000) FROM generate_series(1, 50) n",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader",
    )
    source = city.source(2, "reader")
    for dataset in listed(source):
        assert read_dataset(source, dataset).complete
        source.mark(dataset)
    sent = log()
    assert len(sent) > 40
    assert [statement for statement in sent if not READS.match(statement)] == []
    assert sum("READ ONLY" in statement for statement in sent) > 5
    for dataset in ("members", "v", "heap"):
        assert any(f"FROM public.{dataset}" in statement for statement in sent)

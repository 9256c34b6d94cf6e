"""The rights that are written down for PostgreSQL suffice, none is too many, and none writes."""

import re
from pathlib import Path

import pytest
import sqlalchemy as sa

from scanner.model.errors import Reason, SourceError
from tests.faults.reading import Account, read_dataset
from tests.postgres import Postgres, administrator

SCRIPT = Path(__file__).parents[1] / "configs" / "rights" / "postgresql.sql"
GRANTS = [
    line
    for line in SCRIPT.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("--")
]
LOGIN = "pcscan"


def _granted(db: Postgres, grants: list[str]) -> None:
    """Make a database of two tables, one of them after the grants, and no right of the public."""
    db.run(
        f"DROP OWNED BY {LOGIN}; DROP ROLE {LOGIN}"
        if db.value(f"SELECT 1 FROM pg_roles WHERE rolname = '{LOGIN}'")  # noqa: S608
        else "SELECT 1",
        "CREATE TABLE members (id INTEGER PRIMARY KEY, tel TEXT)",
        "INSERT INTO members VALUES (1, '090'), (2, '080'), (3, '070')",
        *grants,
        "CREATE TABLE later AS SELECT 1 AS id",
    )


def _read(db: Postgres) -> dict[str, Account | Reason]:
    source = db.source(2, LOGIN)
    found: dict[str, Account | Reason] = {}
    try:
        for entry in source.listing():
            found[entry.name] = entry.unread or read_dataset(source, entry.name)
    except SourceError as error:
        found[""] = error.reason
    return found


def _is_whole(found: dict[str, Account | Reason]) -> bool:
    accounts = [account for account in found.values() if isinstance(account, Account)]
    return len(accounts) == len(found) == 2 and all(account.complete for account in accounts)


def test_they_suffice(db: Postgres) -> None:
    _granted(db, GRANTS)
    found = _read(db)
    assert _is_whole(found)
    assert isinstance(found["public.members"], Account)
    assert len(found["public.members"].rows) == 3


@pytest.mark.parametrize("left_out", [g for g in GRANTS if " SET " not in g])
def test_each_is_needed(db: Postgres, left_out: str) -> None:
    login = left_out.startswith("CREATE ROLE")
    kept = [grant for grant in GRANTS if grant != left_out]
    if login:
        kept = [left_out.replace(" LOGIN", " NOLOGIN"), *kept]
    _granted(db, kept)
    assert not _is_whole(_read(db))


WRITES = [
    "INSERT INTO members VALUES (9, '')",
    "UPDATE members SET tel = ''",
    "DELETE FROM members",
    "TRUNCATE members",
    "CREATE TABLE mine (id INTEGER)",
    "CREATE TEMP TABLE mine (id INTEGER)",
    "DROP TABLE members",
    "GRANT SELECT ON members TO PUBLIC",
    "COPY members TO PROGRAM 'cat'",
]


@pytest.mark.parametrize("write", WRITES)
def test_none_writes(db: Postgres, write: str) -> None:
    _granted(db, GRANTS)
    with administrator(db.url_as(LOGIN)) as login, pytest.raises(sa.exc.DBAPIError) as refused:
        login.exec_driver_sql(write)
    assert re.search("read-only|permission denied|must be owner", str(refused.value.orig))


def test_it_does_not_write_though_it_asks_for_a_transaction_that_could(db: Postgres) -> None:
    _granted(db, GRANTS)
    with administrator(db.url_as(LOGIN)) as login:
        login.exec_driver_sql("SET default_transaction_read_only = off")
        for write in WRITES[:4]:
            with pytest.raises(sa.exc.DBAPIError, match="permission denied"):
                login.exec_driver_sql(write)

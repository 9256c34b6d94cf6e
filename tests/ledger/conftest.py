"""Every ledger test runs on SQLite and on a real PostgreSQL."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa

from scanner.ledger import SqlLedger, open_ledger
from scanner.model.secret import Secret
from tests.ledger.nights import KEY, Nights

NewUrl = Callable[[], Secret[str]]
NUMBERS = count()


@pytest.fixture(params=["sqlite", "postgresql"])
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> NewUrl:
    """Give the address of one empty ledger after another."""

    def sqlite() -> Secret[str]:
        return Secret(f"sqlite:///{tmp_path}/ledger-{next(NUMBERS)}.db")

    def postgresql() -> Secret[str]:
        server = sa.make_url(request.getfixturevalue("postgres"))
        name = f"ledger_{next(NUMBERS)}"
        engine = sa.create_engine(server)
        with engine.begin() as db:  # a schema of its own is made faster than a database
            db.execute(sa.text(f"CREATE SCHEMA {name}"))
        engine.dispose()
        url = server.update_query_dict({"options": f"-csearch_path={name}"})
        return Secret(url.render_as_string(hide_password=False))

    return sqlite if request.param == "sqlite" else postgresql


@pytest.fixture
def url(new_url: NewUrl) -> Secret[str]:
    return new_url()


@pytest.fixture
def ledger(url: Secret[str]) -> Iterator[SqlLedger]:
    with open_ledger(url, KEY) as opened:
        yield opened


@pytest.fixture
def nights(ledger: SqlLedger) -> Nights:
    return Nights(ledger)

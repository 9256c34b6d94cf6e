"""Opening a ledger, and everything that can be wrong with where it is."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from scanner.ledger import LedgerError, Migrated, Trouble, migrate_ledger, open_ledger
from scanner.ledger.database import Database
from scanner.ledger.schema import versions
from scanner.ledger.troubles import WORDS, trouble_of
from scanner.model.errors import UsageError
from scanner.model.secret import Secret
from tests.ledger.nights import (
    FIRST,
    KEY,
    OTHER_KEY,
    PLACE,
    PROFILE,
    Nights,
    finding,
)

FOUND = finding()


def refused(url: Secret[str], key: Secret[bytes] = KEY, *, migrate_new: bool = True) -> Trouble:
    with pytest.raises(LedgerError) as caught:
        open_ledger(url, key, migrate_new=migrate_new)
    assert isinstance(caught.value, UsageError)
    return caught.value.trouble


def at(path: Path) -> Secret[str]:
    return Secret(f"sqlite:///{path}")


def execute(url: Secret[str], *statements: str) -> None:
    engine = sa.create_engine(url.reveal())
    with engine.begin() as db:
        for statement in statements:
            db.execute(sa.text(statement))
    engine.dispose()


def test_a_new_ledger_is_its_owners_alone_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(at(path), KEY) as ledger:
        Nights(ledger).run(1, [FOUND])
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["ledger.db"]
    with open_ledger(at(path), KEY, migrate_new=False) as ledger:
        assert len(ledger.runs()) == 1


def test_a_missing_ledger_is_made_only_if_asked_for(url: Secret[str]) -> None:
    assert refused(url, migrate_new=False) is Trouble.NO_FILE
    with pytest.raises(LedgerError):
        migrate_ledger(url, KEY)
    with open_ledger(url, KEY):
        pass
    assert migrate_ledger(url, KEY) == Migrated(versions()[-1], versions()[-1])


def test_another_secret_is_told(url: Secret[str]) -> None:
    with open_ledger(url, KEY):
        pass
    assert refused(url, OTHER_KEY) is Trouble.OTHER_KEY


def test_a_newer_ledger_is_let_alone(url: Secret[str]) -> None:
    with open_ledger(url, KEY):
        pass
    execute(url, "UPDATE alembic_version SET version_num = '9999'")
    assert refused(url) is Trouble.NEWER
    with pytest.raises(LedgerError) as caught:
        migrate_ledger(url, KEY)
    assert "older" in str(caught.value)


def test_another_database_is_let_alone(url: Secret[str]) -> None:
    if "sqlite" in url.reveal():
        Path(url.reveal().removeprefix("sqlite:///")).touch()
    execute(url, "CREATE TABLE members (name varchar(10))")
    assert refused(url) is Trouble.NOT_A_LEDGER


@pytest.mark.parametrize(
    ("url", "trouble"),
    [
        ("no url", Trouble.NOT_A_LEDGER),
        ("sqlite://", Trouble.NOT_A_LEDGER),
        ("sqlite:///:memory:", Trouble.NOT_A_LEDGER),
        ("nothing:///x", Trouble.NO_DRIVER),
        ("oracle://u:canary@h/x", Trouble.NO_DRIVER),
        ("sqlite:////nonexistent/folder/ledger.db", Trouble.READ_ONLY),
        ("postgresql+psycopg://u:canary@127.0.0.1:9/x", Trouble.UNREACHABLE),
    ],
)
def test_a_ledger_that_is_nowhere(url: str, trouble: Trouble) -> None:
    with pytest.raises(LedgerError) as caught:
        open_ledger(Secret(url), KEY)
    assert caught.value.trouble is trouble
    assert "canary" not in caught.value.say("ja") + caught.value.say("en")
    assert caught.value.__cause__ is None


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.write_text("氏名,電話番号\n" * 100)
    assert refused(at(path)) is Trouble.NOT_A_LEDGER


def test_a_damaged_ledger_is_told(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(at(path), KEY) as ledger:
        Nights(ledger).run(1, [FOUND])
    data = bytearray(path.read_bytes())
    data[200:4096] = b"\xff" * 3896
    path.write_bytes(data)
    assert refused(at(path)) is Trouble.DAMAGED


def test_a_ledger_that_stays_locked_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scanner.ledger.database.BUSY_SECONDS", 0.01)
    monkeypatch.setattr("scanner.ledger.database.BACKOFF_SECONDS", (0.01, 0.01))
    url = at(tmp_path / "ledger.db")
    with open_ledger(url, KEY) as ledger:
        other = sqlite3.connect(tmp_path / "ledger.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError) as caught:
            Nights(ledger).run(1)
        assert caught.value.trouble is Trouble.BUSY
        other.execute("ROLLBACK")
        other.close()
        Nights(ledger).run(1)


def python(program: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603


def shell(command: str) -> bool:
    told = subprocess.run(command.split(), capture_output=True, check=False)  # noqa: S603
    return told.returncode == 0


AS_NOBODY = """
import os, sys
from pathlib import Path
from typing import Any
from scanner.ledger import LedgerError, open_ledger
from scanner.model.secret import Secret
from tests.ledger.nights import FIRST, KEY, Nights
url = Secret(f"sqlite:///{sys.argv[1]}/ledger.db")
if os.geteuid() == 0:
    os.setuid(65534)
with open_ledger(url, KEY) as ledger:
    print(len(ledger.runs()))
    guard = ledger.guard("nightly", FIRST)
    for write in (lambda: Nights(ledger).run(2), guard.__enter__):
        try:
            write()
        except LedgerError as error:
            print(error.trouble)
"""


def test_a_read_only_ledger_is_told_and_can_be_read() -> None:
    folder = Path(os.path.realpath("/tmp")) / f"read-only-{os.getpid()}"  # noqa: S108 - any user
    folder.mkdir()
    try:
        with open_ledger(at(folder / "ledger.db"), KEY) as ledger:
            Nights(ledger).run(1, [FOUND])
        (folder / "ledger.db").chmod(0o444)
        folder.chmod(0o555)
        told = python(AS_NOBODY, folder)
        assert told.stdout.split() == ["1", "read-only", "read-only"], told.stderr
    finally:
        folder.chmod(0o700)
        shutil.rmtree(folder)


FILL = """
import resource, signal, sys
from dataclasses import replace
from scanner.ledger import LedgerError, open_ledger
from scanner.model.secret import Secret
from tests.ledger.nights import KEY, PLACE, PROFILE, WEEK, Nights, finding, line, start
with open_ledger(Secret(sys.argv[1]), KEY) as ledger:
    nights = Nights(ledger)
    begun, memory = nights.memory(2)
    memory.keep_checkpoint(PLACE, "part", PROFILE)
    if len(sys.argv) > 2:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
    try:
        many = [finding(f"dataset {n}") for n in range(4000)]
        nights.end(begun, many, [line(one.location.dataset) for one in many], memory)
    except LedgerError as error:
        print(error.trouble)
"""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[tuple[Path, list[str]]]:
    """Mount a disk of 300 KB; where that is not permitted, limit the size of a file instead."""
    if shell(f"mount -t tmpfs -o size=300k tmpfs {tmp_path}"):
        yield tmp_path, []
        assert shell(f"umount {tmp_path}")
    else:
        yield tmp_path, ["300000"]


def test_a_full_disk_is_told_and_nothing_is_lost(small_disk: tuple[Path, list[str]]) -> None:
    folder, limit = small_disk
    url = at(folder / "ledger.db")
    with open_ledger(url, KEY) as ledger:
        Nights(ledger).run(1, [FOUND])
    told = python(FILL, url.reveal(), *limit)
    assert told.stdout.split() == ["full"], told.stderr
    with open_ledger(url, KEY) as ledger:
        assert [one.finding.id for one in ledger.exceptions()] == [FOUND.id]
        begun, memory = Nights(ledger).memory(3, resume=True)
        assert begun.resumed
        assert memory.checkpoint(PLACE, "part") == PROFILE
        Nights(ledger).end(begun, [FOUND], memory=memory)
    assert [one.name for one in folder.iterdir()] == ["ledger.db"]


def test_a_guard_whose_folder_is_gone_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with open_ledger(at(tmp_path / "folder" / "ledger.db"), KEY) as ledger:
        shutil.rmtree(tmp_path / "folder")
        with pytest.raises(LedgerError) as caught, ledger.guard("nightly", FIRST):
            pass
        assert caught.value.trouble is Trouble.READ_ONLY


def test_every_trouble_has_words_in_both_languages() -> None:
    assert set(WORDS) == set(Trouble)
    for japanese, english in WORDS.values():
        assert english.isascii()
        assert not japanese.isascii()


class CodedError(Exception):
    """A driver's error, as its code tells it."""

    def __init__(self, sqlstate: str | None) -> None:
        super().__init__("VALUES ('canary')")
        self.sqlstate = sqlstate


class InterfaceError(CodedError):
    """What drivers raise without a code."""


@pytest.mark.parametrize(
    ("cause", "trouble"),
    [
        (CodedError("53100"), Trouble.FULL),
        (CodedError("25006"), Trouble.READ_ONLY),
        (CodedError("40001"), Trouble.BUSY),
        (CodedError("08006"), Trouble.UNREACHABLE),
        (CodedError("42601"), Trouble.FAILED),
        (InterfaceError(None), Trouble.UNREACHABLE),
        (sqlite3.OperationalError("canary"), Trouble.FAILED),
    ],
)
def test_a_drivers_error_is_known_by_its_code(cause: Exception, trouble: Trouble) -> None:
    error = DBAPIError("SELECT 'canary'", {}, cause)
    assert trouble_of(error) is trouble
    assert trouble_of(SQLAlchemyError("canary")) is Trouble.FAILED


def test_a_server_that_goes_away_is_told(url: Secret[str]) -> None:
    database = Database(url)
    with pytest.raises(LedgerError) as caught, database.read() as db:
        db.execute(sa.text("SELECT nothing FROM nowhere"))
    assert caught.value.trouble is Trouble.FAILED
    assert "nowhere" not in str(caught.value)
    database.close()

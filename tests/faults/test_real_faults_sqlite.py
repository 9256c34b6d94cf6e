"""SQLite files as they are found: broken, locked, changed meanwhile, in the middle of a write."""

import functools
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from scanner.model.errors import Reason, SourceError
from scanner.model.secret import Secret
from scanner.model.source import Skipped
from scanner.sources.retry import Patience
from scanner.sources.sql import SqlSource
from tests.faults.reading import Account, listed, read, read_dataset, without_privileges

ROWS = 2_000
CANARY = "カナリア六四九"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Make a database of two tables over many pages."""
    file = tmp_path / "points.db"
    with closing(sqlite3.connect(file)) as db:
        for table in ("members", "shops"):
            db.execute(f"CREATE TABLE {table} (id TEXT PRIMARY KEY, memo TEXT)")
            rows = [(f"{CANARY}{n:05}", f"{table} {CANARY} {n}") for n in range(ROWS)]
            db.executemany(f"INSERT INTO {table} VALUES (?, ?)", rows)  # noqa: S608 - our names
        db.commit()
    return file


def _source(file: Path) -> SqlSource:
    return SqlSource("db", Secret(f"sqlite:///{file}"), 500, 200, Patience(times=1, seconds=0.01))


def _beside(file: Path) -> dict[str, tuple[int, int]]:
    return {p.name: (p.stat().st_size, p.stat().st_mtime_ns) for p in file.parent.iterdir()}


def _refusal(source: SqlSource) -> SourceError:
    with pytest.raises(SourceError) as refused:
        list(source.listing())
    return refused.value


def test_the_database_is_whole(file: Path) -> None:
    account = read_dataset(_source(file), "main.members")
    assert account.complete
    assert len(account.rows) == ROWS


@pytest.mark.parametrize("page", range(2, 30, 3))
def test_a_page_of_noise_loses_nothing_in_silence(file: Path, page: int) -> None:
    with file.open("r+b") as raw:
        raw.seek(4096 * (page - 1))
        raw.write(b"\xa5" * 4096)
    source = _source(file)
    assert list(listed(source)) == ["main.members", "main.shops"]
    accounts = []
    for dataset in ("main.members", "main.shops"):
        try:
            accounts.append(read_dataset(source, dataset))
        except SourceError as error:
            accounts.append(Account(refused=error.reason))
    assert any(not account.complete for account in accounts)
    for account in accounts:
        assert not account.complete or len(account.rows) == ROWS
        assert account.refused in {None, Reason.MALFORMED}


def test_a_truncated_file(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)
    accounts = [read_dataset(_source(file), "main.shops")]
    assert accounts[0].refused is Reason.MALFORMED
    assert len(accounts[0].rows) < ROWS


@pytest.mark.parametrize("content", [b"\xa5" * 8192, b"id,name\n1,x\n" * 900])
def test_what_is_encrypted_or_no_database(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert _refusal(_source(file)).reason is Reason.UNREACHABLE


def test_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.db")
    for name in ("absent.db", "", "pipe.db", "a/b/c.db"):
        assert _refusal(_source(tmp_path / name)).reason is Reason.UNREACHABLE
    assert not (tmp_path / "absent.db").exists()
    for url in ("sqlite://", "sqlite:///:memory:", "no url", "sqlite:///\0", "sqlite://h:p/x"):
        assert _refusal(SqlSource("db", Secret(url))).reason is Reason.UNREACHABLE
    unbuilt = _refusal(SqlSource("db", Secret("nobody://user:pw@host/db")))
    assert unbuilt.reason is Reason.NOT_BUILT


def test_what_may_not_be_read(file: Path) -> None:
    file.chmod(0)
    with without_privileges():
        assert _refusal(_source(file)).reason is Reason.PERMISSION


def test_a_table_dropped_before_it_is_read(file: Path) -> None:
    source = _source(file)
    partitions = list(source.partitions("main.members"))
    with closing(sqlite3.connect(file)) as db:
        db.execute("DROP TABLE members")
    assert read(source, partitions).refused is Reason.NOT_FOUND


def test_a_key_dropped_before_it_is_read(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db:
        db.executescript("CREATE TABLE k (id TEXT PRIMARY KEY, n) WITHOUT ROWID")
    source = _source(file)
    partitions = list(source.partitions("main.k"))
    with closing(sqlite3.connect(file)) as db:
        db.executescript("DROP TABLE k; CREATE TABLE k (id TEXT, n)")
    assert read(source, partitions).refused is Reason.CHANGED_WHILE_READ


def test_a_column_dropped_before_it_is_read(file: Path) -> None:
    source = _source(file)
    partitions = list(source.partitions("main.members"))
    with closing(sqlite3.connect(file)) as db:
        db.executescript("ALTER TABLE members DROP COLUMN memo")
    account = read(source, partitions)
    assert account.refused is None
    assert account.names == ("id",)
    assert account.skipped == {Reason.CHANGED_WHILE_READ: ROWS}


def test_a_file_deleted_before_or_while_it_is_read(file: Path) -> None:
    source = _source(file)
    partitions = list(source.partitions("main.members"))
    items = source.read(partitions[0])
    next(items)
    file.unlink()
    assert sum(item.num_rows for item in items if not isinstance(item, Skipped)) == 300
    assert read(source, partitions[1:]).refused is Reason.UNREACHABLE


def test_rows_that_come_and_go_between_cutting_and_reading(file: Path) -> None:
    source = _source(file)
    partitions = list(source.partitions("main.members"))
    with closing(sqlite3.connect(file)) as db:
        db.execute("DELETE FROM members WHERE rowid <= 700")
        db.executemany("INSERT INTO members VALUES (?, '')", [("",), ("zzz",), ("龍",)])
        db.commit()
    account = read(source, partitions)
    assert account.complete
    assert len(account.rows) == len(set(account.rows)) == ROWS - 700 + 3


@pytest.fixture
def writer(file: Path) -> Iterator[sqlite3.Connection]:
    """Work on the database in WAL mode, with one row that is in the ``-wal`` file only."""
    with closing(sqlite3.connect(file)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA wal_autocheckpoint = 0")
        db.execute("INSERT INTO members VALUES ('unsettled', '')")
        db.commit()
        yield db


def _has_unsettled(account: Account) -> bool:
    return account.complete and ("unsettled", "") in account.rows and len(account.rows) == ROWS + 1


@pytest.mark.usefixtures("writer")
def test_rows_in_the_wal_of_a_database_at_work(file: Path) -> None:
    before = set(_beside(file))
    assert before == {"points.db", "points.db-wal", "points.db-shm"}
    assert _has_unsettled(read_dataset(_source(file), "main.members"))
    assert set(_beside(file)) == before


@pytest.mark.usefixtures("writer")
def test_rows_in_the_wal_of_a_copy(file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy" / "points.db"
    copy.parent.mkdir()
    for end in ("", "-wal"):
        shutil.copy(f"{file}{end}", f"{copy}{end}")
    before = _beside(copy)
    assert _has_unsettled(read_dataset(_source(copy), "main.members"))
    assert _beside(copy) == before


@pytest.mark.usefixtures("writer")
def test_rows_in_the_wal_beside_the_target_of_a_link(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.db"
    link.parent.mkdir()
    link.symlink_to(file)
    assert _has_unsettled(read_dataset(_source(link), "main.members"))
    assert set(_beside(link)) == {"link.db"}


def test_a_settled_database_in_wal_mode_gets_no_company(
    file: Path, writer: sqlite3.Connection
) -> None:
    writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    writer.close()
    before = _beside(file)
    assert set(before) == {"points.db"}
    assert _has_unsettled(read_dataset(_source(file), "main.members"))
    assert _beside(file) == before


def test_a_settled_database_that_is_written_to_meanwhile(
    file: Path, writer: sqlite3.Connection
) -> None:
    writer.close()
    source = _source(file)
    partitions = list(source.partitions("main.members"))
    items = source.read(partitions[0])
    next(items)
    with closing(sqlite3.connect(file)) as db:
        db.execute("DELETE FROM members")
        db.commit()
    with pytest.raises(SourceError) as changed:
        list(items)
    assert changed.value.reason is Reason.CHANGED_WHILE_READ


def test_a_writer_that_holds_the_lock(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    impatient = functools.partial(sqlite3.connect, timeout=0.01)
    source = _source(file)
    partitions = list(source.partitions("main.members"))
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute("BEGIN EXCLUSIVE")
        db.execute("DELETE FROM members")
        monkeypatch.setattr(sqlite3, "connect", impatient)
        assert _refusal(source).reason is Reason.READ_FAILED
        assert read(source, partitions).refused is Reason.READ_FAILED
    assert read(source, partitions).complete


def test_a_write_that_was_cut_short_is_left_to_its_owner(file: Path, tmp_path: Path) -> None:
    crashed = tmp_path / "crashed" / "points.db"
    crashed.parent.mkdir()
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute("PRAGMA cache_size = 1")
        db.execute("BEGIN EXCLUSIVE")
        db.execute("UPDATE members SET memo = 'half'")
        for end in ("", "-journal"):
            shutil.copy(f"{file}{end}", f"{crashed}{end}")
    before = _beside(crashed)
    assert _refusal(_source(crashed)).reason is Reason.READ_FAILED
    assert _beside(crashed) == before


def test_reading_leaves_no_trace(file: Path) -> None:
    before = _beside(file)
    source = _source(file)
    listed(source)
    read_dataset(source, "main.members")
    assert _beside(file) == before


NAMES = (
    "two words",
    "line\nbreak",
    "会員・氏名",
    "100%",
    "it's",
    'say "x"',
    "a;b",
    "a:b :c",
    "[x]",
    "a.b",
    "a,b",
    "?",
    "select",
    "main",
    "%(x)s",
    "Ａ",
    " ",
    "sqlitex",
)


@pytest.mark.parametrize("name", NAMES)
def test_any_name_of_a_table_or_a_column(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name.strip()
    folder.mkdir(exist_ok=True)
    file = folder / f"{name} ?mode=rw#x%20.db"
    quoted = '"{}"'.format(name.replace('"', '""'))
    with closing(sqlite3.connect(file)) as db:
        db.execute(f'CREATE TABLE {quoted} ({quoted} TEXT PRIMARY KEY, {quoted[:-1]}2" TEXT)')
        db.executemany(f"INSERT INTO {quoted} VALUES (?, ?)", [("k1", "a"), ("k2", "b")])  # noqa: S608 - quoted
        db.commit()
    # quoted for a URL, where ? would begin its query
    url = f"sqlite:///{file}".replace("%", "%25").replace("?", "%3F")
    source = SqlSource("db", Secret(url), 1, 1)
    assert listed(source) == {f"main.{name}": None}
    account = read_dataset(source, f"main.{name}")
    assert account.complete
    assert account.rows == [("k1", "a"), ("k2", "b")]
    assert account.names == (name, f"{name}2")


def test_no_value_is_in_an_error(file: Path) -> None:
    with file.open("r+b") as raw:
        raw.seek(4096 * 4)
        raw.write(b"\xa5" * (file.stat().st_size - 4096 * 4))
    source = _source(file)
    with pytest.raises(SourceError) as refused:
        [list(source.read(p)) for p in source.partitions("main.shops")]
    assert CANARY not in f"{refused.value!r}"
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__

"""A nightly whose ledger cannot be used says so, loses nothing, and goes on when it can."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import small as small_system
from tests.ledger.nights import KEY
from tests.ledger.test_opening import shell
from tests.small import CALL, POLICY, Small

pytestmark = pytest.mark.uncovered

small = small_system.small
OLD = Path(__file__).parents[1] / "ledger" / "ledger-0001.db"
NIGHT = "import sys; from scanner.cli import main; sys.exit(main(sys.argv[1:]))"
AS_NOBODY = """
import os, sys
from scanner.cli import main
config, data = sys.argv[2], sys.argv[4]
main(["scan", config, "--out", f"{data}/first", "--ledger", "off"])  # loads what nobody may read
if os.geteuid() == 0:
    os.setuid(65534)
sys.exit(main(sys.argv[1:]))
"""
WITH_LIMIT = """
import resource, signal, sys
from scanner.cli import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
sys.exit(main(sys.argv[2:]))
"""
MANY = 100


def night(folder: Path, as_of: str) -> list[str]:
    config, out = str(folder / "policy.yaml"), str(folder / "out")
    return ["nightly", config, "--out", out, "--as-of", f"{as_of}T03:00", "--lang", "en"]


def run(program: str, *arguments: str) -> tuple[int, str]:
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stderr


def findings(folder: Path) -> bytes:
    return (folder / "out" / "findings.json").read_bytes()


def test_a_ledger_of_another_version_stops_the_night_and_is_let_alone(small: Small) -> None:
    (small.folder / "system.key").write_bytes(KEY.reveal())
    shutil.copy(OLD, small.ledger_file)
    code, said = small.run(*night(small.folder, "2026-12-01"))
    assert (code, "bring it to 0005 with `pcscan ledger migrate CONFIG`" in said) == (2, True)
    assert small.ledger_file.read_bytes() == OLD.read_bytes()
    assert small.run("ledger", "migrate", small.config)[0] == 0
    assert small.night("2026-12-01") == 10
    with small.ledger() as ledger, ledger.database.engine.begin() as db:
        db.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    before = small.ledger_file.read_bytes()
    code, said = small.run(*night(small.folder, "2026-12-02"))
    assert (code, "later version's schema (9999)" in said) == (2, True)
    assert small.ledger_file.read_bytes() == before


def make(folder: Path, text: str = POLICY) -> Path:
    """Make a small system that anybody may read."""
    (folder / "data").mkdir(parents=True)
    (folder / "policy.yaml").write_text(text, encoding="utf-8")
    (folder / "system.key").write_text("0123456789abcdef" * 4, encoding="ascii")
    (folder / "data" / "notes.csv").write_text(CALL, encoding="utf-8")
    return folder


@pytest.fixture
def public() -> Iterator[Path]:
    """Make a small system where any user can go."""
    folder = Path(os.path.realpath("/tmp")) / f"unusable-{os.getpid()}"  # noqa: S108 - any user
    make(folder)
    (folder / "out").mkdir()
    (folder / "out").chmod(0o777)
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder)


def test_a_read_only_ledger_stops_the_night_and_is_let_alone(public: Path) -> None:
    assert run(NIGHT, *night(public, "2026-11-01"))[0] == 10
    ledger = public / "policy.ledger.db"
    shutil.rmtree(public / "out")
    (public / "out").mkdir()
    (public / "out").chmod(0o777)
    ledger.chmod(0o444)
    (public / "policy.ledger.db.nightly.lock").chmod(0o666)
    public.chmod(0o555)
    before = ledger.read_bytes()
    code, said = run(AS_NOBODY, *night(public, "2026-11-02"))
    assert (code, "the ledger is read-only" in said) == (2, True), said
    assert ledger.read_bytes() == before
    assert not (public / "out" / "findings.json").exists()
    public.chmod(0o755)
    ledger.chmod(0o600)
    assert run(NIGHT, *night(public, "2026-11-02"))[0] == 10


@contextmanager
def full(disk: Path, *, mounted: bool) -> Iterator[list[str]]:
    """Leave no room on a disk, or give the limit of a file's size that comes to the same."""
    if not mounted:
        yield [str((disk / "ledger.db").stat().st_size)]
        return
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (4096, 1):
            while True:
                try:
                    file.write(b"x" * size)
                except OSError:
                    break
    yield []
    filler.unlink()


def test_a_full_disk_stops_the_night_and_loses_nothing(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = shell(f"mount -t tmpfs -o size=2m tmpfs {disk}")
    try:
        text = POLICY.replace("ledger: {", f"ledger: {{url: 'sqlite:///{disk}/ledger.db', ")
        text = text.replace("where: notes.csv", "where: '*.csv'")
        folder = make(tmp_path / "system", text)
        assert run(NIGHT, *night(folder, "2026-11-01"))[0] == 10
        for number in range(MANY):
            (folder / "data" / f"part_{number}.csv").write_text(CALL, encoding="utf-8")
        with full(disk, mounted=mounted) as limit:
            program = WITH_LIMIT if limit else NIGHT
            code, said = run(program, *limit, *night(folder, "2026-11-02"))
        assert (code, "disk is full or cannot be written" in said) == (2, True), said
        code, said = run(NIGHT, *night(folder, "2026-11-02"))
        assert code == 10, said
        with small_system.opened(folder) as ledger:
            assert len(ledger.runs()) == 2
            assert len(ledger.exceptions()) == 1 + MANY
            assert ledger.unfinished() == ()
    finally:
        if mounted:
            assert shell(f"umount {disk}")
    lived = make(tmp_path / "lived", text.replace(f"{disk}/", ""))
    assert run(NIGHT, *night(lived, "2026-11-01"))[0] == 10
    shutil.rmtree(lived / "data")
    shutil.copytree(folder / "data", lived / "data")
    assert run(NIGHT, *night(lived, "2026-11-02"))[0] == 10
    assert findings(folder) == findings(lived)


def test_of_two_nights_at_once_one_leaves_and_the_other_is_whole(tmp_path: Path) -> None:
    folder = make(tmp_path / "system", POLICY.replace("where: notes.csv", "where: '*.csv'"))
    for number in range(MANY):
        (folder / "data" / f"part_{number}.csv").write_text(CALL, encoding="utf-8")
    command = [sys.executable, "-c", NIGHT, *night(folder, "2026-11-01")]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as first:  # noqa: S603 - our own
        while not (folder / "policy.ledger.db.nightly.lock").exists():
            assert first.poll() is None
            time.sleep(0.01)
        code, said = run(NIGHT, *night(folder, "2026-11-01"))
        assert (code, "nightly is already running, since 20" in said) == (2, True), said
        assert first.wait() == 10
    document = json.loads(findings(folder))
    assert len([f for f in document["findings"] if f["control"] == "MIN-1"]) == 1 + MANY
    with small_system.opened(folder) as ledger:
        assert len(ledger.runs()) == 1

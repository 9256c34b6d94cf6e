"""The process that decodes: killed, hanging, out of memory, and what it may know."""

import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pytest

from scanner.decode import child
from scanner.decode.child import Child
from scanner.decode.limits import Limits
from scanner.model.errors import Reason, SourceError
from scanner.model.secret import Secret
from scanner.sources import FolderSource
from tests.made_files import (
    CSV,
    PHONE,
    ROWS,
    detected,
    edited,
    folder,
    listed,
    records,
    refusal,
    seven_zipped,
    word,
    workbook,
    zipped,
)

started: list[Child] = []


@dataclass(slots=True)
class Watched(Child):
    """Remembered by the test when it starts."""

    def __post_init__(self) -> None:
        Child.__post_init__(self)
        started.append(self)


@pytest.fixture(autouse=True)
def _watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    child.end_all()
    started.clear()
    monkeypatch.setattr(child, "Child", Watched)
    yield
    child.end_all()
    assert all(one.process.poll() is not None for one in started)


def _large(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE t (tel TEXT)")
        db.executemany("INSERT INTO t VALUES (?)", [(PHONE,)] * 100_000)
        db.commit()


def test_a_child_that_is_killed_amid_its_work_costs_one_file(tmp_path: Path) -> None:
    _large(tmp_path / "a.db")
    source = folder(tmp_path, {"b.docx": word()})
    [partition] = source.partitions("a.db#t")
    reading = source.read(partition)
    next(reading)
    assert isinstance(next(reading), pa.RecordBatch)
    started[-1].process.send_signal(signal.SIGKILL)
    with pytest.raises(SourceError) as died:
        list(reading)
    assert died.value.reason is Reason.DECODER_DIED
    assert records(source, "b.docx") == [{"text": f"電話 {PHONE}"}]
    assert len(started) == 2


def test_a_child_that_is_killed_while_it_waits_costs_nothing(tmp_path: Path) -> None:
    source = folder(tmp_path, {"a.docx": word(), "b.docx": word()})
    records(source, "a.docx")
    started[-1].process.kill()
    started[-1].process.wait()
    assert records(source, "b.docx") == [{"text": f"電話 {PHONE}"}]
    assert len(started) == 2


def test_a_child_that_hangs_is_ended_and_the_next_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient = folder(tmp_path, {"a.docx": word(), "b.docx": word()})
    source = FolderSource("files", Secret(str(tmp_path)), limits=Limits(seconds=0.3))
    with monkeypatch.context() as hanging:
        hanging.setattr(child, "PROGRAM", "import time; time.sleep(60)")
        assert refusal(source, "a.docx") is Reason.TIMED_OUT
    assert started[-1].process.poll() == -signal.SIGKILL
    assert records(patient, "b.docx") == [{"text": f"電話 {PHONE}"}]


def test_a_scan_goes_on_behind_a_file_that_kills_the_child(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bomb = workbook(rows=(("x",),))
    cell = b'<c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c>'
    end = b"</sheetData>"
    bomb = edited(
        bomb, "xl/worksheets/sheet1.xml", end, b'<row r="1048576">' + cell + b"</row>" + end
    )
    assert len(bomb) < 6_000
    folder(tmp_path, {"a.xlsx": bomb, "b.zip": zipped({"c.xlsx": bomb}), "d.docx": word()})
    code, lines = detected(tmp_path, capsys)
    assert code == 3
    assert [(ln["dataset"], ln["status"], ln["reason"]) for ln in lines if "status" in ln] == [
        ("a.xlsx#会員", "unread", "decoder-died"),
        ("b.zip!/c.xlsx#会員", "unread", "decoder-died"),
        ("d.docx", "read", None),
    ]


def test_a_child_gets_no_more_memory_than_is_declared(tmp_path: Path) -> None:
    folder(tmp_path, {"a.json": b'"%s"' % (b"x" * 150_000_000), "b.docx": word()})
    source = FolderSource("files", Secret(str(tmp_path)), limits=Limits(memory_bytes=450 << 20))
    assert refusal(source, "a.json") in {Reason.TOO_LARGE, Reason.DECODER_DIED}
    assert records(source, "b.docx") == [{"text": f"電話 {PHONE}"}]


def test_a_document_too_deep_for_any_parser_is_named(tmp_path: Path) -> None:
    deep = 100_000
    files = {
        "a.json": b"[" * deep + b"]" * deep,
        "a.xml": b"<a>" * deep + b"</a>" * deep,
        "b.docx": word(),
    }
    source = folder(tmp_path, files)
    for name in ("a.json", "a.xml"):
        assert refusal(source, name) in {Reason.TOO_LARGE, Reason.DECODER_DIED}
    assert records(source, "b.docx") == [{"text": f"電話 {PHONE}"}]


def test_one_child_reads_many_files(tmp_path: Path) -> None:
    files = {f"{n}.docx": word() for n in range(5)} | {"a.7z": seven_zipped(("b.csv", CSV))}
    source = folder(tmp_path, files)
    for dataset in listed(source):
        assert records(source, dataset)
    assert len(started) == 1


def test_a_child_knows_no_keys_and_leaves_no_core(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMALL_KEY", "0123456789abcdef")
    source = folder(tmp_path, {"a.7z": seven_zipped(("b.csv", CSV))})
    assert records(source, "a.7z!/b.csv") == ROWS
    place = Path("/proc", str(started[-1].process.pid))
    assert b"SMALL_KEY" not in (place / "environ").read_bytes()
    limits = (place / "limits").read_text("utf-8")
    assert [ln.split()[4:6] for ln in limits.splitlines() if "core file" in ln] == [["0", "0"]]
    for _ in range(100):  # it closes the file once its answer is out
        if tmp_path / "a.7z" not in _opened(place):
            return
        time.sleep(0.05)
    pytest.fail("the child keeps the file open")


def _opened(process: Path) -> list[Path]:
    found = []
    for handle in (process / "fd").iterdir():
        with suppress(FileNotFoundError):
            found.append(handle.readlink())
    return found

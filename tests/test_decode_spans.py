"""Large files of lines are read in spans, and nobody who sees the result could tell."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from scanner.cli import main
from scanner.decode import spans
from scanner.decode.spans import Span
from scanner.model.errors import Reason
from scanner.model.secret import Secret
from scanner.model.source import Source
from scanner.sources import azure_ranges, folder
from scanner.sources.azure_blob import AzureBlobSource
from tests.azurite import Azurite
from tests.bench.detect import write
from tests.faults.reading import read_dataset
from tests.test_unchanged_night import POLICY

MEGABYTE = 1 << 20
HEAD = "氏名,電話\n"
LINE = "鈴木花子,03-1234-{:04}\n"
LINES = HEAD + "".join(LINE.format(n % 10_000) for n in range(200_000))
JSON = "".join(
    json.dumps({"番号": n if n % 70_000 else f"{n}x", "氏名": "鈴木花子"}, ensure_ascii=False)
    + "\n"
    for n in range(130_000)
)
CASES: dict[str, tuple[str, str, str]] = {
    "text": ("a.log", LINES, "utf-8"),
    "text without a last line feed": ("a.txt", LINES.rstrip("\n"), "cp932"),
    "JSON Lines of mixed types": ("a.jsonl", JSON, "utf-8"),
    "JSON Lines with a broken line": ("a.jsonl", JSON.replace("69999,", "69999"), "utf-8"),
    "CSV": ("a.csv", LINES, "utf-8"),
    "CSV of Windows": ("a.csv", LINES.replace("\n", "\r\n"), "cp932"),
    "CSV in EUC": ("a.csv", LINES, "euc_jp"),
    "CSV with ragged rows": ("a.csv", LINES.replace("-1234-0077", "-1234-0077,x"), "utf-8"),
    "CSV with a mark": ("a.csv", f"\ufeff{LINES}", "utf-8"),
    "CSV without names": ("a.csv", LINES.removeprefix(HEAD), "utf-8"),
}


@pytest.fixture
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spans, "SPAN_BYTES", MEGABYTE)


def _items(source: Source[Any], name: str) -> list[Any]:
    found = (item for part in source.partitions(name) for item in source.read(part))
    return [item for item in found if not isinstance(item, pa.RecordBatch) or item.num_rows]


@pytest.mark.parametrize(("name", "text", "codec"), CASES.values(), ids=list(CASES))
def test_spans_hold_what_the_whole_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str, codec: str
) -> None:
    (tmp_path / name).write_bytes(text.encode(codec))
    source = folder.FolderSource("files", Secret(str(tmp_path)))
    assert len(list(source.partitions(name))) == 1
    whole, account = _items(source, name), read_dataset(source, name)
    monkeypatch.setattr(spans, "SPAN_BYTES", MEGABYTE)
    partitions = list(source.partitions(name))
    assert len(partitions) == len(text.encode(codec)) // MEGABYTE > 1
    assert [partition.ordinal for partition in partitions] == list(range(len(partitions)))
    again = read_dataset(source, name)
    assert (again.rows, again.skipped, again.names) == (
        account.rows,
        account.skipped,
        account.names,
    )
    if not name.endswith(".csv"):  # even the batches are the same, so that their types are
        assert _items(source, name) == whole


@pytest.mark.usefixtures("_small")
@pytest.mark.parametrize(
    ("name", "text", "codec"),
    [
        ("a.csv", LINES + '"鈴木\n花子",03\n', "utf-8"),
        ("a.csv", LINES, "utf-16"),
        ("a.log", LINES, "utf-16"),
        ("a.csv", LINES, "iso2022_jp_ext"),
        ("a.json", f"[{JSON.replace(chr(10), ',')}0]", "utf-8"),
    ],
)
def test_what_no_line_feed_cuts_is_read_whole(
    tmp_path: Path, name: str, text: str, codec: str
) -> None:
    (tmp_path / name).write_bytes(text.encode(codec))
    source = folder.FolderSource("files", Secret(str(tmp_path)))
    assert [part.span for part in source.partitions(name)] == [Span()]
    assert read_dataset(source, name).refused is None


@pytest.mark.usefixtures("_small")
def test_a_line_that_is_longer_than_a_span_is_not_cut(tmp_path: Path) -> None:
    content = b"x" * 3 * MEGABYTE + b"\n" + b"y\n" * MEGABYTE
    (tmp_path / "a.log").write_bytes(content)
    source = folder.FolderSource("files", Secret(str(tmp_path)))
    [first, *_] = source.partitions("a.log")
    assert first.span.end is not None
    assert first.span.end > 3 * MEGABYTE
    assert len(read_dataset(source, "a.log").rows) == 1 + MEGABYTE


@pytest.fixture
def system(tmp_path: Path, azurite: Azurite, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Declare a container with one large file of members."""
    write(tmp_path / "m.csv", 24_000)
    container = azurite.container({"m.csv": (tmp_path / "m.csv").read_bytes()})
    address = "{kind: azure_blob, url: 'env:SPANS_BLOBS', containers: [%s]}"
    policy = POLICY.replace("{kind: folder, path: files}", address % container.container_name)
    (tmp_path / "policy.yaml").write_text(policy, encoding="utf-8")
    monkeypatch.setenv("SPANS_BLOBS", azurite.connection_string)
    monkeypatch.setenv("UNCHANGED_KEY", "0123456789abcdef" * 4)
    yield tmp_path
    azure_ranges.let_go()


def _scan(system: Path, *more: str) -> bytes:
    out = system / "out"
    words = ["scan", str(system / "policy.yaml"), "--out", str(out), "--engine", "inline", "--all"]
    assert main([*words, "--as-of", "2026-11-01T03:00", *more]) in {0, 3, 10, 11}
    return (out / "findings.json").read_bytes()


def test_findings_are_the_same_bytes(system: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = _scan(system, "--ledger", "off")
    monkeypatch.setattr(spans, "SPAN_BYTES", MEGABYTE)
    cut: list[int] = []
    partitions = AzureBlobSource.partitions

    def counted(source: AzureBlobSource, dataset: str) -> Iterator[Any]:
        for partition in partitions(source, dataset):
            cut.append(partition.ordinal)
            yield partition

    monkeypatch.setattr(AzureBlobSource, "partitions", counted)
    assert _scan(system, "--ledger", "off") == whole
    assert len(cut) > 2


class StoppedError(Exception):
    """Somebody pulled the plug."""


@pytest.mark.usefixtures("_small")
def test_what_was_read_before_an_interruption_is_not_read_again(
    system: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = system / "other"  # with a ledger of its own, in which nothing was interrupted
    other.mkdir()
    shutil.copy(system / "policy.yaml", other)
    whole = _scan(other)
    read, reading, stop = list[int](), AzureBlobSource.read, 1

    def counted(source: AzureBlobSource, partition: Any) -> Iterator[Any]:  # noqa: ANN401
        if partition.ordinal == stop:
            raise StoppedError
        read.append(partition.ordinal)
        return reading(source, partition)

    monkeypatch.setattr(AzureBlobSource, "read", counted)
    words = ["scan", str(system / "policy.yaml"), "--out", str(system / "out")]
    code = main([*words, "--engine", "inline", "--as-of", "2026-11-01T03:00", "--all"])
    assert (code, read) == (1, [0])
    read, stop = [], -1
    assert _scan(system, "--resume") == whole
    assert read == [1, 2]


LEFT = """
import sys, time
from scanner.decode import csv
class Slow:
    def __init__(self): self.file = open(sys.argv[1], "rb", buffering=0)
    def seek(self, place): return self.file.seek(place)
    def tell(self): return self.file.tell()
    def read(self, size):
        time.sleep(0.02)
        return self.file.read(size)
reading = csv.read(Slow(), csv.CsvFormat("utf-8", ",", 2, True))
next(reading)
"""


def test_a_reading_that_is_left_does_not_abort_the_interpreter(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(LINES * 12, encoding="utf-8")
    for _ in range(3):
        ended = subprocess.run(  # noqa: S603 - our own
            [sys.executable, "-c", LEFT, str(tmp_path / "a.csv")], check=False, capture_output=True
        )
        assert (ended.returncode, ended.stderr) == (0, b"")


def test_a_file_that_shrank_between_its_spans(tmp_path: Path) -> None:
    (tmp_path / "a.log").write_text("a\nb\n", encoding="utf-8")
    source = folder.FolderSource("files", Secret(str(tmp_path)))
    [partition] = source.partitions("a.log")
    (tmp_path / "a.log").write_text("a\n", encoding="utf-8")
    assert read_dataset(source, "a.log").complete
    with pytest.raises(Exception, match=Reason.CHANGED_WHILE_READ):
        list(source.read(partition))

"""Blobs come range by range, whatever decodes them, and nothing of them lies on any disk."""

import gzip
import io
import os
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from gc import collect
from pathlib import Path
from typing import Any

import pytest

from scanner.connect import azure_blobs
from scanner.decode import child, unfolding
from scanner.model.errors import Reason
from scanner.model.secret import Secret
from scanner.model.source import Skipped, Source
from scanner.sources import azure_ranges
from scanner.sources.azure_blob import AzureBlobSource
from tests.fakes.azure_storage import Refusal, State, Storage, serving
from tests.faults.reading import listed, read_dataset
from tests.made_files import CSV, ROWS, folder, seven_zipped, sqlite, tarred, zipped
from tests.test_decode_formats import FILES

RANGE = 1 << 16
LINE = "鈴木花子,03-1234-5678\n".encode()
ROW = tuple(ROWS[0].values())


@pytest.fixture
def storage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Storage]:
    monkeypatch.setattr(azure_blobs, "BACKOFF_SECONDS", 0.01)
    monkeypatch.setattr(azure_blobs, "CHUNK_BYTES", RANGE)
    with serving(Storage({"c": []})) as account:
        yield account
    azure_ranges.let_go()
    azure_blobs.let_go()
    child.end_all()
    with warnings.catch_warnings():  # the library leaves a connection that broke to itself
        warnings.simplefilter("ignore", ResourceWarning)
        collect()


def _source(storage: Storage, **files: bytes) -> AzureBlobSource:
    made = [State(name.replace("_", "."), content) for name, content in files.items()]
    storage.containers["c"] += made
    return AzureBlobSource("blobs", Secret(storage.connection_string))


def _asked(storage: Storage, name: str) -> int:
    return storage.asked[f"GET /account/c/{name}"]


def _content(source: Source[Any], dataset: str) -> list[object]:
    found = (item for part in source.partitions(dataset) for item in source.read(part))
    return [item if isinstance(item, Skipped) else item.to_pydict() for item in found]


def test_every_format_is_the_same_from_a_blob_and_from_a_file(
    storage: Storage, tmp_path: Path
) -> None:
    storage.containers["c"] = [State(name, content) for name, content in FILES.items()]
    blobs, files = _source(storage), folder(tmp_path, FILES)
    there, here = listed(blobs), listed(files)
    assert there == {f"c/{name}": unread for name, unread in here.items()}
    for dataset in here:
        assert _content(blobs, f"c/{dataset}") == _content(files, dataset), dataset


@pytest.mark.parametrize("packed", [zipped, tarred, lambda members: seven_zipped(*members.items())])
def test_nothing_of_an_archive_lies_on_a_disk(storage: Storage, packed: Any) -> None:  # noqa: ANN401
    before = _files_without_names(os.getpid())  # of the test's own
    content = packed({"a.csv": CSV + LINE * 900_000, "b.db": sqlite()})
    source = _source(storage, a_zip=content)
    [inner] = [name for name in listed(source) if name.endswith("a.csv")]
    [partition] = source.partitions(inner)
    reading = source.read(partition)
    next(reading)
    [process] = _children()
    now = _files_without_names(os.getpid()) | _files_without_names(process)
    assert now == before
    assert sum(getattr(item, "num_rows", 0) for item in reading)


def _children() -> list[int]:
    folder = Path(f"/proc/{os.getpid()}/task")
    written = " ".join((task / "children").read_text() for task in folder.iterdir())
    asked = [pid for pid in written.split() if b"decode.worker" in _command(pid)]
    return [int(pid) for pid in asked]


def _command(pid: str) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def _files_without_names(process: int) -> set[str]:
    files: list[str] = []
    for at in Path(f"/proc/{process}/fd").iterdir():
        with suppress(FileNotFoundError):  # that by which the folder is read
            files.append(str(at.readlink()))
    return {at for at in files if at.endswith("(deleted)") and not at.startswith("/memfd:")}


def test_a_large_archive_is_not_downloaded_to_be_listed(storage: Storage) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.csv", LINE * 300_000)
        archive.writestr("b.csv", CSV)
    source = _source(storage, a_zip=packed.getvalue())
    assert listed(source) == {"c/a.zip!/a.csv": None, "c/a.zip!/b.csv": None}
    ranges = len(packed.getvalue()) // RANGE
    assert ranges > 100
    assert _asked(storage, "a.zip") < 20
    assert read_dataset(source, "c/a.zip!/b.csv").rows == [ROW]
    assert _asked(storage, "a.zip") < 30


def test_a_range_that_a_child_cannot_have_is_no_broken_file(storage: Storage) -> None:
    packed = zipped({"a.csv": os.urandom(1 << 20).hex().encode()})
    source = _source(storage, a_zip=packed, b_zip=zipped({"a.csv": CSV}))
    list(source.listing())
    azure_ranges.let_go()
    storage.refusals.append(Refusal(403, "AuthenticationFailed", "a.zip", times=99, after=2))
    account = read_dataset(source, "c/a.zip!/a.csv")
    assert (account.refused, account.rows) == (Reason.PERMISSION, [])
    process = _children()
    assert read_dataset(source, "c/b.zip!/a.csv").rows == [ROW]
    assert _children() == process  # which was of use again


def test_a_range_that_a_listing_cannot_have_is_no_broken_file(storage: Storage) -> None:
    packed = zipped({"a.csv": os.urandom(1 << 20).hex().encode()})
    source = _source(storage, a_zip=packed)
    storage.refusals.append(Refusal(403, "AuthenticationFailed", "a.zip", times=99))
    assert listed(source) == {"c/a.zip": Reason.PERMISSION}
    storage.refusals[0].after = 4  # what a child asks for first comes, and then no more
    azure_ranges.let_go()
    assert listed(source) == {"c/a.zip": Reason.PERMISSION}


def test_few_ranges_are_kept_and_asked_for_ahead(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(azure_blobs, "CHUNK_BYTES", 1 << 20)
    content = CSV + LINE * 800_000
    source = _source(storage, a_log=content)
    list(source.listing())
    [partition] = source.partitions("c/a.log")
    ranges, ahead = -(-len(content) >> 20), 0
    for item in source.read(partition):
        [kept] = azure_ranges._kept.values()  # noqa: SLF001 - there is no other way to see them
        assert len(kept._held) <= azure_ranges.KEPT  # noqa: SLF001 - as above
        coming = len(kept._coming)  # noqa: SLF001 - as above
        ahead = max(ahead, coming)
        assert not isinstance(item, Skipped)
    assert 1 <= ahead <= azure_ranges.AHEAD
    # one pass tells its encoding, another reads it; its beginning is looked at between
    assert 2 * ranges <= _asked(storage, "a.log") <= 2 * ranges + 3


def test_a_blob_that_fits_is_downloaded_once(storage: Storage) -> None:
    content = CSV + LINE * 7_000
    source = _source(storage, a_csv=content)
    assert len(read_dataset(source, "c/a.csv").rows) == 7_001
    assert _asked(storage, "a.csv") == -(-len(content) // RANGE)


def test_an_empty_blob_is_asked_for_under_its_etag(storage: Storage) -> None:
    source = _source(storage, a_csv=b"")
    list(source.listing())
    assert read_dataset(source, "c/a.csv").complete
    storage.containers["c"][0].etag = "0x2"
    storage.containers["c"][0].content = CSV
    assert read_dataset(source, "c/a.csv").refused is Reason.CHANGED_WHILE_READ


def test_a_blob_that_says_it_is_encoded_is_read_as_it_lies(storage: Storage) -> None:
    source = _source(storage, a_csv=gzip.compress(CSV + LINE * 10))
    storage.containers["c"][0].coding = "gzip"
    assert len(read_dataset(source, "c/a.csv").rows) == 11


def test_what_is_too_large_to_be_held_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = unfolding.HELD_BYTES
    monkeypatch.setattr(unfolding, "HELD_BYTES", 10)
    packed = io.BytesIO(gzip.compress(FILES["a.parquet"]))
    with pytest.raises(Exception, match=Reason.TOO_LARGE):
        unfolding.spooled(packed)
    source = folder(tmp_path, {"a.parquet.gz": packed.getvalue()})
    assert read_dataset(source, "a.parquet.gz").refused is Reason.TOO_LARGE
    monkeypatch.setattr(unfolding, "HELD_BYTES", held)
    assert read_dataset(source, "a.parquet.gz").complete


BROKEN: dict[str, bytes] = {
    "a.csv.gz": gzip.compress(CSV * 9_000)[:-20],
    "b.csv.gz": gzip.compress(bytes(600 << 20), 1),
    "c.parquet": FILES["a.parquet"][:-9],
    "d.zip": zipped({"a.csv": CSV})[:-9],
    "e.xlsx": FILES["b.xlsx"][:-99],
    "f.xml": b'<!DOCTYPE r [<!ENTITY a "x">]><r>&a;</r>',
    "g.zip": zipped({"a.zip": zipped({"a.zip": zipped({"a.zip": zipped({"a.csv": CSV})})})}),
    "h.zip": zipped({"../../etc/passwd": CSV}),
}


def test_what_is_broken_or_a_bomb_is_no_less_so_in_a_blob(storage: Storage, tmp_path: Path) -> None:
    storage.containers["c"] = [State(name, content) for name, content in BROKEN.items()]
    blobs, files = _source(storage), folder(tmp_path, BROKEN)
    there, here = listed(blobs), listed(files)
    assert there == {f"c/{name}": unread for name, unread in here.items()}
    reasons = set(here.values())
    for dataset, unread in here.items():
        if unread is None:
            account, same = read_dataset(blobs, f"c/{dataset}"), read_dataset(files, dataset)
            assert (account.refused, account.rows) == (same.refused, same.rows), dataset
            reasons.add(account.refused)
    assert reasons > {None, Reason.MALFORMED, Reason.ARCHIVE_BOMB, Reason.TOO_DEEP}

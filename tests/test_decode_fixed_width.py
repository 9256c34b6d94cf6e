"""Records of fixed width, cut as the policy says, and every byte of them accounted for."""

import gzip
import io
import json
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest

from scanner.cli import main
from scanner.decode import fixed_width, spans
from scanner.model.errors import Reason
from scanner.model.layout import Layout, LayoutField
from scanner.model.secret import Secret
from scanner.model.source import Skipped
from scanner.sources import FolderSource
from scanner.sources.azure_blob import AzureBlobSource
from tests.azurite import Azurite
from tests.faults.reading import listed, read_dataset
from tests.made_files import zipped

FIELDS = (LayoutField("種別", 0, 1), LayoutField("氏名", 1, 10), LayoutField("電話", 11, 13))
LAYOUT = Layout(FIELDS, "cp932", 24)
ROW = ("2", "山田太郎", "090-1234-5678")


def _record(kind: str, name: str, phone: str, codec: str = "cp932") -> bytes:
    cells = ((kind, 1), (name, 10), (phone, 13))
    return b"".join(text.encode(codec).ljust(width) for text, width in cells)


RECORD = _record(*ROW)
KANA = _record("2", "ﾔﾏﾀﾞ ﾀﾛｳ", "090-1234-5678")


def _read(content: bytes, layout: Layout = LAYOUT) -> tuple[list[tuple[str, ...]], list[Skipped]]:
    rows: list[tuple[str, ...]] = []
    skipped: list[Skipped] = []
    for item in fixed_width.read(io.BytesIO(content), layout):
        if isinstance(item, Skipped):
            skipped.append(item)
        else:
            assert {field.type for field in item.schema} == {pa.string()}
            rows += zip(*(column.to_pylist() for column in item.columns), strict=True)
    return rows, skipped


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("last", [True, False])
def test_widths_count_bytes(end: bytes, last: bool) -> None:  # noqa: FBT001 - a parameter
    content = RECORD + end + KANA + (end if last else b"")
    assert _read(content) == ([ROW, ("2", "ﾔﾏﾀﾞ ﾀﾛｳ", ROW[2])], [])


def test_widths_count_signs() -> None:
    layout = replace(LAYOUT, bytes=False, encoding="utf-8")
    line = f"2{'山田太郎':　<10}090-1234-5678"
    assert _read(f"\ufeff{line}\r\n{line}\n{line}x\n".encode(), layout) == (
        [ROW, ROW],
        [Skipped(Reason.RAGGED_ROWS, rows=1, bytes=len(f"{line}x".encode()))],
    )
    with pytest.raises(Exception, match=Reason.MALFORMED):
        _read(line.encode("cp932"), layout)


def test_records_that_follow_one_another() -> None:
    layout = replace(LAYOUT, lines=False)
    assert _read(RECORD * 3, layout) == ([ROW] * 3, [])
    assert _read(RECORD * 2 + RECORD[:5], layout) == (
        [ROW] * 2,
        [Skipped(Reason.RAGGED_ROWS, rows=1, bytes=5)],
    )


@pytest.mark.parametrize("other", [RECORD[:-1], RECORD + b" ", b"x", b" " * 25])
def test_lines_of_another_length_are_counted(other: bytes) -> None:
    content = b"\n".join([RECORD, other, RECORD, other, b""])
    lost = Skipped(Reason.RAGGED_ROWS, rows=2, bytes=2 * len(other))
    assert _read(content) == ([ROW] * 2, [lost])
    assert _read(other + b"\n") == ([], [replace(lost, rows=1, bytes=len(other))])


@pytest.mark.parametrize("content", [b"", b"\n", b"\r\n\r\n", RECORD[:0] + b"\x1a"])
def test_empty_lines_and_the_end_of_dos_are_nothing(content: bytes) -> None:
    assert _read(content) == ([], [])
    assert _read(RECORD + b"\n" + content) == ([ROW], [])


def test_what_no_field_is_declared_for_is_read_all_the_same() -> None:
    layout = replace(LAYOUT, fields=(FIELDS[1],), length=24)
    [first, *_] = fixed_width.read(io.BytesIO(RECORD), layout)
    assert isinstance(first, pa.RecordBatch)
    assert first.schema.names == ["col1", "氏名", "col12"]
    assert _read(RECORD, layout) == ([ROW], [])


def test_a_sign_that_the_border_of_a_field_cuts_is_broken() -> None:
    cut = b"2" + "あ山田太郎様".encode("cp932")[:11].ljust(11) + b"90-1234-5678"
    assert len(cut) == len(RECORD)
    rows, skipped = _read(b"\n".join([RECORD, cut, RECORD, b""]))
    assert (rows[0], rows[2]) == (ROW, ROW)
    assert len(rows) == 3
    assert skipped == [Skipped(Reason.MALFORMED, rows=1, field="電話")]


def test_blocks_hold_whole_records(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixed_width, "BLOCK_BYTES", 100)
    assert _read((RECORD + b"\r\n") * 50) == ([ROW] * 50, [])
    assert _read(RECORD * 50, replace(LAYOUT, lines=False)) == ([ROW] * 50, [])


def test_a_line_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixed_width, "LONGEST_LINE", 1 << 20)
    with pytest.raises(Exception, match=Reason.TOO_LARGE):
        _read(b"x" * (3 << 20))


def _source(folder: Path, files: dict[str, bytes]) -> FolderSource:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    layouts = {"*": LAYOUT, "*/*": LAYOUT}
    return FolderSource("files", Secret(str(folder)), layouts=layouts)


def test_files_of_any_name_are_cut(tmp_path: Path) -> None:
    content = (RECORD + b"\n") * 2
    files = {"a.dat": content + b"\x1a", "b": content, "c.csv": content}
    source = _source(tmp_path, files | {"d.txt.gz": gzip.compress(content)})
    assert listed(source) == dict.fromkeys([*files, "d.txt.gz"])
    for name in listed(source):
        account = read_dataset(source, name)
        assert (account.names, account.rows) == (("種別", "氏名", "電話"), [ROW] * 2)


def test_a_layout_inside_an_archive_is_said_to_be_missing(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"b.txt": RECORD}))
    source = FolderSource("files", Secret(str(tmp_path)), layouts={"*/*": LAYOUT})
    assert read_dataset(source, "a.zip!/b.txt").refused is Reason.NOT_BUILT


def test_large_files_are_cut_in_spans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = b"".join(_record("2", "山田太郎", f"090-1234-{n:04}") + b"\n" for n in range(9_999))
    source = _source(tmp_path, {"a.txt": lines * 12 + RECORD[:3] + b"\n"})
    whole = read_dataset(source, "a.txt")
    monkeypatch.setattr(spans, "SPAN_BYTES", 1 << 20)
    assert len(list(source.partitions("a.txt"))) == 2
    again = read_dataset(source, "a.txt")
    assert (again.rows, again.skipped) == (whole.rows, whole.skipped)
    assert len(whole.rows) == 12 * 9_999


POLICY = """
version: 1
system: fixed
keys: {system: "env:FIXED_KEY"}
cities: {chiba: {name: 千葉市, rulebooks: [operator]}}
sources:
  files:
    kind: folder
    path: files
    layouts:
      "*.dat":
        encoding: cp932
        fields:
          種別: {start: 1, width: 1}
          氏名: {start: 2, width: 10}
          電話: {start: 12, width: 13}
datasets:
  transfers: {source: files, where: "*.dat", cities: [chiba], fields: {種別: none, 氏名: none}}
"""


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FIXED_KEY", "0123456789abcdef" * 4)
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "a.dat").write_bytes((RECORD + b"\r\n") * 9 + b"x\r\n")
    (tmp_path / "policy.yaml").write_text(POLICY, "utf-8")
    return tmp_path / "policy.yaml"


def _findings(policy: Path) -> list[dict[str, object]]:
    words = ["scan", str(policy), "--out", str(policy.parent / "out"), "--ledger", "off"]
    assert main([*words, "--as-of", "2026-11-01T03:00"]) == 11
    found = json.loads((policy.parent / "out" / "findings.json").read_text("utf-8"))
    return [*found["findings"]]


def test_a_policy_lays_records_out(
    policy: Path, azurite: Azurite, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = _findings(policy)
    assert [one["subject"] for one in found if one["control"] == "COV-1"] == ["ragged-rows"]
    fields = {str(one["location"]) for one in found}
    assert any("'field': '氏名'" in place for place in fields)  # declared, and it is personal
    assert any("'field': '電話'" in place for place in fields)  # not declared
    content = (policy.parent / "files" / "a.dat").read_bytes() + b"\x1a"  # which no text has
    name = azurite.container({"a.dat": content}).container_name
    monkeypatch.setenv("FIXED_BLOBS", f"{azurite.connection_string}")
    source = AzureBlobSource(
        "blobs", Secret(azurite.connection_string), (name,), layouts={"*/*.dat": LAYOUT}
    )
    account = read_dataset(source, f"{name}/a.dat")
    assert (account.rows, account.skipped) == ([ROW] * 9, {Reason.RAGGED_ROWS: 1})
    assert listed(source) == {f"{name}/a.dat": None}

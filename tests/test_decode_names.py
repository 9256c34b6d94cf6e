"""Names that lie, meet or look like something else: each dataset is read as itself, or is named."""

import io
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from zlib import crc32

import openpyxl
import pytest

from scanner.model.errors import Reason
from tests.made_files import (
    CSV,
    NAME,
    PHONE,
    ROWS,
    columnar,
    edited,
    folder,
    listed,
    records,
    refusal,
    seven_zipped,
    slides,
    tarred,
    word,
    workbook,
    zipped,
)

OTHER = CSV.replace(b"090", b"080")
LONGER = CSV + CSV.partition(b"\n")[2] * 4
TRICKS = (
    "../x.csv",
    "/etc/x.csv",
    "a/../../x.csv",
    "C:\\x.csv",
    "n!/x.csv",
    "#x.csv",
    "a#b!/x.csv",
)


@pytest.mark.parametrize("trick", TRICKS)
@pytest.mark.parametrize("name", ["a.zip", "a.tar"])
def test_a_name_in_an_archive_is_nothing_but_a_name(tmp_path: Path, name: str, trick: str) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    made = zipped({trick: CSV}) if name == "a.zip" else tarred({trick: CSV})
    source = folder(inside, {name: made})
    assert listed(source) == {f"{name}!/{trick}": None}
    assert records(source, f"{name}!/{trick}") == ROWS
    assert [path.name for path in tmp_path.rglob("*")] == ["in", name]


@pytest.mark.parametrize("trick", [b"../xx.csv", b"/etc/x.cs", b"C:\\xx.csv"])
def test_a_path_in_a_7z_archive_writes_nothing(tmp_path: Path, trick: bytes) -> None:
    plain = "p" * len(trick)
    made = bytearray(seven_zipped((plain, CSV), encoded=False))
    place = made.index(plain.encode("utf-16-le"))
    made[place : place + 2 * len(trick)] = trick.decode().encode("utf-16-le")
    begin = 32 + int.from_bytes(made[12:20], "little")
    made[28:32] = crc32(made[begin:]).to_bytes(4, "little")
    made[8:12] = crc32(made[12:32]).to_bytes(4, "little")
    source = folder(tmp_path, {"a.7z": bytes(made)})
    [(dataset, unread)] = listed(source).items()
    assert (dataset, unread) == (f"a.7z!/{trick.decode()}".replace("\\", "/"), None)
    if trick.startswith(b"/"):
        assert records(source, dataset)[1] == {"text": f"{NAME},{PHONE}"}
    else:
        assert refusal(source, dataset) is Reason.MALFORMED
    assert [path.name for path in tmp_path.iterdir()] == ["a.7z"]


def test_a_name_that_stands_twice_in_a_7z_archive(tmp_path: Path) -> None:
    source = folder(tmp_path, {"a.7z": seven_zipped(("b.csv", CSV), ("b.csv", LONGER))})
    assert listed(source) == {"a.7z!/b.csv": None, "a.7z!/b~2.csv": None}
    assert len(records(source, "a.7z!/b.csv")) == 1
    assert len(records(source, "a.7z!/b~2.csv")) == 5


def test_a_name_that_looks_like_that_of_a_second(tmp_path: Path) -> None:
    members = {"b.csv": CSV, "c.csv": OTHER, "b~2.csv": LONGER}
    made = zipped(members).replace(b"c.csv", b"b.csv")
    source = folder(tmp_path, {"a.zip": made})
    assert len(listed(source)) == 3
    assert sorted(len(records(source, dataset)) for dataset in listed(source)) == [1, 1, 5]


def test_a_member_that_is_named_like_a_sheet(tmp_path: Path) -> None:
    source = folder(tmp_path, {"a.zip": zipped({"x.xlsx": workbook("S"), "x.xlsx#S": CSV})})
    assert listed(source) == {"a.zip!/x.xlsx#S": None, "a.zip!/x.xlsx#S~2": Reason.NOT_FOUND}


def test_a_file_that_is_named_like_a_table(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        db.execute("CREATE TABLE t (tel TEXT)")
        db.execute("CREATE TABLE u (tel TEXT)")
        db.commit()
    source = folder(tmp_path, {"a.db#t": b"text"})
    assert listed(source) == {"a.db#t": None, "a.db#t~2": Reason.NOT_FOUND, "a.db#u": None}
    assert records(source, "a.db#t") == [{"text": "text"}]


def test_sheets_of_one_name(tmp_path: Path) -> None:
    book, file = openpyxl.Workbook(), io.BytesIO()
    book.create_sheet("B").append(["x"])
    assert book.active is not None
    book.active.title = "A"
    book.save(file)
    made = edited(file.getvalue(), "xl/workbook.xml", b'name="B"', b'name="A"')
    source = folder(tmp_path, {"a.xlsx": made})
    assert listed(source) == {"a.xlsx#A": None, "a.xlsx#A~2": Reason.NOT_FOUND}


@pytest.mark.parametrize("name", ["a", "a.zip", "a.txt", "a.csv"])
def test_a_document_under_another_name_is_read(tmp_path: Path, name: str) -> None:
    source = folder(tmp_path, {name: word()})
    assert listed(source) == {name: None}
    assert records(source, name) == [{"text": f"電話 {PHONE}"}]


@pytest.mark.parametrize("name", ["a", "a.zip", "a.dat"])
def test_a_workbook_under_another_name_is_read(tmp_path: Path, name: str) -> None:
    source = folder(tmp_path, {name: workbook()})
    assert listed(source) == {f"{name}#会員": None}
    assert records(source, f"{name}#会員") == ROWS


@pytest.mark.parametrize("name", ["a.docx", "a.pptx"])
@pytest.mark.parametrize("right", [workbook, slides, word, None])
def test_an_office_document_under_the_name_of_another_is_not_clean(
    tmp_path: Path, name: str, right: Callable[[], bytes] | None
) -> None:
    content = right() if right else zipped({"x.csv": CSV})
    source = folder(tmp_path, {name: content})
    if right and right == {"a.docx": word, "a.pptx": slides}.get(name):
        assert any(PHONE in str(record) for record in records(source, name))
    else:
        assert refusal(source, name) in {Reason.MALFORMED, Reason.UNKNOWN_FORMAT}


RENAMED = {
    "parquet.csv": columnar("parquet"),
    "orc.dat": columnar("orc"),
    "feather.txt": columnar("feather"),
    "avro": columnar("avro"),
}


@pytest.mark.parametrize("name", RENAMED)
def test_first_bytes_count_for_more_than_a_name(tmp_path: Path, name: str) -> None:
    assert records(folder(tmp_path, {name: RENAMED[name]}), name) == [{"tel": PHONE}]


@pytest.mark.parametrize("word", ["PARENT_ID", "PAR1", "MZ", "RIFF", "ORC"])
@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".txt", ".log"])
def test_a_text_may_begin_with_letters_that_another_format_begins_with(
    tmp_path: Path, word: str, suffix: str
) -> None:
    held = {".csv": f"{word},n\n1,{NAME}\n", ".tsv": f"{word}\tn\n1\t{NAME}\n"}
    source = folder(tmp_path, {f"a{suffix}": held.get(suffix, f"{word} {NAME}\n").encode()})
    assert any(NAME in str(record) for record in records(source, f"a{suffix}"))


SUFFIXES = (
    "csv tsv json jsonl xml html txt log parquet arrow feather orc avro xlsx xls ods docx pptx pdf",
    "eml msg db zip tar 7z gz bz2 xz zst dat",
)


def test_an_empty_file_is_clean_whatever_its_name(tmp_path: Path) -> None:
    source = folder(tmp_path, {f"a.{suffix}": b"" for suffix in " ".join(SUFFIXES).split()})
    unread = {name: reason for name, reason in listed(source).items() if reason}
    assert unread == {}
    for name in listed(source):
        assert records(source, name) == [], name

"""Files of every format, made on the spot, and what a folder of them holds."""

import io
import json
import sqlite3
import tarfile
import tempfile
from contextlib import closing
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import fastavro
import openpyxl
import pptx
import py7zr
import pyarrow as pa
import pytest
from pyarrow import feather, orc, parquet

from scanner.cli import main
from scanner.model.errors import Reason, SourceError
from scanner.model.secret import Secret
from scanner.model.source import Skipped
from scanner.sources import FolderSource

PHONE = "090-1234-5678"
NAME = "山田太郎"
CSV = f"氏名,電話\n{NAME},{PHONE}\n".encode()
ROWS = [{"氏名": NAME, "電話": PHONE}]
AVRO = {"type": "record", "name": "m", "fields": [{"name": "tel", "type": "string"}]}


def zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return file.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as made:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            made.addfile(info, io.BytesIO(content))
    return file.getvalue()


def seven_zipped(*members: tuple[str, bytes], encoded: bool = True) -> bytes:
    file = io.BytesIO()
    with py7zr.SevenZipFile(file, "w") as made:
        made.set_encoded_header_mode(encoded)
        for name, content in members:
            made.writestr(content, name)
    return file.getvalue()


def edited(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """Change one part of an Office document."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as before, ZipFile(file, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            held = before.read(name)
            assert name != part or old in held
            after.writestr(name, held.replace(old, new, 1) if name == part else held)
    return file.getvalue()


def workbook(
    title: str = "会員", rows: tuple[tuple[str, ...], ...] = (("氏名", "電話"), (NAME, PHONE))
) -> bytes:
    file = io.BytesIO()
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = title
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def word(text: str = f"電話 {PHONE}") -> bytes:
    file = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(text)
    document.save(file)
    return file.getvalue()


def slides() -> bytes:
    file = io.BytesIO()
    deck = pptx.Presentation()
    deck.slides.add_slide(deck.slide_layouts[5]).shapes.title.text = f"電話 {PHONE}"
    deck.save(file)
    return file.getvalue()


def pdf(text: str) -> bytes:
    shown = f"BT /F 12 Tf 10 100 Td ({text}) Tj ET"
    return f"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R
/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length {len(shown)}>>stream
{shown}
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
""".encode()


def message(text: str) -> bytes:
    made = EmailMessage()
    made["Subject"] = "連絡"
    made.set_content(text)
    made.add_attachment(CSV, maintype="text", subtype="csv", filename="b.csv")
    return bytes(made)


def sqlite() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.db")
        with closing(sqlite3.connect(path)) as db:
            db.execute("CREATE TABLE members (tel TEXT)")
            db.executemany("INSERT INTO members VALUES (?)", [(PHONE,)] * 1_000)
            db.commit()
        return path.read_bytes()


def columnar(kind: str, rows: int = 1) -> bytes:
    table, file = pa.table({"tel": [PHONE] * rows}), io.BytesIO()
    if kind == "parquet":
        parquet.write_table(table, file)
    elif kind == "orc":
        orc.write_table(table, file)
    elif kind == "feather":
        feather.write_feather(table, file)
    elif kind == "avro":
        fastavro.writer(file, AVRO, table.to_pylist(), sync_interval=100)
    else:
        with pa.ipc.new_stream(file, table.schema) as writer:
            writer.write_table(table, max_chunksize=10)
    return file.getvalue()


def folder(path: Path, files: dict[str, bytes]) -> FolderSource:
    for name, content in files.items():
        (path / name).write_bytes(content)
    return FolderSource("files", Secret(str(path)))


def listed(source: FolderSource) -> dict[str, Reason | None]:
    entries = list(source.listing())
    found = {entry.name: entry.unread for entry in entries}
    assert len(found) == len(entries), "two datasets of one name"
    return found


def items(source: FolderSource, dataset: str) -> list[pa.RecordBatch | Skipped]:
    return [i for partition in source.partitions(dataset) for i in source.read(partition)]


def records(source: FolderSource, dataset: str) -> list[dict[str, Any]]:
    """Read a dataset of which nothing may be skipped."""
    found: list[dict[str, Any]] = []
    for item in items(source, dataset):
        assert not isinstance(item, Skipped), item
        found += item.to_pylist()
    return found


def refusal(source: FolderSource, dataset: str) -> Reason:
    with pytest.raises(SourceError) as refused:
        items(source, dataset)
    assert PHONE not in f"{refused.value!r}"
    assert refused.value.__cause__ is None
    return refused.value.reason


def detected(
    path: Path, capsys: pytest.CaptureFixture[str], *options: str
) -> tuple[int, list[dict[str, Any]]]:
    """Run ``pcscan detect``; no output of it holds a planted value."""
    code = main(["detect", f"{path}/", "--format", "jsonl", *options])
    captured = capsys.readouterr()
    assert PHONE not in captured.out + captured.err
    assert NAME not in captured.out + captured.err
    lines = [json.loads(line) for line in captured.out.splitlines()]
    for line in lines:
        line["dataset"] = line["dataset"].removeprefix(f"{path}/")
    return code, lines

"""Files of every format: the datasets in them and their records, however deep they lie."""

import bz2
import gzip
import io
import json
import lzma
import sqlite3
import tarfile
from collections.abc import Callable, Iterator
from contextlib import closing
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import fastavro
import pptx
import py7zr
import pyarrow as pa
import pytest
from pyarrow import feather, orc, parquet

from scanner.model.errors import Reason, SourceError
from scanner.model.secret import Secret
from scanner.model.source import Skipped
from scanner.sources import FolderSource
from tests.test_decode_workbook import PICTURE, book

CSV = "氏名,電話\n山田太郎,090-0000-0000\n".encode()
ROWS = [{"氏名": "山田太郎", "電話": "090-0000-0000"}]
NESTED = [
    {
        "氏名": "山田太郎",
        "点": 12,
        "address": {"city": "千葉市", "zip": ["260", "261"]},
        "items": [{"name": "a", "tags": ["x", "y"]}, {"name": "b", "tags": []}],
    },
    {"氏名": "鈴木花子", "点": None, "address": None, "items": []},
]
FLAT = {
    "氏名": ["山田太郎", "鈴木花子"],
    "点": [12, None],
    "address.city": ["千葉市", None],
    "address.zip[]": [["260", "261"], None],
    "items[].name": [["a", "b"], None],
    "items[].tags[]": [["x", "y"], None],
}
AVRO = {
    "type": "record",
    "name": "member",
    "fields": [
        {"name": "name", "type": "string"},
        {"name": "tags", "type": {"type": "array", "items": "string"}},
    ],
}


@pytest.fixture
def source(tmp_path: Path) -> FolderSource:
    return FolderSource("files", Secret(str(tmp_path)))


def _records(source: FolderSource, dataset: str) -> list[dict[str, Any]]:
    """Read a dataset of which nothing is skipped; empty lists and fields without one are alike."""
    found: list[dict[str, Any]] = []
    for partition in source.partitions(dataset):
        for item in source.read(partition):
            assert not isinstance(item, Skipped), item
            found += item.to_pylist()
    return found


def _columns(source: FolderSource, dataset: str) -> dict[str, list[Any]]:
    records = _records(source, dataset)
    return {name: [record.get(name) or None for record in records] for name in records[0]}


def _listed(source: FolderSource) -> dict[str, Reason | None]:
    return {entry.name: entry.unread for entry in source.listing()}


def _zip(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return file.getvalue()


def _tar(members: dict[str, bytes], mode: str = "w") -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as made:  # type: ignore[call-overload]
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            made.addfile(info, io.BytesIO(content))
    return file.getvalue()


def _seven_zip(members: dict[str, bytes], password: str | None = None) -> bytes:
    file = io.BytesIO()
    with py7zr.SevenZipFile(file, "w", password=password) as made:
        for name, content in members.items():
            made.writestr(content, name)
    return file.getvalue()


def _zstd(content: bytes) -> bytes:
    packed: bytes = pa.Codec("zstd").compress(content, asbytes=True)
    return packed


def _jsonl(_table: pa.Table, path: Path) -> None:
    path.write_text("".join(f"{json.dumps(record)}\n" for record in NESTED), "utf-8")


def _arrows(table: pa.Table, path: Path) -> None:
    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_stream(file, table.schema) as writer:
        writer.write_table(table)


def _json(_table: pa.Table, path: Path) -> None:
    path.write_text(json.dumps(NESTED, ensure_ascii=False), "utf-8")


WRITERS: dict[str, Callable[[pa.Table, Path], object]] = {
    "a.parquet": parquet.write_table,
    "a.orc": lambda table, path: orc.write_table(table, str(path)),
    "a.feather": feather.write_feather,
    "a.arrows": _arrows,
    "a.jsonl": _jsonl,
    "a.json": _json,
}


@pytest.mark.parametrize("name", WRITERS)
def test_nested_fields_have_dotted_paths(source: FolderSource, tmp_path: Path, name: str) -> None:
    WRITERS[name](pa.Table.from_pylist(NESTED), tmp_path / name)
    assert _listed(source) == {name: None}
    columns = _columns(source, name)
    assert {k: [str(c) if k == "点" and c else c for c in v] for k, v in columns.items()} == {
        **FLAT,
        "点": ["12", None],
    }


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "a.csv.gz": gzip.compress,
    "a.csv.zst": _zstd,
    "a.csv.bz2": bz2.compress,
    "a.csv.xz": lzma.compress,
    "a.csv.gz.xz": lambda content: lzma.compress(gzip.compress(content)),
}


@pytest.mark.parametrize("name", PACKERS)
@pytest.mark.parametrize("codec", ["utf-8", "cp932"])
def test_compressed_streams_are_their_content(
    source: FolderSource, tmp_path: Path, name: str, codec: str
) -> None:
    (tmp_path / name).write_bytes(PACKERS[name](CSV.decode().encode(codec)))
    assert _listed(source) == {name: None}
    assert _records(source, name) == ROWS


def test_typed_columns_in_a_stream(source: FolderSource, tmp_path: Path) -> None:
    sink = io.BytesIO()
    parquet.write_table(pa.table({"氏名": ["山田太郎"]}), sink)
    (tmp_path / "a.parquet.gz").write_bytes(gzip.compress(sink.getvalue()))
    assert _records(source, "a.parquet.gz") == [{"氏名": "山田太郎"}]


ARCHIVES: dict[str, Callable[[dict[str, bytes]], bytes]] = {
    "a.zip": _zip,
    "a.tar": _tar,
    "a.tgz": lambda members: _tar(members, "w:gz"),
    "a.tar.xz": lambda members: _tar(members, "w:xz"),
    "a.7z": _seven_zip,
    "misnamed": _zip,
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_members_of_archives_are_datasets(source: FolderSource, tmp_path: Path, name: str) -> None:
    inner = _zip({"deep/c.csv": CSV, "book.xlsx": book(_one_sheet)})
    members = {"dir/b.csv": CSV, "in.zip": inner, "pic.png": b"\x89PNG"}
    (tmp_path / name).write_bytes(ARCHIVES[name](members))
    assert _listed(source) == {
        f"{name}!/dir/b.csv": None,
        f"{name}!/in.zip!/book.xlsx#会員": None,
        f"{name}!/in.zip!/deep/c.csv": None,
        f"{name}!/pic.png": Reason.UNKNOWN_FORMAT,
    }
    for dataset, unread in _listed(source).items():
        if unread is None:
            assert _records(source, dataset) == ROWS


def _one_sheet(made: Any) -> None:  # noqa: ANN401 - a workbook
    made.active.title = "会員"
    made.active.append(["氏名", "電話"])
    made.active.append(["山田太郎", "090-0000-0000"])


def test_a_name_that_is_in_an_archive_twice(source: FolderSource, tmp_path: Path) -> None:
    other = CSV.replace("太郎".encode(), "花子".encode())
    content = _zip({"b.csv": CSV, "c.csv": other}).replace(b"c.csv", b"b.csv")
    (tmp_path / "a.zip").write_bytes(content)
    assert list(_listed(source)) == ["a.zip!/b.csv", "a.zip!/b~2.csv"]
    names = [_records(source, dataset)[0]["氏名"] for dataset in _listed(source)]
    assert sorted(names) == ["山田太郎", "山田花子"]


def test_names_in_cp932_as_windows_writes_them(source: FolderSource, tmp_path: Path) -> None:
    content = _zip({"kaiin.csv": CSV}).replace(b"kaiin", "会員a".encode("cp932"))
    (tmp_path / "a.zip").write_bytes(content)
    assert _listed(source) == {"a.zip!/会員a.csv": None}


@pytest.mark.parametrize("trick", ["../x.csv", "/etc/x.csv", "a/../../x.csv", "C:\\x.csv"])
@pytest.mark.parametrize("name", ["a.zip", "a.tar"])
def test_a_path_that_leads_outside_is_only_a_name(
    source: FolderSource, tmp_path: Path, name: str, trick: str
) -> None:
    (tmp_path / name).write_bytes(ARCHIVES[name]({trick: CSV}))
    assert list(_listed(source)) == [f"{name}!/{trick}"]
    assert _records(source, f"{name}!/{trick}") == ROWS
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert not (tmp_path.parent / "x.csv").exists()


def test_what_is_too_deep_is_named(source: FolderSource, tmp_path: Path) -> None:
    content, way = CSV, "b.csv"
    for _ in range(5):
        content = _zip({way: content})
        way = "a.zip"
    (tmp_path / "a.zip").write_bytes(content)
    assert _listed(source) == {"a.zip!/a.zip!/a.zip!/a.zip": Reason.TOO_DEEP}


def test_an_archive_bomb_is_not_unfolded(source: FolderSource, tmp_path: Path) -> None:
    zeros = bytes(300_000_000)
    (tmp_path / "a.zip").write_bytes(_zip({"b.csv": zeros}))
    (tmp_path / "b.csv.gz").write_bytes(gzip.compress(zeros.replace(b"\0", b"1"), 1))
    assert _listed(source) == {"a.zip": Reason.ARCHIVE_BOMB, "b.csv.gz": None}
    with pytest.raises(SourceError) as bomb:
        _records(source, "b.csv.gz")
    assert bomb.value.reason is Reason.ARCHIVE_BOMB


def test_what_is_behind_a_password_is_named(source: FolderSource, tmp_path: Path) -> None:
    (tmp_path / "a.7z").write_bytes(_seven_zip({"b.csv": CSV}, "secret"))
    content = bytearray(_zip({"b.csv": CSV}))
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        content[content.index(mark) + place] |= 1
    (tmp_path / "b.zip").write_bytes(content)
    encrypted = {"a.7z!/b.csv": Reason.ENCRYPTED, "b.zip!/b.csv": Reason.ENCRYPTED}
    assert _listed(source) == encrypted


@pytest.mark.parametrize("name", ["a.zip", "a.tgz", "a.7z", "a.xlsx", "a.csv.gz", "a.csv.bz2"])
def test_a_file_that_ends_too_early(source: FolderSource, tmp_path: Path, name: str) -> None:
    makers: dict[str, Callable[[dict[str, bytes]], bytes]] = dict(ARCHIVES)
    makers["a.xlsx"] = lambda _: book(_one_sheet)
    many = CSV + CSV.partition(b"\n")[2] * 9_000
    whole = makers[name]({"b.csv": many}) if name in makers else PACKERS[name](many)
    (tmp_path / name).write_bytes(whole[: len(whole) * 2 // 3])
    found = _listed(source)
    if found == {name: None}:
        with pytest.raises(SourceError) as broken:
            _records(source, name)
        assert broken.value.reason is Reason.MALFORMED
    else:
        assert found == {name: Reason.MALFORMED}


def test_lines_of_a_log_keep_their_numbers(source: FolderSource, tmp_path: Path) -> None:
    (tmp_path / "app.log").write_bytes("一行\r\n\r\n三行\n四行".encode("cp932"))
    assert _columns(source, "app.log") == {"text": ["一行", None, "三行", "四行"]}


def test_json_lines_of_changing_types(source: FolderSource, tmp_path: Path) -> None:
    lines = ['{"a": 1, "d": "2020-01-02T00:00:00Z"}', '{"a": "x"}', "", "7", '{"a": {"b": 2}}', ""]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")
    assert _columns(source, "a.jsonl") == {
        "a": ["1", "x", None, None],
        "d": ["2020-01-02T00:00:00Z", None, None, None],
        "value": [None, None, "7", None],
        "a.b": [None, None, None, "2"],
    }


def test_what_looks_like_a_moment_stays_as_it_stands(source: FolderSource, tmp_path: Path) -> None:
    line = '{"d": "2020-01-02T00:00:00Z", "l": [{"m": "2020-01-02"}]}\n'
    (tmp_path / "a.jsonl").write_text(line, "utf-8")
    assert _records(source, "a.jsonl") == [{"d": "2020-01-02T00:00:00Z", "l[].m": ["2020-01-02"]}]


def test_a_broken_line_is_counted(source: FolderSource, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"a": 1}\n{"a": \n', "utf-8")
    [partition] = source.partitions("a.jsonl")
    records, skipped = source.read(partition)
    assert records.to_pylist() == [{"a": "1"}]  # type: ignore[union-attr]
    assert skipped == Skipped(Reason.MALFORMED, rows=1, bytes=6)


def test_xml_has_records_where_children_are_alike(source: FolderSource, tmp_path: Path) -> None:
    members = (
        '<m id="1"><name>山田</name><tel>1</tel><tel>2</tel></m><m id="2"><name>鈴木</name></m>'
    )
    (tmp_path / "a.xml").write_text(f"<r>{members}</r>", "utf-8")
    assert _columns(source, "a.xml") == {
        "@id": ["1", "2"],
        "name": ["山田", "鈴木"],
        "tel[]": [["1", "2"], None],
    }


ENTITIES = '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><r>&b;</r>'
EXTERNAL = '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]><r>&a;</r>'


@pytest.mark.parametrize("text", [ENTITIES, EXTERNAL])
def test_entities_of_xml_are_refused(source: FolderSource, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.xml").write_text(text, "utf-8")
    with pytest.raises(SourceError) as refused:
        _records(source, "a.xml")
    assert refused.value.reason is Reason.ARCHIVE_BOMB


def test_a_page_is_read_as_it_is_shown_and_with_its_scripts(
    source: FolderSource, tmp_path: Path
) -> None:
    page = (
        "<html><head><title>会員</title><script>var said</script></head><body>"
        '<p>山田<b>太郎</b></p><a href="mailto:taro@example.jp">メール</a><!-- 控え --></body>'
    )
    (tmp_path / "a.html").write_text(page, "utf-8")
    lines = _columns(source, "a.html")["text"]
    assert [str(line).strip() for line in lines] == [
        "会員",
        "var said",
        "山田太郎",
        "taro@example.jp",
        "控え",
        "メール",
    ]


def test_a_message_and_what_is_attached_to_it(source: FolderSource, tmp_path: Path) -> None:
    inner = EmailMessage()
    inner["Subject"] = "内側"
    inner.set_content("本文二")
    message = EmailMessage()
    message["From"] = "山田 <taro@example.jp>"
    message["Subject"] = "名簿"
    message.set_content("本文\n二行目")
    message.add_attachment(CSV, maintype="text", subtype="csv", filename="b.csv")
    message.add_attachment(inner)
    (tmp_path / "a.eml").write_bytes(bytes(message))
    assert set(_listed(source)) == {"a.eml", "a.eml!/b.csv", "a.eml!/message.eml"}
    first, *lines = _records(source, "a.eml")
    assert first == {"from": "山田 <taro@example.jp>", "subject": "名簿"}
    assert [line["text"] for line in lines] == ["本文", "二行目"]
    assert _records(source, "a.eml!/b.csv") == ROWS
    assert _records(source, "a.eml!/message.eml")[1] == {"text": "本文二"}


def test_documents_are_read_with_tables_headers_and_notes(
    source: FolderSource, tmp_path: Path
) -> None:
    document = docx.Document()
    document.add_paragraph("氏名 山田太郎")
    document.add_table(1, 1).cell(0, 0).text = "090-0000-0000"
    document.sections[0].header.paragraphs[0].text = "取扱注意"
    document.save(str(tmp_path / "a.docx"))
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "山田太郎様"
    slide.notes_slide.notes_text_frame.text = "電話済み"
    deck.save(str(tmp_path / "b.pptx"))
    assert _columns(source, "a.docx")["text"] == ["氏名 山田太郎", "090-0000-0000", "取扱注意"]
    assert {"山田太郎様", "電話済み"} <= set(_columns(source, "b.pptx")["text"])


def test_a_picture_in_a_document_is_not_read_and_said_so(
    source: FolderSource, tmp_path: Path
) -> None:
    document = docx.Document()
    document.add_picture(io.BytesIO(PICTURE))
    document.save(str(tmp_path / "a.docx"))
    [partition] = source.partitions("a.docx")
    *_, skipped = source.read(partition)
    assert skipped == Skipped(Reason.UNSUPPORTED_TYPE, 1, len(PICTURE))


def test_an_archive_that_changes_while_it_is_read(source: FolderSource, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(_zip({"b.csv": CSV + CSV * 50_000}))
    [partition] = source.partitions("a.zip!/b.csv")
    items = source.read(partition)
    next(items)
    path.write_bytes(_zip({"b.csv": CSV}))
    with pytest.raises(SourceError) as changed:
        list(items)
    assert changed.value.reason is Reason.CHANGED_WHILE_READ


PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R
/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 45>>stream
BT /F 12 Tf 10 100 Td (Tel 090-0000-0000) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
"""


def test_the_text_of_a_pdf(source: FolderSource, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(PDF)
    assert _columns(source, "a.pdf") == {"text": ["Tel 090-0000-0000"]}


def test_tables_of_a_sqlite_file(source: FolderSource, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        db.execute('CREATE TABLE "会員" (name TEXT, tel, photo BLOB)')
        db.execute('INSERT INTO "会員" VALUES (?, ?, ?)', ("山田", 9000000000, b"\xff\0"))
        db.commit()
    assert _listed(source) == {"a.db#会員": None}
    [partition] = source.partitions("a.db#会員")
    _, records, skipped = source.read(partition)
    assert records.to_pylist() == [  # type: ignore[union-attr]
        {"name": "山田", "tel": "9000000000", "photo": None}
    ]
    assert skipped == Skipped(Reason.UNSUPPORTED_TYPE, rows=1, field="photo")
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]


def test_avro(source: FolderSource, tmp_path: Path) -> None:
    with (tmp_path / "a.avro").open("wb") as file:
        fastavro.writer(file, AVRO, [{"name": "山田", "tags": ["x"]}])
    assert _records(source, "a.avro") == [{"name": "山田", "tags[]": ["x"]}]


def test_an_archive_is_decoded_again_after_it_killed_a_child(
    source: FolderSource, tmp_path: Path
) -> None:
    from tests.test_decode_workbook import far_apart  # noqa: PLC0415 - not to be collected here

    (tmp_path / "a.zip").write_bytes(_zip({"x.xlsx": book(far_apart), "b.csv": CSV}))
    assert _listed(source) == {"a.zip!/b.csv": None, "a.zip!/x.xlsx#Sheet": None}
    with pytest.raises(SourceError) as died:
        _records(source, "a.zip!/x.xlsx#Sheet")
    assert died.value.reason is Reason.DECODER_DIED
    assert _records(source, "a.zip!/b.csv") == ROWS


def test_nothing_of_a_partition_is_a_value(source: FolderSource, tmp_path: Path) -> None:
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(CSV))
    assert "山田" not in repr(list(_partitions(source)))


def _partitions(source: FolderSource) -> Iterator[object]:
    for entry in source.listing():
        yield from source.partitions(entry.name)

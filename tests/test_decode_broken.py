"""Files that are cut off, damaged, closed or made to hurt: each is named, and the rest is read."""

import bz2
import gzip
import io
import lzma
import socket
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import py7zr
import pyarrow as pa
import pytest

from scanner.decode.limits import Limits
from scanner.model.errors import Reason, SourceError
from scanner.model.secret import Secret
from scanner.model.source import Skipped
from scanner.sources import FolderSource
from tests.made_files import (
    CSV,
    PHONE,
    ROWS,
    columnar,
    detected,
    edited,
    folder,
    items,
    listed,
    message,
    pdf,
    records,
    refusal,
    seven_zipped,
    slides,
    sqlite,
    tarred,
    word,
    workbook,
    zipped,
)

MANY = CSV + b"".join(b"%d,%s\n" % (n * 7919, PHONE.encode()) for n in range(900))
WHOLE: dict[str, bytes] = {
    "a.7z": seven_zipped(("b.csv", MANY)),
    "a.arrows": columnar("arrows", 900),
    "a.avro": columnar("avro", 900),
    "a.csv.bz2": bz2.compress(MANY),
    "a.csv.gz": gzip.compress(MANY),
    "a.csv.xz": lzma.compress(MANY),
    "a.csv.zst": pa.Codec("zstd").compress(MANY, asbytes=True),
    "a.db": sqlite(),
    "a.docx": word(),
    "a.eml": message(PHONE),
    "a.feather": columnar("feather", 900),
    "a.json": b"[" + b",".join([b'{"a": 1}'] * 900) + b"]",
    "a.jsonl": b'{"a": 123}\n' * 901,
    "a.orc": columnar("orc", 900),
    "a.parquet": columnar("parquet", 900),
    "a.pptx": slides(),
    "a.tar": tarred({"b.csv": CSV, "c.csv": b"1\n" * 8_500}),
    "a.xlsx": workbook(),
    "a.xml": b"<r>" + b"<m>1</m>" * 900 + b"</r>",
    "a.zip": zipped({"b.csv": MANY}),
}


def lost(source: FolderSource) -> set[Reason]:
    """Read all there is and give every reason for which something was not read."""
    reasons: set[Reason] = set()
    for dataset, unread in listed(source).items():
        try:
            found = [] if unread else items(source, dataset)
        except SourceError as error:
            reasons.add(error.reason)
            continue
        reasons |= {unread} if unread else {i.reason for i in found if isinstance(i, Skipped)}
    return reasons


@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
@pytest.mark.parametrize("name", WHOLE)
def test_a_file_that_is_cut_off_is_never_clean(tmp_path: Path, name: str, part: float) -> None:
    content = WHOLE[name][: int(len(WHOLE[name]) * part)]
    assert lost(folder(tmp_path, {name: content})) == {Reason.MALFORMED}


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_file_is_clean(tmp_path: Path, name: str) -> None:
    assert lost(folder(tmp_path, {name: WHOLE[name]})) == set()


@pytest.mark.parametrize("name", ["a.parquet", "a.orc", "a.avro", "a.7z", "a.csv.gz", "a.csv.xz"])
def test_first_bytes_that_are_damaged(tmp_path: Path, name: str) -> None:
    source = folder(tmp_path, {name: b"\0\1\2\3" + WHOLE[name][4:], "b.csv": CSV})
    assert lost(source) <= {Reason.UNKNOWN_FORMAT, Reason.MALFORMED}
    assert lost(source)
    assert records(source, "b.csv") == ROWS


def test_a_tar_archive_with_a_broken_header_amid_it(tmp_path: Path) -> None:
    made = bytearray(tarred({"a.csv": CSV, "b.csv": CSV, "c.csv": CSV}))
    made[1024:1034] = b"\xff" * 10
    assert listed(folder(tmp_path, {"a.tar": bytes(made)})) == {"a.tar": Reason.MALFORMED}


def test_two_tar_archives_in_one_file(tmp_path: Path) -> None:
    made = tarred({"a.csv": CSV}) + tarred({"b.csv": CSV})
    assert listed(folder(tmp_path, {"a.tar": made})) == {"a.tar": Reason.MALFORMED}


def test_what_lies_beside_a_broken_member_is_read(tmp_path: Path) -> None:
    inner = zipped({"x.csv": CSV})
    made = bytearray(zipped({"a.csv": CSV, "in.zip": inner, "z.csv": CSV, "z.db": sqlite()[:900]}))
    made[made.index(b"in.zip") + len(b"in.zip") + 5] ^= 0xFF
    source = folder(tmp_path, {"a.zip": bytes(made)})
    assert listed(source) == {
        "a.zip!/a.csv": None,
        "a.zip!/in.zip": Reason.MALFORMED,
        "a.zip!/z.csv": None,
        "a.zip!/z.db": Reason.MALFORMED,
    }
    assert records(source, "a.zip!/a.csv") == records(source, "a.zip!/z.csv") == ROWS


def test_everything_else_is_read_and_the_exit_code_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut = {f"cut-{name}": content[: len(content) * 2 // 3] for name, content in WHOLE.items()}
    folder(tmp_path, cut | {"a.csv": CSV, "z.docx": word()})
    code, lines = detected(tmp_path, capsys)
    coverage = {ln["dataset"]: ln for ln in lines if ln["type"] == "coverage"}
    assert code == 3
    assert {n for n, ln in coverage.items() if ln["status"] == "read"} == {"a.csv", "z.docx"} | {
        n for n in coverage if n.startswith("cut-a.eml!/")
    }
    assert {ln["reason"] for ln in coverage.values()} == {"malformed", None}


ENCRYPTED_PDF = (
    b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj
3 0 obj<</Filter/Standard/V 1/R 2/P -4/O<"""
    + b"41" * 32
    + b">/U<"
    + b"42" * 32
    + b""">>>endobj
trailer<</Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]>>
"""
)


def test_what_is_behind_a_password_is_named(tmp_path: Path) -> None:
    closed = bytearray(zipped({"b.csv": CSV, "c.csv": CSV}))
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        closed[closed.index(mark) + place] |= 1
    hidden = io.BytesIO()
    with py7zr.SevenZipFile(hidden, "w", password="x", header_encryption=True) as made:  # noqa: S106
        made.writestr(CSV, "b.csv")
    source = folder(
        tmp_path, {"a.pdf": ENCRYPTED_PDF, "a.zip": bytes(closed), "b.7z": hidden.getvalue()}
    )
    assert listed(source) == {
        "a.pdf": None,
        "a.zip!/b.csv": Reason.ENCRYPTED,
        "a.zip!/c.csv": None,
        "b.7z": Reason.ENCRYPTED,
    }
    assert refusal(source, "a.pdf") is Reason.ENCRYPTED
    assert refusal(source, "a.zip!/b.csv") is Reason.ENCRYPTED
    assert records(source, "a.zip!/c.csv") == ROWS


def limited(tmp_path: Path, limits: Limits) -> FolderSource:
    return FolderSource("files", Secret(str(tmp_path)), limits=limits)


SMALL = Limits(free_bytes=50_000, ratio=2)


def test_bombs_by_size_whatever_they_are_packed_in(tmp_path: Path) -> None:
    zeros = b"1\n" * 100_000
    folder(
        tmp_path,
        {
            "a.7z": seven_zipped(("b.csv", zeros)),
            "a.csv.bz2": bz2.compress(zeros),
            "a.csv.gz": gzip.compress(zeros),
            "a.csv.xz": lzma.compress(zeros),
            "a.csv.zst": pa.Codec("zstd").compress(zeros, asbytes=True),
            "a.docx": word("1" * 200_000),
            "a.tgz": gzip.compress(tarred({"b.csv": zeros})),
            "a.xlsx": workbook(rows=(("x",), ("1" * 30_000,), ("2" * 30_000,))),
            "a.zip": zipped({"b.csv": zeros}),
            "b.zip": zipped({"c.csv.gz": gzip.compress(zeros), "ok.csv": CSV}),
        },
    )
    source = limited(tmp_path, SMALL)
    reasons = {}
    for dataset, unread in listed(source).items():
        if unread or dataset != "b.zip!/ok.csv":
            reasons[dataset] = unread or refusal(source, dataset)
    assert set(reasons.values()) == {Reason.ARCHIVE_BOMB}
    assert len(reasons) == 10
    assert records(source, "b.zip!/ok.csv") == ROWS


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.7z"])
def test_a_bomb_by_the_number_of_its_members(tmp_path: Path, name: str) -> None:
    members = {f"{n}.csv": b"" for n in range(4)}
    packed = {"a.zip": zipped(members), "a.tar": tarred(members)}
    folder(tmp_path, {name: packed.get(name) or seven_zipped(*members.items())})
    assert listed(limited(tmp_path, Limits(members=3))) == {name: Reason.ARCHIVE_BOMB}
    assert len(listed(limited(tmp_path, Limits(members=4)))) == 4


def test_the_declared_depth_is_read_and_one_more_is_named(tmp_path: Path) -> None:
    second = zipped({"b.csv": CSV, "c.tar": tarred({"d.csv": CSV})})
    folder(tmp_path, {"a.zip": zipped({"b.zip": second}), "a.csv.gz": gzip.compress(CSV)})
    source = limited(tmp_path, Limits(depth=2))
    assert listed(source) == {
        "a.csv.gz": None,
        "a.zip!/b.zip!/b.csv": None,
        "a.zip!/b.zip!/c.tar": Reason.TOO_DEEP,
    }
    assert records(source, "a.zip!/b.zip!/b.csv") == ROWS
    content = CSV
    for _ in range(4):
        content = gzip.compress(content)
    peeled = folder(tmp_path, {"b.csv.gz.gz.gz.gz": content})
    assert refusal(peeled, "b.csv.gz.gz.gz.gz") is Reason.TOO_DEEP


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
ENTITIES = {
    "laughs": f'<!DOCTYPE r [<!ENTITY a0 "ha">{LAUGHS}]><r>&a8;</r>',
    "file": '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]><r>&a;</r>',
    "net": '<!DOCTYPE r [<!ENTITY a SYSTEM "http://127.0.0.1:{port}/a">]><r>&a;</r>',
    "dtd": '<!DOCTYPE r SYSTEM "http://127.0.0.1:{port}/r.dtd"><r>x</r>',
    "parameter": '<!DOCTYPE r [<!ENTITY % p SYSTEM "http://127.0.0.1:{port}/p">%p;]><r/>',
}


def test_entities_are_neither_unfolded_nor_fetched(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        port = str(server.getsockname()[1])
        files = {f"{n}.xml": t.replace("{port}", port).encode() for n, t in ENTITIES.items()}
        declared = ENTITIES["net"].replace("{port}", port).partition("<r>")[0].encode()
        begin = b"<w:document"
        files["a.docx"] = edited(word(), "word/document.xml", begin, declared + begin)
        source = folder(tmp_path, files)
        for name in set(files) - {"dtd.xml", "a.docx"}:
            assert refusal(source, name) is Reason.ARCHIVE_BOMB
        assert refusal(source, "a.docx") is Reason.MALFORMED
        assert records(source, "dtd.xml") == [{"text": "x"}]
        with pytest.raises(BlockingIOError):
            server.accept()


def _rows(new: str) -> bytes:
    end = b"</sheetData>"
    return edited(workbook(), "xl/worksheets/sheet1.xml", end, new.encode() + end)


def test_a_million_empty_rows_are_no_records(tmp_path: Path) -> None:
    empty = "".join(f'<row r="{n}"/>' for n in range(3, 1_048_576))
    last = '<row r="1048576"><c r="B1048576" t="inlineStr"><is><t>最後</t></is></c></row>'
    source = folder(tmp_path, {"a.xlsx": _rows(empty + last)})
    assert records(source, "a.xlsx#会員") == [*ROWS, {"氏名": None, "電話": "最後"}]


def test_what_is_embedded_in_a_document_is_counted(tmp_path: Path) -> None:
    file = io.BytesIO(word())
    with ZipFile(file, "a", ZIP_DEFLATED) as parts:
        parts.writestr("word/embeddings/Microsoft_Excel_Sheet.xlsx", workbook())
    found = items(folder(tmp_path, {"a.docx": file.getvalue()}), "a.docx")
    size = len(workbook())
    [skipped] = [item for item in found if isinstance(item, Skipped)]
    assert (skipped.reason, skipped.rows) == (Reason.UNSUPPORTED_TYPE, 1)
    assert abs(skipped.bytes - size) < 50


def test_a_page_that_is_a_picture_is_counted(tmp_path: Path) -> None:
    drawn = pdf("x").replace(b"BT /F 12 Tf 10 100 Td (x) Tj ET", b"0 0 m 9 9 l S                  ")
    found = items(folder(tmp_path, {"a.pdf": drawn}), "a.pdf")
    assert found[-1] == Skipped(Reason.UNSUPPORTED_TYPE, rows=1)

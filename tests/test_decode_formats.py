"""A phone number in a file of every format is found at its place, and shown nowhere."""

import bz2
import gzip
import io
import lzma
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from scanner.decode import columnar
from scanner.model.errors import Reason
from scanner.model.source import Skipped
from tests.made_files import (
    CSV,
    NAME,
    PHONE,
    ROWS,
    detected,
    folder,
    items,
    listed,
    message,
    pdf,
    records,
    seven_zipped,
    slides,
    sqlite,
    tarred,
    word,
    workbook,
    zipped,
)
from tests.made_files import (
    columnar as columns,
)

XML = f"<r><m><n>一</n><tel>{PHONE}</tel></m><m><n>二</n><tel/></m></r>".encode()
JSON = f'{{"members": [{{"tel": "x"}}, {{"tel": "{PHONE}"}}], "office": {{"city": "x"}}}}'.encode()
FILES: dict[str, bytes] = {
    "a.arrows": columns("arrows"),
    "a.avro": columns("avro"),
    "a.csv": CSV,
    "a.csv.bz2": bz2.compress(CSV),
    "a.csv.gz": gzip.compress(CSV),
    "a.csv.xz": lzma.compress(CSV),
    "a.csv.zst": pa.Codec("zstd").compress(CSV, asbytes=True),
    "a.docx": word(),
    "a.feather": columns("feather"),
    "a.html": f"<p>連絡先<p>電話 <b>{PHONE}</b>".encode(),
    "a.json": JSON,
    "a.jsonl": f'{{"a": {{"tel": "{PHONE}"}}}}\n'.encode(),
    "a.log": f"INFO start\nWARN tel={PHONE} failed\n".encode(),
    "a.orc": columns("orc"),
    "a.parquet": columns("parquet"),
    "a.pdf": pdf(f"Tel {PHONE}"),
    "a.pptx": slides(),
    "a.tsv": CSV.replace(b",", b"\t"),
    "a.xml": XML,
    "b.7z": seven_zipped(("b.csv", CSV)),
    "b.db": sqlite(),
    "b.eml": message(f"電話 {PHONE}"),
    "b.tar": tarred({"d/b.csv": CSV}),
    "b.xlsx": workbook(),
    "b.zip": zipped({"c.tar": tarred({"d.zip": zipped({"e.csv": CSV})})}),
}
PLACES: dict[str, tuple[str, int, int, int]] = {
    "a.arrows": ("tel", 0, 0, 13),
    "a.avro": ("tel", 0, 0, 13),
    "a.csv": ("電話", 0, 0, 13),
    "a.csv.bz2": ("電話", 0, 0, 13),
    "a.csv.gz": ("電話", 0, 0, 13),
    "a.csv.xz": ("電話", 0, 0, 13),
    "a.csv.zst": ("電話", 0, 0, 13),
    "a.docx": ("text", 0, 3, 16),
    "a.feather": ("tel", 0, 0, 13),
    "a.html": ("text", 1, 3, 16),
    "a.json": ("members[].tel", 0, 0, 13),
    "a.jsonl": ("a.tel", 0, 0, 13),
    "a.log": ("text", 1, 9, 22),
    "a.orc": ("tel", 0, 0, 13),
    "a.parquet": ("tel", 0, 0, 13),
    "a.pdf": ("text", 0, 4, 17),
    "a.tsv": ("電話", 0, 0, 13),
    "a.xml": ("tel", 0, 0, 13),
    "b.7z!/b.csv": ("電話", 0, 0, 13),
    "b.eml": ("text", 1, 3, 16),
    "b.eml!/b.csv": ("電話", 0, 0, 13),
    "b.tar!/d/b.csv": ("電話", 0, 0, 13),
    "b.xlsx#会員": ("電話", 0, 0, 13),
    "b.zip!/c.tar!/d.zip!/e.csv": ("電話", 0, 0, 13),
}


def test_a_number_is_found_in_a_file_of_every_format(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder(tmp_path, FILES)
    code, lines = detected(tmp_path, capsys, "--spans", "--explain")
    covered = {ln["dataset"]: ln["status"] for ln in lines if ln["type"] == "coverage"}
    assert covered == dict.fromkeys([*PLACES, "a.pptx", "b.db#members"], "read")
    assert code == 0
    phones = [ln for ln in lines if ln.get("category") == "PHONE_NUMBER"]
    spans = {
        ln["dataset"]: (ln["field"], ln["row"], ln["start"], ln["end"])
        for ln in phones
        if ln["type"] == "span" and ln["dataset"] not in {"a.pptx", "b.db#members"}
    }
    assert spans == PLACES
    hits = {ln["dataset"]: ln["hits"] for ln in phones if ln["type"] == "field"}
    assert hits == dict.fromkeys([*PLACES, "a.pptx"], 1) | {"b.db#members": 1_000}


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "cp932", "euc_jp", "iso2022_jp", "utf-16", "utf-16-be"]
)
def test_character_sets(tmp_path: Path, codec: str) -> None:
    mark = "\ufeff" if codec == "utf-16-be" else ""
    text = "会員の電話番号の一覧です"
    files = {
        "a.csv": mark + CSV.decode(),
        "a.txt": mark + text,
        "a.jsonl": f'{mark}{{"氏名": "{text}"}}\n',
        "a.json": f'{mark}{{"氏名": "{text}"}}',
        "a.html": f"{mark}<p>{text}",
    }
    source = folder(tmp_path, {name: held.encode(codec) for name, held in files.items()})
    if codec == "euc_jp":  # six kanji alone could as well be half-width kana of CP932
        assert Skipped(Reason.DOUBTFUL_ENCODING) in items(source, "a.csv")
    else:
        assert records(source, "a.csv") == ROWS
    assert records(source, "a.txt") == records(source, "a.html") == [{"text": text}]
    assert records(source, "a.jsonl") == records(source, "a.json") == [{"氏名": text}]


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("Shift_JIS", "cp932"),
        ("EUC-JP", "euc_jp"),
        ("ISO-2022-JP", "iso2022_jp"),
        ("UTF-8", "utf-8-sig"),
        ("UTF-16", "utf-16"),
        ("", "utf-8"),
        ("", "cp932"),
    ],
)
def test_xml_in_the_character_sets_of_japan(tmp_path: Path, name: str, codec: str) -> None:
    said = f'<?xml version="1.0" encoding="{name}"?>\n' if name else ""
    text = f"{said}<名簿><会員>{NAME}様の電話</会員></名簿>"
    source = folder(tmp_path, {"a.xml": text.encode(codec)})
    assert records(source, "a.xml") == [{"会員": f"{NAME}様の電話"}]


def test_nested_columns_come_out_the_same_from_any_slice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = [
        {"a": {"b": [{"c": f"{n}", "d": [str(n)] * (n % 3)}] * (n % 4)}, "e": f"{n % 2}"}
        for n in range(50)
    ]
    table = pa.Table.from_pylist([*shown, {"a": None, "e": None}])
    table = table.set_column(1, "e", table["e"].dictionary_encode())
    file = io.BytesIO()
    parquet.write_table(table, file)
    source = folder(tmp_path, {"a.parquet": file.getvalue()})
    monkeypatch.setattr(columnar, "ROWS_PER_BATCH", 7)
    found = [(r["e"], r["a.b[].c"], r["a.b[].d[]"]) for r in records(source, "a.parquet")]
    wanted = [(f"{n % 2}", [f"{n}"] * (n % 4), [f"{n}"] * (n % 3) * (n % 4)) for n in range(50)]
    assert found == [*wanted, (None, [], [])]


def test_maps_dates_and_what_is_no_text(tmp_path: Path) -> None:

    table = pa.table(
        {
            "map": pa.array([[("tel", PHONE)], None], pa.map_(pa.string(), pa.string())),
            "day": pa.array([date(1985, 4, 1), None]),
            "at": pa.array([datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC), None]),
            "sum": pa.array([Decimal("1.50"), None]),
            "bytes": pa.array([PHONE.encode(), None]),
            "photo": pa.array([b"\xff\xfe\0", None]),
        }
    )
    file = io.BytesIO()
    parquet.write_table(table, file)
    source = folder(tmp_path, {"a.parquet": file.getvalue()})
    found = items(source, "a.parquet")
    assert [i for i in found if isinstance(i, Skipped)] == [
        Skipped(Reason.UNSUPPORTED_TYPE, rows=1, field="photo")
    ]
    first = next(i for i in found if not isinstance(i, Skipped) and i.num_rows).to_pylist()[0]
    assert first == {
        "map[].key": ["tel"],
        "map[].value": [PHONE],
        "day": date(1985, 4, 1),
        "at": "2020-01-02 03:04:05.000000Z",
        "sum": "1.50",
        "bytes": PHONE,
    }


def test_listing_says_how_large_each_is(tmp_path: Path) -> None:
    files = {
        "a.png": b"\x89PNG\r\n\x1a\n" + bytes(90),
        "b.bacpac": zipped({"model.xml": b"<x/>"}),
        "c.bin": bytes(range(256)),
        "d.zip": zipped({"in.jpg": b"\xff\xd8\xff\xe0" + bytes(60)}),
    }
    entries = list(folder(tmp_path, files).listing())
    assert listed(folder(tmp_path, {})).keys() == {"a.png", "b.bacpac", "c.bin", "d.zip!/in.jpg"}
    assert all(entry.unread == "unknown-format" for entry in entries)
    assert [entry.bytes for entry in entries] == [98, len(files["b.bacpac"]), 256, 64]

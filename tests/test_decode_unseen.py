"""What lies beside the text that a file shows: read, or said to be unread, never passed over."""

import io
from pathlib import Path

import fastavro
import pytest
import xlwt

from scanner.model.errors import Reason
from scanner.model.source import Skipped
from tests.faults.reading import read_dataset
from tests.made_files import NAME, PHONE, detected, folder, listed, records

FORM = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]/DA(/F 12 Tf)>>>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Annots[6 0 R 7 0 R]
/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 37>>stream
BT /F 12 Tf 10 100 Td (Request) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
6 0 obj<</Type/Annot/Subtype/Widget/FT/Tx/T(tel)/V(090-1234-5678)/Rect[10 10 90 30]/P 3 0 R>>endobj
7 0 obj<</Type/Annot/Subtype/Text/Contents(call 080-1111-2222)/Rect[10 50 20 60]/P 3 0 R>>endobj
trailer<</Root 1 0 R>>
"""


def test_what_is_filled_into_a_form_and_noted_on_a_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = folder(tmp_path, {"a.pdf": FORM})
    lines = [row["text"] for row in records(source, "a.pdf")]
    assert lines == ["Request", "tel", PHONE, "call 080-1111-2222"]
    _, found = detected(tmp_path, capsys)
    [field] = [line for line in found if line.get("category") == "PHONE_NUMBER"]
    assert field["hits"] == 2


def test_what_a_script_of_a_page_holds(tmp_path: Path) -> None:
    page = f"""<p>会員<script type="application/json">{{"tel": "{PHONE}"}}</script>
    <div data-name="{NAME}">x</div><style>p {{color: red}}</style>"""
    source = folder(tmp_path, {"a.html": page.encode()})
    lines = [row["text"] for row in records(source, "a.html")]
    assert lines == ["会員", f'{{"tel": "{PHONE}"}}', NAME, "x", "p {color: red}"]


def test_bytes_that_are_no_text_in_avro(tmp_path: Path) -> None:
    tags: dict[str, object] = {"name": "tags", "type": {"type": "array", "items": "bytes"}}
    fields = [{"name": "tel", "type": "bytes"}, tags]
    made = io.BytesIO()
    rows = [
        {"tel": PHONE.encode(), "tags": [b"x"]},
        {"tel": b"\xff\xfe\x00", "tags": [b"y", b"\xff"]},
    ]
    fastavro.writer(made, {"type": "record", "name": "m", "fields": fields}, rows)
    source = folder(tmp_path, {"a.avro": made.getvalue()})
    account = read_dataset(source, "a.avro")
    wanted: list[object] = [(PHONE, ["x"]), (None, ["y"])]
    assert list[object](account.rows) == wanted
    assert account.skipped == {Reason.UNSUPPORTED_TYPE: 2}
    [partition] = source.partitions("a.avro")
    assert Skipped(Reason.UNSUPPORTED_TYPE, 2, 4) in list(source.read(partition))


def test_the_older_workbooks(tmp_path: Path) -> None:
    made, content = xlwt.Workbook(), io.BytesIO()
    for name, hidden in (("会員", 0), ("控え", 1), ("奥", 2)):
        sheet = made.add_sheet(name)
        sheet.visibility = hidden
        for row, cells in enumerate((("氏名", "電話", "番号"), (NAME, PHONE, 6900123412341234))):
            for column, cell in enumerate(cells):
                sheet.write(row, column, cell)
    made.save(content)
    source = folder(tmp_path, {"a.xls": content.getvalue()})
    assert listed(source) == {f"a.xls#{name}": None for name in ("会員", "控え", "奥")}
    for dataset in listed(source):
        account = read_dataset(source, dataset)
        assert account.names == ("氏名", "電話", "番号")
        assert account.rows == [(NAME, PHONE, "6900123412341234")]
        assert account.skipped == {Reason.UNSUPPORTED_TYPE: 0}  # its comments

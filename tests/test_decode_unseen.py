"""What lies beside the text that a file shows: read, or said to be unread, never passed over."""

import io
from pathlib import Path

import fastavro
import pytest
import xlwt

from scanner.model.errors import Reason
from scanner.model.source import Skipped
from scanner.sources import FolderSource
from tests.compound import outlook
from tests.faults.reading import read_dataset
from tests.made_files import NAME, PHONE, detected, folder, items, listed, records

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


DOUBTFUL = "氏名,電話\n山田太郎,03-1234-5678\n"


def _covered(
    folder_: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> tuple[int, tuple[str, str | None]]:
    folder(folder_, {"a.csv": content})
    code, lines = detected(folder_, capsys)
    [line] = [line for line in lines if line["type"] == "coverage"]
    return code, (line["status"], line.get("reason"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (DOUBTFUL.encode("euc_jp"), Reason.DOUBTFUL_ENCODING),  # kanji alone
        ("ﾔﾏﾀﾞ,x\nｽｽﾞｷ,y\n".encode("cp932"), Reason.DOUBTFUL_ENCODING),  # kana alone
        (DOUBTFUL.encode("cp932"), None),
        (DOUBTFUL.encode(), None),
        ((DOUBTFUL + "すずき,スズキ\n").encode("euc_jp"), None),  # fits both, but is Japanese
    ],
)
def test_the_doubt_of_an_encoding_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, reason: Reason | None
) -> None:
    code, covered = _covered(tmp_path, capsys, content)
    assert covered == (("partial", reason) if reason else ("read", None))
    assert code == (3 if reason else 0)


def test_what_is_declared_is_no_doubt(tmp_path: Path) -> None:
    source = folder(
        tmp_path, {"a.csv": DOUBTFUL.encode("euc_jp"), "a.txt": "携帯\n".encode("euc_jp")}
    )
    assert read_dataset(source, "a.txt").skipped == {Reason.DOUBTFUL_ENCODING: 0}
    declared = FolderSource("files", source.root, {"*": "euc_jp"})
    assert read_dataset(declared, "a.csv").complete
    assert read_dataset(declared, "a.txt").complete


SUBJECT, BODY, SENDER, SENDER_ADDRESS = 0x0037, 0x1000, 0x0C1A, 0x5D01


def test_a_message_as_outlook_keeps_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = {SUBJECT: "連絡", BODY: f"電話 {PHONE}", SENDER: NAME, SENDER_ADDRESS: "a@example.jp"}
    source = folder(tmp_path, {"a.msg": outlook(texts, rtf=b"{\\rtf}")})
    [mail, body] = [
        item.to_pydict() for item in items(source, "a.msg") if not isinstance(item, Skipped)
    ]
    assert body == {"text": [f"電話 {PHONE}"]}
    assert mail["subject"] == ["連絡"]
    assert read_dataset(source, "a.msg").skipped == {}  # the same text in RTF is no further text
    _, found = detected(tmp_path, capsys)
    assert "PHONE_NUMBER" in {line.get("category") for line in found}


def test_a_message_with_its_text_in_rtf_alone_is_not_read_whole(tmp_path: Path) -> None:
    made = outlook({SUBJECT: "連絡"}, rtf=b"{\\rtf 090-1234-5678}")
    source = folder(tmp_path, {"a.msg": made, "b.msg": outlook({SUBJECT: "連絡"})})
    lost = Skipped(Reason.UNSUPPORTED_TYPE, rows=1, bytes=20, field="text")
    assert lost in items(source, "a.msg")
    assert read_dataset(source, "b.msg").complete

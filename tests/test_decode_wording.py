"""Messages, JSON and XML: what stands where nobody looks is read, too, and nothing covers it."""

import base64
import json
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from scanner.model.errors import Reason
from scanner.model.source import Skipped
from tests.made_files import CSV, NAME, PHONE, ROWS, folder, items, listed, pdf, records, refusal

PARTS = f"""From: a@example.jp
X-Customer: {PHONE}
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

before {PHONE}
--b
Content-Type: application/pdf
Content-Transfer-Encoding: base64

{base64.b64encode(pdf(f"Tel {PHONE}")).decode()}
--b
Content-Type: message/rfc822

Subject: inner

forwarded
--b
Content-Type: message/delivery-status

Final-Recipient: rfc822; taro@example.jp

--b
Content-Type: text/plain; charset=x-unknown

body
--b--
after {PHONE}
"""


def test_every_part_of_a_message_is_somewhere(tmp_path: Path) -> None:
    source = folder(tmp_path, {"a.eml": PARTS.encode()})
    first, *lines = records(source, "a.eml")
    assert first == {"from": "a@example.jp", "x-customer": PHONE}
    assert [line["text"] for line in lines] == ["body", f"before {PHONE}", f"after {PHONE}"]
    inside = [dataset for dataset in listed(source) if dataset != "a.eml"]
    assert inside == ["a.eml!/attachment", "a.eml!/attachment~2", "a.eml!/message.eml"]
    assert records(source, "a.eml!/attachment") == [{"text": f"Tel {PHONE}"}]
    assert any("taro@example.jp" in str(r) for r in records(source, "a.eml!/attachment~2"))
    assert records(source, "a.eml!/message.eml")[1] == {"text": "forwarded"}


@pytest.mark.parametrize("codec", ["cp932", "utf-8", "iso2022_jp", "euc_jp"])
@pytest.mark.parametrize("said", ["us-ascii", "utf-8", "iso-2022-jp", "shift_jis", "x-own"])
def test_a_message_in_another_character_set_than_it_says(
    tmp_path: Path, codec: str, said: str
) -> None:
    text = "会員の電話番号の一覧です"
    head = f"Subject: x\nContent-Type: text/plain; charset={said}\n\n".encode()
    found = records(folder(tmp_path, {"a.eml": head + text.encode(codec)}), "a.eml")
    if (codec, said) == ("utf-8", "shift_jis"):
        assert len(found) == 2
    else:
        assert found == [{"subject": "x"}, {"text": text}]


def test_a_message_that_is_cut_off_is_not_whole(tmp_path: Path) -> None:
    made = EmailMessage()
    made.set_content("本文")
    made.add_attachment(CSV * 99, maintype="text", subtype="csv", filename="b.csv")
    whole = bytes(made)
    source = folder(tmp_path, {"a.eml": whole, "b.eml": whole[: len(whole) * 2 // 3]})
    assert not any(isinstance(item, Skipped) for item in items(source, "a.eml"))
    last = items(source, "b.eml")[-1]
    assert isinstance(last, Skipped)
    assert last.reason is Reason.MALFORMED


def test_a_message_of_several_addressees_and_encoded_names(tmp_path: Path) -> None:
    made = EmailMessage()
    made["From"] = f"{NAME} <taro@example.jp>"
    made["To"] = "a@example.jp, 鈴木 <b@example.jp>"
    made.set_content("<p>電話<br>" + PHONE, subtype="html")
    [head, *lines] = records(folder(tmp_path, {"a.eml": bytes(made)}), "a.eml")
    assert head == {
        "from": f"{NAME} <taro@example.jp>",
        "to": "a@example.jp, 鈴木 <b@example.jp>",
    }
    assert [line["text"] for line in lines] == ["電話", PHONE]


OBJECTS: dict[str, list[dict[str, Any]]] = {
    '{"a.b": "x", "a": {"b": "y"}}': [{"a.b": "x", "a.b_2": "y"}],
    '{"a": "x", "a": "y"}': [{"a[]": ["x", "y"]}],
    '{"a": [{"b": 1}, {"b": [2, 3]}], "c": {}}': [{"a[].b": ["1"], "a[].b[]": ["2", "3"]}],
    '{"n": 12345678901234567890, "f": 0.5}': [{"n": "12345678901234567890", "f": "0.5"}],
    '{"t": "\\ud83d"}': [{"t": "?"}],
    '{"": {"": "x"}}': [{"": "x"}],
    '{"a": null, "b": true, "c": 6900123412341234}': [{"b": "True", "c": "6900123412341234"}],
}


@pytest.mark.parametrize("text", OBJECTS)
def test_no_key_of_a_json_document_covers_another(tmp_path: Path, text: str) -> None:
    assert records(folder(tmp_path, {"a.json": text.encode()}), "a.json") == OBJECTS[text]


@pytest.mark.parametrize("text", list(OBJECTS)[:4])
def test_no_key_of_a_json_line_covers_another(tmp_path: Path, text: str) -> None:
    found = records(folder(tmp_path, {"a.jsonl": f"{text}\n".encode()}), "a.jsonl")
    assert {k: str(v) for k, v in found[0].items() if v} == {
        k: str(v) for k, v in OBJECTS[text][0].items()
    }


@pytest.mark.parametrize("text", ["[1, 2", '{"a": }', "nil", '{"a": 1} x'])
def test_a_document_that_is_no_json_is_named(tmp_path: Path, text: str) -> None:
    assert refusal(folder(tmp_path, {"a.json": text.encode()}), "a.json") is Reason.MALFORMED


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "<r>外<text>内</text><text>二</text></r>",
            [{"value": "内"}, {"value": "二"}, {"text_": "外"}],
        ),
        ("<r>外<text>内</text></r>", [{"text": "内", "text_": "外"}]),
        (f"<r><!-- {PHONE} --><m>一</m></r>", [{"comment": PHONE, "m": "一"}]),
        (
            "<r><a><b x='1'>一</b><b>二</b></a></r>",
            [{"a.b[].@x": ["1"], "a.b[].text": ["一"], "a.b[]": ["二"]}],
        ),
        ("<p:r xmlns:p='u'><p:m>一</p:m><p:m>二</p:m></p:r>", [{"value": "一"}, {"value": "二"}]),
        ("<r><m><![CDATA[<一>]]></m></r>", [{"m": "<一>"}]),
        ("<r/>", []),
    ],
)
def test_everything_in_an_xml_document_is_read(
    tmp_path: Path, text: str, found: list[dict[str, object]]
) -> None:
    read = records(folder(tmp_path, {"a.xml": text.encode()}), "a.xml")
    assert [{k: v for k, v in record.items() if v} for record in read] == found


def test_no_member_of_a_message_is_read_as_another(tmp_path: Path) -> None:
    made = EmailMessage()
    made.set_content("x")
    for content in (CSV, CSV * 2):
        made.add_attachment(content, maintype="text", subtype="csv", filename="../b.csv")
    source = folder(tmp_path, {"a.eml": bytes(made)})
    assert list(listed(source)) == ["a.eml", "a.eml!/../b.csv", "a.eml!/../b~2.csv"]
    assert records(source, "a.eml!/../b.csv") == ROWS
    assert len(records(source, "a.eml!/../b~2.csv")) == 3
    assert json.dumps(sorted(path.name for path in tmp_path.iterdir())) == '["a.eml"]'

"""受渡し票 and the form of the 預り証: for machines, and to print, sign and hand over.

The receipt states what 県 特記事項 第11(特定)6 asks for: moment, persons, place and means. These a
person writes in; the files, their digests and the day of return are filled in.
"""

import json
from dataclasses import asdict
from datetime import date, datetime

from scanner.model.handover import HandedQuery, Protection, Ticket
from scanner.reports.pages import template
from scanner.reports.shown import shown
from scanner.reports.wording import size

SAID = {
    "ticket": ("受渡し票", "Handover ticket"),
    "receipt": ("預り証", "Receipt"),
    "passed": (
        "次のものを最後の1行まで読み、宣言された流れの範囲にあることを確かめました。",
        "The following was read to its last row, and lies within its declared flow.",
    ),
    "signed": (
        "署名は ticket.dsse.json にあります。SHA-256 が違うファイルはこの票のものではありません。",
        "The signature is in ticket.dsse.json. A file with another SHA-256 is not of this ticket.",
    ),
    "queried": (
        (
            "ファイルではなく、問い合わせの結果です。大きさとSHA-256は、全行をCSV（UTF-8、見出し行あり、"
            "改行LF、必要なセルだけ二重引用符）で書いたファイルのものです。"
        ),
        (
            "It is no file but the result of a query. Size and SHA-256 are those of the file that"
            " its rows make as CSV (UTF-8, a header, LF, quotes only where a cell needs them)."
        ),
    ),
    "ordered": (
        "行の並び順は問い合わせが定めています（同順の行の並びは変わることがあります）。",
        "The query orders its rows; rows that it does not tell apart may come in any order.",
    ),
    "unordered": (
        "問い合わせは行の並び順を定めていないので、同じ行でもSHA-256が変わることがあります。",
        "The query does not order its rows, so the same rows may have another SHA-256.",
    ),
    "system": ("システム", "System"),
    "flow": ("流れ", "Flow"),
    "origin": ("渡すデータ", "Data"),
    "recipient": ("渡す相手", "Recipient"),
    "approval": ("承認番号", "Approval"),
    "as_of": ("確認の日時", "Checked at"),
    "rows": ("行数", "Rows"),
    "fields": ("項目", "Fields"),
    "k": ("1つの集まりの最少人数", "Fewest people in a group"),
    "measure": ("暗号化以外の保護", "Protection beside encryption"),
    "due": ("返還・消去の期限", "To be returned or erased by"),
    "none": ("—", "–"),
    "file": ("ファイル", "File"),
    "bytes": ("大きさ", "Size"),
    "protection": ("暗号化", "Encryption"),
    "received": (
        "上のものを次のとおり預かりました。",
        "I received the above as follows.",
    ),
    "when": ("受渡しの日時", "Date and time"),
    "giver": ("渡した者（所属・氏名）", "Handed over by (office, name)"),
    "taker": ("受け取った者（所属・氏名）", "Received by (office, name)"),
    "place": ("受渡しの場所", "Place"),
    "means": ("受渡しの手段（手渡し・媒体・通信）", "Means (by hand, medium, line)"),
    "sign": ("署名または記名押印", "Signature or seal"),
}
PROTECTIONS = {
    Protection.NONE: ("なし", "none"),
    Protection.ZIP_CRYPTO: ("ZIP（旧方式）", "ZIP, old cipher"),
    Protection.ZIP_AES: ("ZIP（AES）", "ZIP, AES"),
    Protection.SEVEN_ZIP: ("7z（AES-256）", "7z, AES-256"),
    Protection.OPENPGP: ("OpenPGP", "OpenPGP"),
    Protection.CMS: ("CMS", "CMS"),
}
FACTS = (
    "system",
    "flow",
    "origin",
    "recipient",
    "approval",
    "as_of",
    "rows",
    "fields",
    "k",
    "measure",
    "due",
)
BY_HAND = ("when", "giver", "taker", "place", "means", "sign")


def ticket_json(ticket: Ticket) -> str:
    """Give it for machines, with the receipt as a form to fill in."""
    receipt = dict.fromkeys(BY_HAND, "")
    document = {"version": 1, **asdict(ticket), "receipt": receipt}
    return json.dumps(document, ensure_ascii=False, indent=1, default=_plain) + "\n"


def ticket_html(ticket: Ticket, lang: str) -> str:
    """Render it for print: the ticket, and the receipt on a page of its own."""

    def say(key: str) -> str:
        return SAID[key][lang != "ja"]

    facts = {key: _fact(getattr(ticket, key), lang) for key in FACTS}
    files = [
        {
            "name": shown(one.name),
            "bytes": size(one.bytes),
            "protection": PROTECTIONS[one.protection][lang != "ja"],
            "sha256": one.sha256,
        }
        for one in ticket.files
    ]
    notes = [note for one in ticket.files if isinstance(one, HandedQuery) for note in _notes(one)]
    return template("ticket.html.j2").render(
        lang=lang, say=say, facts=facts, files=files, by_hand=BY_HAND, notes=notes
    )


def _notes(query: HandedQuery) -> tuple[str, str]:
    """Say what the digest of a query is of, by keys of ``SAID``."""
    return "queried", "ordered" if query.ordered else "unordered"


def _fact(value: object, lang: str) -> str:
    match value:
        case None | "":
            return SAID["none"][lang != "ja"]
        case datetime():
            return value.isoformat(timespec="minutes")
        case date():
            return value.isoformat()
        case int():
            return f"{value:,}"
        case tuple():
            return ("、" if lang == "ja" else ", ").join(map(shown, value))
    return shown(str(value))


def _plain(value: object) -> str:
    assert isinstance(value, date)  # noqa: S101 - nothing else in a ticket has no form in JSON
    return value.isoformat()

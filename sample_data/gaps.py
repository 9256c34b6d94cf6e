"""What cannot be read: COV-1."""

from base64 import b64decode

from sample_data.breaches import Note, Place, Planting, place
from sample_data.table import Table, texts

IMAGE = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""A picture of one pixel, in place of a scanned form."""

BROKEN = (
    "店舗,件数\r\n千葉駅前店,1200\r\n".encode()
    + "八千代台店,80\r\n".encode("cp932")
    + "蘇我".encode("cp932")[:3]
    + b"\r\n"
)
"""Two character sets joined in one file, and cut off in the middle of a character."""


def plant(planting: Planting) -> None:
    """Plant a table without key, a picture and a file that no character set fits."""
    rows = [[who.name, who.phone] for who in planting.system.members[:50]]
    table = Table("main.tmp_import", None, texts("name tel"), [list(row) for row in rows])
    planting.system.add(table)
    note = Note("A table without a primary key", "主キーのないテーブル")
    planting.gap(place(table), "no-key", note)
    picture, broken = "handover/2026-10/scan_01.png", "handover/2026-10/received.csv"
    planting.system.others |= {picture: IMAGE, broken: BROKEN}
    note = Note("A picture of a form", "申込書の画像")
    planting.gap(Place("files", picture), "unknown-format", note)
    note = Note("A file in two character sets at once", "二つの文字コードが混ざったファイル")
    planting.gap(Place("files", broken), "unknown-encoding", note)

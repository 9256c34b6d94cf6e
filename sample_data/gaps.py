"""What cannot be read: COV-1."""

from base64 import b64decode

from sample_data.breaches import Note, Place, Planting, place
from sample_data.table import Cell, Table

IMAGE = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""A picture of one pixel, in place of a scanned form."""

SCANS = 40

BROKEN = (
    "店舗,件数\r\n千葉駅前店,1200\r\n".encode()
    + "八千代台店,80\r\n".encode("cp932")
    + "蘇我".encode("cp932")[:3]
    + b"\r\n"
)
"""Two character sets joined in one file, and cut off in the middle of a character."""


def plant(planting: Planting) -> None:
    """Plant pictures in a table and in a file, and a file that no character set fits."""
    columns = {"scan_id": "INTEGER PRIMARY KEY", "取込日": "TEXT", "画像": "BLOB"}
    rows: list[list[Cell]] = [[number, "2026-10-01", IMAGE] for number in range(SCANS)]
    table = Table("main.card_scans", None, columns, rows)
    planting.system.add(table)
    note = Note("Pictures of cards", "カードの画像")
    planting.gap(place(table, "画像"), "unsupported-type", note, SCANS)
    picture, broken = "handover/2026-10/scan_01.png", "handover/2026-10/received.csv"
    planting.system.others |= {picture: IMAGE, broken: BROKEN}
    note = Note("A picture of a form", "申込書の画像")
    planting.gap(Place("files", picture), "unknown-format", note)
    note = Note("A file in two character sets at once", "二つの文字コードが混ざったファイル")
    planting.gap(Place("files", broken), "unknown-encoding", note)

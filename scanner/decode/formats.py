"""Which format a file is in: told by what it begins with, and by its name among texts.

A new format is a ``Kind``, its suffixes, its first bytes where it has any, and a decoder in
``plain`` or ``tree``.
"""

import codecs
from enum import StrEnum
from pathlib import PurePosixPath


class Kind(StrEnum):
    """What can be decoded; the values are part of the checkpoint."""

    CSV = "csv"
    JSON_LINES = "jsonl"
    TEXT = "text"
    FIXED_WIDTH = "fixed"
    PARQUET = "parquet"
    ARROW = "arrow"
    ORC = "orc"
    AVRO = "avro"
    JSON = "json"
    XML = "xml"
    HTML = "html"
    MAIL = "mail"
    OUTLOOK = "outlook"
    WORD = "word"
    SLIDES = "slides"
    PDF = "pdf"
    WORKBOOK = "workbook"
    SQLITE = "sqlite"
    ZIP = "zip"
    TAR = "tar"
    SEVEN_ZIP = "7z"
    GZIP = "gzip"
    ZSTD = "zstd"
    BZIP2 = "bzip2"
    XZ = "xz"


IN_WORKER = frozenset({Kind.CSV, Kind.JSON_LINES, Kind.TEXT, Kind.PARQUET, Kind.ARROW, Kind.ORC})
"""What pyarrow reads where it is asked for; everything else is decoded in a ``child``."""

TEXTS = frozenset(
    {Kind.CSV, Kind.JSON_LINES, Kind.TEXT, Kind.FIXED_WIDTH}
    | {Kind.JSON, Kind.XML, Kind.HTML, Kind.MAIL}
)
"""What has no first bytes of its own, so that the name tells it."""

STREAMS = frozenset({Kind.GZIP, Kind.ZSTD, Kind.BZIP2, Kind.XZ})
"""What holds one other file."""

STREAMS_IN_WORKER = frozenset({Kind.GZIP, Kind.ZSTD})

CONTAINERS = frozenset(
    {Kind.WORKBOOK, Kind.SQLITE, Kind.ZIP, Kind.TAR, Kind.SEVEN_ZIP, Kind.MAIL, Kind.OUTLOOK}
)
"""What may hold several datasets, so that it has to be opened to be listed."""

CONTAINERS_ONLY = CONTAINERS - {Kind.MAIL, Kind.OUTLOOK}
"""What is no dataset itself."""

_SUFFIXES = {
    Kind.CSV: ".csv .tsv .tab",
    Kind.JSON_LINES: ".jsonl .ndjson",
    Kind.TEXT: ".txt .text .log .md .sql .yaml .yml .toml .ini .cfg .conf .env .properties .rst",
    Kind.PARQUET: ".parquet .pq",
    Kind.ARROW: ".arrow .feather .ipc .arrows",
    Kind.ORC: ".orc",
    Kind.AVRO: ".avro",
    Kind.JSON: ".json .geojson",
    Kind.XML: ".xml",
    Kind.HTML: ".html .htm .xhtml",
    Kind.MAIL: ".eml",
    Kind.OUTLOOK: ".msg",
    Kind.WORD: ".docx .docm .dotx",
    Kind.SLIDES: ".pptx .pptm .ppsx",
    Kind.PDF: ".pdf",
    Kind.WORKBOOK: ".xlsx .xlsm .xlsb .xltx .xls .ods",
    Kind.SQLITE: ".db .sqlite .sqlite3",
    Kind.ZIP: ".zip .jar",
    Kind.TAR: ".tar",
    Kind.SEVEN_ZIP: ".7z",
    Kind.GZIP: ".gz .tgz",
    Kind.ZSTD: ".zst .zstd .tzst",
    Kind.BZIP2: ".bz2 .tbz2 .tbz",
    Kind.XZ: ".xz .txz",
}
SUFFIXES = {suffix: kind for kind, written in _SUFFIXES.items() for suffix in written.split()}

MAGICS = (
    (b"PAR1", Kind.PARQUET),
    (b"ARROW1", Kind.ARROW),
    (b"ORC", Kind.ORC),
    (b"Obj\x01", Kind.AVRO),
    (b"%PDF-", Kind.PDF),
    (b"SQLite format 3\0", Kind.SQLITE),
    (b"PK\x03\x04", Kind.ZIP),
    (b"PK\x05\x06", Kind.ZIP),
    (b"7z\xbc\xaf\x27\x1c", Kind.SEVEN_ZIP),
    (b"\x1f\x8b", Kind.GZIP),
    (b"\x28\xb5\x2f\xfd", Kind.ZSTD),
    (b"BZh", Kind.BZIP2),
    (b"\xfd7zXZ\0", Kind.XZ),
)
UNREAD = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"Rar!", b"MZ", b"\x7fELF", b"PARE")
"""How pictures, sounds, programs, RAR archives and encrypted Parquet begin."""

LETTERS = (b"PAR", b"MZ", b"RIFF", b"ORC")
"""Beginnings of other formats that a text may have, too: ``PARENT_ID``."""

_UNREAD = (
    ".bacpac .dacpac .mdf .ldf .accdb .mdb .pst .ost .doc .ppt .jtd .rar .lzh .lha .iso .p12 .pfx",
    ".png .jpg .jpeg .gif .bmp .tif .tiff .webp .heic .ico .mp3 .mp4 .mov .avi .wav .exe .dll .so",
)
UNREAD_SUFFIXES = frozenset(" ".join(_UNREAD).split())
"""Names under which something lies that is not decoded, whatever its first bytes look like."""

CONTROLS = frozenset({*range(9), 11, *range(14, 27), *range(28, 32)})
"""Bytes that no text contains: all controls but tab, line feed, form feed, return and escape."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Microsoft's compound file: old Office files, Outlook's messages, encrypted new Office files."""

IN_OLE = frozenset({Kind.WORKBOOK, Kind.OUTLOOK, Kind.WORD, Kind.SLIDES})
IN_ZIP = frozenset({Kind.WORKBOOK, Kind.WORD, Kind.SLIDES})
TAR_MAGIC = slice(257, 262)
HEAD_BYTES = 4096
MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def by_name(name: str) -> Kind | None:
    """Tell a format by the suffix of a name."""
    return SUFFIXES.get(PurePosixPath(name).suffix.lower())


def kind_of(name: str, head: bytes) -> Kind | None:
    """Tell the format of a file, ``None`` for one that nothing here can decode.

    Args:
        name: Its name.
        head: Its first ``HEAD_BYTES``.
    """
    named = by_name(name)
    if named in TEXTS and head.startswith(LETTERS) and CONTROLS.isdisjoint(head):
        return named
    if PurePosixPath(name).suffix.lower() in UNREAD_SUFFIXES or head.startswith(UNREAD):
        return None
    if head.startswith(OLE):
        return named if named in IN_OLE else None
    magic = _by_magic(head)
    if magic is not None:
        return named if magic is Kind.ZIP and named in IN_ZIP else magic
    if (named in TEXTS and (head or named not in {Kind.XML, Kind.MAIL})) or (
        named in {Kind.TAR, Kind.ARROW} and head
    ):
        return named
    return _sniffed(head)


def _by_magic(head: bytes) -> Kind | None:
    if head[TAR_MAGIC] == b"ustar":
        return Kind.TAR
    return next((kind for begin, kind in MAGICS if head.startswith(begin)), None)


def _sniffed(head: bytes) -> Kind | None:
    """Tell a text by its beginning; its name says nothing, or something else."""
    if not CONTROLS.isdisjoint(head) and not head.startswith(MARKS):
        return None
    begin = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:64].lower()
    if begin.startswith((b"<!doctype html", b"<html")):
        return Kind.HTML
    return Kind.XML if begin.startswith(b"<?xml") else Kind.TEXT


def unfolded_name(name: str) -> str:
    """Name what is inside a stream: ``a.csv`` in ``a.csv.gz``, ``a.tar`` in ``a.tgz``."""
    stem, _, suffix = name.rpartition(".")
    if by_name(name) not in STREAMS:
        return name
    return f"{stem}.tar" if suffix.lower().startswith("t") else stem

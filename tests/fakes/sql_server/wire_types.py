"""Columns and cells as TDS writes them ([MS-TDS] 2.2.5.4 and 2.2.5.5), a whole column at a time."""

import struct
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, TypeAlias

import pyarrow as pa
from pysqlbridge.tds import result

Encode: TypeAlias = Callable[[Any], bytes]

DAY_ONE = date(1, 1, 1).toordinal()
SCALE, MICROSECONDS = 6, 1_000_000
"""Digits of a second: microseconds, which take five bytes."""

MOST_CHARACTERS = 4000
HALF = "\uf8ff"
"""Stands for half of a surrogate pair, which SQL Server may hold and Arrow not."""

COLLATION: bytes = result.DEFAULT_COLLATION
NULLABLE = 0x0009

DECIMAL_BYTES = ((9, 4), (19, 8), (28, 12), (38, 16))
"""Digits, and bytes of a number with so many."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How a column's type is declared, and each of its cells written.

    Attributes:
        info: TYPE_INFO.
        null: What stands for a null.
        encode: Writes any other cell, length included.
    """

    info: bytes
    null: bytes
    encode: Encode

    def cells(self, column: pa.Array) -> list[bytes]:
        """Write a column."""
        null, encode = self.null, self.encode
        return [null if cell is None else encode(cell) for cell in column.to_pylist()]


def metadata(names: Sequence[str], kinds: Sequence[Kind]) -> bytes:
    """Write COLMETADATA."""
    columns = (
        struct.pack("<IH", 0, NULLABLE) + kind.info + _named(name)
        for name, kind in zip(names, kinds, strict=True)
    )
    return b"\x81" + struct.pack("<H", len(kinds)) + b"".join(columns)


def rows(batch: pa.RecordBatch, kinds: Sequence[Kind]) -> list[bytes]:
    """Write each row of a batch as a ROW token."""
    cells = [kind.cells(column) for kind, column in zip(kinds, batch.columns, strict=True)]
    return [b"\xd1" + b"".join(row) for row in zip(*cells, strict=True)]


def kind(arrow: pa.DataType, characters: int | None = MOST_CHARACTERS) -> Kind:
    """Choose how a column of Arrow is sent.

    Args:
        arrow: Its type.
        characters: How long text is declared; ``None`` is ``nvarchar(max)``.
    """
    if pa.types.is_decimal(arrow):
        return _decimal(arrow.precision, arrow.scale)
    if pa.types.is_string(arrow) or pa.types.is_large_string(arrow):
        return _text(characters)
    if arrow in FIXED:
        return FIXED[arrow]
    raise NotImplementedError(str(arrow))


def _named(name: str) -> bytes:
    """Write a name; what counts is not characters but UTF-16's units."""
    raw = name.encode("utf-16-le")
    return bytes([len(raw) // 2]) + raw


def _short(encode: Encode) -> Encode:
    """Put the length before a cell, in one byte."""

    def written(cell: object) -> bytes:
        raw = encode(cell)
        return bytes([len(raw)]) + raw

    return written


def _number(token: int, form: str) -> Kind:
    pack = struct.Struct(f"<{form}").pack
    return Kind(bytes([token, struct.calcsize(form)]), b"\0", _short(pack))


def _decimal(precision: int, scale: int) -> Kind:
    size = next(size for digits, size in DECIMAL_BYTES if precision <= digits)

    def encode(cell: Decimal) -> bytes:
        number = int(cell.scaleb(scale))
        return bytes([number >= 0]) + abs(number).to_bytes(size, "little")

    return Kind(bytes([0x6A, size + 1, precision, scale]), b"\0", _short(encode))


def _day(cell: date) -> bytes:
    return (cell.toordinal() - DAY_ONE).to_bytes(3, "little")


def _clock(cell: time | datetime) -> bytes:
    seconds = (cell.hour * 60 + cell.minute) * 60 + cell.second
    return (seconds * MICROSECONDS + cell.microsecond).to_bytes(5, "little")


def _text(characters: int | None) -> Kind:
    info = b"\xe7" + struct.pack("<H", 0xFFFF if characters is None else characters * 2) + COLLATION
    if characters is None:
        return Kind(info, b"\xff" * 8, lambda cell: _chunked(_utf16(cell)))
    return Kind(info, b"\xff\xff", lambda cell: _sized(_utf16(cell)))


def _utf16(cell: str) -> bytes:
    return cell.replace(HALF, "\ud842").encode("utf-16-le", "surrogatepass")


def _sized(raw: bytes) -> bytes:
    return struct.pack("<H", len(raw)) + raw


def _chunked(raw: bytes) -> bytes:
    """Write a value of a ``max`` type in one chunk (2.2.5.2.3, PLP)."""
    chunk = struct.pack("<I", len(raw)) + raw if raw else b""
    return struct.pack("<Q", len(raw)) + chunk + bytes(4)


GUID = Kind(b"\x24\x10", b"\0", lambda cell: b"\x10" + uuid.UUID(cell).bytes_le)

FIXED = {
    pa.bool_(): _number(0x68, "?"),
    pa.uint8(): _number(0x26, "B"),
    pa.int8(): _number(0x26, "B"),
    pa.int16(): _number(0x26, "h"),
    pa.int32(): _number(0x26, "i"),
    pa.int64(): _number(0x26, "q"),
    pa.float32(): _number(0x6D, "f"),
    pa.float64(): _number(0x6D, "d"),
    pa.date32(): Kind(b"\x28", b"\0", _short(_day)),
    pa.time64("us"): Kind(bytes([0x29, SCALE]), b"\0", _short(_clock)),
    pa.timestamp("us"): Kind(bytes([0x2A, SCALE]), b"\0", _short(lambda c: _clock(c) + _day(c))),
    pa.binary(): Kind(b"\xa5\xff\xff", b"\xff" * 8, _chunked),
}

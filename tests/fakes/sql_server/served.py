"""What the server serves: tables with SQL Server's types, and what its catalogue says of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv

DECLARED = re.compile(
    r"(?P<type>\w+)(\((?P<size>\w+)(,\s*(?P<scale>\d+))?\))?(?P<not_null> NOT NULL)?"
)

TEXT = {"char": 1, "varchar": 1, "nchar": 2, "nvarchar": 2, "text": 1, "ntext": 2, "xml": 2}
"""Bytes a character."""

ARROW: Mapping[str, pa.DataType] = {
    "bit": pa.bool_(),
    "tinyint": pa.uint8(),
    "smallint": pa.int16(),
    "int": pa.int32(),
    "bigint": pa.int64(),
    "real": pa.float32(),
    "float": pa.float64(),
    "money": pa.decimal128(19, 4),
    "smallmoney": pa.decimal128(10, 4),
    "date": pa.date32(),
    "time": pa.time64("us"),
    "smalldatetime": pa.timestamp("us"),
    "datetime": pa.timestamp("us"),
    "datetime2": pa.timestamp("us"),
    "uniqueidentifier": pa.string(),
    "rowversion": pa.int64(),
}
"""Of every other type, what is no text is binary."""


FIXED: Mapping[str, tuple[int, int, int]] = {
    "bit": (1, 1, 0),
    "tinyint": (1, 3, 0),
    "smallint": (2, 5, 0),
    "int": (4, 10, 0),
    "bigint": (8, 19, 0),
    "real": (4, 24, 0),
    "float": (8, 53, 0),
    "smallmoney": (4, 10, 4),
    "money": (8, 19, 4),
    "date": (3, 10, 0),
    "time": (5, 16, 7),
    "smalldatetime": (4, 16, 0),
    "datetime": (8, 23, 3),
    "datetime2": (8, 27, 7),
    "uniqueidentifier": (16, 0, 0),
    "rowversion": (8, 0, 0),
}
"""``max_length``, ``precision`` and ``scale`` in ``sys.types``; times may be declared shorter."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column, its type as ``sys.columns`` says it."""

    name: str
    type: str
    size: int
    precision: int
    scale: int
    nullable: bool

    @property
    def arrow(self) -> pa.DataType:
        if self.type in TEXT:
            return pa.string()
        if self.type in {"decimal", "numeric"}:
            return pa.decimal128(self.precision, self.scale)
        return ARROW.get(self.type, pa.binary())


@dataclass(frozen=True, slots=True)
class ServedTable:
    """A table, or a view whose rows are given instead of its query.

    Attributes:
        columns: Types by name, as T-SQL declares them: ``nvarchar(40) NOT NULL``.
        rows: Rows, a table of Arrow, or a CSV file with a header.
        key: Columns of the primary key.
        clustered: It is the clustered index; else the table is a heap with a key.
        unique: Columns of another unique index, which is the clustered one then.
        masked: Columns with a dynamic mask that this login is not exempt from.
        encrypted: Columns under Always Encrypted.
        computed: Columns that are computed.
        filtered: A security policy filters its rows.
        kind: ``U`` or ``V`` as in ``sys.objects``.
        history: It is the history of a temporal table.
        made_of: What a view selects from, ``schema.table``; ``None`` stands for another database.
        counted: What the catalogue says of the number of rows, if not the truth.
        tracked: Version of the last change that change tracking knows of; ``None`` without it.
        steps: Histogram of the key's first column: bounds, and rows below each since the last.
    """

    name: str
    columns: Mapping[str, str]
    rows: pa.Table | Sequence[Sequence[Any]] | Path = ()
    key: tuple[str, ...] = ()
    schema: str = "dbo"
    clustered: bool = True
    unique: tuple[str, ...] = ()
    masked: frozenset[str] = frozenset()
    encrypted: frozenset[str] = frozenset()
    computed: frozenset[str] = frozenset()
    filtered: bool = False
    kind: str = "U"
    history: bool = False
    made_of: tuple[str | None, ...] = ()
    counted: int | None = None
    tracked: int | None = None
    steps: Sequence[tuple[Any, int]] = field(default=())

    @property
    def full_name(self) -> str:
        return f"{self.schema}.{self.name}"

    def described(self) -> list[Column]:
        return [_column(name, declared) for name, declared in self.columns.items()]

    def data(self) -> pa.Table:
        """Give the rows with the types that the columns have."""
        schema = pa.schema([(column.name, column.arrow) for column in self.described()])
        if isinstance(self.rows, Path):
            texts = pa.csv.ConvertOptions(column_types=schema, strings_can_be_null=True)
            return pa.csv.read_csv(self.rows, convert_options=texts).select(schema.names)
        if isinstance(self.rows, pa.Table):
            return self.rows.cast(schema)
        columns = zip(*self.rows, strict=True) if self.rows else ((),) * len(schema)
        arrays = [
            pa.array(map(_exact, cells), one.type)
            for cells, one in zip(columns, schema, strict=True)
        ]
        return pa.Table.from_arrays(arrays, schema=schema)


def _exact(cell: object) -> object:
    return Decimal(str(cell)) if isinstance(cell, Decimal) else cell


def _column(name: str, declared: str) -> Column:
    found = DECLARED.fullmatch(declared)
    assert found, declared
    kind, size, scale, nullable = (
        found["type"],
        found["size"],
        found["scale"],
        not found["not_null"],
    )
    if kind in {"decimal", "numeric"}:
        return Column(name, kind, 17, int(size or 18), int(scale or 0), nullable)
    if kind in FIXED:
        length, precision, digits = FIXED[kind]
        digits = int(size) if size else digits
        return Column(name, kind, length, precision, digits, nullable)
    unbounded = size == "max" or kind in {"text", "ntext", "xml"}
    return Column(
        name, kind, -1 if unbounded else int(size or 0) * TEXT.get(kind, 1), 0, 0, nullable
    )

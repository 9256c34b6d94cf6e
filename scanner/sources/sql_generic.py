"""Any other database: described by SQLAlchemy's Inspector, read row by row, bounded all the same.

A table is cut by its primary key if that is of integers and text, and else read in one piece. Such
a key is compared as the database compares it, so any collation will do.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa
import sqlalchemy as sa

from scanner.connect import generic
from scanner.model.errors import Reason, SourceError
from scanner.model.secret import Secret
from scanner.model.source import Listed, Skipped
from scanner.sources.sql_cells import CELL_CHARACTERS, Account
from scanner.sources.sql_database import Bound, Range
from scanner.sources.sql_rows import SelectableTable, batches, clause, labelled, walk, within

OWN_SCHEMAS = frozenset({"information_schema", "pg_catalog", "mysql", "performance_schema", "sys"})
"""Catalogues of the usual engines."""

KEY_TYPES = (sa.types.Integer, sa.types.String)
PRESENT = 1
"""What stands for a cell of binary data, which does not travel."""


@dataclass(frozen=True, slots=True)
class GenericTable(SelectableTable):
    """A table with what the Inspector says.

    Attributes:
        types: One a column.
    """

    types: tuple[sa.types.TypeEngine[Any], ...]


@dataclass(frozen=True, slots=True)
class GenericDatabase:
    """An address."""

    url: Secret[str]

    @contextmanager
    def session(self) -> Iterator["GenericSession"]:
        """Connect."""
        with generic.reading(self.url) as db:
            yield GenericSession(db)


@dataclass(frozen=True, slots=True)
class GenericSession:
    """One transaction, as consistent as the engine's default makes it."""

    db: sa.Connection

    def listing(self) -> Iterator[Listed]:
        """List tables and views of every schema; they are not counted, since that may cost."""
        for schema, name in self._names():
            yield Listed(f"{schema}.{name}")

    def table(self, dataset: str) -> GenericTable:
        """Describe a table.

        Raises:
            SourceError: It is not there, or two have the same name, as dots in names can make it.
        """
        found = [place for place in self._names() if ".".join(place) == dataset]
        if len(found) != 1:
            raise SourceError(Reason.NOT_BUILT if found else Reason.NOT_FOUND)
        [(schema, name)] = found
        inspector = sa.inspect(self.db)
        described = inspector.get_columns(name, schema)
        columns = tuple(str(column["name"]) for column in described)
        types = {str(column["name"]): column["type"] for column in described}
        key = tuple(inspector.get_pk_constraint(name, schema)["constrained_columns"])
        usable = all(isinstance(types[column], KEY_TYPES) for column in key)
        order = key if usable else ()
        source = clause(schema, name, *columns)
        return GenericTable(dataset, columns, order, source, tuple(types.values()))

    def bounds(self, table: GenericTable, rows: int) -> Iterator[Bound]:
        """Walk the primary key."""
        return walk(self.db, table.keys, rows, tuple)

    def read(
        self, table: GenericTable, part: Range, rows: int
    ) -> Iterator[pa.RecordBatch | Skipped]:
        """Stream a range; binary data is counted, and null in the batch."""
        account = Account()
        described = list(zip(table.columns, table.types, strict=True))
        cells = [_cell(table.clause.c[name], type_) for name, type_ in described]
        query = within(sa.select(*labelled(cells)), table.keys, part)

        def batch(fetched: Sequence[Sequence[Any]]) -> pa.RecordBatch:
            columns = zip(*fetched, strict=True) if fetched else [()] * len(described)
            arrays = [
                _array(column, values, account)
                for column, values in zip(described, columns, strict=True)
            ]
            return pa.RecordBatch.from_arrays(arrays, names=list(table.columns))

        yield from batches(self.db.execute(query), batch, rows)
        yield from account.skipped()

    def load(self) -> None:
        """Say nothing: only Azure SQL keeps such an account."""

    def mark(self, table: GenericTable) -> None:
        """Say nothing: what tells of a change, only the engine's own adapter could know."""

    def _names(self) -> list[tuple[str, str]]:
        inspector = sa.inspect(self.db)
        schemas = (s for s in inspector.get_schema_names() if s.lower() not in OWN_SCHEMAS)
        return [
            (schema, name)
            for schema in schemas
            for name in (*inspector.get_table_names(schema), *inspector.get_view_names(schema))
        ]


def _cell(cell: sa.ColumnElement[Any], type_: sa.types.TypeEngine[Any]) -> sa.ColumnElement[Any]:
    """Select a cell; of text that may be long so much as is looked at, of binary data a sign."""
    if _is_binary(type_):
        return sa.case((cell.is_not(None), sa.literal_column(str(PRESENT))))
    if isinstance(type_, sa.types.String) and not 0 < (type_.length or 0) <= CELL_CHARACTERS:
        start = sa.func.substr(cell, 1, CELL_CHARACTERS + 1)
        return sa.case((sa.func.length(cell) > CELL_CHARACTERS, start), else_=cell)
    return cell


def _is_binary(type_: sa.types.TypeEngine[Any]) -> bool:
    return isinstance(type_, sa.types.LargeBinary | sa.types.BINARY | sa.types.VARBINARY)


def _array(
    column: tuple[str, sa.types.TypeEngine[Any]], values: Sequence[Any], account: Account
) -> pa.Array:
    """Make text of what a driver gives."""
    name, type_ = column
    kinds = set(map(type, values)) - {type(None)}
    if _is_binary(type_) or kinds & {bytes, bytearray, memoryview}:
        cells = sum(value is not None for value in values)
        account.count(Reason.UNSUPPORTED_TYPE, name, cells)
        return pa.nulls(len(values), pa.string())
    if kinds - {str}:
        values = [value if value is None else _text(value) for value in values]
    return account.bounded(name, pa.array(values, pa.string()))


def _text(value: object) -> str:
    """Write a value as it is read aloud."""
    match value:
        case bool():
            return str(value).lower()
        case float():
            return f"{value:.0f}" if value.is_integer() else repr(value)
        case Decimal():
            plain = f"{value:f}"
            return plain.rstrip("0").rstrip(".") if "." in plain else plain
        case datetime():
            return value.isoformat(" ")
    return str(value)

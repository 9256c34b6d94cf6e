"""What PostgreSQL's catalogue says: which tables there are, what is in them, what this login sees.

Asked of ``pg_catalog`` and not by reflection, because rights and row security of the login are half
of the answer. ``pg_catalog`` may be read by everybody.
"""

from dataclasses import dataclass
from enum import StrEnum

import pyarrow as pa
import sqlalchemy as sa

from scanner.connect.postgres import Connection
from scanner.model.errors import Reason, SourceError

RELATIONS = """
SELECT n.nspname, c.relname, c.oid, c.relkind,
  CASE WHEN c.reltuples >= 0 THEN c.reltuples::bigint END,
  CASE WHEN c.relkind IN ('r', 'm')
    THEN pg_relation_size(c.oid) / current_setting('block_size')::bigint ELSE 0 END,
  c.relkind = 'r' AND c.relhassubclass,
  has_schema_privilege(n.oid, 'USAGE') AND has_any_column_privilege(c.oid, 'SELECT'),
  has_table_privilege(c.oid, 'SELECT'),
  row_security_active(c.oid),
  coalesce(pg_relation_filenode(c.oid), 0), pg_stat_get_tuples_updated(c.oid)
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
  AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'
"""
"""The rows of a partition are those of its parent, through which they are read."""

ONE = f"{RELATIONS} AND n.nspname || '.' || c.relname = :dataset"

COLUMNS = """
WITH RECURSIVE base AS (
  SELECT a.attnum, a.atttypid AS type, a.atttypmod AS modifier
  FROM pg_catalog.pg_attribute a
  WHERE a.attrelid = CAST(:oid AS oid) AND a.attnum > 0 AND NOT a.attisdropped
  UNION ALL
  SELECT base.attnum, t.typbasetype, t.typtypmod
  FROM base JOIN pg_catalog.pg_type t ON t.oid = base.type WHERE t.typtype = 'd'
)
SELECT a.attname, pg_catalog.format_type(a.atttypid, NULL), t.typname, e.typname,
  t.typlen > 0 OR (t.typname IN ('varchar', 'bpchar') AND base.modifier BETWEEN 4 AND :short),
  has_column_privilege(a.attrelid, a.attnum, 'SELECT')
FROM base
  JOIN pg_catalog.pg_type t ON t.oid = base.type AND t.typtype <> 'd'
  JOIN pg_catalog.pg_attribute a ON a.attrelid = CAST(:oid AS oid) AND a.attnum = base.attnum
  LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
ORDER BY a.attnum
"""
"""A domain is what it is made of."""

KEYS = """
SELECT i.indexrelid, a.attname, a.attnotnull
FROM pg_catalog.pg_index i
  CROSS JOIN LATERAL unnest(i.indkey::smallint[]) WITH ORDINALITY AS k (attnum, place)
  JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
WHERE i.indrelid = CAST(:oid AS oid) AND i.indisunique AND i.indimmediate AND i.indisvalid
  AND i.indpred IS NULL AND i.indexprs IS NULL AND k.place <= i.indnkeyatts
ORDER BY i.indisprimary DESC, i.indexrelid, k.place
"""
"""Unique indexes on plain columns, the primary key first."""

SHORT = 100_000
"""Length from which a declared one no longer says that cells are short."""


class Kind(StrEnum):
    """How the cells of a column travel."""

    TEXT = "text"
    NUMERIC = "numeric"
    FLOAT = "float"
    REAL = "real"
    BINARY = "binary"
    DENIED = "denied"


KINDS = {
    "numeric": Kind.NUMERIC,
    "float8": Kind.FLOAT,
    "float4": Kind.REAL,
    "bytea": Kind.BINARY,
}
"""All other types are read as the text that PostgreSQL makes of them."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A table or view.

    Attributes:
        rows: The planner's count, ``None`` where it never counted.
        blocks: Size of a table.
        has_heirs: Other tables inherit from it.
        readable: This login may read something of it.
        whole: This login may read all of it, system columns included.
        filtered: Row security hides rows from this login.
        file: Number of its file, which a rewrite changes.
        updates: How many rows were ever updated.
    """

    schema: str
    name: str
    oid: int
    kind: str
    rows: int | None
    blocks: int
    has_heirs: bool
    readable: bool
    whole: bool
    filtered: bool
    file: int
    updates: int

    @property
    def dataset(self) -> str:
        """Give the name that it is listed under."""
        return f"{self.schema}.{self.name}"

    @property
    def is_view(self) -> bool:
        """Say whether it has no rows of its own."""
        return self.kind == "v"


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        type: As it is written in a cast.
        short: No cell can be long.
    """

    name: str
    type: str
    kind: Kind
    short: bool


QUERY = Relation("", "", 0, "v", None, 0, False, True, False, False, 0, 0)  # noqa: FBT003 - a row
"""Stands for what a query gives: as of a view, row security may hide rows in it."""


def described(schema: pa.Schema) -> tuple[Column, ...]:
    """Describe the columns of what a query gives, as the driver does: a domain is its base."""
    return tuple(Column(field.name, "", _kind(field), short=False) for field in schema)


def _kind(field: pa.Field) -> Kind:
    name = (field.metadata or {}).get(b"ADBC:postgresql:typname", b"").decode()
    by_arrow = [
        (pa.types.is_float64, Kind.FLOAT),
        (pa.types.is_float32, Kind.REAL),
        (pa.types.is_binary, Kind.TEXT if name else Kind.BINARY),
    ]
    found = (kind for matches, kind in by_arrow if matches(field.type))
    return KINDS.get(name) or next(found, Kind.TEXT)


def relations(db: Connection) -> list[Relation]:
    """List tables and views, the server's own left out."""
    return [Relation(*row) for row in db.rows(sa.text(RELATIONS))]


def relation(db: Connection, dataset: str) -> Relation:
    """Find a table.

    Raises:
        SourceError: It is not there, or two have the same name, as dots in names can make it.
    """
    found = [Relation(*row) for row in db.rows(sa.text(ONE).bindparams(dataset=dataset))]
    if len(found) != 1:
        raise SourceError(Reason.NOT_BUILT if found else Reason.NOT_FOUND)
    return found[0]


def columns(db: Connection, table: Relation) -> tuple[Column, ...]:
    """Describe the columns of a table, those that this login may not read included."""
    described = sa.text(COLUMNS).bindparams(oid=table.oid, short=SHORT)
    return tuple(_column(*row) for row in db.rows(described))


def keys(db: Connection, table: Relation) -> list[tuple[str, ...]]:
    """Give the columns of every unique index that holds each row once, the primary key first."""
    found: dict[int, list[str]] = {}
    nullable = set()
    for index, name, never_null in db.rows(sa.text(KEYS).bindparams(oid=table.oid)):
        found.setdefault(index, []).append(name)
        if not never_null:
            nullable.add(index)
    return [tuple(names) for index, names in found.items() if index not in nullable]


def _column(name: str, written: str, base: str, element: str | None, *is_: bool) -> Column:
    short, readable = is_
    kind = KINDS.get(element or base, Kind.TEXT)
    if element is not None and kind is not Kind.BINARY:
        kind = Kind.TEXT
    return Column(name, written, kind if readable else Kind.DENIED, short)

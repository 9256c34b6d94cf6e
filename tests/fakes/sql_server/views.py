"""The catalogue's views, computed from what is served, with the columns that are asked for.

Names, types and meanings are those of Microsoft's documentation
(https://learn.microsoft.com/sql/relational-databases/system-catalog-views).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa

from tests.fakes.sql_server.served import ServedTable

FIRST_OBJECT = 1001
FIRST_POLICY = 9001
ELSEWHERE = 7001
"""An object that is neither a table nor a view: a function."""

TYPES = {
    "image": 34, "text": 35, "uniqueidentifier": 36, "date": 40, "time": 41, "datetime2": 42,
    "datetimeoffset": 43, "tinyint": 48, "smallint": 52, "int": 56, "smalldatetime": 58,
    "real": 59, "money": 60, "datetime": 61, "float": 62, "sql_variant": 98, "ntext": 99,
    "bit": 104, "decimal": 106, "numeric": 108, "smallmoney": 122, "bigint": 127,
    "varbinary": 165, "varchar": 167, "binary": 173, "char": 175, "rowversion": 189,
    "nvarchar": 231, "nchar": 239, "xml": 241,
}  # fmt: skip
"""``system_type_id``; ``timestamp`` is what ``sys.types`` calls ``rowversion``."""

VIEWS = {
    "databases": "name:s database_id:i is_read_committed_snapshot_on:b snapshot_isolation_state:i",
    "schemas": "schema_id:i name:s",
    "objects": "object_id:i schema_id:i name:s type:s modify_date:t is_ms_shipped:b",
    "tables": "object_id:i schema_id:i name:s temporal_type:i is_external:b history_table_id:i",
    "partitions": "partition_id:l hobt_id:l object_id:i index_id:i rows:l",
    "allocation_units": "type:i container_id:l used_pages:l",
    "columns": "object_id:i column_id:i name:s system_type_id:i user_type_id:i max_length:i "
    "precision:i scale:i is_nullable:b is_computed:b encryption_type:i is_masked:b "
    "default_object_id:i collation_name:s",
    "types": "name:s system_type_id:i user_type_id:i",
    "indexes": "object_id:i index_id:i type:i is_primary_key:b is_unique:b has_filter:b "
    "is_disabled:b is_hypothetical:b",
    "index_columns": "object_id:i index_id:i column_id:i key_ordinal:i",
    "security_policies": "object_id:i is_enabled:b",
    "security_predicates": "object_id:i target_object_id:i predicate_type:i",
    "sql_expression_dependencies": "referencing_id:i referenced_id:i referencing_class:i",
    "change_tracking_tables": "object_id:i",
    "dm_db_resource_stats": "end_time:t avg_cpu_percent:d avg_data_io_percent:d "
    "avg_log_write_percent:d",
    "dm_db_stats_histogram": "object_id:i stats_id:i step_number:i range_high_key:s range_rows:r "
    "equal_rows:r",
    "key_constraints": "name:s parent_object_id:i type:s unique_index_id:i",
    "default_constraints": "object_id:i parent_column_id:i definition:s",
    "computed_columns": "object_id:i column_id:i definition:s is_persisted:b",
    "identity_columns": "object_id:i column_id:i is_identity:b seed_value:i increment_value:i",
    "extended_properties": "class:i major_id:i minor_id:i name:s value:s",
    "changes": "object_id:i SYS_CHANGE_VERSION:l",
}
"""View to columns, each with the first letter of its type; ``changes`` is behind CHANGETABLE.

The last ones are what SQLAlchemy's Inspector asks besides: its statements have met many a real
server, so what they find here says that the views are made as they should be.
"""

LETTERS = {
    "s": pa.string(), "i": pa.int32(), "l": pa.int64(), "b": pa.bool_(), "t": pa.timestamp("us"),
    "d": pa.decimal128(5, 2), "r": pa.float32(),
}  # fmt: skip

COLLATION = "Japanese_XJIS_140_CI_AS"
CREATED = datetime(2026, 4, 1, 9, tzinfo=UTC).replace(tzinfo=None)

Row = tuple[str, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Database:
    """What the catalogue says of the database.

    Attributes:
        committed_snapshot: Readers of committed data read versions, as in Azure SQL.
        snapshot: ``ALLOW_SNAPSHOT_ISOLATION``.
        granular: ``UNMASK`` is a right on columns too, as since SQL Server 2022.
        load: Percent of processor, data and log in use; ``None`` on a server that is not Azure's.
        version: Change tracking's current version.
        row_version: Every ``rowversion`` below it is committed.
    """

    name: str = "pointcard"
    committed_snapshot: bool = True
    snapshot: bool = True
    granular: bool = True
    load: tuple[float, float, float] | None = (12.5, 40.0, 1.0)
    version: int = 0
    row_version: int = 1_000_000


def numbered(tables: Sequence[ServedTable]) -> dict[str, int]:
    """Give each table its ``object_id``."""
    return {table.full_name: FIRST_OBJECT + place for place, table in enumerate(tables)}


def views(tables: Sequence[ServedTable], database: Database) -> dict[str, pa.Table]:
    """Fill every view."""
    rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in VIEWS}
    for view, row in _rows(tables, database):
        rows[view].append(row)
    return {view: _filled(view, rows[view]) for view in VIEWS}


def _filled(view: str, rows: list[tuple[Any, ...]]) -> pa.Table:
    fields = [column.split(":") for column in VIEWS[view].split()]
    schema = pa.schema([(name, LETTERS[letter]) for name, letter in fields])
    columns = zip(*rows, strict=True) if rows else ((),) * len(schema)
    arrays = [pa.array(cells, one.type) for cells, one in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _rows(tables: Sequence[ServedTable], database: Database) -> Iterator[Row]:
    snapshots = database.committed_snapshot, int(database.snapshot)
    yield "databases", (database.name, 5, *snapshots)
    for name, number in TYPES.items():
        yield "types", ("timestamp" if name == "rowversion" else name, number, number)
    schemas = {name: place for place, name in enumerate(sorted({t.schema for t in tables}), 5)}
    yield from (("schemas", (number, name)) for name, number in schemas.items())
    if database.load is not None:
        yield "dm_db_resource_stats", (CREATED, *map(_percent, database.load))
    numbers = numbered(tables)
    for table in tables:
        number = numbers[table.full_name]
        yield from _object(table, number, schemas[table.schema])
        yield from _columns(table, number)
        yield from _indexes(table, number)
        for source in table.made_of:
            referenced = numbers.get(source, ELSEWHERE) if source else None
            yield "sql_expression_dependencies", (number, referenced, 1)


def _object(table: ServedTable, number: int, schema: int) -> Iterator[Row]:
    yield "objects", (number, schema, table.name, table.kind, CREATED, False)
    if table.kind == "U":
        yield "tables", (number, schema, table.name, int(table.history), False, None)
        count = table.data().num_rows if table.counted is None else table.counted
        index = int(bool(table.unique or (table.key and table.clustered)))
        yield "partitions", (number * 10, number * 10, number, index, count)
        yield "allocation_units", (1, number * 10, 2 + count // 50)
        yield "allocation_units", (2, number * 10, 1)
    if table.filtered:
        yield "security_policies", (FIRST_POLICY + number, True)
        yield "security_predicates", (FIRST_POLICY + number, number, 0)
    if table.tracked is not None:
        yield "change_tracking_tables", (number,)
        if table.tracked:
            yield "changes", (number, table.tracked)


def _columns(table: ServedTable, number: int) -> Iterator[Row]:
    for place, column in enumerate(table.described(), start=1):
        kind = TYPES[column.type]
        row = number, place, column.name, kind, kind, column.size, column.precision, column.scale
        of = column.name
        encryption = 1 if of in table.encrypted else None
        flags = column.nullable, of in table.computed, encryption, of in table.masked
        yield "columns", (*row, *flags, 0, COLLATION if column.arrow == pa.string() else None)
        if of in table.computed:
            yield "computed_columns", (number, place, "(NULL)", False)


def _indexes(table: ServedTable, number: int) -> Iterator[Row]:
    if table.unique:
        yield from _index(table, number, 1, table.unique)
    if not table.key:
        return
    index = 1 if table.clustered and not table.unique else 2
    yield from _index(table, number, index, table.key, primary=True)
    yield "key_constraints", (f"PK_{number}", number, "PK", index)
    for step, (bound, below) in enumerate(table.steps, start=1):
        yield "dm_db_stats_histogram", (number, index, step, str(bound), float(below), 1.0)


def _index(
    table: ServedTable, number: int, index: int, columns: Sequence[str], *, primary: bool = False
) -> Iterator[Row]:
    yield "indexes", (number, index, index, primary, True, False, False, False)
    names = list(table.columns)
    for ordinal, name in enumerate(columns, start=1):
        yield "index_columns", (number, index, names.index(name) + 1, ordinal)


def _percent(value: float) -> Decimal:
    return Decimal(f"{value:.2f}")

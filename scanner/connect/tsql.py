"""Every T-SQL statement that the scanner sends: one place to read what it asks of a server.

None of them writes. Names stand in them quoted, values are parameters; identifiers of catalogue
views are Microsoft's (https://learn.microsoft.com/sql/relational-databases/system-catalog-views).
Row counts come from ``sys.partitions`` and not from ``sys.dm_db_partition_stats``, which counts the
same and needs a right on the server's state. Heaps are read in one piece: what orders rows by their
place (``%%physloc%%``) is not documented.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from scanner.connect.sql_server_tables import Bound, Column, Key, Table, Value
from scanner.connect.tsql_types import bound_text, cell, declared, parameter, width
from scanner.model.secret import Secret

BUFFER_BYTES = 64_000_000
"""What the driver may set aside for one batch: the declared width of a row, for each row."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Text with ``?`` for each parameter; parameters may be card numbers, so they are secret.

    Attributes:
        most_rows: How many rows fit into one batch, however long their cells are.
    """

    text: str
    parameters: Secret[tuple[Value, ...]] = field(default=Secret(()))
    most_rows: int = 10_000


READ_COMMITTED = Statement("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
SNAPSHOT = Statement("SET TRANSACTION ISOLATION LEVEL SNAPSHOT")
SNAPSHOT_ALLOWED = 1
"""``snapshot_isolation_state``."""

VERSIONS = Statement("""
SELECT d.is_read_committed_snapshot_on, d.snapshot_isolation_state
FROM sys.databases AS d
WHERE d.name = DB_NAME()
""")
"""Not by ``DB_ID()``, which Azure SQL numbers in another way than this view."""

ALIVE = Statement("SELECT 1 AS alive")

SEES_ALL = Statement(
    "SELECT HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'VIEW DEFINITION') AS granted"
)

OBJECTS = """
SELECT o.object_id, s.name AS schema_name, o.name, o.type, o.modify_date,
    t.temporal_type, t.is_external,
    (SELECT SUM(p.rows) FROM sys.partitions AS p
        WHERE p.object_id = o.object_id AND p.index_id IN (0, 1)) AS row_count,
    (SELECT SUM(a.used_pages) FROM sys.partitions AS p
        INNER JOIN sys.allocation_units AS a
        ON a.container_id = CASE a.type WHEN 2 THEN p.partition_id ELSE p.hobt_id END
        WHERE p.object_id = o.object_id AND p.index_id IN (0, 1)) AS used_pages,
    (SELECT COUNT(*) FROM sys.change_tracking_tables AS c
        WHERE c.object_id = o.object_id) AS tracked
FROM sys.objects AS o
INNER JOIN sys.schemas AS s ON s.schema_id = o.schema_id
LEFT JOIN sys.tables AS t ON t.object_id = o.object_id
WHERE o.type IN ('U', 'V') AND o.is_ms_shipped = 0
"""

UNMASKED = """COALESCE(
        HAS_PERMS_BY_NAME(QUOTENAME(s.name) + '.' + QUOTENAME(o.name), 'OBJECT', 'UNMASK',
            c.name, 'COLUMN'),
        HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'UNMASK'))"""
"""Before SQL Server 2022 ``UNMASK`` is a right on the database only, and null is what that says."""

COLUMNS = f"""
SELECT c.object_id, c.name, COALESCE(b.name, u.name) AS type_name,
    c.max_length, c.precision, c.scale, c.is_nullable, c.is_computed, c.encryption_type,
    HAS_PERMS_BY_NAME(QUOTENAME(s.name) + '.' + QUOTENAME(o.name), 'OBJECT', 'SELECT',
        c.name, 'COLUMN') AS readable,
    CASE WHEN c.is_masked = 1 THEN {UNMASKED} ELSE 1 END AS unmasked
FROM sys.columns AS c
INNER JOIN sys.objects AS o ON o.object_id = c.object_id
INNER JOIN sys.schemas AS s ON s.schema_id = o.schema_id
LEFT JOIN sys.types AS b ON b.user_type_id = c.system_type_id
LEFT JOIN sys.types AS u ON u.user_type_id = c.user_type_id
WHERE o.type IN ('U', 'V') AND o.is_ms_shipped = 0
"""

KEYS = """
SELECT i.object_id, i.index_id, i.type, i.is_primary_key, c.name
FROM sys.indexes AS i
INNER JOIN sys.objects AS o ON o.object_id = i.object_id
INNER JOIN sys.schemas AS s ON s.schema_id = o.schema_id
INNER JOIN sys.index_columns AS k ON k.object_id = i.object_id AND k.index_id = i.index_id
INNER JOIN sys.columns AS c ON c.object_id = k.object_id AND c.column_id = k.column_id
WHERE i.is_unique = 1 AND i.has_filter = 0 AND i.is_disabled = 0 AND i.is_hypothetical = 0
    AND i.type IN (1, 2) AND k.key_ordinal > 0
"""

MASKED = Statement(f"""
SELECT DISTINCT c.object_id
FROM sys.columns AS c
INNER JOIN sys.objects AS o ON o.object_id = c.object_id
INNER JOIN sys.schemas AS s ON s.schema_id = o.schema_id
WHERE c.is_masked = 1 AND {UNMASKED} = 0
""")

FILTERED = Statement("""
SELECT DISTINCT f.target_object_id
FROM sys.security_predicates AS f
INNER JOIN sys.security_policies AS p ON p.object_id = f.object_id
WHERE p.is_enabled = 1 AND f.predicate_type = 0
""")

DEPENDENCIES = Statement("""
SELECT DISTINCT d.referencing_id, d.referenced_id
FROM sys.sql_expression_dependencies AS d
WHERE d.referencing_class = 1
""")
"""What views are made of; null is something that is not in this database or not named outright."""

TRACKING_VERSION = Statement("SELECT CHANGE_TRACKING_CURRENT_VERSION() AS version")
OLDEST_UNCOMMITTED = Statement("SELECT CAST(MIN_ACTIVE_ROWVERSION() AS BIGINT) AS version")

LOAD = Statement("""
SELECT TOP (1) r.avg_cpu_percent, r.avg_data_io_percent, r.avg_log_write_percent
FROM sys.dm_db_resource_stats AS r
ORDER BY r.end_time DESC
""")
"""Azure SQL keeps one row for every 15 seconds."""


def objects(dataset: str | None) -> Statement:
    """Ask for tables and views, or for one."""
    return _of(OBJECTS, dataset)


def columns(dataset: str | None) -> Statement:
    """Ask for their columns, and what of those this login sees."""
    return _of(COLUMNS, dataset, "ORDER BY c.object_id, c.column_id")


def keys(dataset: str | None) -> Statement:
    """Ask for their unique indexes, a row for each column of one."""
    return _of(KEYS, dataset, "ORDER BY i.object_id, i.index_id, k.key_ordinal")


def _of(text: str, dataset: str | None, order: str = "") -> Statement:
    if dataset is None:
        return Statement(text + order)
    return Statement(f"{text}    AND s.name + '.' + o.name = ?\n{order}", Secret((dataset,)))


def yielding(lock_seconds: int) -> Statement:
    """Give way in a deadlock, and give up waiting for a lock after so long."""
    return Statement(f"SET DEADLOCK_PRIORITY LOW; SET LOCK_TIMEOUT {lock_seconds * 1000:d}")


def name(part: str) -> str:
    """Quote an identifier."""
    return f"[{part.replace(']', ']]')}]"


def last_change(table: Table) -> Statement:
    """Ask for the version of the last change that change tracking still knows of."""
    return Statement(f"""
SELECT MAX(t.SYS_CHANGE_VERSION) AS version
FROM CHANGETABLE(CHANGES {_from(table)}, NULL) AS t
""")


def newest_row(table: Table, column: Column) -> Statement:
    """Ask for the highest value of a ``rowversion`` column, and count the rows."""
    return Statement(f"""
SELECT CAST(MAX(t.{name(column.name)}) AS BIGINT) AS version, COUNT_BIG(*) AS row_count
FROM {_from(table)} AS t
OPTION (MAXDOP 1)
""")


def steps(table: Table, key: Key) -> Statement:
    """Ask for the histogram of a key's first column: its bounds, and the rows up to each.

    The server keeps it for its own planning, so this reads no data
    (https://learn.microsoft.com/sql/relational-databases/system-dynamic-management-views/sys-dm-db-stats-histogram-transact-sql).
    """
    first = key.columns[0]
    value = bound_text(f"CAST(h.range_high_key AS {declared(first)})", first)
    return Statement(
        f"""
SELECT {value} AS bound, h.range_rows, h.equal_rows
FROM sys.dm_db_stats_histogram(?, ?) AS h
ORDER BY h.step_number
""",
        Secret((table.number, key.number)),
    )


def every(table: Table, key: Key, rows: int) -> Statement:
    """Ask for the key after every so many rows, which walks the index once."""
    columns = [name(column.name) for column in key.columns]
    texts = (bound_text(f"t.{n}", c) for n, c in zip(columns, key.columns, strict=True))
    bounds = ", ".join(f"{text} AS k{place}" for place, text in enumerate(texts))
    selected = ", ".join(f"w.k{place}" for place, _ in enumerate(columns))
    order = ", ".join(f"t.{column}" for column in columns)
    return Statement(
        f"""
SELECT {selected}
FROM (
    SELECT {bounds}, ROW_NUMBER() OVER (ORDER BY {order}) AS place
    FROM {_from(table)} AS t
) AS w
WHERE w.place > 1 AND (w.place - 1) % ? = 0
ORDER BY w.place
OPTION (MAXDOP 1)
""",
        Secret((rows,)),
    )


def select(
    table: Table,
    columns: Sequence[Column],
    low: Bound | None = None,
    high: Bound | None = None,
    characters: int = 250_000,
) -> Statement:
    """Ask for a range ``[low, high)`` in key order, on one processor of the server.

    ``None`` is no bound. Columns come as text, integers, decimals, floats, dates, timestamps or
    booleans, under their own names; cells of unbounded types are cut after so many characters.
    """
    cells = ",\n    ".join(
        f"{cell(f't.{name(column.name)}', column, characters)} AS {name(column.name)}"
        for column in columns
    )
    key = table.key.columns if table.key else ()
    conditions = [
        *([] if low is None else [_compared(key, low, ">", ">=")]),
        *([] if high is None else [_compared(key, high, "<", "<")]),
    ]
    where = f"WHERE {' AND '.join(conditions)}\n" if conditions else ""
    order = ", ".join(f"t.{name(column.name)}" for column in key)
    ordered = f"ORDER BY {order}\n" if key else ""
    text = f"SELECT {cells}\nFROM {_from(table)} AS t\n{where}{ordered}OPTION (MAXDOP 1)"
    row = sum(width(column, characters) for column in columns)
    values = chain.from_iterable(_values(bound) for bound in (low, high) if bound is not None)
    return Statement(text, Secret(tuple(values)), max(1, BUFFER_BYTES // max(1, row)))


def _from(table: Table) -> str:
    return f"{name(table.schema)}.{name(table.name)}"


def _compared(key: Sequence[Column], bound: Bound, strictly: str, finally_: str) -> str:
    """Compare the first columns of a key with a bound, as T-SQL does not compare rows.

    What the first column alone tells stands apart, because an index can be looked up by it.
    """
    column = key[0]
    left, right = f"t.{name(column.name)}", parameter(column)
    if len(bound) == 1:
        return f"{left} {finally_} {right}"
    rest = _compared(key[1:], bound[1:], strictly, finally_)
    return f"{left} {strictly}= {right} AND ({left} {strictly} {right} OR ({rest}))"


def _values(bound: Bound) -> Iterator[Value]:
    """Give a bound's values as often as they are compared."""
    for value in bound[:-1]:
        yield from (value, value)
    yield bound[-1]

"""SQL Server's types: which are read, in what form, and which can order and cut a table."""

from scanner.connect.sql_server_tables import Column

NARROW = frozenset({"char", "varchar"})
"""Text in the code page of its collation. The server converts it: the driver would need ``iconv``
with Japanese code pages, which is not on every machine."""

TEXT = NARROW | {"nchar", "nvarchar"}
UNBOUNDED = frozenset({"text", "ntext", "xml", "json"})
"""Besides text of length ``max``."""

MOST_CHARACTERS = 4000
"""The longest that ``nvarchar`` can be declared."""

PLAIN = frozenset({"tinyint", "smallint", "int", "bigint", "bit", "float", "real", "date"})
"""What both sides write in the same way."""

CAST = {
    "uniqueidentifier": "CHAR(36)",
    "smallmoney": "DECIMAL(10, 4)",
    "money": "DECIMAL(19, 4)",
    "smalldatetime": "DATETIME2(0)",
    "datetime": "DATETIME2(3)",
    "datetime2": "DATETIME2(6)",
    "datetimeoffset": "DATETIME2(6)",  # the time that stood on the wall
    "time": "VARCHAR(16)",
}
"""What is read in another type, as Arrow has none of that kind or reports have no use for it."""

DECIMALS = frozenset({"decimal", "numeric"})
READ = TEXT | UNBOUNDED | PLAIN | CAST.keys() | DECIMALS

TEXT_BOUNDS = {
    "uniqueidentifier": "CAST({0} AS CHAR(36))",
    "decimal": "CAST({0} AS VARCHAR(41))",
    "numeric": "CAST({0} AS VARCHAR(41))",
    "date": "CONVERT(VARCHAR(10), {0}, 126)",
    "smalldatetime": "CONVERT(VARCHAR(27), {0}, 126)",
    "datetime": "CONVERT(VARCHAR(27), {0}, 126)",
    "datetime2": "CONVERT(VARCHAR(27), {0}, 126)",
}
"""How a key's value is written so that it comes back the same: style 126 is ISO 8601."""

KEYS = TEXT | {"tinyint", "smallint", "int", "bigint", "bit", "float", "real"} | TEXT_BOUNDS.keys()

WIDE_CHARACTER = 2
WIDEST_NUMBER = 40
"""Bytes that are set aside for a number, date or identifier at most."""


def declared(column: Column) -> str:
    """Write a column's type as T-SQL declares it."""
    if column.type in TEXT:
        length = column.size // (WIDE_CHARACTER if column.type[0] == "n" else 1)
        return f"{column.type.upper()}({'MAX' if column.size < 0 else length})"
    if column.type in DECIMALS:
        return f"{column.type.upper()}({column.precision}, {column.scale})"
    if column.type == "datetime2":
        return f"DATETIME2({column.scale})"
    return column.type.upper()


def is_unbounded(column: Column) -> bool:
    """Tell what comes as ``nvarchar(max)``, which may hold a whole book."""
    if column.type in NARROW:
        return not 0 <= column.size <= MOST_CHARACTERS
    return column.type in UNBOUNDED or (column.type in TEXT and column.size < 0)


def is_key(column: Column) -> bool:
    """Tell whether ranges can be cut by a column, and their bounds be seen."""
    return (
        column.type in KEYS
        and not (column.type in TEXT and column.size < 0)
        and not column.nullable
        and column.unread is None
    )


def cell(expression: str, column: Column, characters: int) -> str:
    """Select a cell in a form that Arrow has."""
    if is_unbounded(column):
        return f"SUBSTRING(CAST({expression} AS NVARCHAR(MAX)), 1, {characters:d})"
    form = f"NVARCHAR({column.size})" if column.type in NARROW else CAST.get(column.type)
    return f"CAST({expression} AS {form})" if form else expression


def width(column: Column, characters: int) -> int:
    """Give the bytes that a driver sets aside for a cell."""
    if is_unbounded(column):
        return characters * WIDE_CHARACTER
    if column.type in TEXT:
        return column.size * (1 if column.type[0] == "n" else WIDE_CHARACTER)
    return WIDEST_NUMBER


def bound_text(expression: str, column: Column) -> str:
    """Select a key's value as an integer, a float or text."""
    return TEXT_BOUNDS.get(column.type, "{0}").format(expression)


def parameter(column: Column) -> str:
    """Take a key's value as a parameter in the column's own type, so that an index serves."""
    return f"CAST(? AS {declared(column)})"

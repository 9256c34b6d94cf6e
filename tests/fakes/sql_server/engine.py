"""Statements in T-SQL, answered by DuckDB over what is served.

A statement is parsed as T-SQL, what only SQL Server has is replaced by what DuckDB has, and the
types of text are kept aside: DuckDB knows no lengths, and the wire has two forms for them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import duckdb
import pyarrow as pa
import sqlglot
from duckdb.func import SPECIAL
from duckdb.sqltypes import INTEGER, VARCHAR
from sqlglot import exp
from sqlglot.errors import SqlglotError

from tests.fakes.sql_server import wire_types
from tests.fakes.sql_server.dialect import Tsql
from tests.fakes.sql_server.served import ServedTable
from tests.fakes.sql_server.views import Database, numbered, views
from tests.fakes.sql_server.wire_types import Kind

ROWS_PER_BATCH = 10_000

VERSION = "16.0.4150.1"

INVALID_OBJECT, INVALID_COLUMN, SYNTAX, DENIED = 208, 207, 102, 229


class Refused(Exception):  # noqa: N818 - it is an answer
    """An error that the client is to see."""

    def __init__(self, number: int, message: str = "") -> None:
        super().__init__(message or f"error {number}")
        self.number = number


@dataclass(frozen=True, slots=True)
class Answer:
    """What a statement gives; no columns at all if it selects nothing."""

    names: Sequence[str] = ()
    kinds: Sequence[Kind] = ()
    batches: Iterator[pa.RecordBatch] = field(default_factory=lambda: iter(()))


@dataclass(slots=True)
class Engine:
    """The tables, and what is said about them.

    Attributes:
        denied: Tables that this login may not read, ``schema.table``.
        granted: Rights on the database that it has.
    """

    tables: Sequence[ServedTable]
    database: Database
    denied: set[str] = field(default_factory=set)
    granted: set[str] = field(default_factory=lambda: {"VIEW DEFINITION"})
    _db: duckdb.DuckDBPyConnection = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._db = duckdb.connect(config={"threads": 1})
        self._db.execute("CREATE SCHEMA sys")
        for name, rows in views(self.tables, self.database).items():
            self._load("sys", name, rows)
        for table in self.tables:
            self._db.execute(f"CREATE SCHEMA IF NOT EXISTS {_quoted(table.schema)}")
            self._load(table.schema, table.name, table.data())
        self._db.create_function(
            "has_perms_by_name", self._has, [VARCHAR] * 5, INTEGER, null_handling=SPECIAL
        )
        self._db.execute("CREATE MACRO quotename(n) AS '[' || replace(n, ']', ']]') || ']'")

    def answer(self, text: str, parameters: Mapping[str, Any]) -> list[Answer]:
        """Answer a batch, one answer for each statement in it.

        Raises:
            Refused: It is not understood, or asks for what is not there or may not be read.
        """
        try:
            statements = sqlglot.parse(text, dialect=Tsql)
        except SqlglotError as error:
            raise Refused(SYNTAX, str(error)) from None
        return [self._one(s, parameters) for s in statements if s is not None]

    def _one(self, statement: exp.Expr, parameters: Mapping[str, Any]) -> Answer:
        if isinstance(statement, exp.Set):
            return Answer()
        if not isinstance(statement, exp.Select):
            raise Refused(SYNTAX, f"not served: {type(statement).__name__}")
        self._check_rights(statement)
        lengths = [self._length(column, statement) for column in statement.selects]
        translate = _Translation(self.database, numbered(self.tables), parameters)
        text = translate.whole(statement).sql("duckdb")
        try:
            found = self._db.cursor().sql(text)
            reader = found.to_arrow_reader(ROWS_PER_BATCH)
        except duckdb.CatalogException as error:
            raise Refused(INVALID_OBJECT, str(error)) from None
        except duckdb.BinderException as error:
            raise Refused(INVALID_COLUMN, str(error)) from None
        kinds = [
            wire_types.GUID if length == GUID else wire_types.kind(one.type, length)
            for one, length in zip(reader.schema, lengths, strict=True)
        ]
        return Answer(reader.schema.names, kinds, iter(reader))

    def _check_rights(self, statement: exp.Expr) -> None:
        named = {f"{table.db}.{table.name}" for table in statement.find_all(exp.Table)}
        if named & self.denied:
            raise Refused(DENIED, f"SELECT denied on {sorted(named & self.denied)}")

    def _length(self, column: exp.Expr, statement: exp.Select) -> int | None:
        """Give the declared length of text, ``None`` for ``max``, ``GUID`` for what is none."""
        column = column.unalias()
        if isinstance(column, exp.Substring):
            return self._length(column.this, statement)
        if isinstance(column, exp.Cast):
            return _declared(column.to.sql(Tsql))
        if isinstance(column, exp.Column):
            sources = {t.alias_or_name: f"{t.db}.{t.name}" for t in statement.find_all(exp.Table)}
            for table in self.tables:
                if sources.get(column.table) == table.full_name and column.name in table.columns:
                    return _declared(table.columns[column.name])
        return wire_types.MOST_CHARACTERS

    def _has(
        self, securable: str, kind: str, right: str, column: str | None, _class: str | None
    ) -> int | None:
        """Answer ``HAS_PERMS_BY_NAME``."""
        if kind == "DATABASE":
            return int(right in self.granted)
        if right == "UNMASK":
            known = self.database.granular
            return int(bool(self.granted & {"UNMASK", f"UNMASK {column}"})) if known else None
        return int(securable not in {_bracketed(name) for name in self.denied})

    def _load(self, schema: str, name: str, rows: pa.Table) -> None:
        self._db.register("incoming", rows)
        target = f"{_quoted(schema)}.{_quoted(name)}"
        self._db.execute(f"CREATE TABLE {target} AS SELECT * FROM incoming")  # noqa: S608
        self._db.unregister("incoming")


GUID = -1
"""Stands for the length of a ``uniqueidentifier``."""


@dataclass(frozen=True, slots=True)
class _Translation:
    """Replaces what DuckDB does not have, node by node."""

    database: Database
    numbers: Mapping[str, int]
    parameters: Mapping[str, Any]

    def whole(self, statement: exp.Expr) -> exp.Expr:
        """Translate from the leaves up, as what stands in a node may have to be replaced too."""
        copy = statement.copy()
        copy.set("options", None)  # hints for the planner
        for node in reversed(list(copy.walk())):
            if replace := BY_TYPE.get(type(node)):
                node.replace(replace(self, node))
        return copy


def _parameter(said: _Translation, node: exp.Expr) -> exp.Expr:
    return exp.convert(said.parameters[f"@{node.name}"])


def _type(_said: _Translation, node: exp.Expr) -> exp.Expr:
    """DuckDB's text has no length, its times no precision, and its bits are many."""
    assert isinstance(node, exp.DataType)
    if node.is_type(*exp.DataType.TEXT_TYPES, "uuid", "xml"):
        return exp.DataType.build("varchar")
    if node.is_type("bit"):
        return exp.DataType.build("boolean")
    return exp.DataType.build("timestamp") if node.is_type(*MOMENTS) else node


def _sum(_said: _Translation, node: exp.Expr) -> exp.Expr:
    """DuckDB widens a sum beyond what SQL Server has."""
    return exp.cast(node.copy(), "bigint") if not isinstance(node.parent, exp.Cast) else node


def _plus(_said: _Translation, node: exp.Expr) -> exp.Expr:
    texts = any(literal.is_string for literal in node.find_all(exp.Literal))
    return exp.DPipe(this=node.this, expression=node.expression) if texts else node


def _function(said: _Translation, node: exp.Expr) -> exp.Expr:
    name, given = node.name.upper(), list(node.expressions)
    if name == "HAS_PERMS_BY_NAME":
        return exp.func(name, *given, *[exp.null()] * (5 - len(given)))
    constants: dict[str, Any] = {
        "CHANGE_TRACKING_CURRENT_VERSION": said.database.version,
        "MIN_ACTIVE_ROWVERSION": said.database.row_version,
        "DB_NAME": said.database.name,
        "SCHEMA_NAME": "dbo",
        "SERVERPROPERTY": VERSION,
    }
    return exp.convert(constants[name]) if name in constants else node


def _table(said: _Translation, node: exp.Expr) -> exp.Expr:
    """Make a table of what is a function of tables in SQL Server."""
    function = node.this
    name = function.name.upper() if isinstance(function, exp.Anonymous) else ""
    if name == "CHANGETABLE":
        of = function.expressions[0]
        number = said.numbers[f"{of.db}.{of.name}"]
        query = exp.select("*").from_("sys.changes").where(f"object_id = {number}")
    elif name == "DM_DB_STATS_HISTOGRAM":
        table, statistics = (one.sql("duckdb") for one in function.expressions)
        matching = f"object_id = {table} AND stats_id = {statistics}"
        query = exp.select("*").from_("sys.dm_db_stats_histogram").where(matching)
    else:
        return node
    return query.subquery(node.alias)


MOMENTS = exp.DataType.TEMPORAL_TYPES - {exp.DType.DATE, exp.DType.TIME}

BY_TYPE: dict[type[exp.Expr], Callable[[_Translation, exp.Expr], exp.Expr]] = {
    exp.Parameter: _parameter,
    exp.DataType: _type,
    exp.Sum: _sum,
    exp.Add: _plus,
    exp.Anonymous: _function,
    exp.Table: _table,
}


def _declared(text: str) -> int | None:
    kind = text.lower()
    if kind.startswith("uniqueidentifier"):
        return GUID
    if "(max)" in kind or kind.split()[0] in {"text", "ntext", "xml"}:
        return None
    digits = "".join(c for c in kind if c.isdigit())
    return int(digits) if "char" in kind and digits else wire_types.MOST_CHARACTERS


def _quoted(name: str) -> str:
    return exp.to_identifier(name, quoted=True).sql("duckdb")


def _bracketed(full_name: str) -> str:
    schema, name = full_name.split(".", 1)
    return f"[{schema}].[{name.replace(']', ']]')}]"

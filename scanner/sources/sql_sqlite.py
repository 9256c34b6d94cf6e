"""SQLite: tables by rowid, which every ordinary table has, else by their primary key.

Described from SQLite's own catalogue and not by reflection: SQLAlchemy would make a type of every
declared one, and SQLite lets anything be declared. It types values, not columns, so every cell is
converted by what it is: an integer in plain digits, an integral REAL too (16-digit card numbers are
found in REAL columns), any other REAL in the fewest digits that give it back, TEXT as it stands.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import sqlalchemy as sa

from scanner.connect import sqlite
from scanner.model.errors import Reason, SourceError
from scanner.model.secret import Secret
from scanner.model.source import Listed, Skipped
from scanner.sources.sql_cells import CELL_CHARACTERS, Account
from scanner.sources.sql_database import Bound, Range
from scanner.sources.sql_rows import (
    SelectableTable,
    batches,
    clause,
    labelled,
    nothing_of,
    selected,
    walk,
    within,
)

SCHEMA = "main"
"""The name that SQLite gives to the opened file."""

ROWIDS = ("rowid", "_rowid_", "oid")
"""Names of the rowid, each hidden by a column of that name (https://sqlite.org/rowidtable.html)."""

HIDDEN_COLUMN = 1
"""Of a virtual table: an argument, not data (https://sqlite.org/pragma.html#pragma_table_xinfo)."""

PRECISE = "%!.17g"
"""17 digits give back every double (IEEE 754); ``!`` lifts SQLite's own limit of 16."""

UTF8_BYTES = 4
"""The longest character."""


@dataclass(frozen=True, slots=True)
class SqliteDatabase:
    """A file.

    Attributes:
        query_seconds: How long a query may take; 0 sets no limit.
    """

    url: Secret[str]
    query_seconds: int = 0

    @contextmanager
    def session(self) -> Iterator["SqliteSession"]:
        """Open it for reading, as it is now."""
        with sqlite.reading(self.url) as db:
            yield SqliteSession(db, self.url, self.query_seconds)


@dataclass(frozen=True, slots=True)
class SqliteSession:
    """One moment of the file."""

    db: sa.Connection
    url: Secret[str]
    query_seconds: int = 0

    def listing(self) -> Iterator[Listed]:
        """Count what can be counted; a view is not, since that may cost anything."""
        for name, kind in _names(self.db):
            dataset, rows = f"{SCHEMA}.{name}", None
            try:
                with sqlite.translated():
                    found = self.table(dataset)
                    if kind == b"table":
                        counted = sa.select(sa.func.count()).select_from(found.clause)
                        rows = self.db.scalar(counted)
            except SourceError as error:
                yield Listed(dataset, rows, unread=error.reason)
            else:
                yield Listed(dataset, rows)

    def table(self, dataset: str) -> SelectableTable:
        """Describe a table.

        Raises:
            SourceError: It is not there.
        """
        name = dataset.removeprefix(f"{SCHEMA}.")
        found = list(_columns(self.db, name))
        if name == dataset or not found:
            raise SourceError(Reason.NOT_FOUND)
        columns = tuple(column for column, _ in found)
        keys = sorted((position, column) for column, position in found if position)
        order = _order(self.db, name, columns, tuple(key for _, key in keys))
        return SelectableTable(dataset, columns, order, clause(SCHEMA, name, *columns, *order))

    def queried(self, text: str) -> SelectableTable:
        """Describe what a query gives; of columns with one name SQLite renames the later ones.

        Raises:
            SourceError: It cannot be prepared: SQLite has one code for all that such a query names
                and that is not there.
        """
        sqlite.limit(self.db, self.query_seconds)
        raw = self.db.execution_options(sqlite_raw_colnames=True)
        try:
            with sqlite.translated():
                columns = tuple(raw.execute(nothing_of(text)).keys())
        except SourceError as error:
            unknown = error.reason is Reason.READ_FAILED and not error.passing
            raise SourceError(
                Reason.NOT_FOUND if unknown else error.reason, error.kind, passing=error.passing
            ) from None
        return SelectableTable("", columns, (), selected(text, *columns))

    def bounds(self, table: SelectableTable, rows: int) -> Iterator[Bound]:
        """Walk the keys; one that is a blob or broken text cannot bound a range."""
        typed = [sa.func.typeof(key) for key in table.keys]
        return walk(self.db, table.keys, rows, _bound, typed)

    def read(
        self, table: SelectableTable, part: Range, rows: int
    ) -> Iterator[pa.RecordBatch | Skipped]:
        """Stream a range; what is no text is counted, never dropped in silence."""
        account, holed = Account(), set[str]()
        columns = [_as_text(table.clause.c[name]) for name in table.columns]
        query = within(sa.select(*labelled(columns)), table.keys, part)

        def batch(fetched: Sequence[Sequence[bytes | None]]) -> pa.RecordBatch:
            cells = zip(*fetched, strict=True) if fetched else [()] * len(columns)
            raw = [pa.array(column, pa.binary()) for column in cells]
            named = list(zip(table.columns, raw, strict=True))
            holed.update(name for name, column in named if column.null_count)
            texts = [account.text(name, column) for name, column in named]
            return pa.RecordBatch.from_arrays(texts, names=list(table.columns))

        yield from batches(self.db.execute(query), batch, rows)
        for name in sorted(holed):
            blob = sa.func.typeof(table.clause.c[name]) == "blob"
            blobs = sa.select(sa.func.count()).where(blob)
            counted = within(blobs, table.keys, part, ordered=False)
            account.count(Reason.UNSUPPORTED_TYPE, name, self.db.scalar(counted) or 0)
        yield from account.skipped()

    def load(self) -> None:
        """Say nothing: only Azure SQL keeps such an account."""

    def mark(self, table: SelectableTable) -> bytes:  # noqa: ARG002 - SQLite says of no table when it changed
        """Digest the whole file."""
        return sqlite.digest(self.url)


def _names(db: sa.Connection) -> list[tuple[str, bytes]]:
    """List tables and views, SQLite's own left out."""
    name: sa.ColumnClause[Any] = sa.column("name")
    kind: sa.ColumnClause[Any] = sa.column("type")
    listed = sa.select(name, kind).select_from(sa.table("sqlite_master", schema=SCHEMA))
    wanted = kind.in_(["table", "view"]), ~name.like(r"sqlite\_%", escape="\\")
    return [(_text(found), what) for found, what in db.execute(listed.where(*wanted))]


def _columns(db: sa.Connection, name: str) -> Iterator[tuple[str, int]]:
    """Give each column with its 1-based position in the primary key, or 0."""
    info = sa.func.pragma_table_xinfo(name, SCHEMA).table_valued("name", "pk", "hidden")
    for column, position, hidden in db.execute(sa.select(info)):
        if hidden != HIDDEN_COLUMN:
            yield _text(column), position


def _order(
    db: sa.Connection, name: str, columns: tuple[str, ...], keys: tuple[str, ...]
) -> tuple[str, ...]:
    """Choose what rows are cut by; a view or a virtual table is read in one piece."""
    info = sa.func.pragma_table_list(name).table_valued("schema", "type", "wr")
    facts = sa.select(info.c.type, info.c.wr).where(info.c.schema == SCHEMA)
    for kind, without_rowid in db.execute(facts):
        if kind not in {b"table", b"shadow"}:
            return ()
        if without_rowid:
            return keys
    taken = {column.lower() for column in columns}
    return tuple(rowid for rowid in ROWIDS if rowid not in taken)[:1]


def _bound(found: Sequence[Any]) -> Bound | None:
    """Make a bound of a key and the types of its columns."""
    half = len(found) // 2
    if b"blob" in found[half:]:
        return None
    try:
        return tuple(k.decode() if isinstance(k, bytes) else k for k in found[:half])
    except UnicodeDecodeError:
        return None


def _as_text(column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """Select a cell as text; a blob becomes null, and a book is cut by bytes before it travels."""
    whole, short = sa.cast(column, sa.INTEGER), sa.cast(column, sa.TEXT)
    real = sa.case(
        (column == whole, sa.cast(whole, sa.TEXT)),
        (column == sa.cast(short, sa.REAL), short),
        else_=sa.func.printf(PRECISE, column),
    )
    raw = sa.cast(column, sa.BLOB)
    long = sa.func.length(raw) > UTF8_BYTES * CELL_CHARACTERS
    text = sa.case((long, sa.func.substr(raw, 1, UTF8_BYTES * (CELL_CHARACTERS + 1))), else_=column)
    by_type = {"text": text, "integer": short, "real": real}
    return sa.case(by_type, value=sa.func.typeof(column))


def _text(name: bytes) -> str:
    """Decode a name; one that is not UTF-8 cannot be asked for, and the database will say so."""
    return name.decode("utf-8", "replace")

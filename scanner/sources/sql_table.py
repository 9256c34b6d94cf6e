"""What a SQLite file says about a table: its columns, and the key to read it by.

Asked of SQLite's own catalogue and not by reflection: SQLAlchemy would make a type of every
declared one, and SQLite lets anything be declared.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from scanner.model.errors import Reason, SourceError

SCHEMA = "main"
"""The name that SQLite gives to the opened file."""

HIDDEN_COLUMN = 1
"""Of a virtual table: an argument, not data (https://sqlite.org/pragma.html#pragma_table_xinfo)."""

KEY_TYPES = frozenset({b"integer", b"text", b"null"})
"""Storage classes of the first and the last key; SQLite sorts text between numbers and blobs."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table or view.

    Attributes:
        clause: For statements; its columns carry no types, so that no value is converted.
        keys: Columns of the primary key, in its order.
    """

    dataset: str
    clause: sa.TableClause
    keys: tuple[str, ...]

    def key(self, db: sa.Connection) -> sa.ColumnElement[Any]:
        """Give the one column that ranges are cut by.

        Raises:
            SourceError: There is none, or none that can be cut.
        """
        if not self.keys:
            raise SourceError(Reason.NO_KEY)
        key = self.clause.c[self.keys[0]]
        # one statement each: SQLite looks a single end up in the index, but scans for two
        ends = (sa.select(sa.func.typeof(end(key))) for end in (sa.func.min, sa.func.max))
        if len(self.keys) > 1 or not KEY_TYPES.issuperset(db.scalars(sa.union_all(*ends))):
            raise SourceError(Reason.UNSUPPORTED_KEY)
        return key


def datasets(db: sa.Connection) -> list[str]:
    """List tables and views, SQLite's own left out."""
    name: sa.ColumnClause[Any] = sa.column("name")
    listed = sa.select(name).select_from(sa.table("sqlite_master", schema=SCHEMA))
    theirs = name.like(r"sqlite\_%", escape="\\")
    wanted = sa.column("type").in_(["table", "view"]), ~theirs
    return sorted(f"{SCHEMA}.{_text(found)}" for found in db.scalars(listed.where(*wanted)))


def table(db: sa.Connection, dataset: str) -> Table:
    """Describe a table.

    Raises:
        SourceError: It is not there.
    """
    name = dataset.removeprefix(f"{SCHEMA}.")
    found = list(_columns(db, name))
    if name == dataset or not found:
        raise SourceError(Reason.NOT_FOUND)
    columns: list[sa.ColumnClause[Any]] = [sa.column(column) for column, _ in found]
    keys = sorted((position, column) for column, position in found if position)
    return Table(dataset, sa.table(name, *columns, schema=SCHEMA), tuple(key for _, key in keys))


def _columns(db: sa.Connection, name: str) -> Iterator[tuple[str, int]]:
    """Give each column with its 1-based position in the primary key, or 0."""
    info = sa.func.pragma_table_xinfo(name, SCHEMA).table_valued("name", "pk", "hidden")
    for column, position, hidden in db.execute(sa.select(info)):
        if hidden != HIDDEN_COLUMN:
            yield _text(column), position


def _text(name: bytes) -> str:
    """Decode a name; one that is not UTF-8 cannot be asked for, and the database will say so."""
    return name.decode("utf-8", "replace")

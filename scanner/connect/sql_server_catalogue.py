"""What SQL Server's catalogue says: tables and views, what of them this login sees, where to cut.

One statement each for all tables together: listing a hundred tables asks as often as listing one.

What hides data hides it from views too, so what a view is made of counts: a view over a masked
column or a filtered table, or over something that cannot be looked up while the database has such
things, is taken to show masks or to lack rows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, TypeAlias

from scanner.connect import tsql
from scanner.connect.sql_server import Connection
from scanner.connect.sql_server_tables import Column, Key, Kind, Table
from scanner.connect.tsql_types import READ, is_key
from scanner.model.errors import Reason, SourceError

PAGE_BYTES = 8192
HISTORY = 1
"""``temporal_type``."""

CLUSTERED = 1
"""``type`` of an index."""

PERCENT = 100

Row: TypeAlias = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Hidden:
    """What this login does not see, by ``object_id``.

    Attributes:
        filtered: Tables under a security policy that filters rows.
        masked: Tables with a column that is masked for it.
        made_of: What each view or function names; ``None`` is something elsewhere.
        blind: It may not see any of this.
    """

    filtered: frozenset[int] = frozenset()
    masked: frozenset[int] = frozenset()
    made_of: Mapping[int, frozenset[int | None]] = field(default_factory=dict)
    blind: bool = False

    def behind(self, number: int, hidden: frozenset[int]) -> bool:
        """Tell whether something hidden is, or may be, among what an object is made of."""
        if not hidden:
            return False
        seen: set[int | None] = set()
        pending: list[int | None] = [number]
        while pending:
            one = pending.pop()
            if one is None or one in hidden:
                return True
            if one not in seen:
                seen.add(one)
                pending.extend(self.made_of.get(one, ()))
        return False


def sees_all(db: Connection) -> bool:
    """Tell whether this login sees what it may not read (``VIEW DEFINITION`` on the database).

    Without that nobody can tell whether the listing is whole, and which rows are hidden.
    """
    return db.rows(tsql.SEES_ALL) == [(1,)]


def tables(db: Connection, dataset: str | None = None) -> tuple[Table, ...]:
    """Describe every table and view, sorted by name; unreadable ones are there with the reason.

    Args:
        db: A connection.
        dataset: The only one to describe, ``schema.table``.
    """
    objects = db.rows(tsql.objects(dataset))
    columns = _grouped(db.rows(tsql.columns(dataset)))
    keys = _grouped(db.rows(tsql.keys(dataset)))
    hidden = _hidden(db, frozenset(row[0] for row in objects if _is_view(row)))
    found = (_table(row, columns.get(row[0], []), keys.get(row[0], []), hidden) for row in objects)
    return tuple(sorted(found, key=lambda table: table.dataset))


def table(db: Connection, dataset: str) -> Table:
    """Describe one.

    Raises:
        SourceError: It is not there, or nothing of it may be read.
    """
    found = tables(db, dataset)
    if not found:
        raise SourceError(Reason.NOT_FOUND)
    if found[0].unread:
        raise SourceError(found[0].unread)
    return found[0]


def load(db: Connection) -> float | None:
    """Give how much of its DTU the database used in the last 15 seconds, of 1.

    The highest of processor, data and log; ``None`` where the server keeps no such account, or
    shows it to others only.
    """
    try:
        percents = db.rows(tsql.LOAD)
    except SourceError as error:
        if error.reason in {Reason.NOT_FOUND, Reason.PERMISSION}:
            return None
        raise
    return max(map(float, percents[0])) / PERCENT if percents else None


def _hidden(db: Connection, views: frozenset[int]) -> Hidden:
    """Ask what is hidden from this login; what views are made of only where that matters."""
    if not sees_all(db):
        return Hidden(blind=True)
    filtered = frozenset(number for (number,) in db.rows(tsql.FILTERED))
    if not views:
        return Hidden(filtered)
    masked = frozenset(number for (number,) in db.rows(tsql.MASKED))
    return Hidden(filtered, masked, _made_of(db, views) if filtered or masked else {})


def _made_of(db: Connection, views: frozenset[int]) -> dict[int, frozenset[int | None]]:
    """Ask what views are made of; anything, where this login may not know."""
    try:
        rows = db.rows(tsql.DEPENDENCIES)
    except SourceError as error:
        if error.reason is not Reason.PERMISSION:
            raise
        return dict.fromkeys(views, frozenset([None]))
    return {of: frozenset(one for _, one in found) for of, found in _grouped(rows).items()}


def _table(row: Row, columns: list[Row], keys: list[Row], hidden: Hidden) -> Table:
    number, schema, name, _, changed, temporal, external, rows, pages, tracked = row
    is_view = _is_view(row)
    masked = is_view and (hidden.blind or hidden.behind(number, hidden.masked))
    conceals = not all(unmasked for *_, unmasked in columns)
    described = tuple(_column(column, masked=masked, conceals=conceals) for column in columns)
    readable = any(column.unread is not Reason.PERMISSION for column in described)
    return Table(
        schema=schema,
        name=name,
        number=number,
        kind=_kind(temporal, is_view=is_view, is_external=bool(external)),
        version=sha256(repr((changed, columns)).encode()).hexdigest(),
        columns=described,
        key=_key({column.name: column for column in described}, keys),
        rows=rows,
        bytes=None if pages is None else pages * PAGE_BYTES,
        unread=None if readable else Reason.PERMISSION,
        filtered=hidden.blind or hidden.behind(number, hidden.filtered),
        tracked=bool(tracked),
    )


def _is_view(row: Row) -> bool:
    return bool(row[3].strip() == "V")


def _kind(temporal: int | None, *, is_view: bool, is_external: bool) -> Kind:
    if is_view:
        return Kind.VIEW
    if is_external:
        return Kind.EXTERNAL
    return Kind.HISTORY if temporal == HISTORY else Kind.TABLE


def _column(row: Row, *, masked: bool, conceals: bool) -> Column:
    """Describe a column.

    A computed column gives masked values if it depends on a masked one, and nothing says on which
    it depends; so all of them count as masked where one column is.
    """
    _, name, kind, size, precision, scale, nullable, computed, encryption, readable, unmasked = row
    unread = None
    if not readable:
        unread = Reason.PERMISSION
    elif encryption:
        unread = Reason.ENCRYPTED_COLUMN
    elif masked or not unmasked or (conceals and computed):
        unread = Reason.MASKED_FOR_LOGIN
    elif kind not in READ:
        unread = Reason.UNSUPPORTED_TYPE
    return Column(name, kind or "", size, precision, scale, bool(nullable), bool(computed), unread)


def _key(columns: Mapping[str, Column], rows: list[Row]) -> Key | None:
    """Choose the index to cut by: the clustered one is in the order of the pages."""
    indexes: dict[tuple[bool, bool, int], list[str]] = {}
    for _, number, kind, primary, name in rows:
        indexes.setdefault((kind != CLUSTERED, not primary, number), []).append(name)
    for (_, _, number), names in sorted(indexes.items()):
        found = tuple(columns[name] for name in names)
        if all(map(is_key, found)):
            return Key(number, found)
    return None


def _grouped(rows: Iterable[Row]) -> dict[int, list[Row]]:
    """Put rows together by their first cell, in their order."""
    groups: dict[int, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[0], []).append(row)
    return groups

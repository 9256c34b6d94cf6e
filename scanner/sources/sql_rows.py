"""Statements and batches for engines that are read row by row through SQLAlchemy."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import pyarrow as pa
import sqlalchemy as sa

from scanner.decode.batches import joined
from scanner.sources.sql_database import Bound, Range, Table

ROWS_PER_FETCH = 256
"""So many rows are in memory before their size is known."""

Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class SelectableTable(Table):
    """A table that SQLAlchemy writes statements for.

    Attributes:
        clause: Its columns carry no types, so that no value is converted. They are to be taken from
            it, and so qualified: a bare name after ``ORDER BY`` would mean a label of that name.
    """

    clause: sa.FromClause

    @property
    def keys(self) -> list[sa.ColumnElement[Any]]:
        """Give the columns of its order."""
        return [self.clause.c[name] for name in self.order]


def clause(schema: str, name: str, *columns: str) -> sa.TableClause:
    """Give what to select from."""
    return sa.table(name, *map(sa.column, dict.fromkeys(columns)), schema=schema)


def selected(text: str, *columns: str) -> sa.FromClause:
    """Give what a query gives to select from; a colon in it is a colon, and no parameter.

    A comment at its end must not take in what comes behind it.
    """
    query = sa.text(text.replace(":", "\\:") + "\n")
    return query.columns(*map(sa.column, columns)).subquery("q")


def nothing_of(text: str) -> sa.Select[Any]:
    """Ask for what a query would give, and for none of it."""
    return sa.select(sa.text("*")).select_from(selected(text)).limit(0)


def labelled(cells: Sequence[sa.ColumnElement[Any]]) -> list[sa.Label[Any]]:
    """Name cells by their place: names of columns may be too long or too odd for a label."""
    return [cell.label(f"c{place}") for place, cell in enumerate(cells)]


def at_least(columns: Sequence[sa.ColumnElement[Any]], bound: Bound) -> sa.ColumnElement[bool]:
    """Say that a key is not before a bound; spelled out, as not every engine compares rows."""
    first, value = columns[0], bound[0]
    if len(bound) == 1:
        return first >= value
    later = sa.and_(first == value, at_least(columns[1:], bound[1:]))
    return sa.and_(first >= value, sa.or_(first > value, later))


def before(columns: Sequence[sa.ColumnElement[Any]], bound: Bound) -> sa.ColumnElement[bool]:
    """Say that a key is before a bound."""
    first, value = columns[0], bound[0]
    if len(bound) == 1:
        return first < value
    earlier = sa.and_(first == value, before(columns[1:], bound[1:]))
    return sa.and_(first <= value, sa.or_(first < value, earlier))


def within(
    query: sa.Select[Any],
    keys: Sequence[sa.ColumnElement[Any]],
    part: Range,
    *,
    ordered: bool = True,
) -> sa.Select[Any]:
    """Limit a query to a range of keys, in their order."""
    if part.low is not None:
        query = query.where(at_least(keys, part.low))
    if part.high is not None:
        query = query.where(before(keys, part.high))
    return query.order_by(*keys) if ordered else query


def walk(
    db: sa.Connection,
    keys: Sequence[sa.ColumnElement[Any]],
    rows: int,
    bound: Callable[[Sequence[Any]], Bound | None],
    more: Sequence[sa.ColumnElement[Any]] = (),
) -> Iterator[Bound]:
    """Find the key after every so many rows, by looking ahead in the index.

    Args:
        db: A connection.
        keys: Columns of one table; without one there is nothing to cut by.
        rows: How many.
        bound: Makes a bound of what was selected, ``None`` of what cannot be one.
        more: Expressions to select beside the key.
    """
    if not keys:
        return
    ahead, part, skip = sa.select(*keys, *more), Range(), rows
    while True:
        query = within(ahead, keys, part).limit(1).offset(skip)
        found = db.execute(query).first()
        if found is None:
            return
        if (cut := bound(found)) is None:
            skip += rows
        else:
            yield cut
            part, skip = Range(low=cut), rows


def batches(
    result: sa.CursorResult[Any], batch: Callable[[Rows], pa.RecordBatch], rows: int
) -> Iterator[pa.RecordBatch]:
    """Turn rows into batches that are bounded by rows and by bytes; none at all into an empty one.

    Args:
        result: What was selected.
        batch: Turns some rows into Arrow.
        rows: The most rows of a batch.
    """
    size = min(rows, ROWS_PER_FETCH)
    fetched = iter(lambda: result.fetchmany(size), [])
    return joined(map(batch, chain([next(fetched, [])], fetched)), rows)

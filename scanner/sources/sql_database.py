"""What ``SqlSource`` asks of a database, whatever its engine: the port that an adapter fills.

An adapter opens sessions; a session is one read transaction, in which a table is described, cut and
read. What a table's rows are ordered by (``Table.order``) is the adapter's own affair: a primary
key, or their physical place. The source only carries it from the cutting to the reading, where
another order or fewer columns mean that the table was changed meanwhile.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias, TypeVar

import pyarrow as pa

from scanner.model.source import Listed, Skipped

Key: TypeAlias = int | float | str
"""One column of a key, in a form that JSON keeps: it is part of what a checkpoint is known by."""

Bound: TypeAlias = tuple[Key, ...]
"""Where one range ends and the next begins."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table or view, as a session finds it.

    Attributes:
        dataset: ``schema.table``.
        columns: Names, in their order.
        order: What its rows are ordered and cut by; empty where they cannot be cut.
    """

    dataset: str
    columns: tuple[str, ...]
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """Rows in ``[low, high)`` of a table's order; ``None`` is no bound.

    Every row is in exactly one of the ranges that share their ends: the first takes null keys too.
    """

    low: Bound | None = None
    high: Bound | None = None


T = TypeVar("T", bound=Table)


class Session(Protocol[T]):
    """One read transaction: everything read in it is of one moment."""

    def listing(self) -> Iterator[Listed]:
        """List tables and views in any order; one that is broken does not hide the others."""
        ...

    def table(self, dataset: str) -> T:
        """Describe a table.

        Raises:
            SourceError: It is not there, or nothing of it may be read.
        """
        ...

    def bounds(self, table: T, rows: int) -> Iterator[Bound]:
        """Give where to cut so that ranges hold about so many rows; nothing if it cannot be cut."""
        ...

    def read(self, table: T, part: Range, rows: int) -> Iterator[pa.RecordBatch | Skipped]:
        """Stream a range in its order, at most so many rows a batch, at least one batch."""
        ...

    def load(self) -> float | None:
        """Give how much of its capacity the server uses, of 1; ``None`` if it does not say."""
        ...

    def mark(self, table: T) -> bytes | None:
        """Give what stays equal as long as a table is unchanged, ``None`` if nothing does."""
        ...


class Database(Protocol):
    """An address, not a connection: workers unpickle it and connect for themselves."""

    def session(self) -> AbstractContextManager[Session[Any]]:
        """Connect and begin.

        Raises:
            SourceError: It cannot be reached, or what is asked of it within fails: drivers quote
                data in their errors, so only type and code are kept.
        """
        ...

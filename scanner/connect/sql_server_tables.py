"""Tables of SQL Server, as its catalogue describes them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from scanner.model.errors import Reason

Value: TypeAlias = int | float | str
"""One column of a key, in a form that JSON keeps."""

Bound: TypeAlias = tuple[Value, ...]
"""Where a range ends and the next begins: values of the first columns of a key, one or more."""


class Kind(StrEnum):
    """What a dataset is."""

    TABLE = "table"
    VIEW = "view"
    HISTORY = "history"
    EXTERNAL = "external"


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        declared: Its system type as T-SQL writes it: ``nvarchar(20)``, ``decimal(10,2)``.
        computed: Its values are made from others.
        unread: Why its values are not to be had: permission, masked for this login, encrypted by
            the client (Always Encrypted), or of a type that is not read.
    """

    name: str
    declared: str
    nullable: bool
    computed: bool = False
    unread: Reason | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table or view.

    Attributes:
        number: ``object_id``.
        rows: The catalogue's count, which is of the last moment and not exact; ``None`` of a view.
        bytes: Pages in use.
        columns: In their order.
        key: The unique columns to order and cut by, the clustered index first; empty without one,
            and then the table is read in one piece.
        unread: Why nothing of it is to be had.
        filtered: Row-level security hides rows from this login, or may: it could not be asked.
        version: Changes whenever columns are added, changed or dropped.
    """

    schema: str
    name: str
    number: int
    kind: Kind
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    rows: int | None = None
    bytes: int | None = None
    unread: Reason | None = None
    filtered: bool = False
    version: str = ""

    @property
    def dataset(self) -> str:
        """Give the physical name."""
        return f"{self.schema}.{self.name}"


@dataclass(frozen=True, slots=True)
class Rights:
    """What this login may see beside data.

    Attributes:
        sees_all: It sees tables that it may not read (``VIEW DEFINITION``). Without it nobody can
            tell whether the listing is whole, or which rows are hidden.
    """

    sees_all: bool

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
        type: Its system type, such as ``nvarchar``; types that a user named are resolved.
        size: Length in bytes, -1 for ``max``.
        precision: Digits of a decimal.
        scale: Of those, behind the point; of a second.
        computed: Its values are made from others.
        unread: Why its values are not to be had: no right, masked for this login, encrypted by the
            client (Always Encrypted), or of a type that is not read.
    """

    name: str
    type: str
    size: int = 0
    precision: int = 0
    scale: int = 0
    nullable: bool = True
    computed: bool = False
    unread: Reason | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """A unique index to order and cut by.

    Attributes:
        number: ``index_id``, which is the number of its statistics too.
    """

    number: int
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table or view.

    Attributes:
        number: ``object_id``.
        version: Of the definition: changes when columns or rights on them do.
        columns: In their order.
        key: The clustered index where it is unique, else the primary key, else another unique one;
            without any, the table is read in one piece.
        rows: The catalogue's count, which is of the last moment and not exact; ``None`` of a view.
        bytes: Pages in use, as far as known.
        unread: Why nothing of it is to be had.
        filtered: A security policy hides rows from this login, or may. It does not where as many
            rows are read as the catalogue counts.
        tracked: Change tracking is on.
    """

    schema: str
    name: str
    number: int
    kind: Kind
    version: str
    columns: tuple[Column, ...]
    key: Key | None = None
    rows: int | None = None
    bytes: int | None = None
    unread: Reason | None = None
    filtered: bool = False
    tracked: bool = False

    @property
    def dataset(self) -> str:
        """Give the physical name."""
        return f"{self.schema}.{self.name}"

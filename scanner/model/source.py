"""Systems that hold data, and how they are read: a port and its nouns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, TypeVar

import pyarrow as pa

from scanner.model.errors import Reason
from scanner.model.secret import Secret


class SourceKind(StrEnum):
    """What a configuration can name as a source; an adapter in ``sources`` reads each."""

    DATABASE = "database"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class SourceAddress:
    """Where a source is, as the configuration names it.

    Attributes:
        name: The name that findings carry.
        url: A SQLAlchemy URL for a database, a path for a folder.
        encodings: Declared character sets, glob of the relative path to Python codec name.
    """

    name: str
    kind: SourceKind
    url: Secret[str]
    encodings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listed:
    """One dataset that a source holds: a table or a file.

    Attributes:
        name: The physical name, ``schema.table`` or a path relative to the source's root. It may be
            personal (a file named after a member): show it only through ``Namer``.
        rows: The catalogue's own count where it has one.
        bytes: Size where it is known.
        unread: Set when it is known from the listing that it will not be read.
    """

    name: str
    rows: int | None = None
    bytes: int | None = None
    unread: Reason | None = None


@dataclass(frozen=True, slots=True)
class Partition:
    """The unit of reading, retry and checkpoint: a picklable description of data, never data.

    Adapters subclass it with what they need to find the data again; key bounds are ``Secret``.

    Attributes:
        dataset: The physical name, as ``Listed.name``.
        ordinal: 0-based position in the dataset.
    """

    dataset: str
    ordinal: int


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something inside a partition that was not read: a type, not a missing row.

    Attributes:
        rows: Records left out whole.
        bytes: Their size where it is known.
        field: The column that could not be read, or ``None`` when whole records are missing.
    """

    reason: Reason
    rows: int = 0
    bytes: int = 0
    field: str | None = None


P = TypeVar("P", bound=Partition)


class Source(Protocol[P]):
    """A system that lists its datasets and streams each in partitions.

    It holds an address, not a connection: a worker unpickles it and connects for itself. Each of
    the operations raises ``SourceError`` and nothing else when data cannot be had; ``read``
    raises it while it is iterated. Reading a partition twice gives the same batches as long as the
    data is unchanged. The partitions of a dataset tile it: every record is in exactly one.
    """

    @property
    def name(self) -> str:
        """The name that findings carry."""
        ...

    @property
    def separator(self) -> str:
        """What stands between the segments of a dataset's name: ``.`` of tables, ``/`` of files."""
        ...

    def mark(self, dataset: str) -> bytes | None:
        """Give what stays equal as long as a dataset is unchanged, and only then.

        Returns:
            A digest that depends on the content, so that it is to be keyed before it is kept;
            ``None`` where there is no trustworthy mark and the dataset has to be read.
        """
        ...

    def listing(self) -> Iterator[Listed]:
        """List every dataset that is there, sorted by name, unreadable ones included."""
        ...

    def partitions(self, dataset: str) -> Iterator[P]:
        """Describe how a dataset is read, in order."""
        ...

    def read(self, partition: P) -> Iterator[pa.RecordBatch | Skipped]:
        """Stream one partition; columns are strings, numbers, dates or timestamps."""
        ...

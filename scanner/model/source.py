"""Systems that hold data, and how they are read: a port and its nouns."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import time
from enum import StrEnum
from typing import Any, Protocol, TypeAlias, TypeVar, runtime_checkable

import pyarrow as pa

from scanner.model.errors import Reason
from scanner.model.layout import Layout
from scanner.model.secret import Secret


class SourceKind(StrEnum):
    """What a configuration can name as a source; an adapter in ``sources`` reads each."""

    DATABASE = "database"
    FOLDER = "folder"
    AZURE_BLOB = "azure_blob"


@dataclass(frozen=True, slots=True)
class Care:
    """How a database is spared that others need.

    Attributes:
        rows_per_second: How fast it is read at most; 0 sets no limit.
        load_percent: Above this share of its capacity reading waits; 0 does not watch it.
        statement_seconds: How long one statement may take; 0 leaves it to the server.
        opens: From when it may be read, on the clock of Asia/Tokyo; ``None`` is at any time.
        closes: Until when; before ``opens`` it is on the next day.
    """

    rows_per_second: int = 0
    load_percent: int = 0
    statement_seconds: int = 0
    opens: time | None = None
    closes: time | None = None

    def shared(self, workers: int) -> "Care":
        """Give each worker its part of the rows per second."""
        rows = self.rows_per_second and max(1, self.rows_per_second // workers)
        return replace(self, rows_per_second=rows)

    def is_open(self, now: time) -> bool:
        """Say whether it may be read now."""
        if self.opens is None or self.closes is None:
            return True
        if self.opens <= self.closes:
            return self.opens <= now < self.closes
        return now >= self.opens or now < self.closes


@dataclass(frozen=True, slots=True)
class SourceAddress:
    """Where a source is, as the configuration names it.

    Attributes:
        name: The name that findings carry.
        url: A SQLAlchemy URL for a database, a path for a folder; the URL of a storage account or
            of one of its containers, or a connection string.
        encodings: Declared character sets, glob of the relative path to Python codec name.
        layouts: Records of fixed width, by glob of the relative path.
        care: Of a database.
        containers: Patterns of the names of containers.
        archive_depth: How many archives may lie in one another.
    """

    name: str
    kind: SourceKind
    url: Secret[str]
    encodings: Mapping[str, str] = field(default_factory=dict)
    care: Care = field(default_factory=Care)
    containers: tuple[str, ...] = ("*",)
    archive_depth: int = 3
    layouts: Mapping[str, Layout] = field(default_factory=dict)


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

_TABLES = ("xlsx", "xlsm", "xlsb", "xltx", "xls", "ods", "db", "sqlite", "sqlite3")
_JOINTS = re.compile(
    "(/|#(?:version|snapshot|deleted)=[0-9TZ:.-]+|"
    + "|".join(rf"(?<=\.{suffix})#" for suffix in _TABLES)
    + ")",
    re.IGNORECASE,
)


def segments(name: str, separator: str) -> tuple[str, ...]:
    """Cut a dataset's name into segments, with what joins them at every second place.

    A path is cut at each ``/``, before the sheet or table inside a file, and around the moment of a
    version; any other name once.
    """
    if separator == "/":
        return tuple(_JOINTS.split(name))
    first, joint, rest = name.partition(separator)
    return (first, joint, rest) if joint else (first,)


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


@runtime_checkable
class Files(Protocol):
    """A source of files, which can tell one by its content."""

    def sha256(self, dataset: str, sizes: Container[int]) -> str | None:
        """Digest the file that a dataset is, or is in.

        Args:
            dataset: As it is listed.
            sizes: Other sizes are not looked at.

        Returns:
            Hex; ``None`` for a file of another size.

        Raises:
            SourceError: It cannot be had.
        """
        ...


Sources: TypeAlias = Mapping[str, Source[Any]]
"""Adapters by the name of their source."""

"""A declared query as an item to hand over: read in one piece, and digested while it is read.

What it gives is no file, so it is digested as the file that it makes: CSV in UTF-8, names of the
columns in its first line, a cell in double quotes only where it must be (RFC 4180, 2), LF behind
each line, nothing for null and ``""`` for empty text. PostgreSQL's ``COPY … CSV HEADER`` writes
text so. Whoever writes such a file from the same rows in the same order has the same digest, and
later scans know that file again.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from typing import Any, Protocol, runtime_checkable

import polars as pl
import pyarrow as pa

from scanner.model.errors import Reason, SourceError
from scanner.model.handover import HandedQuery, Protection
from scanner.model.query import Query
from scanner.model.secret import Secret
from scanner.model.source import Care, Listed, Partition, Skipped
from scanner.sources.pace import Clock, Pace
from scanner.sources.sql_database import Database, Range, Session, Table
from scanner.sources.sql_engines import database

ROWS_PER_BATCH = 100_000


@runtime_checkable
class Asking(Session[Any], Protocol):
    """A session to which a query can be put."""

    def queried(self, text: str) -> Table:
        """Describe what a query gives, as a table that cannot be cut.

        Raises:
            SourceError: The database refuses it, or two columns have one name.
        """
        ...


class CsvDigest:
    """SHA-256 and size of the file that batches make."""

    def __init__(self) -> None:
        self._whole = sha256()
        self.bytes = 0

    def add(self, batch: pa.RecordBatch) -> None:
        """Put in what comes next; the first batch brings the names of the columns."""
        piece = BytesIO()
        frame = pl.DataFrame(pl.from_arrow(batch))
        frame.write_csv(piece, include_header=not self.bytes, quote_style="necessary")
        self._whole.update(piece.getbuffer())
        self.bytes += piece.getbuffer().nbytes

    @property
    def sha256(self) -> str:
        """Give it in hex."""
        return self._whole.hexdigest()


@dataclass(frozen=True, slots=True)
class QueriedItem:
    """What a query gives: item and source in one, read in this process only.

    Attributes:
        name: The source that findings name.
        url: Of the database.
        engine: Gives the adapter for the URL, and for the seconds that a statement may take.
        care: How its server is spared.
        clock: The time, and how it passes.
        readings: What came of each reading that reached its end.
    """

    name: str
    query: Query
    url: Secret[str]
    care: Care = field(default_factory=Care)
    engine: Callable[[Secret[str], int], Database] = database
    clock: Clock = field(default_factory=Clock)
    readings: list[CsvDigest] = field(default_factory=list)

    @property
    def content(self) -> "QueriedItem":
        """Give what is to be read."""
        return self

    @property
    def separator(self) -> str:
        """Give what stands between the segments of a name."""
        return "/"

    def mark(self, dataset: str) -> None:
        """Say nothing: what is to be handed over is always read."""
        self._check(dataset)

    def listing(self) -> Iterator[Listed]:
        """List the query; nothing is asked of the database yet."""
        yield Listed(self.query.item)

    def partitions(self, dataset: str) -> Iterator[Partition]:
        """Read it in one piece: it is one statement."""
        self._check(dataset)
        yield Partition(dataset, 0)

    def read(self, partition: Partition) -> Iterator[pa.RecordBatch | Skipped]:
        """Stream the rows as they come, and digest them."""
        self._check(partition.dataset)
        digest = CsvDigest()
        with self._session() as session:
            if not isinstance(session, Asking):
                raise SourceError(Reason.NOT_BUILT)
            pace = Pace(self.care, self.clock, session.load)
            pace.check()
            table = session.queried(self.query.text.reveal())
            for item in session.read(table, Range(), ROWS_PER_BATCH):
                if not isinstance(item, Skipped):
                    digest.add(item)
                yield item
                if not isinstance(item, Skipped):
                    pace.after(item.num_rows)
        self.readings.append(digest)

    @property
    def names(self) -> tuple[str, ...]:
        """Name the one file that it makes."""
        return (self.query.item,)

    def files(self, shown: Mapping[str, str]) -> tuple[HandedQuery, ...]:
        """Describe that file as it was read; one that was not read to its end is empty.

        Args:
            shown: Its name as it may be shown.
        """
        first, name = (*self.readings, CsvDigest())[0], shown[self.query.item]
        ordered = self.query.ordered
        return (HandedQuery(name, first.bytes, first.sha256, Protection.NONE, ordered),)

    def has_changed(self) -> bool:
        """Say whether two readings differ, if only in the order of their rows."""
        return len({one.sha256 for one in self.readings}) > 1

    def _check(self, dataset: str) -> None:
        if dataset != self.query.item:
            raise SourceError(Reason.NOT_FOUND)

    def _session(self) -> AbstractContextManager[Session[Any]]:
        return self.engine(self.url, self.care.statement_seconds).session()

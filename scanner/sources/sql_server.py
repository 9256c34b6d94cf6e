"""SQL Server and Azure SQL: tables by ranges of their key, as Arrow from Microsoft's driver.

What was read is compared with what the catalogue says that is hidden: a column that this login may
not read, or sees masked or encrypted, is null and a gap; a table under a security policy is a gap,
whatever came of it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from scanner.connect import sql_server, sql_server_catalogue, sql_server_ranges, tsql
from scanner.connect.sql_server import Options
from scanner.connect.sql_server_tables import Column
from scanner.connect.sql_server_tables import Table as Described
from scanner.decode.batches import joined
from scanner.model.errors import Reason
from scanner.model.secret import Secret
from scanner.model.source import Listed, Skipped
from scanner.sources.sql_cells import CELL_CHARACTERS, Account
from scanner.sources.sql_database import Bound, Range, Table

ZEROS = r"(\.[0-9]*?)0+$"
"""What is behind the last digit that counts, as in ``12:00:00.500000`` and ``6900.00``."""


@dataclass(frozen=True, slots=True)
class SqlServerTable(Table):
    """A table with what its catalogue says."""

    described: Described


@dataclass(frozen=True, slots=True)
class SqlServerDatabase:
    """A server's database."""

    url: Secret[str]
    options: Options = Options()  # noqa: RUF009 - frozen

    @contextmanager
    def session(self) -> Iterator["SqlServerSession"]:
        """Connect; each statement sees one moment, where the database keeps versions."""
        with sql_server.reading(self.url, self.options) as db:
            yield SqlServerSession(db)


@dataclass(frozen=True, slots=True)
class SqlServerSession:
    """A connection."""

    db: sql_server.Connection

    def listing(self) -> Iterator[Listed]:
        """List with the catalogue's own count of rows."""
        for table in sql_server_catalogue.tables(self.db):
            yield Listed(table.dataset, table.rows, table.bytes, unread=table.unread)

    def table(self, dataset: str) -> SqlServerTable:
        """Describe a table by the catalogue."""
        found = sql_server_catalogue.table(self.db, dataset)
        columns = tuple(column.name for column in found.columns)
        order = tuple(column.name for column in found.key.columns) if found.key else ()
        return SqlServerTable(dataset, columns, order, found)

    def bounds(self, table: SqlServerTable, rows: int) -> Iterator[Bound]:
        """Cut by the server's histogram of the key, or by walking its index."""
        return sql_server_ranges.bounds(self.db, table.described, rows)

    def read(
        self, table: SqlServerTable, part: Range, rows: int
    ) -> Iterator[pa.RecordBatch | Skipped]:
        """Stream a range; columns that are not read are null, and counted."""
        account, read, found = Account(), 0, table.described
        for streamed in joined(self._stream(found, part, rows), rows):
            read += streamed.num_rows
            yield _batch(streamed, found.columns, account)
        unread = [column for column in found.columns if column.unread is not None]
        for column in unread:
            cells = found.rows or 0 if len(unread) == len(found.columns) else read
            account.count(column.unread or Reason.UNSUPPORTED_TYPE, column.name, cells)
        yield from account.skipped()
        if found.filtered and not (part == Range() and read == found.rows):
            yield Skipped(Reason.ROW_SECURITY)

    def _stream(self, found: Described, part: Range, rows: int) -> Iterator[pa.RecordBatch]:
        """Ask for what can be had; of a table without any such column there is nothing to ask."""
        wanted = [column for column in found.columns if column.unread is None]
        if not wanted:
            return iter([pa.RecordBatch.from_pylist([], pa.schema([]))])
        query = tsql.select(found, wanted, part.low, part.high, CELL_CHARACTERS + 1)
        return self.db.stream(query, rows)

    def load(self) -> float | None:
        """Ask how much of its DTU is in use."""
        return sql_server_catalogue.load(self.db)

    def mark(self, table: SqlServerTable) -> bytes | None:
        """Ask change tracking, or the ``rowversion`` column."""
        return sql_server_ranges.mark(self.db, table.described)


def _batch(
    streamed: pa.RecordBatch, columns: tuple[Column, ...], account: Account
) -> pa.RecordBatch:
    """Put columns that were not asked for in their places, and write the others as text."""
    cells = iter(streamed.columns)
    arrays = [
        pa.nulls(streamed.num_rows, pa.string())
        if column.unread is not None
        else _text(column.name, next(cells), account)
        for column in columns
    ]
    return pa.RecordBatch.from_arrays(arrays, names=[column.name for column in columns])


def _text(name: str, cells: pa.Array, account: Account) -> pa.Array:
    """Write what is not a float as it is read aloud."""
    if pa.types.is_floating(cells.type):
        return cells
    text = cells.cast(pa.string())
    if pa.types.is_decimal(cells.type) or pa.types.is_timestamp(cells.type):
        return pc.utf8_rtrim(pc.replace_substring_regex(text, ZEROS, r"\1"), ".")
    return account.bounded(name, text)

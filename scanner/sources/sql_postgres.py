"""PostgreSQL: tables by ranges of a unique key, else by their blocks; views in one piece.

Every column comes as text but floats: the server writes dates and numbers as they are read aloud,
infinities and years before Christ included, and the client has nothing left to convert.

Blocks are cut only where no key can do it. A row that is updated may move to a block that was
already read, so the count of updates is part of the order that the reading checks; the server
counts with some seconds' delay. Rows that are inserted meanwhile belong to the next scan.
"""

import operator
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import sqlalchemy as sa

from scanner.connect import postgres
from scanner.decode.batches import joined
from scanner.model.errors import Reason, SourceError
from scanner.model.secret import Secret
from scanner.model.source import Listed, Skipped
from scanner.sources import sql_postgres_catalogue as catalogue
from scanner.sources.sql_cells import CELL_CHARACTERS, Account
from scanner.sources.sql_database import Bound, Range
from scanner.sources.sql_postgres_catalogue import Column, Kind, Relation
from scanner.sources.sql_rows import SelectableTable, clause, labelled, nothing_of, selected

BLOCKS = "ctid"
"""The system column of a row's place, and the order of tables that are cut by it."""

ROWS_PER_BLOCK = 50
"""A guess, where the planner never counted."""


@dataclass(frozen=True, slots=True)
class PostgresTable(SelectableTable):
    """A table with what its catalogue says."""

    relation: Relation
    described: tuple[Column, ...]

    def select(self, *cells: sa.ColumnElement[Any]) -> sa.Select[Any]:
        """Select from it alone: tables that inherit from it are datasets of their own."""
        query = sa.select(*cells).select_from(self.clause)
        return query.with_hint(self.clause, "ONLY") if self.relation.has_heirs else query

    def within(self, query: sa.Select[Any], part: Range) -> sa.Select[Any]:
        """Limit a query to a range, in its order."""
        if not self.order:
            return query
        by_block = self.order[0] == BLOCKS
        names = self.order[:1] if by_block else self.order
        columns = [self.clause.c[name] for name in names]
        ends = [(part.low, operator.ge), (part.high, operator.lt)]
        for bound, compare in ends:
            if bound is not None:
                values = self._block(bound) if by_block else self._key(bound)
                query = query.where(compare(sa.tuple_(*columns), sa.tuple_(*values)))
        return query if by_block else query.order_by(*columns)

    def _key(self, bound: Bound) -> list[sa.ColumnElement[Any]]:
        types = {column.name: column.type for column in self.described}
        return [
            postgres.typed(str(value), types[name])
            for name, value in zip(self.order, bound, strict=True)
        ]

    def _block(self, bound: Bound) -> list[sa.ColumnElement[Any]]:
        return [postgres.typed(f"({bound[0]},0)", "tid")]


@dataclass(frozen=True, slots=True)
class PostgresDatabase:
    """A server's database.

    Attributes:
        statement_seconds: How long one statement may take; 0 leaves it to the server.
    """

    url: Secret[str]
    statement_seconds: int = 0

    @contextmanager
    def session(self) -> Iterator["PostgresSession"]:
        """Begin a read-only transaction on one snapshot."""
        with postgres.reading(self.url, self.statement_seconds) as db:
            yield PostgresSession(db, self.url)


@dataclass(frozen=True, slots=True)
class PostgresSession:
    """One snapshot."""

    db: postgres.Connection
    url: Secret[str]

    def listing(self) -> Iterator[Listed]:
        """List with the planner's own count of rows, which may be old."""
        found = catalogue.relations(self.db)
        times = Counter(relation.dataset for relation in found)
        for relation in found:
            unread = None if relation.readable else Reason.PERMISSION
            if times[relation.dataset] > 1:  # dots in names: nobody could tell which is which
                unread = Reason.NOT_BUILT
            yield Listed(relation.dataset, relation.rows, unread=unread)

    def table(self, dataset: str) -> PostgresTable:
        """Describe a table by the catalogue.

        Raises:
            SourceError: It is not there, or may not be read at all.
        """
        relation = catalogue.relation(self.db, dataset)
        if not relation.readable:
            raise SourceError(Reason.PERMISSION)
        columns = catalogue.columns(self.db, relation)
        names, order = tuple(column.name for column in columns), self._order(relation, columns)
        source = clause(relation.schema, relation.name, *names, *order)
        return PostgresTable(dataset, names, order, source, relation, columns)

    def queried(self, text: str) -> PostgresTable:
        """Describe what a query gives: as a view, whose columns the server describes.

        Raises:
            SourceError: Two columns have one name, or the server refuses it.
        """
        described = catalogue.described(self.db.schema(nothing_of(text)))
        names = tuple(column.name for column in described)
        if len(set(names)) < len(names):
            raise SourceError(Reason.MALFORMED)
        return PostgresTable("", names, (), selected(text, *names), catalogue.QUERY, described)

    def bounds(self, table: PostgresTable, rows: int) -> Iterator[Bound]:
        """Walk the index, or divide the blocks by the planner's count of rows."""
        if table.order[:1] == (BLOCKS,):
            blocks = table.relation.blocks
            counted = table.relation.rows or blocks * ROWS_PER_BLOCK
            each = max(1, -(-blocks * rows // counted))
            yield from ((first,) for first in range(each, blocks, each))
        elif table.order:
            yield from self._walk(table, rows)

    def read(
        self, table: PostgresTable, part: Range, rows: int
    ) -> Iterator[pa.RecordBatch | Skipped]:
        """Stream a range; columns that are not read are null, and counted."""
        account, read = Account(), 0
        filtered = self._is_filtered(table)
        cells = [_cell(column, table.clause.c[column.name]) for column in table.described]
        stream = self.db.stream(table.within(table.select(*labelled(cells)), part))
        for streamed in joined(stream, rows):
            for start in range(0, max(streamed.num_rows, 1), rows):
                batch = _batch(streamed.slice(start, rows), table.described, account)
                read += batch.num_rows
                yield batch
        for column in table.described:
            if column.kind is Kind.DENIED:
                yield Skipped(Reason.PERMISSION, rows=read, field=column.name)
        yield from account.skipped()
        if filtered:
            yield Skipped(Reason.ROW_SECURITY)

    def load(self) -> None:
        """Say nothing: only Azure SQL keeps such an account."""

    def mark(self, table: PostgresTable) -> None:
        """Say nothing: counters of changes are lost in a crash, so tables are read every night."""

    def _order(self, relation: Relation, columns: tuple[Column, ...]) -> tuple[str, ...]:
        """Choose a key that may be read, else blocks, where a table has them."""
        seen = {column.name for column in columns if column.kind is not Kind.DENIED}
        for key in catalogue.keys(self.db, relation):
            if seen.issuperset(key):
                return key
        if relation.blocks and relation.whole:
            return BLOCKS, str(relation.file), str(relation.updates)
        return ()

    def _walk(self, table: PostgresTable, rows: int) -> Iterator[Bound]:
        """Find the key after every so many rows."""
        texts = labelled([sa.cast(key, sa.Text) for key in table.keys])
        part = Range()
        while found := self.db.rows(table.within(table.select(*texts), part).limit(1).offset(rows)):
            bound = tuple(found[0])
            yield bound
            part = Range(low=bound)

    def _is_filtered(self, table: PostgresTable) -> bool:
        """Say whether row security hides rows; of a view, whether it does so in what it shows.

        With ``row_security`` off PostgreSQL refuses a statement that would be filtered, and with
        it the rest of a transaction: so it is asked in another.
        """
        if not table.relation.is_view:
            return table.relation.filtered
        nothing = table.select(sa.null()).limit(0)
        self.db.rows(nothing)
        try:
            with postgres.reading(self.url) as other:
                other.set(row_security="off")
                other.rows(nothing)
        except SourceError as error:
            if error.reason is Reason.PERMISSION:
                return True
            raise
        return False


def _cell(column: Column, cell: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """Select a column as it travels; of binary data only whether it is there."""
    text: sa.ColumnElement[Any] = sa.cast(cell, sa.Text)
    if column.short and column.kind is Kind.TEXT:
        return text
    size, start = sa.func.octet_length(text), sa.func.left(text, CELL_CHARACTERS + 1)
    by_kind = {
        Kind.TEXT: sa.case((size > CELL_CHARACTERS, start), else_=text),
        Kind.NUMERIC: sa.cast(sa.func.trim_scale(cell), sa.Text),
        Kind.FLOAT: cell,
        Kind.REAL: sa.cast(text, sa.Double),  # else 0.1 would become 0.10000000149011612
        Kind.BINARY: cell.is_not(None),
        Kind.DENIED: sa.cast(sa.null(), sa.Text),
    }
    return by_kind[column.kind]


def _batch(
    streamed: pa.RecordBatch, columns: tuple[Column, ...], account: Account
) -> pa.RecordBatch:
    """Give the batch its names, and put down what is not in it."""
    arrays = []
    for column, cells in zip(columns, streamed.columns, strict=True):
        if column.kind is Kind.BINARY:
            account.count(Reason.UNSUPPORTED_TYPE, column.name, pc.sum(cells).as_py() or 0)
            arrays.append(pa.nulls(len(cells), pa.string()))
        elif pa.types.is_string(cells.type):
            arrays.append(account.bounded(column.name, cells))
        else:
            arrays.append(cells)
    return pa.RecordBatch.from_arrays(arrays, names=[column.name for column in columns])

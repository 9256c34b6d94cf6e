"""Hold the scanner against a real SQL Server, which it only reads: ``make verify-sqlserver``.

Every statement runs through both drivers, and every table that is not too large is read as a source
has to be: partitions tile it, a second reading is the same, what travels arrives, and a mark stays.
What is printed names statements, tables and kinds of errors, and no value.
"""

import os
import pickle
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import pyarrow as pa

from scanner.connect import sql_server_catalogue as catalogue
from scanner.connect import sql_server_ranges as ranges
from scanner.connect import tsql
from scanner.connect.sql_server import Connection, reading
from scanner.connect.sql_server_tables import Table
from scanner.connect.tsql import Statement
from scanner.model.errors import Reason, SourceError, UsageError
from scanner.model.secret import Secret
from scanner.sources.sql import SqlSource

MOST_ROWS = 200_000
"""A larger table is described and cut, and not read."""

PARTITIONS = 4
"""Into so many a table is cut at least, where it can be."""

FAILED = "FAILED"


@dataclass(frozen=True, slots=True)
class Line:
    """What came of one thing that was tried."""

    what: str
    outcome: str

    def __str__(self) -> str:
        return f"{self.outcome:<24}  {self.what}"

    @property
    def failed(self) -> bool:
        return self.outcome.startswith(FAILED)


def verify(url: Secret[str]) -> Iterator[Line]:
    """Try everything, one after the other."""
    with reading(url) as db:
        yield from _statements(db)
        tables = catalogue.tables(db)
    for table in tables:
        yield from _table(url, table)


def _statements(db: Connection) -> Iterator[Line]:
    """Run what needs no table; what a server does not have or allow is said, and no failure."""
    named = {name: one for name, one in vars(tsql).items() if isinstance(one, Statement)}
    named |= {"objects": tsql.objects(None), "columns": tsql.columns(None), "keys": tsql.keys(None)}
    for name, statement in named.items():
        yield _tried(f"{name} through pyodbc", partial(_asked, db, statement))
        if not statement.text.startswith("SET"):  # which gives nothing to stream
            yield _tried(f"{name} through mssql-python", partial(_streamed, db, statement))


def _asked(db: Connection, statement: Statement) -> str:
    return f"{len(db.rows(statement))} rows"


def _streamed(db: Connection, statement: Statement) -> str:
    return f"{sum(batch.num_rows for batch in db.stream(statement, 1000))} rows"


def _table(url: Secret[str], table: Table) -> Iterator[Line]:
    what = f"{table.kind} {table.dataset}"
    if table.unread:
        yield Line(what, f"not read: {table.unread}")
        return
    for name, one in _of_one(url, table):
        yield _tried(f"{what}: {name}", one)


def _of_one(url: Secret[str], table: Table) -> Iterator[tuple[str, Callable[[], str]]]:
    rows = max(1, min(table.rows or MOST_ROWS, MOST_ROWS) // PARTITIONS)
    source = SqlSource("verified", url, rows)
    yield "mark", lambda: "none" if source.mark(table.dataset) is None else "one"
    yield "mark again", lambda: _same(source.mark(table.dataset), source.mark(table.dataset))
    yield "cut", lambda: f"{len(list(source.partitions(table.dataset)))} partitions"
    if (table.rows or 0) > MOST_ROWS:
        return
    yield "both drivers", lambda: _drivers(url, table)
    yield "read", lambda: _read(source, url, table)


def _read(source: SqlSource, url: Secret[str], table: Table) -> str:
    """Read the partitions twice, the second time as a worker would, and the whole in one piece."""
    partitions = list(source.partitions(table.dataset))
    arrived = pickle.loads(pickle.dumps((source, partitions)))  # noqa: S301 - our own bytes
    first, second = (
        [list(one.read(partition)) for partition in found]
        for one, found in ((source, partitions), arrived)
    )
    if first != second:
        return f"{FAILED}: a second reading differs"
    read = sum(b.num_rows for items in first for b in items if isinstance(b, pa.RecordBatch))
    with reading(url) as db:
        wanted = [column for column in table.columns if column.unread is None]
        whole = sum(b.num_rows for b in db.stream(tsql.select(table, wanted[:1]), 10_000))
    return f"{read} rows" if read == whole else f"{FAILED}: {read} of {whole} rows"


def _drivers(url: Secret[str], table: Table) -> str:
    """Compare the first rows of both drivers, cell by cell."""
    wanted = [column for column in table.columns if column.unread is None]
    with reading(url) as db:
        bound = next(ranges.bounds(db, table, 100), None)
        query = tsql.select(table, wanted, None, bound)
        rows = db.rows(query)
        arrow = [
            tuple(row.values()) for batch in db.stream(query, 100) for row in batch.to_pylist()
        ]
    return _same(rows, arrow)


def _same(one: object, other: object) -> str:
    return "the same" if one == other else f"{FAILED}: not the same"


def _tried(what: str, one: Callable[[], str]) -> Line:
    """Try one thing; that a server has it not, or does not allow it, is no failure."""
    try:
        return Line(what, one())
    except SourceError as error:
        expected = error.reason in {Reason.NOT_FOUND, Reason.PERMISSION}
        return Line(what, f"{'refused' if expected else FAILED}: {error}")


def main(reference: str) -> int:
    """Print what came of each, and give 1 if anything failed.

    Args:
        reference: ``env:NAME`` of a variable that holds the address.
    """
    scheme, _, name = reference.partition(":")
    if scheme != "env" or name not in os.environ:
        print("usage: make verify-sqlserver URL=env:NAME", file=sys.stderr)  # noqa: T201
        return 2
    try:
        lines = []
        for line in verify(Secret(os.environ[name])):
            lines.append(line)
            print(line, flush=True)  # noqa: T201 - what it is for
    except (SourceError, UsageError) as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 2
    return int(any(line.failed for line in lines))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))

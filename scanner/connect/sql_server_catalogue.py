"""What SQL Server's catalogue says: tables and views, what of them this login sees, where to cut.

One statement each for all tables together: listing a hundred tables asks as often as listing one.
"""

from collections.abc import Iterator

from scanner.connect.sql_server import Connection
from scanner.connect.sql_server_tables import Bound, Table


def sees_all(db: Connection) -> bool:
    """Tell whether this login sees what it may not read (``VIEW DEFINITION`` on the database).

    Without that nobody can tell whether the listing is whole, and which rows are hidden.
    """
    raise NotImplementedError


def tables(db: Connection) -> tuple[Table, ...]:
    """Describe every table and view, sorted by name; unreadable ones are there with the reason."""
    raise NotImplementedError


def table(db: Connection, dataset: str) -> Table:
    """Describe one.

    Raises:
        SourceError: It is not there.
    """
    raise NotImplementedError


def bounds(db: Connection, table: Table, rows: int) -> Iterator[Bound]:
    """Give where to cut so that ranges hold about so many rows; nothing without a key.

    The server's histogram of the key answers for large tables, which costs it nothing; otherwise
    the index is walked once.
    """
    raise NotImplementedError


def mark(db: Connection, table: Table) -> bytes | None:
    """Give what stays equal as long as a table is unchanged; ``None`` if nothing does.

    Change tracking where the table has it, else a ``rowversion`` column.
    """
    raise NotImplementedError


def load(db: Connection) -> float | None:
    """Give how much of its DTU the database used in the last 15 seconds, of 1; ``None`` elsewhere.

    The highest of processor, data and log, over ``sys.dm_db_resource_stats``.
    """
    raise NotImplementedError

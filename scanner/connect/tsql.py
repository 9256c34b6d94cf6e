"""Every T-SQL statement that is sent to a server: one place to read what the scanner asks for.

None of them writes. Names stand in them quoted, values are parameters.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from scanner.connect.sql_server_tables import Bound, Column, Table, Value
from scanner.model.secret import Secret


@dataclass(frozen=True, slots=True)
class Statement:
    """Text with ``?`` for each parameter; parameters may be card numbers, so they are secret."""

    text: str
    parameters: Secret[tuple[Value, ...]] = field(default=Secret(()))


def select(
    table: Table,
    columns: Sequence[Column],
    low: Bound | None = None,
    high: Bound | None = None,
    characters: int = 250_000,
) -> Statement:
    """Ask for a range ``[low, high)`` in key order, on one processor of the server.

    ``None`` is no bound. Columns come as text, integers, decimals, floats, dates, timestamps or
    booleans, under their own names; cells of unbounded types are cut after so many characters.
    """
    raise NotImplementedError

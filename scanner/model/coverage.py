"""How much of each dataset was read, as a run records it."""

from dataclasses import dataclass
from datetime import datetime

READ_WHOLE = frozenset({"read", "reused"})
"""Statuses of a dataset that was read to its end, now or on an earlier night."""


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """How much of one dataset was read.

    Attributes:
        dataset: The name that findings carry; with ``object`` for a file of many.
        status: ``read``, ``partial``, ``unread`` or ``reused``.
        reasons: Codes of what was not read, sorted.
        read_at: When a reused profile was read: the ``as_of`` of that run.
    """

    source: str
    dataset: str | None
    object: str | None
    status: str
    rows: int
    bytes: int | None
    reasons: tuple[str, ...] = ()
    read_at: datetime | None = None

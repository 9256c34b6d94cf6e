"""Read a source to its end and keep account: rows, what it said it skipped, how it refused."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from scanner.model.errors import Reason, SourceError
from scanner.model.source import Partition, Skipped, Source

NOBODY = 65534


@dataclass
class Account:
    """What came out of one reading.

    Attributes:
        rows: Cells of each record, in order.
        skipped: Records or cells left out, by reason.
        refused: The reason of the error that ended the reading.
    """

    rows: list[tuple[str | None, ...]] = field(default_factory=list)
    names: tuple[str, ...] = ()
    skipped: Counter[Reason] = field(default_factory=Counter)
    refused: Reason | None = None

    @property
    def complete(self) -> bool:
        return self.refused is None and not self.skipped


def read(source: Source[Any], partitions: Iterable[Partition]) -> Account:
    """Read partitions; any error but ``SourceError`` goes through."""
    account = Account()
    try:
        for partition in partitions:
            for item in source.read(partition):
                if isinstance(item, Skipped):
                    account.skipped[item.reason] += item.rows
                else:
                    account.names = tuple(item.schema.names)
                    account.rows += zip(*(c.to_pylist() for c in item.columns), strict=True)
    except SourceError as error:
        account.refused = error.reason
    return account


def read_dataset(source: Source[Any], dataset: str) -> Account:
    """Cut a dataset and read it, as a scan does."""
    return read(source, source.partitions(dataset))


def listed(source: Source[Any]) -> dict[str, Reason | None]:
    """Give why each dataset is known to stay unread, ``None`` for one that is to be read."""
    return {entry.name: entry.unread for entry in source.listing()}


@contextmanager
def without_privileges() -> Iterator[None]:
    """Be nobody for a while: root may read everything."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)

"""Data that is declared to be statistics: how large its groups must be, and how large they are.

Rows that are alike in every quasi-identifier are a group, and k-anonymity asks that none is smaller
than k (Sweeney, k-anonymity, 2002). Groups spread over partitions, so a profile carries a keyed
digest of each group's quasi-identifiers and its rows, no value. Beyond ``MOST_GROUPS`` only those
with the smallest digests are kept: of these every row is counted, whatever the order in which
profiles are added, so what is found among them is true, and what is not found is not known.
"""

from dataclasses import dataclass, field
from typing import Self

import pyarrow as pa
import pyarrow.compute as pc

MOST_GROUPS = 1 << 20
"""16 MB; a million rows have fewer groups."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """What is promised of a dataset of groups.

    Attributes:
        k: No group may have fewer people.
        quasi_identifiers: Columns that together may tell who a row is about, one row a person.
        counts: Columns that count people, where the dataset is a cross table.
    """

    k: int
    quasi_identifiers: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many groups and rows there are.

    Attributes:
        unique: Rows that are alone in their group.
        below: Rows in groups that are smaller than asked for.
        smallest: Rows of the smallest group; ``None`` without any.
    """

    groups: int = 0
    unique: int = 0
    below: int = 0
    smallest: int | None = None


@dataclass(frozen=True, slots=True)
class Groups:
    """Rows by group: digests in ascending order, and the rows of each.

    Attributes:
        digests: Unsigned numbers of 64 bits, little-endian.
        rows: As many numbers of the same kind.
        incomplete: There were more groups than are kept.
    """

    digests: bytes = b""
    rows: bytes = b""
    incomplete: bool = False

    @classmethod
    def of(cls, digests: pa.Array, rows: pa.Array, *, incomplete: bool = False) -> Self:
        """Count together what is the same group, and keep as many groups as may be."""
        order = pc.sort_indices(digests)
        runs = pc.run_end_encode(digests.take(order), run_end_type=pa.int64())
        last = pc.subtract(runs.run_ends, 1)
        up_to = pc.cumulative_sum(rows.take(order)).take(last)
        before = pa.concat_arrays([pa.array([0], pa.uint64()), up_to])[: len(up_to)]
        kept, counted = runs.values, pc.subtract(up_to, before)
        return cls(
            _bytes(kept[:MOST_GROUPS]),
            _bytes(counted[:MOST_GROUPS]),
            incomplete or len(kept) > MOST_GROUPS,
        )

    def __add__(self, other: Self) -> Self:
        if not (self.digests and other.digests):
            filled = self if self.digests else other
            return type(self)(filled.digests, filled.rows, self.incomplete or other.incomplete)
        both = (
            pa.concat_arrays([_numbers(mine), _numbers(its)])
            for mine, its in ((self.digests, other.digests), (self.rows, other.rows))
        )
        return type(self).of(*both, incomplete=self.incomplete or other.incomplete)

    def sizes(self, k: int) -> Sizes:
        """Say how many groups there are, and how many rows stand in small ones."""
        rows = _numbers(self.rows)
        if not len(rows):
            return Sizes()
        small = rows.filter(pc.less(rows, k))
        return Sizes(
            groups=len(rows),
            unique=pc.sum(pc.equal(rows, 1)).as_py(),
            below=pc.sum(small).as_py() or 0,
            smallest=pc.min(rows).as_py(),
        )


def _numbers(content: bytes) -> pa.Array:
    """See bytes as numbers."""
    buffer = pa.py_buffer(content)
    return pa.Array.from_buffers(pa.uint64(), len(content) // 8, [None, buffer])


def _bytes(numbers: pa.Array) -> bytes:
    """See numbers as bytes."""
    content: bytes = numbers.buffers()[1].slice(8 * numbers.offset, 8 * len(numbers)).to_pybytes()
    return content


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of a dataset that is declared to be statistics.

    Attributes:
        groups: Rows by group.
        small: Cells of a cross table that count fewer people than allowed, and not nobody.
        smallest: The smallest number in such a cell.
        small_rows: Rows with such a cell.
        unknown: Rows that could not be counted: a column is missing, or a cell is no count.
    """

    groups: Groups = field(default_factory=Groups)
    small: int = 0
    smallest: int | None = None
    small_rows: int = 0
    unknown: int = 0

    def __add__(self, other: Self) -> Self:
        known = [n for n in (self.smallest, other.smallest) if n is not None]
        return type(self)(
            groups=self.groups + other.groups,
            small=self.small + other.small,
            smallest=min(known, default=None),
            small_rows=self.small_rows + other.small_rows,
            unknown=self.unknown + other.unknown,
        )

"""How large the groups of a dataset are that is declared to be statistics.

A group is what rows have alike in every quasi-identifier, in whatever way it is written. It leaves
the partition as a keyed digest: the domain of ages, towns and genders is so small that anybody
could undo another one. A row in which every quasi-identifier is hidden or blank is in no group.
"""

from collections.abc import Mapping, Sequence

import polars as pl
import pyarrow as pa

from scanner.model.detection import Detector
from scanner.model.secret import Secret, derive_key
from scanner.model.statistics import Groups, Seen, Statistics
from scanner.profiling.printing import LONGEST, Printer

PURPOSE, TAG = "groups of rows", "GROUP"

BETWEEN = "\x1f"
"""Stands between the parts of a group, which hold no such sign."""

SEPARATORS = r"[,\s]"
COUNT = r"^([0-9]{1,18})(?:\.0+)?(?:人|名|件)?$"
WITHHELD = r"^(?:[*\-.…●○•◯〇■□×✕※]*|[xX]+|秘匿?|非公表|非公開|n/?a|N/?A)$"
MARKS = ("small", "unknown")
LESS_THAN = r"^(?:([0-9]{1,18})(?:人|名|件)?未満|<([0-9]{1,18}))$"


def statistics(
    columns: Mapping[str, pa.Array],
    declared: Statistics,
    rows: int,
    detector: Detector,
    key: Secret[bytes] | None,
) -> Seen:
    """Count groups, or the small cells of a cross table.

    Args:
        columns: Strings by name; a column with several values a record is left out.
        declared: What was promised.
        rows: Records.
        detector: Knows how groups are written.
        key: The secret under which groups are told apart; without it nothing is counted.
    """
    named = declared.counts or declared.quasi_identifiers
    if key is None or not columns.keys() >= set(named):
        return Seen(unknown=rows)
    if declared.counts:
        return _cells([columns[name] for name in named], declared.k)
    return _groups([columns[name] for name in named], detector, key)


def _groups(columns: Sequence[pa.Array], detector: Detector, key: Secret[bytes]) -> Seen:
    """Count the rows of each group; texts that are longer than any group are not counted."""
    frame = pl.DataFrame(
        {str(n): pl.from_arrow(detector.groups(one)) for n, one in enumerate(columns)}
    )
    told = frame.filter(pl.any_horizontal(pl.all() != ""))
    written = pl.concat_str(frame.columns, separator=BETWEEN).alias("group")
    counted = told.group_by(pl.all()).len("rows").select(written, "rows")
    is_group = pl.col("group").str.len_bytes() <= LONGEST
    groups, others = counted.filter(is_group), counted.filter(~is_group)
    unknown = int(others["rows"].sum())
    if groups.is_empty():
        return Seen(unknown=unknown)
    digests = Printer(derive_key(key, PURPOSE)).texts(groups["group"], TAG)
    rows = groups["rows"].cast(pl.UInt64).to_arrow()
    return Seen(groups=Groups.of(pa.array(digests), rows), unknown=unknown)


def _cells(columns: Sequence[pa.Array], k: int) -> Seen:
    """Find the cells that count fewer people than allowed; nobody is no group."""
    frames = [_of_column(column, k) for column in columns]
    marks = [pl.DataFrame({str(n): one[what] for n, one in enumerate(frames)}) for what in MARKS]
    small, unknown = marks
    least = small.select(pl.min_horizontal(pl.all())).to_series()
    return Seen(
        small=int(small.select(pl.sum_horizontal(pl.all().count())).item()),
        smallest=None if least.is_null().all() else int(least.fill_null(k).to_numpy().min()),
        small_rows=least.count(),
        unknown=int(unknown.select(pl.any_horizontal(pl.all())).to_series().sum()),
    )


def _of_column(column: pa.Array, k: int) -> pl.DataFrame:
    """Give the small counts of a column, null elsewhere, and mark what is no count.

    ``10人未満`` withholds a count where ten are asked for; where twenty are, it tells of nine.
    """
    text = pl.col("cell").fill_null("").str.normalize("NFKC").str.replace_all(SEPARATORS, "")
    limit = pl.coalesce(text.str.extract(LESS_THAN, place) for place in (1, 2)).cast(pl.Int64)
    count = text.str.extract(COUNT).cast(pl.Int64)
    told = pl.coalesce(count, pl.when(limit < k).then(limit - 1))
    cells = pl.DataFrame({"cell": pl.from_arrow(column)})
    return cells.select(
        pl.when(told.is_between(1, k - 1)).then(told).alias("small"),
        (count.is_null() & limit.is_null() & ~text.str.contains(WITHHELD)).alias("unknown"),
    )

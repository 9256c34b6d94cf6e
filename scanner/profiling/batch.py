"""One Arrow batch to one profile."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import reduce
from operator import add
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.compute as pc

from scanner.model.category import DataCategory
from scanner.model.comparing import Compared
from scanner.model.declaration import DatasetDeclaration, FieldDeclaration, Treatment
from scanner.model.detection import Detector
from scanner.model.profile import DatasetProfile, FieldProfile, Records
from scanner.model.statistics import Seen
from scanner.profiling.cities import by_city
from scanner.profiling.collecting import SPEAKING, Cells, Collector
from scanner.profiling.forms import forms
from scanner.profiling.grading import Grades, Tallies, grades, tallies
from scanner.profiling.groups import statistics
from scanner.profiling.masking import held, mask_tally
from scanner.profiling.names import Namer
from scanner.profiling.printing import Printer
from scanner.profiling.replaced import with_replaced
from scanner.profiling.strength import strength
from scanner.profiling.tokens import Looking, besides_clear, token_key, token_tally

BEHIND_ALL_SPACES = "\u3001"
"""White space of Unicode ends with U+3000, the ideographic space."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a partition is read with: picklable, the same for all partitions of a dataset.

    Attributes:
        declaration: ``None`` for a dataset that nobody declared.
        namer: Gives undeclared columns the names that they may carry outside.
        compared: What of it may be a copy of another masked copy.
        printer: Makes fingerprints; ``None`` without a city's key.
    """

    declaration: DatasetDeclaration | None
    detector: Detector
    namer: Namer
    compared: Compared = field(default_factory=Compared)
    printer: Printer | None = None

    def collector(self) -> Collector | None:
        """Give what collects the fingerprints of one partition."""
        return None if self.printer is None else Collector(self.printer, self.detector)

    def declared(self, column: str) -> FieldDeclaration | None:
        """Find the declaration of a column."""
        return None if self.declaration is None else self.declaration.field(column)

    def shown(self, column: str, ordinal: int) -> str:
        """Name a column as the policy does, else as it may be shown."""
        if self.declaration is not None and column in self.declaration.fields:
            return column
        return self.namer.column(column, ordinal)


def profile_batch(
    batch: pa.RecordBatch, reading: Reading, collector: Collector | None = None
) -> DatasetProfile:
    """Summarise one batch: every cell is graded, none leaves but as a fingerprint.

    Args:
        batch: Records.
        reading: How they are read.
        collector: Collects fingerprints.
    """
    declared = reading.declaration
    if declared is None or declared.city_column is None or not batch.num_rows:
        return DatasetProfile(**_plain(_records(batch, reading, collector)))
    cities = {city: _records(part, reading, collector) for city, part in by_city(batch, declared)}
    return DatasetProfile(**_plain(reduce(add, cities.values())), cities=cities)


def _plain(records: Records) -> dict[str, Any]:
    return {one.name: getattr(records, one.name) for one in fields(records)}


def _records(batch: pa.RecordBatch, reading: Reading, collector: Collector | None) -> Records:
    """Summarise records, whosever they are."""
    columns = {
        name: text_of(values_of(batch.column(i))) for i, name in enumerate(batch.schema.names)
    }
    single = {n: v for n, v in columns.items() if not pa.types.is_list(batch.column(n).type)}
    seen = dict(zip(single, grades(list(single.values()), reading.detector), strict=True))
    for name in columns.keys() - single.keys():
        [seen[name]] = grades([columns[name]], reading.detector)
    profiled = [
        _field(name, ordinal, columns[name], seen[name], reading)
        for ordinal, name in enumerate(columns)
    ]
    if collector is not None:
        collector.add(
            [
                replace(cells, many=n not in single)
                for n, (cells, _) in zip(columns, profiled, strict=True)
            ]
        )
    named = {cells.shown: profile for cells, profile in profiled}
    records = Records(
        rows=batch.num_rows,
        fields=named,
        statistics=_statistics(batch, columns, reading),
        sensitive=_sensitive(batch, columns, reading),
    )
    return _dated(records, batch, columns, reading)


def values_of(column: pa.Array) -> pa.Array:
    """Give the values of a column, those of all its records' lists where it has lists."""
    return column.flatten() if pa.types.is_list(column.type) else column


def text_of(column: pa.Array) -> pa.Array:
    """Give a column as strings; numbers and dates in their plain form.

    A card number in a column of floats is written in digits, where Arrow would write an exponent.
    """
    if pa.types.is_string(column.type):
        return column
    if pa.types.is_floating(column.type):
        number = _series(column.cast(pa.float64())).alias("number").to_frame()
        whole = pl.col("number").cast(pl.Int64, strict=False)
        as_written = pl.when(pl.col("number") == whole).then(whole.cast(pl.String))
        text = as_written.otherwise(pl.col("number").cast(pl.String))
        return number.select(text).to_series().to_arrow().cast(pa.string())
    return column.cast(pa.string())


def _field(
    name: str, ordinal: int, values: pa.Array, graded: Grades, reading: Reading
) -> tuple[Cells, FieldProfile]:
    """Profile one column, and give it to fingerprints."""
    named = reading.detector.name_evidence(name)
    series, declared = _series(values), reading.declared(name)
    graded = with_replaced(graded, series, named)
    seen = tallies(graded)
    profile = FieldProfile(
        cells=len(series),
        filled=int(_filled(series).sum()),
        tallies=seen,
        named=named,
        signatures=reading.detector.expiries(values) if _holds_keys(seen) else {},
    )
    if reading.namer.key is not None:
        looking = Looking(token_key(reading.namer.key), reading.detector, declared)
        others = series if looking.replaced else besides_clear(series, graded)
        profile = replace(profile, tokens=token_tally(others, looking))
    cells = Cells(
        reading.shown(name, ordinal),
        series,
        declared,
        graded,
        frozenset(category for category, codes in named.items() if codes & SPEAKING),
        is_key=name in reading.compared.keys,
    )
    return _masked(name, cells, profile, reading)


def _masked(
    name: str, cells: Cells, profile: FieldProfile, reading: Reading
) -> tuple[Cells, FieldProfile]:
    """Say how a column keeps to the mask that is declared for it, and in which forms."""
    series, declared = cells.values, cells.declared
    if declared is None or declared.pattern is None:
        return cells, profile
    masked = held(series, declared.pattern)
    left = strength(masked, declared, reading.detector)
    profile = replace(profile, mask=mask_tally(masked), left=left)
    if name not in reading.compared.masked:
        return cells, profile
    visible = forms(series, declared)
    counted = visible.drop_nulls().value_counts(name="cells")
    by_form = dict(zip(counted[counted.columns[0]], counted["cells"], strict=True))
    return replace(cells, forms=visible), replace(profile, forms=by_form)


def _statistics(batch: pa.RecordBatch, columns: Mapping[str, pa.Array], reading: Reading) -> Seen:
    """Count groups where the dataset is declared to be statistics."""
    declared = reading.declaration.statistics if reading.declaration else None
    if declared is None:
        return Seen()
    single = {n: v for n, v in columns.items() if not pa.types.is_list(batch.column(n).type)}
    return statistics(single, declared, batch.num_rows, reading.detector, reading.namer.key)


def _sensitive(batch: pa.RecordBatch, columns: Mapping[str, pa.Array], reading: Reading) -> int:
    """Count the records that tell of the health of somebody who is named beside it."""
    declaration = reading.declaration
    if declaration is None or declaration.sensitive is None:
        return 0
    told = declaration.sensitive
    if told.by not in columns:
        return 0
    by = _series(columns[told.by]).str.normalize("NFKC").str.strip_chars()
    listed = by.is_in(sorted(told.codes)).fill_null(value=False)
    named = _rows_with(batch, columns, told.person or _personal_columns(columns, declaration))
    return int((_by_record(listed, batch.column(told.by)) & named).sum())


def _holds_keys(seen: Tallies) -> bool:
    """Say whether something that opens a system stands amid other text."""
    tally = seen.get(DataCategory.CREDENTIAL)
    return tally is not None and tally.certain_within + tally.checked_within > 0


def _series(values: pa.Array) -> pl.Series:
    """See an Arrow array as a polars series, without a copy."""
    series = pl.from_arrow(values)
    assert isinstance(series, pl.Series)  # noqa: S101 - an array is never a frame
    return series


def _filled(cells: pl.Series) -> pl.Series:
    """Mark the cells that hold more than white space.

    Those that begin with no white space are told by comparing: none sorts behind U+3000.
    """
    filled = (cells >= "!") & (cells < "\x7f")
    filled = filled if filled.all() else filled | (cells >= BEHIND_ALL_SPACES)
    doubtful = ~filled
    if doubtful.any():
        rows = doubtful.arg_true()
        found = cells.gather(rows).str.contains(r"\S")
        filled = filled.scatter(rows.filter(found), values=True)
    return filled.fill_null(value=False)


def _dated(
    profile: Records,
    batch: pa.RecordBatch,
    columns: Mapping[str, pa.Array],
    reading: Reading,
) -> Records:
    """Add when the records with personal data are dated, where the policy gives them a period."""
    declaration = reading.declaration
    if declaration is None or declaration.retention is None:
        return profile
    personal = _personal_rows(batch, columns, declaration)
    by = declaration.retention.by
    if by not in columns or pa.types.is_list(batch.column(by).type):
        return replace(profile, misdated=int(personal.sum()))
    written = columns[by]
    days = _series(reading.detector.days(written)).filter(personal)
    blank = int((~_filled(_series(written)).filter(personal)).sum())
    counted = days.drop_nulls().value_counts(name="records")
    by_day: dict[date, int] = dict(
        zip(counted[counted.columns[0]], counted["records"], strict=True)
    )
    misdated = days.null_count() - blank
    return replace(profile, days=by_day, undated=blank, misdated=misdated)


def _personal_rows(
    batch: pa.RecordBatch, columns: Mapping[str, pa.Array], declaration: DatasetDeclaration
) -> pl.Series:
    """Mark the records in which a field that is declared personal is filled."""
    return _rows_with(batch, columns, _personal_columns(columns, declaration))


def _personal_columns(columns: Iterable[str], declaration: DatasetDeclaration) -> tuple[str, ...]:
    """List the columns that may hold a category in some form."""
    return tuple(
        name
        for name in columns
        if (declared := declaration.field(name)) is not None
        and declared.categories
        and declared.treatment is not Treatment.REMOVED
    )


def _rows_with(
    batch: pa.RecordBatch, columns: Mapping[str, pa.Array], names: Iterable[str]
) -> pl.Series:
    """Mark the records in which one of these columns is filled."""
    marked = pl.repeat(value=False, n=batch.num_rows, dtype=pl.Boolean, eager=True)
    for name in (name for name in names if name in columns):
        marked |= _by_record(_filled(_series(columns[name])), batch.column(name))
    return marked


def _by_record(marks: pl.Series, column: pa.Array) -> pl.Series:
    """Mark a record where a value of its list is marked."""
    if not pa.types.is_list(column.type):
        return marks
    parents = _series(pc.list_parent_indices(column)).filter(marks)
    return pl.int_range(len(column), eager=True).is_in(parents.unique().to_list())

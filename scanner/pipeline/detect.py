"""Detection without a policy: what personal data is in these files, folders and databases."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.compute as pc

from scanner.model.category import DataCategory
from scanner.model.detect import DetectCoverage, DetectLine, FieldLine, SpanLine
from scanner.model.detection import Detector, Grade, Recognition
from scanner.model.errors import SourceError
from scanner.model.profile import DatasetProfile
from scanner.model.source import Listed, Skipped, Source
from scanner.pipeline.partition import Task, Yielded, profile_partition, unread
from scanner.profiling import Namer, Reading, with_replaced
from scanner.sources.retry import Patience

WHOLE_CELL = frozenset(Grade) - {Grade.SHAPED_WITHIN, Grade.CHECKED_WITHIN, Grade.CERTAIN_WITHIN}


@dataclass(frozen=True, slots=True)
class Target:
    """Something to look into.

    Attributes:
        prefix: What stands before the name of a dataset: the path as the user gave it.
        single: The target is one file, whose name the prefix already is.
    """

    source: Source[Any]
    prefix: str = ""
    single: bool = False

    def title(self, shown: Sequence[str]) -> str:
        """Name a dataset for the user, by the segments of its name that may be shown."""
        if self.single:  # what follows is the way inside the file
            shown = shown[1:] if self.source.separator == "/" else ()
        return self.prefix + "".join(shown)


def detect(target: Target, detector: Detector, *, spans: bool = False) -> Iterator[DetectLine]:
    """Yield the fields of every dataset in which something was found, then how it was read.

    Args:
        target: Where to look.
        detector: The recognisers.
        spans: Read a second time and yield every hit behind a verdict as well.

    Raises:
        SourceError: The target itself cannot be listed.
    """
    namer = Namer(detector)
    for entry, shown, profile in _looked(target, detector, namer):
        title = target.title(shown)
        verdicts = detector.weigh(profile.fields)
        yield from _fields(title, profile, verdicts)
        if spans and any(verdicts.values()):
            yield from _spans(title, target.source, entry, detector, namer, verdicts)
        yield _coverage(title, entry, profile)


def look(target: Target, detector: Detector) -> Iterator[tuple[Sequence[str], DatasetProfile]]:
    """Yield every dataset: the segments of its name as they may be shown, and its profile.

    Raises:
        SourceError: The target itself cannot be listed.
    """
    for _, shown, profile in _looked(target, detector, Namer(detector)):
        yield shown, profile


def _looked(
    target: Target, detector: Detector, namer: Namer
) -> Iterator[tuple[Listed, Sequence[str], DatasetProfile]]:
    listed = tuple(target.source.listing())
    shown = namer.segments((entry.name for entry in listed), target.source.separator)
    step = partial(
        profile_partition,
        sources={target.source.name: target.source},
        readings={None: Reading(None, detector, namer)},
        patience=Patience(),
    )
    for entry in listed:
        yield entry, shown[entry.name], _profile(target.source, entry, step)


def _profile(source: Source[Any], entry: Listed, step: Callable[[Task], Yielded]) -> DatasetProfile:
    """Read a dataset, partition by partition, in this process."""
    if entry.unread is not None:
        return unread(entry.unread)
    profile = DatasetProfile()
    try:
        for partition in source.partitions(entry.name):
            profile += step(Task(source.name, None, partition)).profile
    except SourceError as error:
        return profile + unread(error.reason)
    return profile


def _fields(
    title: str,
    profile: DatasetProfile,
    verdicts: Mapping[str, Mapping[DataCategory, Recognition]],
) -> Iterator[FieldLine]:
    for field, seen in profile.fields.items():
        for category, recognition in sorted(verdicts.get(field, {}).items()):
            yield FieldLine(
                dataset=title,
                field=field,
                category=category,
                cells=seen.cells,
                filled=seen.filled,
                hits=recognition.hits,
                verdict=recognition.verdict,
                score=recognition.score,
                evidence=recognition.evidence,
            )


def _coverage(title: str, entry: Listed, profile: DatasetProfile) -> DetectCoverage:
    gaps = sorted({gap.reason for gap in profile.coverage.gaps})
    status = "read" if not gaps else "partial" if profile.rows else "unread"
    return DetectCoverage(title, status, gaps[0] if gaps else None, entry.bytes)


def _spans(
    title: str,
    source: Source[Any],
    entry: Listed,
    detector: Detector,
    namer: Namer,
    verdicts: Mapping[str, Mapping[DataCategory, Recognition]],
) -> Iterator[SpanLine]:
    """Read a dataset again and give the place of every hit behind a verdict."""
    row = 0
    for batch in batches(source, entry.name):
        for ordinal, name in enumerate(batch.schema.names):
            field = namer.column(name, ordinal)
            if verdicts.get(field):
                records, column = _cells(batch.column(ordinal))
                named = detector.name_evidence(name)
                graded = with_replaced(detector.grade(column).grades, pl.Series(column), named)
                hits = _hits(column, graded, detector, verdicts[field])
                for offset, start, end, category, score in hits:
                    record = row + records[offset]
                    yield SpanLine(title, record, field, start, end, category, score)
        row += batch.num_rows


def _cells(column: pa.Array) -> tuple[Sequence[int], pa.Array]:
    """Give the cells of a column as text, and which record each belongs to."""
    if pa.types.is_list(column.type):
        return pc.list_parent_indices(column).to_pylist(), column.flatten().cast(pa.string())
    return range(len(column)), column.cast(pa.string())


def batches(source: Source[Any], dataset: str) -> Iterator[pa.RecordBatch]:
    """Stream a dataset again; where it fails now, coverage has said so or the hits so far stand."""
    try:
        for partition in source.partitions(dataset):
            for item in source.read(partition):
                if not isinstance(item, Skipped):
                    yield item
    except SourceError:
        return


def _hits(
    column: pa.Array,
    graded: Mapping[DataCategory, pa.Array],
    detector: Detector,
    verdicts: Mapping[DataCategory, Recognition],
) -> Iterator[tuple[int, int, int, DataCategory, float]]:
    """Find the hits in one column; only cells that were graded are looked at."""
    for category, recognition in verdicts.items():
        if category not in graded:
            continue
        grades = pl.Series(graded[category])
        wanted = grades.is_in([int(grade) for grade in recognition.counted])
        for offset in wanted.arg_true():
            text = column[offset].as_py()
            if Grade(grades[offset]) in WHOLE_CELL:
                start = len(text) - len(text.lstrip())
                yield offset, start, len(text.rstrip()), category, recognition.score
                continue
            for hit in detector.spans(text, (category,)):
                yield offset, hit.start, hit.end, category, hit.score

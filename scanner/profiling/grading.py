"""Cells of all columns to tallies by category.

Every kernel call costs the same some microseconds whether it is given twenty cells or twenty
thousand, so short columns are graded together. That is allowed because grading a column is grading
its pieces, which is a law of the recognisers.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import polars as pl
import pyarrow as pa

from scanner.model.category import DataCategory
from scanner.model.detection import Detector, Tally

Tallies = Mapping[DataCategory, Tally]

TOGETHER = 20_000
"""Cells up to which columns are graded as one; beyond, columns that cannot hold a category at all
are worth telling apart."""


Grades = Mapping[DataCategory, pa.Array]
"""Of one column: by category, one grade a cell."""


def grades(columns: Sequence[pa.Array], detector: Detector) -> list[Grades]:
    """Grade every cell, column by column.

    Args:
        columns: Strings, all of the same length.
        detector: The recognisers.
    """
    rows = len(columns[0]) if columns else 0
    if not rows:
        return [{} for _ in columns]
    size = max(1, TOGETHER // rows)
    groups = (columns[first : first + size] for first in range(0, len(columns), size))
    return [graded for group in groups for graded in _together(group, detector)]


def _together(columns: Sequence[pa.Array], detector: Detector) -> Iterator[Grades]:
    rows = len(columns[0])
    values = columns[0] if len(columns) == 1 else pa.concat_arrays(columns)
    graded = detector.grade(values).grades
    for start in range(0, len(values), rows):
        yield {category: of_all.slice(start, rows) for category, of_all in graded.items()}


def tallies(grades: Grades) -> Tallies:
    """Count the grades of one column; a category that was not seen in it is left out."""
    counted = {category: Tally.of(_counts(graded)) for category, graded in grades.items()}
    return {category: tally for category, tally in counted.items() if tally != Tally()}


def _counts(grades: pa.Array) -> Mapping[int, int]:
    """Count by comparing with each grade: a hash table takes ten times as long.

    Arrow itself would load pandas to give its numbers.
    """
    cells = pl.Series(grades).to_numpy()
    there = range(1, cells.max(initial=0) + 1)
    return {grade: int(np.count_nonzero(cells == grade)) for grade in there}

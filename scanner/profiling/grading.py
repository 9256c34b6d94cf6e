"""Cells of all columns to tallies by category.

Every kernel call costs the same some microseconds whether it is given twenty cells or twenty
thousand, so the columns of a small batch are graded as one. That is allowed because grading a
column is grading its pieces, which is a law of the recognisers.
"""

from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from scanner.model.category import DataCategory
from scanner.model.detection import Detector, Tally

Tallies = Mapping[DataCategory, Tally]

SMALL_BATCH_CELLS = 20_000
"""Up to which all columns are graded as one; beyond, columns that cannot hold a category at all are
worth telling apart."""


def tallies(columns: Sequence[pa.Array], detector: Detector) -> list[Tallies]:
    """Count grades, column by column; a category that was not seen in a column is left out.

    Args:
        columns: Strings, all of the same length.
        detector: The recognisers.
    """
    rows = len(columns[0]) if columns else 0
    if not rows:
        return [{} for _ in columns]
    if rows * len(columns) > SMALL_BATCH_CELLS:
        return [_counted(detector.grade(column).grades) for column in columns]
    together = detector.grade(pa.concat_arrays(columns)).grades
    return [
        _counted({category: grades.slice(start, rows) for category, grades in together.items()})
        for start in range(0, rows * len(columns), rows)
    ]


def _counted(grades: Mapping[DataCategory, pa.Array]) -> Tallies:
    counted = {category: Tally.of(_counts(graded)) for category, graded in grades.items()}
    return {category: tally for category, tally in counted.items() if tally != Tally()}


def _counts(grades: pa.Array) -> Mapping[int, int]:
    counted = pc.value_counts(grades)
    return dict(
        zip(counted.field("values").to_pylist(), counted.field("counts").to_pylist(), strict=True)
    )

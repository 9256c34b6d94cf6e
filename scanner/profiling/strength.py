"""What the values of a masked field leave to guess, all of them.

A value that does not keep to the pattern shows too much as it is and is counted elsewhere; here the
question is whether the pattern itself hides enough.
"""

from collections.abc import Iterable

import numpy as np
import polars as pl

from scanner.model.category import DataCategory
from scanner.model.declaration import FieldDeclaration
from scanner.model.detection import Detector
from scanner.model.left import Left


def strength(values: pl.DataFrame, declared: FieldDeclaration, detector: Detector) -> Left:
    """Count what the values leave.

    Args:
        values: As ``masking.held`` gives them.
        declared: The field's pattern, categories, and how much must be left.
        detector: Knows what values a category has.
    """
    kept = values.filter("kept")
    masked, cells = kept["value"], kept["cells"].to_numpy()
    if masked.is_empty():
        return Left()
    left = fewest(masked, declared.categories, detector)
    known = left > 0
    return Left(
        fewest=int(left[known].min()) if known.any() else None,
        weak=int(cells[known & (left < declared.least_left)].sum()),
        unknown=int(cells[~known].sum()),
    )


def fewest(
    values: pl.Series, categories: Iterable[DataCategory], detector: Detector
) -> "np.ndarray[tuple[int], np.dtype[np.uint64]]":
    """Give for each value the least that it leaves as one of the categories; 0 is not known."""
    array = values.to_arrow()
    counts = [detector.candidates(c, array).to_numpy() for c in sorted(categories)]
    never = np.full(len(values), np.iinfo(np.uint64).max)
    least = np.minimum.reduce([never, *(np.where(one == 0, never, one) for one in counts)])
    return np.where(least == never, 0, least).astype(np.uint64)

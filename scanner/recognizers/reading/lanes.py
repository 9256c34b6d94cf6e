"""Threads in which columns are graded for some categories, or screened, one after the other.

polars keeps the last 32 expressions that a thread has used, and compiles any other anew. In every
batch all recognisers together use twice as many, those of one lane or of none fewer. Nothing runs
side by side.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

from scanner.model.category import DataCategory

A = TypeVar("A")
R = TypeVar("R")

LANES = (
    {DataCategory.PERSON, DataCategory.GENDER},
    {DataCategory.ADDRESS, DataCategory.BIRTH_DATE},
)
"""Their expressions are the most; the screens of names have lanes of their own beside them."""


def in_lane(category: DataCategory, grade: Callable[[A], R], asked: A) -> R:
    """Call a function where its category belongs, and wait for what it gives or raises."""
    for number, categories in enumerate(LANES):
        if category in categories:
            return lane(number).submit(grade, asked).result()
    return grade(asked)


@cache
def lane(_: int | str) -> ThreadPoolExecutor:
    """Give the thread of this number or name."""
    return ThreadPoolExecutor(1)

"""A thread for each category, in which its columns are graded, one after the other.

polars keeps the last 32 expressions that a thread has used, and compiles any other anew; all
recognisers together use twice as many, each of them less than half. Nothing runs side by side.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

from scanner.model.category import DataCategory

A = TypeVar("A")
R = TypeVar("R")


def in_lane(category: DataCategory, grade: Callable[[A], R], asked: A) -> R:
    """Call a function in the thread of a category, and wait for what it gives or raises."""
    return _lane(category).submit(grade, asked).result()


@cache
def _lane(_: DataCategory) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1)

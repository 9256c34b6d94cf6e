"""Threads in which columns are graded and screened, one after the other.

polars keeps the last 32 expressions that a thread has used, and compiles any other anew. In every
batch all recognisers together use six times as many, hardly one of them more than it can keep.
Nothing runs side by side.
"""

from concurrent.futures import ThreadPoolExecutor
from functools import cache


@cache
def lane(_: str) -> ThreadPoolExecutor:
    """Give the thread of this name."""
    return ThreadPoolExecutor(1)

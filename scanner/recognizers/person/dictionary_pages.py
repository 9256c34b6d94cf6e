"""What was looked at of the dictionary, given back to the system.

SudachiPy maps the dictionary's file of 190 MB. Words lie all over it, and for each that is looked
up the kernel maps the sixteen pages around it: after some thousand words most of the file counts as
memory of this process. Answers are remembered, so few pages are asked for again.

That holds for a dictionary that stays. Where one that was closed lay, anything may lie by now, and
to let go of that would destroy it: so only what was opened here is given back, and is never closed.
"""

import ctypes
import mmap
from collections.abc import Callable
from itertools import count
from pathlib import Path
from threading import Lock
from typing import NamedTuple, TypeVar

D = TypeVar("D")

MAPS = Path("/proc/self/maps")
FILE = "system.dic"
EVERY = 1024
"""Words between two times: 64 MB of pages at most; to map them again costs more than they do."""

_words = count(1)


class Extent(NamedTuple):
    """Where a file lies in memory."""

    start: int
    size: int


_opening = Lock()
_held: list[object] = []
_extents: list[Extent] = []


def looked_up() -> None:
    """Count a word; every so often nothing of the file is kept mapped."""
    if next(_words) % EVERY == 0:
        give_back()


def kept(open_one: Callable[[], D]) -> D:
    """Open a dictionary for as long as the process lives, and note where it lies."""
    with _opening:
        before = _mapped()
        dictionary = open_one()
        _held.append(dictionary)
        _extents.extend(_mapped() - before)
    return dictionary


def give_back() -> None:
    """Let go of all pages; they are read-only, and come back where they are touched."""
    for start, size in _extents:
        ctypes.CDLL(None).madvise(ctypes.c_void_p(start), ctypes.c_size_t(size), mmap.MADV_DONTNEED)


def _mapped() -> set[Extent]:
    """Tell where dictionaries are mapped; nowhere on a system that does not say."""
    lines = MAPS.read_text().splitlines() if MAPS.exists() else []
    places = (line.split(maxsplit=1)[0].split("-") for line in lines if line.endswith(FILE))
    ends = ((int(start, 16), int(end, 16)) for start, end in places)
    return {Extent(start, end - start) for start, end in ends}

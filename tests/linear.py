"""Whether a time grows with the length of what is read, whatever machine reads it."""

import time
from collections.abc import Callable

# Twice four times the length in at most twice four times the time: a square would take sixteen.
TIMES, SLACK, LEAST = 4, 2, 0.5


def grows_linearly(work: Callable[[str], object], piece: str, length: int) -> bool:
    """Whether a text of repeated pieces takes no more than linear CPU time.

    Args:
        work: what reads the text.
        piece: what the text repeats.
        length: of the longer text, in characters; the shorter is a quarter of it.
    """

    def seconds(long: int) -> float:
        text = piece * (long // len(piece))
        started = time.process_time()
        work(text)
        return time.process_time() - started

    short = max(seconds(length // TIMES), seconds(length // TIMES))
    return any(seconds(length) <= TIMES * SLACK * short + LEAST for _ in range(2))

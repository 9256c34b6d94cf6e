"""Lines that were broken in the middle of a value, as mail programs and terminals break them."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from scanner.recognizers.reading.expressions import expression

_BREAK = expression(r"(?<=[^\s、。:：])\r?\n(?=[^\s\"<{【・])")

Span: TypeAlias = tuple[int, int, float]
Spans: TypeAlias = Iterator[Span]


def unwrapped(text: str, find: Callable[[str], Spans], cut: re.Pattern[str] = _BREAK) -> Spans:
    """Find in a text, then what its line breaks cut in two.

    Args:
        text: The raw text.
        find: Gives start, end and score of what it finds.
        cut: A line break that could be within a value.
    """
    found = list[Span]()
    for each in find(text):
        found.append(each)
        yield each
    yield from broken(text, find, found, cut)


def broken(
    text: str,
    find: Callable[[str], Spans],
    found: Sequence[Span] = (),
    cut: re.Pattern[str] = _BREAK,
) -> Spans:
    """Find what the line breaks of a text cut in two, and what was found in it does not touch.

    Args:
        text: The raw text.
        find: Gives start, end and score of what it finds.
        found: What was found in it already.
        cut: A line break that could be within a value.
    """
    breaks = [match.span() for match in cut.finditer(text)] if "\n" in text else []
    if not breaks:
        return
    joined = cut.sub("", text)
    cuts, lost = [], 0
    for start, end in breaks:
        cuts.append(start - lost)
        lost += end - start
    gone = [0]
    for start, end in breaks:
        gone.append(gone[-1] + end - start)
    taken = sorted((start, end) for start, end, _ in found)
    for start, end, score in find(joined):
        first, last = bisect_right(cuts, start), bisect_right(cuts, end - 1)
        raw = start + gone[first], end + gone[last]
        place = bisect_right(taken, (raw[1], 0))
        apart = place == 0 or taken[place - 1][1] <= raw[0]
        if first < last and apart:
            yield *raw, score

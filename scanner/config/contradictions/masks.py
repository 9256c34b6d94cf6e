"""Whether the pattern of a masked value is one.

Promise: a pattern that a clear value of its category matches from end to end is refused, because
MASK-2 would call the field masked for ever. ``clear_values`` stand for all of them.
"""

import re
import warnings
from collections.abc import Iterable, Iterator

from scanner.config.contradictions.clear_values import clear_values
from scanner.config.messages import policy as messages
from scanner.config.messages.message import Message
from scanner.model.category import DataCategory


def faults(pattern: str, categories: Iterable[DataCategory]) -> Iterator[tuple[Message, str]]:
    """Say what is wrong with a pattern: the message, and the category that it concerns."""
    if any("\uff01" <= sign <= "\uff5e" for sign in pattern):
        yield messages.PATTERN_FULL_WIDTH, ""
    elif not _compiles(pattern):
        yield messages.PATTERN_INVALID, ""
    else:
        for category in categories:
            if _any_match(pattern, clear_values(category)):
                yield messages.PATTERN_CLEAR, category


def _compiles(pattern: str) -> bool:
    """Say whether both regular expressions in use know the pattern, and mean the same by it.

    Python warns of what it will read differently one day; Rust reads ``[[a]`` so already.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            re.compile(pattern)
        _any_match(pattern, ("",))
    except (re.error, Warning, ValueError, RecursionError, OverflowError):
        return False
    return True


def _any_match(pattern: str, values: tuple[str, ...]) -> bool:
    """Say whether one of the values matches from end to end, in time linear in their length.

    Raises:
        ValueError: Rust's regular expressions do not know the pattern.
    """
    import polars as pl  # noqa: PLC0415 - a tenth of a second that most commands need not wait for

    try:
        return pl.Series(values).str.contains(rf"\A(?:{pattern})\z").any()
    except pl.exceptions.PolarsError:
        raise ValueError from None

"""Classes of signs compiled once, however many expressions they stand in.

To compile a class, Python 3.11 marks the signs of a range one by one: twenty thousand for kanji, a
thousandth of a second each time, and the expressions for names hold a thousand such classes. What
comes of a class depends on nothing else, so it is remembered.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any, cast

Charset = tuple[tuple[Any, Any], ...]
Compiled = tuple[list[tuple[Any, Any]], bool]
Optimize = Callable[..., Compiled]
OPTIMIZE = "_optimize_charset"


def remember_classes() -> None:
    """Let the compiler of ``re`` remember classes; one that has no such function stays as it is."""
    compiler: Any = cast("Any", re)._compiler  # noqa: SLF001 - there is no public way
    optimize = getattr(compiler, OPTIMIZE, None)
    if optimize is not None and not hasattr(optimize, "plain"):
        setattr(compiler, OPTIMIZE, remembering(optimize))


def remembering(optimize: Optimize) -> Optimize:
    """Give the function that compiles a class a memory, but where case is ignored.

    Args:
        optimize: Takes what stands in a class, and how case is folded.
    """

    @cache
    def known(charset: Charset) -> Compiled:
        return optimize(list(charset))

    def remembered(charset: list[tuple[Any, Any]], *folding: Any) -> Compiled:  # noqa: ANN401 - theirs
        if any(folding):
            return optimize(charset, *folding)
        compiled, cased = known(tuple(charset))
        return list(compiled), cased

    remembered.plain = optimize  # type: ignore[attr-defined]
    return remembered

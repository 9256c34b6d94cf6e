"""By which signs a match can begin, told to the engine that searches for expressions.

Python 3.11 passes over the signs that no match begins with only where an expression begins with a
class or a choice of single signs. Any other it tries at every sign of a text, each alternative in
turn, though behind a look-behind, in groups and before words the first sign is known as well.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, cast

Node = tuple[Any, Any]
Charset = list[Node]
Prefix = Callable[[Any, int], Charset | None]
PREFIX = "_get_charset_prefix"

MOST = 256
"""Signs of the widest range that is worth it: nearly every sign of a text is one of all kanji."""

_IN_ANY_CASE = "İıſK"
"""Signs beyond ASCII that a letter of ASCII fits where case is ignored."""


class First(NamedTuple):
    """What a part of an expression can begin with.

    Attributes:
        signs: As the compiler writes a class.
        may_be_empty: What stands behind it may come first as well.
    """

    signs: Charset
    may_be_empty: bool = False


def know_first_signs() -> None:
    """Let the compiler of ``re`` know more first signs; one without such a function stays so."""
    compiler: Any = cast("Any", re)._compiler  # noqa: SLF001 - there is no public way
    prefix = getattr(compiler, PREFIX, None)
    if prefix is not None and not hasattr(prefix, "plain"):
        setattr(compiler, PREFIX, knowing(prefix))


def knowing(prefix: Prefix) -> Prefix:
    """Give the function that says by which signs a match begins more to say.

    Args:
        prefix: Takes a parsed expression that matches a sign at least, and its flags.
    """

    def known(pattern: Any, flags: int) -> Charset | None:  # noqa: ANN401 - theirs
        said = prefix(pattern, flags)
        first = None if said else _of_row(flags, pattern)
        return said if first is None else list(dict.fromkeys(first.signs)) or None

    known.plain = prefix  # type: ignore[attr-defined]
    return known


def _of_row(flags: int, row: Iterable[Node]) -> First | None:
    """Say by which signs parts begin that stand one behind the other; ``None`` where any could."""
    signs = Charset()
    for op, value in row:
        of_one = _OF_EACH.get(op.name)
        first = of_one(flags, value) if of_one else None
        if first is None:
            return None
        signs += first.signs
        if not first.may_be_empty:
            return First(signs)
    return First(signs, may_be_empty=True)


def _of_class(flags: int, charset: Charset) -> First | None:
    """Take the signs of a class, in both cases where case is ignored."""
    signs = list(charset)
    for op, value in charset:
        if op.name == "CATEGORY":
            continue
        if op.name == "NEGATE":
            return None
        low, high = value if op.name == "RANGE" else (value, value)
        if high - low >= MOST:
            return None
        others = _in_other_case(range(low, high + 1)) if flags & re.IGNORECASE else []
        if others is None:
            return None
        signs += others
    return First(signs)


def _in_other_case(codes: Sequence[int]) -> Charset | None:
    """Give signs in the other case; ``None`` where there are such beyond ASCII."""
    cased = [sign for sign in map(chr, codes) if sign.lower() != sign.upper()]
    if not all(map(str.isascii, cased)):
        return None
    others = [*map(str.swapcase, cased), *(_IN_ANY_CASE if cased else "")]
    return [(_LITERAL, ord(sign)) for sign in others]


def _of_ways(flags: int, ways: tuple[Any, list[Iterable[Node]]]) -> First | None:
    """Take the signs of all alternatives."""
    firsts = [first for way in ways[1] if (first := _of_row(flags, way)) is not None]
    if len(firsts) < len(ways[1]):
        return None
    signs = [sign for first in firsts for sign in first.signs]
    return First(signs, may_be_empty=any(first.may_be_empty for first in firsts))


def _of_group(flags: int, group: tuple[Any, int, int, Iterable[Node]]) -> First | None:
    _, more, fewer, inner = group
    return _of_row((flags | more) & ~fewer, inner)


def _of_repeated(flags: int, repeated: tuple[int, Any, Iterable[Node]]) -> First | None:
    least, _, inner = repeated
    first = _of_row(flags, inner)
    return first and First(first.signs, may_be_empty=least == 0 or first.may_be_empty)


def _of_place(_flags: int, _value: Any) -> First:  # noqa: ANN401 - theirs
    """Take nothing: a look around and the beginning of a line have no sign of their own."""
    return First([], may_be_empty=True)


_LITERAL = cast("Any", re)._constants.LITERAL  # noqa: SLF001 - there is no public way
_OF_EACH: dict[str, Callable[[int, Any], First | None]] = {
    "LITERAL": lambda flags, code: _of_class(flags, [(_LITERAL, code)]),
    "IN": _of_class,
    "BRANCH": _of_ways,
    "SUBPATTERN": _of_group,
    "ATOMIC_GROUP": _of_row,
    **dict.fromkeys(("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"), _of_repeated),
    **dict.fromkeys(("AT", "ASSERT", "ASSERT_NOT"), _of_place),
}
"""Parts of parsed expressions whose first signs are known, by what the parser calls them."""

"""Regular expressions of Python, each compiled when it is first used.

The classes of kanji in them take a third of a second to compile in all; most are read over single
texts, of which a table of members has none.
"""

import re
from functools import cache, partial
from typing import Any, cast

from scanner.recognizers.reading.classes import remember_classes
from scanner.recognizers.reading.first_signs import know_first_signs

METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub")
remember_classes()
know_first_signs()


def expression(written: str, flags: int = 0) -> re.Pattern[str]:
    """Give an expression that is compiled when it is first used.

    Args:
        written: In Python's syntax.
        flags: Of ``re``.
    """
    return cast("re.Pattern[str]", _Expression(written, flags))


def any_of(*expressions: re.Pattern[str]) -> re.Pattern[str]:
    """Write one expression that fits wherever one of several does; its groups have no names."""
    ways = (_NAMED_OR_FLAGGED.sub(_unnamed, each.pattern) for each in expressions)
    return expression("(?m)" + "|".join(f"(?:{way})" for way in ways))


def _unnamed(part: re.Match[str]) -> str:
    return "" if part[0] == "(?m)" else "(?:"


def of_python(written: str) -> str:
    r"""Write what is written for the engine that reads columns, whose ``\z`` is Python's ``\Z``."""
    return written.replace(r"\z", r"\Z")


@cache
def python(written: str) -> re.Pattern[str]:
    """Compile for Python what is written for the engine that reads columns."""
    return re.compile(of_python(written))


_NAMED_OR_FLAGGED = re.compile(r"\(\?m\)|\(\?P<\w+>")


class _Compiled:
    """Has the methods of a compiled one."""


class _Expression:
    """Stands for a compiled one: after its first use its methods are those of that one."""

    def __init__(self, written: str, flags: int) -> None:
        self.pattern = written
        self._compile = partial(re.compile, written, flags)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the compiled one has
        if name not in METHODS:
            raise AttributeError(name)
        compiled = self._compile()
        self.__dict__.update({method: getattr(compiled, method) for method in METHODS})
        self.__class__ = _Compiled  # type: ignore[assignment]  # is found at once from now on
        return self.__dict__[name]

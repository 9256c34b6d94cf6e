"""What a text puts into columns that it names.

``INSERT INTO member (id, sex) VALUES (12, '1')``, what dumps of PostgreSQL copy from the lines
below (``COPY member (id, sex) FROM stdin;``), and files of rows under a line of names.
"""

import re
from collections.abc import Iterator

from scanner.recognizers.reading.expressions import expression

_INSERTED = expression(r"\(([^()]{1,400})\)\s{0,4}VALUES?\s{0,4}\(", re.IGNORECASE)
_VALUE = expression(
    r"\s{0,4}(?:N?'(?P<quoted>[^']{0,400})'|(?P<bare>[^,()']{0,80}))\s{0,4}(?:,|\))"
)
_COPIED = expression(
    r"(?<![A-Za-z])COPY\s[^()\n]{1,80}\(([^()\n]{1,400})\) FROM stdin[^\n]{0,40}\n"
    r"((?:[^\n]*\t[^\n]*(?:\n|\Z))+)",
    re.IGNORECASE,
)
_MARKS = " \t\r\n\"'`[]"
_PARTING, _LONGEST = "\t,|;", 1_000


def inserted(text: str, column: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Give start and end of each value that a statement puts into a column.

    Args:
        text: In half width.
        column: What its name looks like, from end to end.
    """
    for statement in _INSERTED.finditer(text):
        start = statement.end()
        for name in statement[1].split(","):
            value = _VALUE.match(text, start)
            if value is None:
                break
            if column.fullmatch(name.strip(_MARKS)):
                yield value.span("bare" if value["quoted"] is None else "quoted")
            start = value.end()


def copied(text: str, column: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Give start and end of each value that is copied into a column from the lines below.

    Args:
        text: In half width.
        column: What its name looks like, from end to end.
    """
    for statement in _COPIED.finditer(text):
        names = [name.strip(_MARKS) for name in statement[1].split(",")]
        start = statement.start(2)
        for row in statement[2].splitlines(keepends=True):
            at = start
            for name, value in zip(names, row.split("\t"), strict=False):
                if column.fullmatch(name):
                    yield at, at + len(value.rstrip())
                at += len(value) + 1
            start += len(row)


def heading(text: str, start: int) -> str:
    """Give the name of the column that a place is in, of rows under a line of names.

    Args:
        text: In half width.
        start: Where a value begins, with its quotes behind.

    Returns:
        The name, empty where the first line has other columns than the one of the place.
    """
    line = text.rfind("\n", max(0, start - _LONGEST), start) + 1
    first = text.find("\n", 0, _LONGEST)
    if not line or first < 0:
        return ""
    names, end = text[:first], text.find("\n", start, start + _LONGEST)
    sign = next((sign for sign in _PARTING if sign in names), "")
    end = end if end >= 0 else min(len(text), start + _LONGEST)
    if not sign or names.count(sign) != text.count(sign, line, end):
        return ""
    return names.split(sign)[text.count(sign, line, start)].strip(_MARKS)

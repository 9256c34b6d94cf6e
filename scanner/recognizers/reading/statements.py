"""What statements put into a table: ``INSERT INTO member (id, sex) VALUES (12, '1')``."""

import re
from collections.abc import Iterator

from scanner.recognizers.reading.expressions import expression

_INSERTED = expression(r"\(([^()]{1,400})\)\s{0,4}VALUES?\s{0,4}\(", re.IGNORECASE)
_VALUE = expression(
    r"\s{0,4}(?:N?'(?P<quoted>[^']{0,400})'|(?P<bare>[^,()']{0,80}))\s{0,4}(?:,|\))"
)
_MARKS = " \t\r\n\"'`[]"


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

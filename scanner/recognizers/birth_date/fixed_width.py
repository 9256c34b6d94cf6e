"""Days of birth in rows of fixed width, where the code of a gender is joined to the day.

``ﾔﾏﾀﾞ ﾊﾅｺ     S4512242 0312345678``: the reading of a name, blanks, an era with six digits, 1 or 2.
"""

from collections.abc import Iterator

from scanner.recognizers.reading.expressions import expression

Place = tuple[int, int]
_ROW = expression(
    r"(?<=[ァ-ヴーｦ-ﾟ]) {1,20}"
    r"(?P<day>[MTSHR][0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))"
    r"(?P<sex>[0-39])(?= {1,4}[0-9])"
)


def days_and_codes(folded: str) -> Iterator[tuple[Place, Place]]:
    """Give start and end of each day, and those of the code behind it."""
    return ((row.span("day"), row.span("sex")) for row in _ROW.finditer(folded))

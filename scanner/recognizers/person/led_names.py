"""Cells of a number or an office and a name: ``0012 小林凪``, 市民課・東, 3512:沢.

In a single cell what follows could be anything. In a column of such cells it is read as a cell of
its own would be, and the column decides: codes with their prefectures are no names, as a column of
prefectures is not. Behind an office of a city or a firm, what can be a surname is one.
"""

from collections.abc import Iterator

from scanner.model.detection import Grade
from scanner.recognizers.person.people import Known, known
from scanner.recognizers.person.writings import KANJI, KATAKANA, SPACE, WITHIN_KANJI, WRITINGS
from scanner.recognizers.reading.expressions import expression

IN_KANJI, _, _ = WRITINGS
_RUN = rf"[{KANJI}][{KANJI}{WITHIN_KANJI}]{{0,6}}"
_BEFORE_NAME = rf"[{SPACE}:・/_(|-]{{0,2}}"

LONGEST = 24
"""Characters of such a cell."""

LED = expression(
    rf"(?:(?P<office>[{KANJI}{KATAKANA}ー]{{1,11}}[課係]|[{KANJI}{KATAKANA}ー]{{2,11}}部){_BEFORE_NAME}"
    rf"|[0-9A-Za-z]{{0,3}}[0-9]{{1,9}}{_BEFORE_NAME})(?P<name>{_RUN}(?:[{SPACE}]{_RUN})?)[)]?"
)

NUMBERED = expression("[0-9A-Za-z]")
"""How a cell begins that a number leads."""

AMID_TEXT = {Grade.CERTAIN: Grade.CHECKED_WITHIN, Grade.CHECKED: Grade.SHAPED_WITHIN}
"""What a whole name is worth behind something else."""


def grade_led(text: str) -> Grade:
    """Grade a cell by the name behind its number or its office.

    Args:
        text: With signs of ASCII in ASCII.
    """
    led = LED.fullmatch(text) if len(text) <= LONGEST else None
    if led is None:
        return Grade.NONE
    if led["office"] is not None and known(led["name"]) & Known.SURNAME:
        return Grade.SHAPED_WITHIN
    grade = IN_KANJI.grade_cell(led["name"])
    return AMID_TEXT.get(grade, grade)


def led_name(text: str) -> Iterator[tuple[int, int]]:
    """Give the name behind the number of a cell, where it needs no column.

    Args:
        text: With signs of ASCII in ASCII.
    """
    if grade_led(text) is Grade.CHECKED_WITHIN and (led := LED.fullmatch(text)):
        yield led.span("name")

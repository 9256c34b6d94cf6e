"""What the child can do with a file."""

from collections.abc import Callable, Iterator
from typing import BinaryIO

from scanner.decode import workbook
from scanner.decode.limits import Limits
from scanner.decode.wire import Item, Member

Operation = Callable[..., Iterator[Item]]


def sheets(stream: BinaryIO, _limits: Limits) -> Iterator[Item]:
    """Give every sheet of a workbook, its name first."""
    for sheet in workbook.sheets(stream):
        yield Member(f"#{sheet.name}", hidden=sheet.hidden)
        yield sheet.cells


OPERATIONS: dict[str, Operation] = {"sheets": sheets}

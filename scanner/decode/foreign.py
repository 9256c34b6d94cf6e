"""What the child can do with a file."""

from collections.abc import Callable, Iterator
from typing import BinaryIO

from scanner.decode import tree
from scanner.decode.limits import Limits
from scanner.decode.wire import Item, Member

Operation = Callable[..., Iterator[Item]]


def sheets(stream: BinaryIO, _limits: Limits) -> Iterator[Item]:
    """Give every sheet of a workbook, its name first."""
    from scanner.decode import workbook  # noqa: PLC0415 - as all decoders here

    for sheet in workbook.sheets(stream):
        yield Member(f"#{sheet.name}", hidden=sheet.hidden)
        yield sheet.cells


def members(stream: BinaryIO, limits: Limits, *, name: str) -> Iterator[Item]:
    """List the datasets in a file of this name."""
    return tree.members(stream, name, tree.around(stream, limits))


def read(
    stream: BinaryIO, limits: Limits, *, name: str, inner: str, declared: str | None
) -> Iterator[Item]:
    """Stream the records of one of them."""
    return tree.read(stream, name, inner, tree.around(stream, limits, declared))


OPERATIONS: dict[str, Operation] = {"sheets": sheets, "members": members, "read": read}

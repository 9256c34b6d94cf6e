"""A workbook's sheets as they stand, for whoever reads offices' own tables: registers, decisions.

It is decoded in the limited ``child``, like any foreign file.
"""

import io
from collections.abc import Iterator
from typing import BinaryIO

from scanner.decode import child
from scanner.decode.limits import LIMITS, Limits
from scanner.decode.wire import Member
from scanner.decode.workbook import Sheet


def read_sheets(file: BinaryIO | bytes, limits: Limits = LIMITS) -> Iterator[Sheet]:
    """Give every sheet of an XLSX, XLS or ODS workbook, in its order.

    Args:
        file: An open file, or its content.
        limits: What decoding may cost.

    Raises:
        SourceError: It is encrypted, no workbook, or decoding it killed the child.
    """
    if isinstance(file, bytes):
        file = io.BytesIO(file)
    known: Member | None = None
    for item in child.ask("sheets", file, {}, limits):
        if isinstance(item, Member):
            known = item
        elif known is not None:
            yield Sheet(known.inner[1:], known.hidden, item)

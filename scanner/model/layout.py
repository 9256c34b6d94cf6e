"""Files of records of fixed width, as the policy lays them out."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LayoutField:
    """One field.

    Attributes:
        start: Its first byte or sign in a record, counted from 0.
        width: How many it has.
    """

    name: str
    start: int
    width: int


@dataclass(frozen=True, slots=True)
class Layout:
    """How records are cut.

    Attributes:
        fields: In their order; none overlaps another.
        encoding: A codec in which a line feed is one byte.
        length: Of a record.
        bytes: Widths count bytes, else signs.
        lines: Each record is a line, else one follows the other.
    """

    fields: tuple[LayoutField, ...]
    encoding: str
    length: int
    bytes: bool = True
    lines: bool = True

    def columns(self) -> Iterator[tuple[str, int, int]]:
        """Give name, start and end of every column; what lies between fields is one, too.

        It is named by its place, counted from 1: nothing is passed over because nobody declared it.
        """
        place = 0
        for field in self.fields:
            if field.start > place:
                yield f"col{place + 1}", place, field.start
            place = field.start + field.width
            yield field.name, field.start, place
        if place < self.length:
            yield f"col{place + 1}", place, self.length

"""A form: one way in which one category is written down the cells of a column."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from scanner.model.category import DataCategory
from tests.bench.unseen.people import Person

Write = Callable[[Person], str]


@dataclass(frozen=True, slots=True)
class Form:
    """How a column is written.

    Attributes:
        heads: The group of headers that fit it.
        plain: Whether its cells alone say what they are, so that it may stand under any header.
        required: False where reasonable people differ on whether it is personal by itself.
        weight: How many of its columns there are beside others' one.
    """

    name: str
    category: DataCategory
    write: Write
    heads: str
    plain: bool = True
    stored: str = "string"
    required: bool = True
    weight: int = 1


def forms(
    category: DataCategory, heads: str, writes: Mapping[str, Write], *, plain: bool = True
) -> tuple[Form, ...]:
    """Make forms that share all but their writing."""
    return tuple(Form(name, category, write, heads, plain) for name, write in writes.items())

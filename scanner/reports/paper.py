"""A document before it has a form: what is said, in order, for a page and for print alike.

Texts here are plain: nothing in them is markup of any language. A renderer escapes them, or hands
them on as data.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

Cell = str | tuple[str, ...]
"""A text, or the parts of a place from the outside in, each of which stands for itself."""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph.

    Attributes:
        label: What it is about, in a word; set apart.
        tone: ``plain``, ``soft`` for what only supports, ``strong`` for what must not be missed.
    """

    text: str
    label: str = ""
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class Listing:
    """Items without an order."""

    items: Sequence[str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The sentences that everything else explains.

    Attributes:
        sure: Everything was verified and nothing found.
    """

    sentences: Sequence[str]
    sure: bool


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        share: Its share of the width, beside the others'.
        number: It holds numbers.
    """

    title: str
    share: float = 1.0
    number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a caption; ``more`` says what a shortened table leaves out."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing.

    Attributes:
        svg: As text.
        alternative: What it shows, in words.
        width: Of 700 units, which is the width of the page.
    """

    caption: str
    svg: str
    alternative: str
    width: int = 700


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a part of a section.

    Attributes:
        mark: A word before it, such as a severity.
        grade: The code of the mark.
    """

    text: str
    mark: str = ""
    grade: str = ""


Block = Text | Listing | Verdict | Table | Picture | Heading


@dataclass(frozen=True, slots=True)
class Section:
    """One of the parts that the contents list."""

    name: str
    title: str
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document.

    Attributes:
        made: The moment that it speaks of, and that its file carries as its date.
    """

    lang: str
    title: str
    subtitle: str
    notice: str
    made: datetime
    sections: Sequence[Section] = field(default_factory=tuple)
    footer: str = ""

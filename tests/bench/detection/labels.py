"""What the corpus says is true of a column or a text."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scanner.model.category import DataCategory
from scanner.model.detection import Verdict

PERSONAL = frozenset({Verdict.PERSONAL, Verdict.INCIDENTAL})
"""The verdicts that say that personal data is there in clear."""


@dataclass(frozen=True, slots=True)
class Label:
    """What one column holds of one category.

    Attributes:
        form: How it is written, ``wareki letter`` for ``S60.4.1``.
        cells: Cells that hold it.
        required: False where finding it and leaving it are both right: a prefecture by itself.
    """

    verdict: Verdict
    form: str
    cells: int
    required: bool = True


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        labels: Empty for a column without personal data.
        negative: The class of look-alike, where it is one.
        header: Style of its name.
        stored: ``string``, ``integer`` or ``float64``: the type that the system keeps it in.
    """

    name: str
    values: tuple[str | None, ...]
    labels: Mapping[DataCategory, Label] = field(default_factory=dict)
    negative: str | None = None
    header: str = "ja"
    stored: str = "string"

    @property
    def positive(self) -> bool:
        """Say whether personal data is there in clear."""
        return any(label.verdict in PERSONAL for label in self.labels.values())


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of equal length."""

    name: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Personal data in a text: code points of the raw text, end exclusive.

    Attributes:
        required: False where finding it and leaving it are both right: an office's number in
            somebody's signature.
    """

    start: int
    end: int
    category: DataCategory
    form: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class Snippet:
    """One free text.

    Attributes:
        negative: The class of look-alike, where nothing personal is in it.
    """

    text: str
    spans: tuple[Span, ...] = ()
    negative: str | None = None


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that is measured on."""

    tables: tuple[Table, ...]
    snippets: tuple[Snippet, ...]

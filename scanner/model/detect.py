"""What ``detect`` says, line by line: part of the stable output, and free of values."""

from dataclasses import dataclass

from scanner.model.category import DataCategory
from scanner.model.detection import Verdict


@dataclass(frozen=True, slots=True)
class FieldLine:
    """The verdict on one field for one category; a field without a hit has no line.

    Attributes:
        dataset: The name as the user gave it, or as it may be shown.
        filled: Cells that are neither null nor blank.
        hits: Cells behind the verdict.
        score: 0 to 1.
        evidence: Fixed codes of what counted; ``None`` where nobody asked for them.
    """

    dataset: str
    field: str
    category: DataCategory
    cells: int
    filled: int
    hits: int
    verdict: Verdict
    score: float
    evidence: tuple[str, ...] | None = None

    @property
    def rate(self) -> float:
        """Give the share of filled cells behind the verdict; 0 where nothing is filled."""
        return self.hits / self.filled if self.filled else 0.0


@dataclass(frozen=True, slots=True)
class SpanLine:
    """One hit in one cell.

    Attributes:
        row: 0-based record.
        start: Offset in code points of the raw cell.
        end: Exclusive.
    """

    dataset: str
    row: int
    field: str
    start: int
    end: int
    category: DataCategory
    score: float


@dataclass(frozen=True, slots=True)
class DetectCoverage:
    """How much of one dataset was read: one line for every dataset, those read whole included.

    Attributes:
        status: ``read``, ``partial``, ``unread`` or ``reused``.
        reason: The code of what was not read, the first in order where there are several.
        bytes: Its size where it is known.
    """

    dataset: str
    status: str
    reason: str | None = None
    bytes: int | None = None


DetectLine = FieldLine | SpanLine | DetectCoverage

"""Counting what was found against what is there.

A column is found when its verdict is personal or incidental. A span is found when a detection of
its category overlaps it, as in published comparisons of such tools.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from scanner.model.category import DataCategory
from scanner.model.detection import Detection, Recognition
from tests.bench.detection.labels import PERSONAL, Column, Snippet, Span

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Score:
    """How often a category was found rightly, found wrongly, and missed.

    Attributes:
        right: What is there and was found; ``found`` counts the findings that are right, which
            differs where two of them lie on one span.
    """

    right: int = 0
    found: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Self) -> Self:
        return type(self)(
            self.right + other.right,
            self.found + other.found,
            self.wrong + other.wrong,
            self.missed + other.missed,
        )

    @property
    def precision(self) -> float:
        """Give the share of findings that are right; 1 where nothing was found."""
        findings = self.found + self.wrong
        return self.found / findings if findings else 1.0

    @property
    def recall(self) -> float:
        """Give the share of what is there that was found; 1 where nothing is there."""
        there = self.right + self.missed
        return self.right / there if there else 1.0

    @property
    def f1(self) -> float:
        """Give the harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Rates:
    """How many of each kind were hit, in the order in which they came."""

    hit: Counter[Key] = field(default_factory=Counter)
    all: Counter[Key] = field(default_factory=Counter)

    def add(self, group: str, kind: str, *, hit: bool) -> None:
        """Count one more of a kind."""
        self.all[group, kind] += 1
        self.hit[group, kind] += hit

    def rows(self) -> Iterable[tuple[Key, int, int]]:
        """Give kind, hits and number, sorted."""
        return ((key, self.hit[key], self.all[key]) for key in sorted(self.all))


@dataclass(slots=True)
class Tallies:
    """Everything that is counted of columns or of texts.

    Attributes:
        scores: By category.
        forms: What was found, by category and form.
        headers: What was found, by category and style of the column's name.
        alarms: False alarms, by class of look-alike.
        exact: Found columns whose count of hits is right, by category and true verdict.
        verdicts: Columns whose verdict is the true one, by category and true verdict.
    """

    scores: dict[DataCategory, Score] = field(default_factory=dict)
    forms: Rates = field(default_factory=Rates)
    headers: Rates = field(default_factory=Rates)
    alarms: Rates = field(default_factory=Rates)
    exact: Rates = field(default_factory=Rates)
    verdicts: Rates = field(default_factory=Rates)

    def score(self, category: DataCategory, **counts: int) -> None:
        """Add to the score of one category."""
        self.scores[category] = self.scores.get(category, Score()) + Score(**counts)

    def column(self, column: Column, found: Mapping[DataCategory, Recognition]) -> bool:
        """Count one column; say whether everything about it was right."""
        right = True
        for category in (*column.labels, *(c for c in found if c not in column.labels)):
            right &= self._column_category(column, category, found.get(category))
        if column.negative is not None:
            alarmed = any(recognition.verdict in PERSONAL for recognition in found.values())
            self.alarms.add("column", column.negative, hit=alarmed)
        return right

    def _column_category(
        self, column: Column, category: DataCategory, recognition: Recognition | None
    ) -> bool:
        label = column.labels.get(category)
        seen = recognition is not None and recognition.verdict in PERSONAL
        if label is None or label.verdict not in PERSONAL:
            if seen:
                self.score(category, wrong=1)
            if label is not None:
                agrees = recognition is not None and recognition.verdict is label.verdict
                self.verdicts.add(category, label.verdict, hit=agrees)
            return not seen
        if not label.required:
            return True
        self.score(category, right=seen, found=seen, missed=not seen)
        self.forms.add(category, label.form, hit=seen)
        self.headers.add(category, column.header, hit=seen)
        if recognition is not None and seen:
            self.exact.add(category, label.verdict, hit=recognition.hits == label.cells)
            self.verdicts.add(category, label.verdict, hit=recognition.verdict is label.verdict)
        return seen

    def text(self, snippet: Snippet, found: Iterable[Detection]) -> bool:
        """Count one text; say whether everything in it was found and nothing else."""
        detections = tuple(found)
        right = True
        for span in (s for s in snippet.spans if s.required):
            hit = any(_overlap(d, span) for d in detections if d.category is span.category)
            self.score(span.category, right=hit, missed=not hit)
            self.forms.add(span.category, span.form, hit=hit)
            right &= hit
        for detection in detections:
            same = [s for s in snippet.spans if s.category is detection.category]
            over = [s for s in same if _overlap(detection, s)]
            if over and not any(span.required for span in over):
                continue
            hit = bool(over)
            self.score(detection.category, found=hit, wrong=not hit)
            right &= hit
        if snippet.negative is not None:
            self.alarms.add("text", snippet.negative, hit=bool(detections))
        return right


def _overlap(detection: Detection, span: Span) -> bool:
    return detection.start < span.end and span.start < detection.end

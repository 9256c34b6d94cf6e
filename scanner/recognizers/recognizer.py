"""What a recogniser is: one category, from the name of a column to the verdict on it."""

from collections.abc import Iterator
from typing import Protocol

import polars as pl

from scanner.model.category import DataCategory
from scanner.model.detection import Detection, Recognition
from scanner.model.profile import FieldProfile
from scanner.recognizers.reading.normalise import Column


class Recognizer(Protocol):
    """Recognises one category; frozen, picklable, pure.

    ``grade`` and ``spans`` read by the same forms, so that they agree on every text.
    """

    @property
    def category(self) -> DataCategory:
        """The kind of personal data that it knows."""
        ...

    def name_evidence(self, name: str) -> frozenset[str]:
        """Say what a column's name speaks for, in codes of ``Evidence``."""
        ...

    def grade(self, column: Column) -> pl.Series | None:
        """Grade every cell as an unsigned byte; ``None`` when no cell can be it."""
        ...

    def spans(self, text: str) -> Iterator[Detection]:
        """Find every span in one raw text, in order."""
        ...

    def weigh(self, field: FieldProfile) -> Recognition | None:
        """Give the verdict on a field; ``None`` where nothing of the category counts."""
        ...

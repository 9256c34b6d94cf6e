"""What the policy declares of files by patterns of their paths."""

from collections.abc import Mapping
from typing import TypeVar

from scanner.model.declaration import path_pattern

V = TypeVar("V")


def declared(by_pattern: Mapping[str, V], dataset: str) -> V | None:
    """Give what is declared of a dataset; the first pattern that matches holds."""
    matching = (v for pattern, v in by_pattern.items() if path_pattern(pattern).fullmatch(dataset))
    return next(matching, None)

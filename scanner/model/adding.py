"""Mappings that add up, as profiles of partitions do."""

from collections.abc import Mapping
from operator import add
from typing import Any, Protocol, TypeVar

K = TypeVar("K")


class Addable(Protocol):
    """Anything that can be added to its own kind."""

    def __add__(self, other: Any, /) -> Any:  # noqa: ANN401 - of its own kind
        ...


V = TypeVar("V", bound=Addable)


def merge(left: Mapping[K, V], right: Mapping[K, V]) -> dict[K, V]:
    """Add two mappings key by key."""
    merged = dict(left)
    for key, value in right.items():
        merged[key] = add(merged[key], value) if key in merged else value
    return merged

"""Which columns of a dataset its declaration speaks of."""

from collections.abc import Iterable

ALL_OTHERS = "*"
"""The field that stands for every column without one of its own."""


def is_declared(column: str, fields: Iterable[str]) -> bool:
    """Say whether a column has a field, or one speaks for all others."""
    return not {column, ALL_OTHERS}.isdisjoint(fields)

"""Which positions of a masked value are visible: all that leaves a partition of what it shows.

A form is a row of signs, ``1`` for a visible position and ``0`` for a hidden one. Where another
copy of the same value shows what this one hides, the two together give it back. Of a value whose
mask does not keep its length nobody can say so: it has no form.
"""

from collections.abc import Mapping

import polars as pl

from scanner.model.category import DataCategory
from scanner.model.declaration import FieldDeclaration
from scanner.profiling.identifiers import folded

LENGTHS: Mapping[DataCategory, tuple[int, ...]] = {
    DataCategory.WAON_NUMBER: (16,),
    DataCategory.JP_MY_NUMBER: (12,),
    DataCategory.PHONE_NUMBER: (10, 11),
    DataCategory.BIRTH_DATE: (8,),
}
"""Digits of what is written in digits."""

TEXTS = frozenset({DataCategory.PERSON, DataCategory.EMAIL_ADDRESS})
APART = r"[-\s().,/年月日‐‑‒–—―−ー]"
SIGNS = r"[*●○•◯〇■□×✕xX#?_※]"
TEXT_SIGNS = r"[*●○•◯〇■□×✕]"
LONGEST = 64
"""Positions of a text beyond which nobody masks sign by sign."""


def category_of(declared: FieldDeclaration) -> DataCategory | None:
    """Give the one category whose forms can be told."""
    if len(declared.categories) != 1:
        return None
    [category] = declared.categories
    return category if category in LENGTHS or category in TEXTS else None


def forms(cells: pl.Series, declared: FieldDeclaration) -> pl.Series:
    """Give the form of each value that keeps to its pattern; null where it has none.

    Args:
        cells: Strings.
        declared: A masked field, with its pattern.
    """
    category = category_of(declared)
    if category is None:
        return pl.Series([None], dtype=pl.String).new_from_index(0, len(cells))
    distinct = cells.drop_nulls().unique()
    bare = folded(distinct.str.strip_chars())
    kept = bare.str.contains(rf"(?s)\A(?:{declared.pattern})\z")
    found = _of_texts(bare) if category in TEXTS else _of_digits(bare, LENGTHS[category])
    known = found.set(~kept, None)
    return cells.replace_strict(distinct, known, default=None, return_dtype=pl.String)


def _of_digits(values: pl.Series, lengths: tuple[int, ...]) -> pl.Series:
    signs = values.str.replace_all(APART, "").str.replace_all(SIGNS, "*")
    sizes = "|".join(f"[0-9*]{{{length}}}" for length in lengths)
    whole = signs.str.contains(rf"\A(?:{sizes})\z")
    visible = signs.str.replace_all("[0-9]", "1").str.replace_all("*", "0", literal=True)
    return visible.set(~whole, None)


def _of_texts(values: pl.Series) -> pl.Series:
    bare = values.str.replace_all(r"\s", "").str.replace_all(TEXT_SIGNS, "*")
    visible = bare.str.replace_all(r"(?s)[^*]", "1").str.replace_all("*", "0", literal=True)
    size = bare.str.len_chars()
    return visible.set((size == 0) | (size > LONGEST), None)

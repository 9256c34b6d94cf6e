"""Identifiers in one writing: what two systems write differently is the same number or text.

Only a cell that is the identifier and nothing else has one; any other gives null.
"""

from collections.abc import Callable, Mapping

import polars as pl

from scanner.model.category import DataCategory
from scanner.profiling.printing import Printer, Words

APART = r"[\s().‐‑‒–—―−ーｰ/-]"
WAON = r"\A([0-9]{16})\z"
MY_NUMBER = r"\A([0-9]{12})\z"
PHONE = r"\A(?:\+810?|0)?([1-9][0-9]{8,9})\z"
"""With the country's code, with the leading zero, or without it as spreadsheets leave it."""

DATE = r"\A[0-9]{1,4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,4}"
MAIL = r"\A[^@\s]+@[^@\s]+\z"

NUMBERS: Mapping[DataCategory, str] = {
    DataCategory.WAON_NUMBER: WAON,
    DataCategory.JP_MY_NUMBER: MY_NUMBER,
    DataCategory.PHONE_NUMBER: PHONE,
}


def folded(cells: pl.Series) -> pl.Series:
    """Fold full width and the like (NFKC), where there is any."""
    other = cells.str.len_bytes() > cells.str.len_chars()
    if not other.any():
        return cells
    return cells.clone().scatter(other.arg_true(), cells.filter(other).str.normalize("NFKC"))


def number(cells: pl.Series, pattern: str) -> pl.Series:
    """Give the number that each cell is."""
    bare = folded(cells).str.replace_all(APART, "")
    return bare.str.extract(pattern, 1).cast(pl.UInt64, strict=False)


def mail(cells: pl.Series) -> pl.Series:
    """Give the mail address that each cell is, in small letters."""
    bare = folded(cells).str.strip_chars().str.to_lowercase()
    return bare.set(~bare.str.contains(MAIL).fill_null(value=False), None)


def person(names: pl.Series, births: pl.Series) -> pl.Series:
    """Give a name with a birth date, where both are there."""
    bare = folded(names).str.replace_all(r"[\s・.,]", "").str.to_lowercase()
    bare = bare.set((bare == "").fill_null(value=False), None)
    return bare + " " + births.cast(pl.String)


def as_is(cells: pl.Series) -> pl.Series:
    """Give what a cell holds, whatever its width, where it holds anything."""
    bare = folded(cells).str.strip_chars()
    return bare.set((bare == "").fill_null(value=False), None)


def key(cells: pl.Series) -> pl.Series:
    """Give what may name a record across datasets: no date does."""
    bare = as_is(cells)
    return bare.set(bare.str.contains(DATE).fill_null(value=False), None)


def prints_of(
    category: DataCategory, cells: pl.Series, printer: Printer
) -> tuple[pl.Series, Words]:
    """Give which cells are an identifier of the category, and the fingerprints of these."""
    if category in NUMBERS:
        return _told(number(cells, NUMBERS[category]), category.value, printer.numbers)
    return _told(mail(cells), category.value, printer.texts)


def prints_of_texts(texts: pl.Series, tag: str, printer: Printer) -> tuple[pl.Series, Words]:
    """Give which texts are there, and the fingerprints of these."""
    return _told(texts, tag, printer.texts)


def _told(
    values: pl.Series, tag: str, prints: Callable[[pl.Series, str], Words]
) -> tuple[pl.Series, Words]:
    there = values.is_not_null()
    return there, prints(values.filter(there), tag)

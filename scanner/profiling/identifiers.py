"""Identifiers in one writing: what two systems write differently is the same number or text.

Only a cell that is the identifier and nothing else has one; any other gives null.
"""

from collections.abc import Callable, Mapping

import polars as pl
import pyarrow as pa

from scanner.model.category import DataCategory
from scanner.profiling.printing import Printer, Words

APART = r"[\s().‐‑‒–—―−ーｰ/-]"
ABROAD = r"\A\+810?([1-9][0-9]{8,9})\z"
DIGITS: Mapping[DataCategory, tuple[range, range]] = {
    DataCategory.WAON_NUMBER: (range(16, 17), range(10**16)),
    DataCategory.JP_MY_NUMBER: (range(12, 13), range(10**12)),
    DataCategory.PHONE_NUMBER: (range(9, 12), range(10**8, 10**10)),
}
"""How many digits are written, and the numbers that they may be: the leading zero of a phone number
is there, or a spreadsheet has eaten it."""

ISO = r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\z"
DATE = r"\A[0-9]{1,4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,4}"
MAIL = r"\A[^@\s]+@[^@\s]+\z"


def folded(cells: pl.Series) -> pl.Series:
    """Fold full width and the like (NFKC), where there is any."""
    other = cells.str.len_bytes() > cells.str.len_chars()
    if not other.any():
        return cells
    return cells.clone().scatter(other.arg_true(), cells.filter(other).str.normalize("NFKC"))


def number(cells: pl.Series, category: DataCategory) -> pl.Series:
    """Give the number that each cell is; what is plain is not looked at twice."""
    bare = cells.str.replace_all("-", "", literal=True)
    found = _read(bare, category)
    odd = cells.is_not_null() & found.is_null()
    if not odd.any():
        return found
    other = folded(cells.filter(odd)).str.replace_all(APART, "")
    if category is DataCategory.PHONE_NUMBER:
        other = other.str.replace(ABROAD, "${1}")
    return found.scatter(odd.arg_true(), _read(other, category))


def _read(bare: pl.Series, category: DataCategory) -> pl.Series:
    """Read digits of a right length; anything else is null."""
    written, numbers = DIGITS[category]
    size = bare.str.len_bytes()
    right = (size >= written.start) & (size < written.stop) & ~bare.str.starts_with("+")
    found = bare.cast(pl.UInt64, strict=False)
    right &= (found >= numbers.start) & (found < numbers.stop)
    return found.set(~right.fill_null(value=False), None)


def mail(cells: pl.Series) -> pl.Series:
    """Give the mail address that each cell is, in small letters."""
    bare = folded(cells).str.strip_chars().str.to_lowercase()
    return bare.set(~bare.str.contains(MAIL).fill_null(value=False), None)


def person(names: pl.Series, births: pl.Series) -> pl.Series:
    """Give a name with a birth date, where both are there.

    Args:
        names: Of any writing.
        births: Days, written as in ISO 8601.
    """
    bare = folded(names).str.replace_all(" ", "", literal=True).str.to_lowercase()
    return bare.set((bare == "").fill_null(value=False), None) + " " + births


def days(cells: pl.Series, read: Callable[[pa.Array], pa.Array]) -> pl.Series:
    """Write days as in ISO 8601; what is written so already is not read."""
    written = cells.str.replace_all("/", "-", literal=True)
    plain = written.str.contains(ISO)
    other = (~plain).fill_null(value=False)
    if other.any():
        told = pl.Series(read(cells.filter(other).to_arrow())).cast(pl.String)
        written = written.scatter(other.arg_true(), told)
    return written


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
    if category in DIGITS:
        return _told(number(cells, category), category.value, printer.numbers)
    return _told(mail(cells), category.value, printer.texts)


def prints_of_texts(texts: pl.Series, tag: str, printer: Printer) -> tuple[pl.Series, Words]:
    """Give which texts are there, and the fingerprints of these."""
    return _told(texts, tag, printer.texts)


def _told(
    values: pl.Series, tag: str, prints: Callable[[pl.Series, str], Words]
) -> tuple[pl.Series, Words]:
    there = values.is_not_null()
    return there, prints(values.filter(there), tag)

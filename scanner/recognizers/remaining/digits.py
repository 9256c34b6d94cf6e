"""How many numbers a masked number may be: exact, by the positions that a numbering plan leaves.

A plan is a set of forms, a form the digits that each position may hold. A hidden position counts as
many as it may hold, a visible one that it may not hold rules the form out; forms add up. Of a My
Number the check digit is reckoned with: it takes a tenth of what the others leave.
"""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import polars as pl

from scanner.recognizers.numbers.checksums import MY_NUMBER_WEIGHTS

Counts = npt.NDArray[np.uint64]
Form = tuple[str, ...]
"""The digits that each position may hold."""

ANY = "0123456789"
HIDDEN = "*"
SIGNS = r"[*●○•◯〇■□×✕xX#?・…_※]"
"""Signs that stand for hidden digits."""

APART = r"[-\s()./‐‑–—−ー]"
RUNS = r"\A([0-9]*?)(\**)([0-9]*)\z"
"""Digits that are visible before and behind one run of signs, whatever its length."""

ELEVEN: Form = ("0", "56789", "0", *[ANY] * 8)
TEN: Form = ("0", "123456789", *[ANY] * 8)
PHONE_NUMBERS = (ELEVEN, TEN)
"""Mobile and IP telephony, and fixed lines (総務省 電気通信番号計画, 2019)."""

MODULUS = 11
MY_NUMBER_DIGITS = 12


def waon_numbers(prefixes: Iterable[str], digits: int) -> tuple[Form, ...]:
    """Make the forms of card numbers from their prefixes."""
    return tuple((*prefix, *[ANY] * (digits - len(prefix))) for prefix in prefixes)


def by_plan(values: pl.Series, forms: tuple[Form, ...]) -> Counts:
    """Count the numbers of a plan that each value may be; 0 where it is no masked number.

    Signs in one run of another length than the plan's stand for as many digits as are missing, and
    a few digits alone are the last ones.
    """
    counts = np.zeros(len(values), np.uint64)
    lengths = sorted({len(form) for form in forms})
    for length in lengths:
        rows, places = _positions(values, length, lengths)
        for form in (form for form in forms if len(form) == length):
            counts[rows] += _of_form(places, form)
    return counts


def my_numbers(values: pl.Series) -> Counts:
    """Count the My Numbers with a right check digit that each value may be."""
    counts = np.zeros(len(values), np.uint64)
    rows, places = _positions(values, MY_NUMBER_DIGITS, [MY_NUMBER_DIGITS])
    ways = np.zeros((len(rows), MODULUS), np.uint64)
    ways[:, 0] = 1
    for place, weight in enumerate(reversed(MY_NUMBER_WEIGHTS)):
        ways = sum(
            (
                np.roll(ways, weight * digit % MODULUS, axis=1) * _may_be(places[:, place], digit)
                for digit in range(10)
            ),
            start=np.zeros_like(ways),
        )
    for rest in range(MODULUS):
        check = 0 if rest <= 1 else MODULUS - rest
        counts[rows] += (ways[:, [rest]] * _may_be(places[:, -1], check))[:, 0]
    return counts


def _may_be(place: npt.NDArray[np.uint8], digit: int) -> Counts:
    """Say in which values a position may hold a digit: 1 or 0, as a column."""
    fits: Counts = ((place == ord(HIDDEN)) | (place == ord("0") + digit)).astype(np.uint64)
    return fits.reshape(-1, 1)


def _positions(
    values: pl.Series, length: int, lengths: list[int]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint8]]:
    """Lay numbers out by positions: which values they are, and a sign for each position."""
    signs = values.str.replace_all(APART, "").str.replace_all(SIGNS, HIDDEN)
    frame = signs.alias("signs").to_frame().with_row_index("row")
    signs_there, behind = pl.col("signs"), pl.col("signs").str.extract(RUNS, 3)
    missing = length - behind.str.len_bytes().cast(pl.Int64)
    stretched = (signs_there.str.extract(RUNS, 1) + HIDDEN * length).str.head(missing) + behind
    visible = signs_there.str.count_matches("[0-9]")
    of_a_plan = signs_there.str.len_bytes().is_in(lengths)
    laid = frame.with_columns(
        signs=pl.when(of_a_plan).then(signs_there).when(visible < length).then(stretched)
    ).filter(pl.col("signs").str.contains(rf"\A[0-9*]{{{length}}}\z"))
    content = np.frombuffer("".join(laid["signs"]).encode(), np.uint8)
    return laid["row"].to_numpy().astype(np.int64), content.reshape(-1, length)


def _of_form(places: npt.NDArray[np.uint8], form: Form) -> Counts:
    """Multiply what the positions leave."""
    counts = np.ones(len(places), np.uint64)
    for place, digits in enumerate(form):
        hidden = places[:, place] == ord(HIDDEN)
        fits = np.isin(places[:, place], np.frombuffer(digits.encode(), np.uint8))
        counts *= np.where(hidden, len(digits), fits).astype(np.uint64)
    return counts

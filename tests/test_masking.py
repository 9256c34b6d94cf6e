"""Values of masked fields against the pattern, cell by cell."""

import polars as pl
import pytest

from scanner.model.profile import MaskTally
from scanner.profiling.masking import held, mask_tally

LAST_FOUR = r"[*]{4}-[*]{4}-[*]{4}-[0-9]{4}"

CELLS = {
    "as the pattern says": ("****-****-****-1234", MaskTally(kept=1)),
    "in full width": ("＊＊＊＊－＊＊＊＊－＊＊＊＊－１２３４", MaskTally(kept=1)),
    "white space around": (" ****-****-****-1234　", MaskTally(kept=1)),
    "in the clear": ("6900-1234-5678-1234", MaskTally(whole=1)),
    "in the clear, full width": ("６９００１２３４５６７８１２３４", MaskTally(whole=1)),
    "shows more than it may": ("6900-****-****-1234", MaskTally(part=1)),
    "another sign": ("●●●●-●●●●-●●●●-1234", MaskTally(part=1)),
    "letters for a mask": ("xxxx-xxxx-xxxx-1234", MaskTally(part=1)),
    "masked, with a clear value behind it": (
        "****-****-****-1234 6900123412341234",
        MaskTally(part=1),
    ),
    "a clear value on the next line": ("****-****-****-1234\n6900123412341234", MaskTally(part=1)),
    "blank": ("  ", MaskTally()),
    "nothing": (None, MaskTally()),
}


@pytest.mark.parametrize(("cell", "tally"), CELLS.values(), ids=CELLS.keys())
def test_cell(cell: str | None, tally: MaskTally) -> None:
    assert mask_tally(held(pl.Series([cell], dtype=pl.String), LAST_FOUR)) == tally


def test_one_clear_value_among_many_is_counted_exactly() -> None:
    cells = ["****-****-****-1234"] * 9_999 + ["6900-1234-5678-1234"] * 2
    assert mask_tally(held(pl.Series(cells), LAST_FOUR)) == MaskTally(kept=9_999, whole=2)


def test_alternatives_are_matched_from_end_to_end() -> None:
    cells = pl.Series(["a*", "*b", "a*c"])
    assert mask_tally(held(cells, "a[*]|[*]b")) == MaskTally(kept=2, part=1)

"""Values of a field that is declared masked, held against the declared pattern, all of them."""

import polars as pl

from scanner.model.profile import MaskTally

MASK_SIGN = r"[*●○•◯〇■□×✕]|[xX]{3,}"
"""Signs that stand for a hidden character in what offices and receipts print."""


def mask_tally(values: pl.Series, pattern: str) -> MaskTally:
    """Count the values that a pattern permits and those that show more.

    Args:
        values: Strings; null and blank cells are not values.
        pattern: A regular expression that a masked value matches from end to end after folding
            (NFKC, Unicode Standard Annex 15): a mask in full width is the same mask.
    """
    filled = values.drop_nulls().str.strip_chars()
    counted = filled.filter(filled != "").value_counts(name="cells")
    folded = counted[counted.columns[0]].str.normalize("NFKC")
    kept = folded.str.contains(rf"(?s)\A(?:{pattern})\z", strict=True)
    signed = folded.str.contains(MASK_SIGN)
    cells = counted["cells"]
    return MaskTally(
        kept=int(cells.filter(kept).sum()),
        part=int(cells.filter(~kept & signed).sum()),
        whole=int(cells.filter(~kept & ~signed).sum()),
    )

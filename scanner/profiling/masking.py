"""Values of a field that is declared masked, held against the declared pattern, all of them."""

import polars as pl

from scanner.model.profile import MaskTally

MASK_SIGN = r"[*●○•◯〇■□×✕]|[xX]{3,}"
"""Signs that stand for a hidden character in what offices and receipts print."""


def held(values: pl.Series, pattern: str) -> pl.DataFrame:
    """Fold what is written, once for each different value, and hold it against a pattern.

    Args:
        values: Strings; null and blank cells are not values.
        pattern: A regular expression that a masked value matches from end to end after folding
            (NFKC, Unicode Standard Annex 15): a mask in full width is the same mask.

    Returns:
        ``value``, its ``cells``, and whether it is ``kept`` to the pattern.
    """
    filled = values.drop_nulls().str.strip_chars().alias("value")
    counted = filled.filter(filled != "").value_counts(name="cells")
    folded = counted.with_columns(pl.col("value").str.normalize("NFKC"))
    kept = pl.col("value").str.contains(rf"(?s)\A(?:{pattern})\z", strict=True)
    return folded.with_columns(kept=kept)


def mask_tally(values: pl.DataFrame) -> MaskTally:
    """Count the values that a pattern permits and those that show more.

    Args:
        values: As ``held`` gives them.
    """
    kept, cells = values["kept"], values["cells"]
    signed = values["value"].str.contains(MASK_SIGN)
    return MaskTally(
        kept=int(cells.filter(kept).sum()),
        part=int(cells.filter(~kept & signed).sum()),
        whole=int(cells.filter(~kept & ~signed).sum()),
    )

"""Words for what is measured of masks, replacements and statistics: Japanese, English."""

MASKING: dict[str, tuple[str, str]] = {
    "candidates": ("残る候補の数", "candidates left"),
    "least": ("必要な数", "at least needed"),
    "through": ("同じ人と分かる項目", "same people told by"),
}
"""Short labels of measures."""

"""Seeds of the corpus.

``dev`` is for building the recognisers: look at it as closely as you like. ``hold-out`` is looked
at only for the figures in the README: nobody reads its columns or texts, and nothing is tuned on
it. It also draws from surnames, towns, header spellings and templates that ``dev`` never uses.
"""

from enum import StrEnum


class Part(StrEnum):
    """Which half of the corpus a seed makes."""

    DEV = "dev"
    HOLD_OUT = "hold-out"


SEEDS = {Part.DEV: 20261123, Part.HOLD_OUT: 760931}

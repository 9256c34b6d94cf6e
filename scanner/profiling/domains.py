"""Small domains: all days of birth and all mobile numbers, in a seeded order and in usual writings.

Numbers come in steps of the golden ratio from a keyed start, so that any so many of them are spread
evenly and none comes twice; whoever does not know the key cannot choose numbers that come late.
"""

import hmac
from dataclasses import dataclass
from datetime import date
from math import gcd

import numpy as np
import polars as pl

from scanner.model.category import DataCategory
from scanner.model.secret import Secret

GOLDEN = 0.6180339887498949
MOBILE = ("070", "080", "090", "060")
"""First digits of mobile numbers (総務省 電気通信番号計画, 2019; 060 since 2024)."""

PER_PREFIX = 10**8
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2030, 12, 31)
EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Domain:
    """All values of a category that are tried without knowing any.

    Attributes:
        size: How many there are.
        writings: How a number of the domain is written, by a code of the writing.
    """

    category: DataCategory
    size: int
    writings: tuple[str, ...]

    def values(self, first: int, count: int, writing: str, key: Secret[bytes]) -> list[bytes]:
        """Give some values, in the domain's own order.

        Args:
            first: How many came before.
            count: How many at most; fewer at the end.
            writing: One of ``writings``.
            key: Decides where the order begins.
        """
        places = np.arange(first, min(first + count, self.size), dtype=np.uint64)
        step = _step(self.size)
        digest = hmac.digest(key.reveal(), self.category.encode(), "sha256")
        start = int.from_bytes(digest[:4], "big") % self.size
        ordinals = (places * np.uint64(step) + np.uint64(start)) % np.uint64(self.size)
        return WRITE[self.category](pl.Series(ordinals), writing).cast(pl.Binary).to_list()


def _step(size: int) -> int:
    """Give the number next to the golden part of a size that shares no divisor with it."""
    step = int(size * GOLDEN)
    while gcd(step, size) > 1:
        step += 1
    return step


def _phones(ordinals: pl.Series, writing: str) -> pl.Series:
    frame = ordinals.alias("n").to_frame()
    prefix = (pl.col("n") // PER_PREFIX).replace_strict(
        dict(enumerate(MOBILE)), return_dtype=pl.String
    )
    rest = (pl.col("n") % PER_PREFIX).cast(pl.String).str.zfill(8)
    written = {
        "digits": prefix + rest,
        "hyphens": prefix + "-" + rest.str.head(4) + "-" + rest.str.tail(4),
        "international": "+81" + prefix.str.tail(2) + rest,
    }
    return frame.select(written[writing]).to_series()


DAY_FORMATS = {
    "iso": "%Y-%m-%d",
    "digits": "%Y%m%d",
    "slashes": "%Y/%m/%d",
    "short": "%Y/%-m/%-d",
    "kanji": "%Y年%-m月%-d日",
}


def _days(ordinals: pl.Series, writing: str) -> pl.Series:
    first = FIRST_DAY.toordinal() - EPOCH.toordinal()
    return (ordinals.cast(pl.Int32) + first).cast(pl.Date).dt.to_string(DAY_FORMATS[writing])


PHONES = Domain(
    DataCategory.PHONE_NUMBER, len(MOBILE) * PER_PREFIX, ("digits", "hyphens", "international")
)
BIRTH_DATES = Domain(
    DataCategory.BIRTH_DATE, LAST_DAY.toordinal() - FIRST_DAY.toordinal() + 1, tuple(DAY_FORMATS)
)
DOMAINS = (BIRTH_DATES, PHONES)
WRITE = {DataCategory.PHONE_NUMBER: _phones, DataCategory.BIRTH_DATE: _days}

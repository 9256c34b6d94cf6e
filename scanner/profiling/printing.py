"""Values to keyed fingerprints, a whole column in a few calls.

A number and the tag of its category fill one block of AES; a longer text is taken through AES block
by block first (CBC-MAC, ISO/IEC 9797-1, with tag and length in its first block, which makes it safe
for texts of any length). ECB is what is wanted here: a keyed permutation of single blocks, of which
64 bits are kept. Nothing but the holder of the key can try values out.
"""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import polars as pl
import pyarrow as pa

from scanner.model.secret import Secret
from scanner.profiling.keyed import WIDTH, WORD, Digests, permuted

Words: TypeAlias = Digests
BLOCK = WIDTH
ALL = np.uint64(0xFFFF_FFFF_FFFF_FFFF)
LONGEST = 1_024
"""Bytes of a text that count: what is longer is no identifier."""


@dataclass(frozen=True, slots=True)
class Printer:
    """Makes fingerprints under one key; picklable, the same in every process.

    Attributes:
        key: 32 bytes, derived from the city's secret for this alone.
    """

    key: Secret[bytes]

    def numbers(self, numbers: pl.Series, tag: str) -> Words:
        """Give the fingerprints of unsigned numbers of one category; none may be null."""
        blocks = np.empty((len(numbers), 2), WORD)
        blocks[:, 0] = _tag(tag, 0)
        blocks[:, 1] = numbers.to_numpy()
        return permuted(blocks, self.key)[:, 0]

    def texts(self, texts: pl.Series, tag: str) -> Words:
        """Give the fingerprints of texts of one category; none may be null."""
        array = texts.to_arrow().cast(pa.large_binary())
        offsets = np.frombuffer(array.buffers()[1], np.int64)[array.offset :][: len(array) + 1]
        words = _words(array.buffers()[2])
        starts, ends = offsets[:-1], np.minimum(offsets[1:], offsets[:-1] + LONGEST)
        state = np.empty((len(array), 2), WORD)
        state[:, 0] = _tag(tag, 1)
        state[:, 1] = ends - starts
        state = permuted(state, self.key)
        rows = np.flatnonzero(starts < ends)
        for first in range(0, LONGEST, BLOCK):
            if not len(rows):
                break
            places, rest = starts[rows] + first, ends[rows] - starts[rows] - first
            blocks = np.stack(
                [_cut(words[places], rest), _cut(words[places + 8], rest - 8)], axis=1
            )
            state[rows] = permuted(state[rows] ^ blocks, self.key)
            rows = rows[rest > BLOCK]
        return state[:, 0].copy()


def _tag(tag: str, kind: int) -> int:
    """Write a category in eight bytes, numbers apart from texts."""
    return int.from_bytes(bytes([kind]) + tag.encode()[:7].ljust(7, b"\0"), "little")


def _words(data: pa.Buffer | None) -> Words:
    """See the eight bytes from each place on as one number; behind the end stand zeros."""
    padded = (b"" if data is None else data.to_pybytes()) + bytes(2 * BLOCK)
    return np.ndarray(len(padded) - 8, WORD, padded, strides=(1,))


def _cut(words: Words, rest: npt.NDArray[np.int64]) -> Words:
    """Leave of each word what belongs to its text."""
    kept = np.clip(rest, 0, 8).astype(np.uint64)
    mask = np.where(kept == 8, ALL, (np.uint64(1) << (8 * kept % 64)) - np.uint64(1))  # noqa: PLR2004 - bytes
    cut: Words = words & mask
    return cut

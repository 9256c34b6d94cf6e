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

Words: TypeAlias = npt.NDArray[np.uint64]
BLOCK = 16
WORD = np.dtype("<u8")
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
        return self._permuted(blocks)[:, 0]

    def texts(self, texts: pl.Series, tag: str) -> Words:
        """Give the fingerprints of texts of one category; none may be null."""
        array = texts.to_arrow().cast(pa.large_binary())
        offsets = np.frombuffer(array.buffers()[1], np.int64)[array.offset :][: len(array) + 1]
        data = np.frombuffer(array.buffers()[2] or bytes(1), np.uint8)
        starts, ends = offsets[:-1], np.minimum(offsets[1:], offsets[:-1] + LONGEST)
        state = np.empty((len(array), 2), WORD)
        state[:, 0] = _tag(tag, 1)
        state[:, 1] = ends - starts
        state = self._permuted(state)
        rows = np.arange(len(array))
        for first in range(0, LONGEST, BLOCK):
            rows = rows[starts[rows] + first < ends[rows]]
            if not len(rows):
                break
            places = starts[rows, None] + np.arange(first, first + BLOCK)
            within = places < ends[rows, None]
            content = np.where(within, data[np.minimum(places, len(data) - 1)], 0)
            blocks = np.ascontiguousarray(content, np.uint8).view(WORD)
            state[rows] = self._permuted(state[rows] ^ blocks)
        return state[:, 0].copy()

    def _permuted(self, blocks: npt.NDArray[np.uint64]) -> Words:
        from cryptography.hazmat.primitives.ciphers import (  # noqa: PLC0415 - most commands need none
            Cipher,
            algorithms,
            modes,
        )

        cipher = Cipher(algorithms.AES(self.key.reveal()), modes.ECB())  # noqa: S305 - as said
        content = cipher.encryptor().update(blocks.tobytes())
        return np.frombuffer(content, WORD).reshape(-1, 2).copy()


def _tag(tag: str, kind: int) -> int:
    """Write a category in eight bytes, numbers apart from texts."""
    return int.from_bytes(bytes([kind]) + tag.encode()[:7].ljust(7, b"\0"), "little")

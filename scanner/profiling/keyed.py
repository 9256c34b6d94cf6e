"""Keyed digests of many short things in one call.

AES is a keyed permutation of blocks of 16 bytes (FIPS 197). Each block is encrypted by itself, as
is wanted here: the same thing gives the same digest under the same key, and nothing without it.
"""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from scanner.model.secret import Secret
from scanner.model.tokens import SAMPLE, Sketch

Bytes = npt.NDArray[np.uint8]
Digests: TypeAlias = npt.NDArray[np.uint64]

WIDTH = 16
WORD = np.dtype("<u8")


def permuted(blocks: Digests, key: Secret[bytes]) -> Digests:
    """Encrypt blocks, two words each."""
    from cryptography.hazmat.primitives.ciphers import (  # noqa: PLC0415 - most commands need none
        Cipher,
        algorithms,
        modes,
    )

    cipher = Cipher(algorithms.AES(key.reveal()), modes.ECB())  # noqa: S305 - as the module says
    content = cipher.encryptor().update(blocks.tobytes())
    return np.frombuffer(content, WORD).reshape(-1, 2).copy()


def keyed(things: Bytes, key: Secret[bytes]) -> Digests:
    """Give 64 bits for each row of bytes; of long rows the first sixteen bytes count."""
    blocks = np.zeros((len(things), WIDTH), np.uint8)
    width = min(WIDTH, things.shape[1])
    blocks[:, :width] = things[:, :width]
    return permuted(blocks.view(WORD), key)[:, 0].astype(np.uint64)


def sketch(things: Bytes, key: Secret[bytes]) -> Sketch:
    """Sample distinct things."""
    return Sketch(tuple(np.unique(keyed(things, key))[:SAMPLE].tolist()))


def rows(content: bytes, width: int) -> Bytes:
    """Lay bytes out in rows of the same width."""
    return np.frombuffer(content, np.uint8).reshape(-1, width)


def of_numbers(numbers: npt.NDArray[np.uint64]) -> Bytes:
    """Lay numbers out in rows of bytes."""
    return rows(numbers.astype("<u8").tobytes(), 8)

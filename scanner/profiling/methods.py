"""Unkeyed methods by which a value becomes a token of some length.

Tried are the digests that are as long as the token (MD5, FIPS 180-4, FIPS 202, RFC 7693), the usual
ones cut to its length, and the usual ones with a salt before or behind the value: some that
everybody would try, and those that the policy names.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from scanner.model.secret import Secret
from scanner.profiling.keyed import Bytes, rows

USUAL = {"md5": 16, "sha1": 20, "sha224": 28, "sha256": 32, "sha384": 48, "sha512": 64}
OTHERS = {
    "sha512_256": 32,
    "sha3_224": 28,
    "sha3_256": 32,
    "sha3_384": 48,
    "sha3_512": 64,
    "blake2s": 32,
    "blake2b": 64,
}
BLAKE2B_SIZES = (16, 20, 28, 32, 48)
"""Shorter ones of BLAKE2b are digests of their own, not its beginning (RFC 7693, 2.5)."""

CUT = frozenset({"md5", "sha1", "sha256"})
"""Those that are cut most."""

SALTS = tuple(map(Secret, (b"salt", b"pepper", b"secret", b"password", b"waon")))
"""What everybody would try."""

NOTHING = Secret(b"")


@dataclass(frozen=True, slots=True)
class Method:
    """One way to make a token.

    Attributes:
        code: What reports call it; it names no salt.
        algorithm: A name in ``hashlib``.
        size: Of its digest, in bytes.
        before: Stands before the value.
        behind: Stands behind it.
        usual: It is what most would do.
    """

    code: str
    algorithm: str
    size: int
    before: Secret[bytes] = NOTHING
    behind: Secret[bytes] = NOTHING
    usual: bool = False

    @property
    def salted(self) -> bool:
        """Say whether something stands before or behind the value."""
        return bool(self.before.reveal() or self.behind.reveal())

    def digests(self, values: Iterable[bytes]) -> Bytes:
        """Make a digest of each value, one a row."""
        before, behind = self.before.reveal(), self.behind.reveal()
        make = _maker(self.algorithm, self.size)
        if before or behind:
            values = (before + value + behind for value in values)
        return rows(b"".join([make(value).digest() for value in values]), self.size)


def _maker(algorithm: str, size: int) -> Callable[[bytes], Any]:
    if algorithm == "blake2b":
        return partial(hashlib.blake2b, digest_size=size)
    if algorithm == "sha512_256":
        return partial(hashlib.new, algorithm)
    make: Callable[[bytes], Any] = getattr(hashlib, algorithm)
    return make


def methods(length: int, salts: Iterable[Secret[bytes]]) -> Iterator[Method]:
    """Give the methods that make tokens of a length, the likeliest first.

    Args:
        length: In bytes.
        salts: Those that the policy names.
    """
    exact = [Method(name, name, size) for name, size in USUAL.items() if size == length]
    cut = [Method(f"{name}-cut", name, size) for name, size in USUAL.items() if size > length]
    usual = exact or [method for method in cut if method.algorithm in CUT]
    yield from (replace(method, usual=True) for method in usual)
    yield from (Method(name, name, size) for name, size in OTHERS.items() if size == length)
    if length in BLAKE2B_SIZES:
        yield Method("blake2b", "blake2b", length)
    yield from (method for method in cut if method not in usual)
    for kind, some in (("known-salt", salts), ("salted", SALTS)):
        for salt in some:
            for method in usual:
                code = f"{method.code} {kind}"
                yield replace(method, code=code, before=salt)
                yield replace(method, code=code, behind=salt)

"""A value that must not be printed: a key bound, a password, a key."""

import hmac
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, repr=False)
class Secret(Generic[T]):
    """Carry a value past logs and errors; only ``reveal`` gives it back.

    It pickles, because workers need it, and every printed form is ``**redacted**``.
    """

    _value: T

    def reveal(self) -> T:
        """Give the value to the one call that needs it."""
        return self._value

    def __repr__(self) -> str:
        return "**redacted**"

    __str__ = __repr__

    def __format__(self, _spec: str) -> str:
        return repr(self)


KEY_BYTES = 32
"""One block of SHA-256, so that the expansion is a single step."""


def derive_key(secret: Secret[bytes], purpose: str) -> Secret[bytes]:
    """Derive the key for one purpose: HKDF with SHA-256 and no salt (RFC 5869, 2.2 and 2.3)."""
    extracted = hmac.digest(bytes(KEY_BYTES), secret.reveal(), "sha256")
    return Secret(hmac.digest(extracted, purpose.encode() + b"\x01", "sha256"))

"""A value that must not be printed: a key bound, a password, a key."""

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

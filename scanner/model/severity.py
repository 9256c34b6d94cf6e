"""How bad a breach is."""

from enum import IntEnum


class Severity(IntEnum):
    """How bad a breach is; ordered, so that a threshold can be compared."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3
    CRITICAL = 4

    @property
    def code(self) -> str:
        """The word in output and on the command line."""
        return self.name.lower()

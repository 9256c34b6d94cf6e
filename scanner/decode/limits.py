"""How much a file of a foreign format may cost before it is left unread."""

from dataclasses import dataclass

from scanner.model.errors import Reason, SourceError


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take.

    Attributes:
        memory_bytes: Address space of the process that decodes it.
        seconds: How long that process may compute, and how long it may stay silent.
        depth: How many archives may lie in one another.
        ratio: How many times larger than the file what comes out of it may be.
        free_bytes: So much may come out of any file, whatever the ratio.
        total_bytes: More than this never comes out of one file.
        members: How many files an archive may hold.
    """

    memory_bytes: int = 4 << 30
    seconds: float = 300
    depth: int = 3
    ratio: int = 200
    free_bytes: int = 256 << 20
    total_bytes: int = 64 << 30
    members: int = 100_000


LIMITS = Limits()


@dataclass(slots=True)
class Budget:
    """What may still come out of one file: an archive bomb is noticed while it unfolds."""

    left: int

    @classmethod
    def of(cls, size: int, limits: Limits = LIMITS) -> "Budget":
        """Give what a file of this size may unfold to."""
        return cls(min(limits.total_bytes, max(limits.free_bytes, size * limits.ratio)))

    def spend(self, amount: int) -> None:
        """Take from it.

        Raises:
            SourceError: There is no more.
        """
        self.left -= amount
        if self.left < 0:
            raise SourceError(Reason.ARCHIVE_BOMB)

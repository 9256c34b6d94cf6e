"""Who may permit exceptions, and for how long."""

from dataclasses import dataclass
from datetime import date

from scanner.model.entry import Period


@dataclass(frozen=True, slots=True)
class Approver:
    """Somebody who may permit exceptions.

    Attributes:
        key: The public key, 32 bytes (Ed25519).
        since: First day on which a decision counts; ``None`` where no day is named.
        until: Last day.
    """

    name: str
    key: bytes
    since: date | None = None
    until: date | None = None

    def may_decide(self, day: date) -> bool:
        """Say whether a decision of that day counts."""
        return Period(self.since, self.until).holds(day)


@dataclass(frozen=True, slots=True)
class WaiverRules:
    """What a policy asks of waivers.

    Attributes:
        at_most_days: How many days after its approval a waiver may last.
        soon_days: From how many days before its end on it is reported.
    """

    at_most_days: int = 180
    soon_days: int = 14

"""What the ledger knows, frozen for one judgement."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class History:
    """Earlier nights and findings; empty until there is a ledger."""

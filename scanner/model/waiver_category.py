"""Why a finding is let be."""

from enum import StrEnum


class WaiverCategory(StrEnum):
    """Why a finding is let be."""

    WAIVER = "waiver"
    """The risk is accepted for that time."""

    MITIGATED = "mitigated"
    """It is met by other means."""

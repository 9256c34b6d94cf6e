"""An exception that was permitted for a while (例外措置): requested, approved, bound, ending.

Names of its parts are those of Azure Policy exemptions.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class WaiverCategory(StrEnum):
    """Why a finding is let be."""

    WAIVER = "waiver"
    """The risk is accepted for that time."""

    MITIGATED = "mitigated"
    """It is met by other means."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """One permitted exception.

    Attributes:
        finding: Id of the finding that it covers.
        expires_on: Its last day, which is itself covered.
        requested_by: Who asked for it.
        approved_by: Who permitted it, somebody else; the name of an approver in the policy.
        approved_on: When the decision was signed.
        reviewed: What the finding said when it was reviewed: counts by measure. What has grown
            beyond it is not covered.
        ticket_ref: Number of the office's own record, or empty.
    """

    finding: str
    category: WaiverCategory
    reason: str
    expires_on: date
    requested_by: str
    approved_by: str
    approved_on: datetime
    reviewed: Mapping[str, int] = field(default_factory=dict)
    ticket_ref: str = ""

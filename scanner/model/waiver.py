"""An exception that was permitted for a while (例外措置): requested, approved, bound, ending.

Names of its parts are those of Azure Policy exemptions. A waiver is bound to what its finding said
when it was reviewed: what has grown since, or changed, is not covered. What shrinks stays covered.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from hashlib import sha256

from scanner.model.finding import Finding
from scanner.model.inventory import Location
from scanner.model.waiver_category import WaiverCategory

NEVER_WAIVED = ("EXC-1", "EVD-1", "COV-")
"""Beginnings of controls that speak of the scan, its records and waivers themselves."""

DRIFTING = frozenset({"rows", "rows_read", "people", "score"})
"""Measures that are compared as counts, or that change with what is sound."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a finding said when somebody looked at it.

    Attributes:
        life: How often it had come back by then.
        counts: Rows and people: what must not grow.
        terms: Everything else that it said: what must not change.
    """

    control: str
    location: Location
    subject: str | None = None
    life: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """Name it in 16 hex digits, so that whoever decides can say what was looked at."""
        said = [self.control, asdict(self.location), self.subject, self.life]
        text = json.dumps([*said, self.counts, self.terms], sort_keys=True)
        return sha256(text.encode()).hexdigest()[:16]


def reviewed(finding: Finding, life: int = 0) -> Reviewed:
    """Give what a finding says to whoever reviews it."""
    found, counts = finding.measures, dict[str, int]()
    people = found.get("people")
    who = people if isinstance(people, Mapping) else {}
    for name, value in (("rows", found.get("rows")), ("people", who.get("value"))):
        if isinstance(value, int):
            counts[name] = value
    terms = {
        "outcome": finding.outcome.value,
        "cause": finding.cause.value,
        "severity": finding.severity.code,
        "counted": " ".join(name for name in ("rows", "people") if name in counts),
        "people": str(who.get("method")),
        "cities": " ".join(finding.cities),
    }
    more = {key: _text(found[key]) for key in sorted(found.keys() - DRIFTING)}
    return Reviewed(
        finding.control, finding.location, finding.subject, life, counts, {**terms, **more}
    )


def _text(value: object) -> str:
    return json.dumps(value, default=date.isoformat, sort_keys=True)


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
        control: The control of the finding.
        location: Where the finding is.
        terms: What else it said when it was reviewed. What has changed is not covered.
        life: How often the finding had come back by then: one that comes back is not covered.
        decision: SHA-256 of what was signed.
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
    control: str = ""
    location: Location = field(default_factory=lambda: Location(""))
    terms: Mapping[str, str] = field(default_factory=dict)
    life: int = 0
    decision: str = ""

    def fits(self, finding: Finding) -> bool:
        """Say whether a finding is no more than what was reviewed."""
        now = reviewed(finding)
        grown = any(
            name not in self.reviewed or count > self.reviewed[name]
            for name, count in now.counts.items()
        )
        return not grown and now.terms == self.terms

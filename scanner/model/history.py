"""What the ledger knows, frozen for one judgement."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from scanner.model.finding import Finding
from scanner.model.handover import Gone
from scanner.model.waiver import Waiver


@dataclass(frozen=True, slots=True)
class Night:
    """A night that was scanned to its end.

    Attributes:
        run: The id of its run.
        as_of: The moment that it judged.
        whole: Everything was read.
    """

    run: str
    as_of: datetime
    whole: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What earlier runs knew of one finding.

    Attributes:
        first_seen: When it was first seen, or seen again after it was fixed.
        last_seen: The last judgement that stated it.
        fixed: When a complete reading of its place no longer showed it; ``None`` while it is open.
        reopened: How often it came back.
        owner: Who answers for it.
        due: The last day on which it should be settled.
        waiver: The exception that was permitted for it last, in force or not.
    """

    first_seen: datetime
    last_seen: datetime
    fixed: datetime | None = None
    reopened: int = 0
    owner: str | None = None
    due: date | None = None
    waiver: Waiver | None = None

    @property
    def alive(self) -> Waiver | None:
        """Give the waiver that belongs to this life of the finding, whatever its last day.

        One that was fixed and comes back is not silently waived again.
        """
        waiver = self.waiver
        now = waiver is not None and self.fixed is None and waiver.life == self.reopened
        return waiver if now else None

    def waives(self, finding: Finding, day: date) -> bool:
        """Say whether a finding need not be settled on that day."""
        waiver = self.alive if finding.is_exception else None
        return waiver is not None and day <= waiver.expires_on and waiver.fits(finding)


@dataclass(frozen=True, slots=True)
class Tampering:
    """Something in the ledger that the scanner did not write as it is.

    Attributes:
        kind: ``profile``, ``checkpoint``, ``record`` or ``chain``.
        source: Where what it speaks of lies.
        dataset: As findings name it.
    """

    kind: str
    source: str
    dataset: str | None = None
    object: str | None = None


@dataclass(frozen=True, slots=True)
class History:
    """Earlier nights and findings; empty without a ledger.

    Attributes:
        nights: Completed nights, oldest first.
        findings: By id.
        tampering: What was noticed while this run read the ledger.
        kept: There is a ledger: an empty history then means that nothing has happened yet.
        handed: Files that were handed over.
        unanchored: Places that were to keep the head of the last signed record, and do not.
    """

    nights: tuple[Night, ...] = ()
    findings: Mapping[str, Known] = field(default_factory=dict)
    tampering: tuple[Tampering, ...] = ()
    kept: bool = False
    unanchored: tuple[str, ...] = ()
    handed: tuple[Gone, ...] = ()

    def waived(self, findings: Iterable[Finding], day: date) -> Mapping[str, Waiver]:
        """Give the waivers that cover findings on a day, by the finding's id."""
        known = ((one, self.findings.get(one.id)) for one in findings)
        return {
            one.id: about.waiver
            for one, about in known
            if about is not None and about.waiver is not None and about.waives(one, day)
        }

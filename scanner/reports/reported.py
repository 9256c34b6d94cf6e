"""A run with what its findings went through before: what every exchange format starts from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scanner.model.finding import Finding
from scanner.model.history import Known
from scanner.model.run import Run
from scanner.reports.wording import Wording

PRODUCER = "pcscan"


@dataclass(frozen=True, slots=True)
class Reported:
    """One run to be rendered.

    Attributes:
        run: Its record, findings and flows.
        wording: Language, catalogue and names.
        system: As the policy calls it; empty where no policy is at hand.
        known: What the ledger knows of findings, by id; ``None`` where it was not asked.
        fixed: Findings that this run no longer showed.
    """

    run: Run
    wording: Wording
    system: str = ""
    known: Mapping[str, Known] | None = None
    fixed: tuple[Finding, ...] = field(default=())

    @property
    def version(self) -> str:
        """Give the version of the scanner that made the run."""
        return self.run.record.versions.get("scanner", "")

    def is_waived(self, finding: Finding) -> bool:
        """Say whether an exception was permitted for a finding and has not ended."""
        known = self.of(finding)
        waiver = known.waiver if known else None
        return waiver is not None and self.run.record.as_of.date() <= waiver.expires_on

    def of(self, finding: Finding) -> Known | None:
        """Give what is known of a finding."""
        return (self.known or {}).get(finding.id)

    def is_new(self, finding: Finding) -> bool:
        """Say whether no earlier run showed it, or not since it was fixed."""
        known = self.of(finding)
        return known is None or known.first_seen >= self.run.record.as_of

    def sentence(self, finding: Finding) -> str:
        """Say what is wrong in one line, without its place."""
        said = self.wording.semicolon.join(self.wording.matter(finding))
        title = self.wording.title(finding.control) or finding.control
        return self.wording.say("label", label=title, text=said) if said else title

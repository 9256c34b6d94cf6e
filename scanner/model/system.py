"""One configured system: everything that a configuration file says, read and checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from scanner.model.approver import Approver
from scanner.model.attestation import EvidenceSettings
from scanner.model.entry import Register
from scanner.model.notice import NotifySettings
from scanner.model.policy import Policy
from scanner.model.query import Query
from scanner.model.recognizer_settings import RecognizerSettings
from scanner.model.secret import Secret
from scanner.model.severity import Severity
from scanner.model.source import SourceAddress


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """Where a register is.

    Attributes:
        shown: As the policy writes it, for findings.
        path: Absolute.
        sheet: The sheet that is meant; ``None`` for all of them.
        folder: That of the configuration, from which paths in the register count.
    """

    shown: str
    path: str
    sheet: str | None = None
    folder: str = "."


@dataclass(frozen=True, slots=True)
class System:
    """A system of one operator.

    Attributes:
        sources: By the name that datasets refer to.
        key: The system secret, from which keys for name references are derived.
        city_key: The city's secret, from which the key for fingerprints is derived; ``None`` where
            the configuration names none.
        digests: SHA-256 of the configuration and each rulebook, by file name.
        ledger: Address of the ledger.
        full_scan_every: How long an unchanged dataset's profile may be used again.
        due_days: Days in which a finding is to be settled, by severity.
        registers: Files of the lists that the office keeps.
        notify: Who is told of a night.
        evidence: How runs are signed; ``None`` where they are not.
        approvers: Who may permit exceptions.
        queries: By name.
    """

    name: str
    policy: Policy
    sources: Mapping[str, SourceAddress]
    key: Secret[bytes]
    recognizers: RecognizerSettings = field(default_factory=RecognizerSettings)
    digests: Mapping[str, str] = field(default_factory=dict)
    ledger: Secret[str] | None = None
    full_scan_every: timedelta = timedelta(days=7)
    due_days: Mapping[Severity, int] = field(default_factory=dict)
    registers: Mapping[Register, RegisterFile] = field(default_factory=dict)
    city_key: Secret[bytes] | None = None
    evidence: EvidenceSettings | None = None
    notify: NotifySettings = field(default_factory=NotifySettings)
    approvers: tuple[Approver, ...] = ()
    queries: Mapping[str, Query] = field(default_factory=dict)

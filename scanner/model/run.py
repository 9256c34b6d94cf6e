"""The record of one run: what ``run.json`` states beside the findings."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from scanner.model.coverage import CoverageLine
from scanner.model.exit_codes import BOTH, CLEAN, EXCEPTIONS, GAPS
from scanner.model.finding import Finding
from scanner.model.flow_map import FlowEdge
from scanner.model.severity import Severity
from scanner.model.waiver import Waiver


@dataclass(frozen=True, slots=True)
class RunRecord:
    """What is true of a run but depends on clock, machine or version.

    Attributes:
        id: Unique; begins with the moment it started.
        command: ``scan`` or ``nightly``.
        only: The dataset that the run was limited to: never a completed night.
        digests: SHA-256 of configuration and rulebooks, by file name.
        registers: Keyed digests of the office's lists, by file name.
        keys: Ids of the keys in use, by name; a key's id says nothing about the key.
        clock: When the run began by this machine's clock; ``as_of`` may differ.
        seconds: Durations by phase.
    """

    id: str
    command: str
    as_of: datetime
    clock: datetime
    exit_code: int
    only: str | None = None
    versions: Mapping[str, str] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    registers: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)
    coverage: tuple[CoverageLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A finished run: its record, its findings in their order, and who went where.

    Attributes:
        flows: Declared and observed flows, in the order of places.
        waived: The waivers that covered findings of this run, by the finding's id.
    """

    record: RunRecord
    findings: tuple[Finding, ...]
    flows: tuple[FlowEdge, ...] = ()
    waived: Mapping[str, Waiver] = field(default_factory=dict)


def exit_code(
    findings: tuple[Finding, ...],
    fail_on: Severity = Severity.LOW,
    waived: Collection[str] = frozenset(),
) -> int:
    """Give the exit code of a scan: gaps 3, exceptions 10, both 11, else 0.

    Args:
        findings: All findings of the run.
        fail_on: From which severity exceptions count; gaps always count.
        waived: Ids of exceptions that are permitted for a while, and do not count.
    """
    unwaived = (f for f in findings if f.is_exception and f.id not in waived)
    exceptions = any(f.severity >= fail_on for f in unwaived)
    gaps = any(f.is_gap for f in findings)
    return {(False, False): CLEAN, (False, True): GAPS, (True, False): EXCEPTIONS}.get(
        (exceptions, gaps), BOTH
    )

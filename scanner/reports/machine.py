"""What machines read: findings, flows and the run, the same bytes for the same values.

One finding a line, so that two nights can be compared with ``diff``. Characters that would act on a
terminal stand as JSON escapes, which changes nothing for whoever parses it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from scanner.model.finding import Finding
from scanner.model.finding_document import document
from scanner.model.flow_map import FlowEdge
from scanner.model.run import Run, RunRecord
from scanner.reports.compact import compact

PRODUCER = "pcscan"
"""What other tools know the scanner by."""


def findings_json(findings: Sequence[Finding], as_of: datetime) -> str:
    """Give the document that depends on data, configuration, history and ``as_of`` only."""
    ordered = sorted(findings, key=lambda finding: finding.order)
    head = {"version": 1, "as_of": as_of.isoformat()}
    return _document(head, "findings", map(document, ordered))


def flows_json(flows: Sequence[FlowEdge], as_of: datetime) -> str:
    """Give the document of declared and observed flows, one a line, in the order of places."""
    head = {"version": 1, "as_of": as_of.isoformat()}
    return _document(head, "flows", map(asdict, flows))


def run_json(record: RunRecord) -> str:
    """Give the document of what depends on clock, machine and version, one dataset a line."""
    head = asdict(record)
    return _document(head, "coverage", head.pop("coverage"))


def outcome_json(run: Run, files: Sequence[str]) -> str:
    """Give how a run ended, in one line: its id, its exit code, counts, and where everything is."""
    found = run.findings
    outcome = {
        "run": run.record.id,
        "as_of": run.record.as_of,
        "exit_code": run.record.exit_code,
        "exceptions": sum(finding.is_exception for finding in found),
        "gaps": sum(finding.is_gap for finding in found),
        "files": files,
    }
    return f"{compact(outcome)}\n"


def _document(head: Mapping[str, object], name: str, rows: Iterable[Mapping[str, object]]) -> str:
    lines = ",\n".join(map(compact, rows))
    body = f"[\n{lines}\n]" if lines else "[]"
    return f"{compact(head)[:-1]},{compact(name)}:{body}}}\n"

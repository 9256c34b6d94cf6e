"""A run as events of the Open Cybersecurity Schema Framework 1.6.0, one a line, for a SIEM.

What speaks of data is a Data Security Finding (class 2006); what speaks of settings, records, the
office or the scan itself is a Compliance Finding (2003). A permitted exception is *suppressed*.
"""

from datetime import datetime

from scanner.model.finding import Cause, Finding, Outcome
from scanner.model.finding_document import document
from scanner.model.severity import Severity
from scanner.reports.compact import compact
from scanner.reports.machine import PRODUCER
from scanner.reports.report import Report
from scanner.reports.wording import Wording

VERSION = "1.6.0"
CATEGORY = 2
DATA_SECURITY, COMPLIANCE = 2006, 2003
OF_DATA = ("MIN-", "MASK-", "RET-", "DEL-1", "DEL-3", "COPY-", "FLOW-1", "FLOW-3", "ACC-7")
"""Controls that find data where or as it must not be."""

CREATE, UPDATE, CLOSE = 1, 2, 3
NEW, IN_PROGRESS, SUPPRESSED, RESOLVED = 1, 2, 3, 4
SEVERITIES = {Severity.LOW: 2, Severity.MEDIUM: 3, Severity.HIGH: 4, Severity.CRITICAL: 5}
STATUSES = {Outcome.PASS: 1, Outcome.OPEN: 2, Outcome.FAIL: 3}
"""Of a requirement: pass, warning, fail."""

COMPLETE, PARTIAL = 1, 2
PERSONAL, AT_REST, DISCOVERY, RULE = 1, 1, 4, 1


def ocsf(report: Report, lang: str) -> str:
    """Give every finding as an event, those that are fixed as closed ones."""
    wording = report.wording(lang)
    findings = sorted((*report.run.findings, *report.fixed), key=lambda f: f.order)
    return "".join(f"{compact(_event(finding, report, wording))}\n" for finding in findings)


def _event(finding: Finding, report: Report, wording: Wording) -> dict[str, object]:
    of_data = finding.control.startswith(OF_DATA) and finding.outcome is not Outcome.PASS
    kind, activity = DATA_SECURITY if of_data else COMPLIANCE, _activity(finding, report)
    record, sentence = report.run.record, wording.sentence(finding)
    version = record.versions.get("scanner", "")
    return {
        "category_uid": CATEGORY,
        "class_uid": kind,
        "activity_id": activity,
        "type_uid": 100 * kind + activity,
        "time": _milliseconds(record.as_of),
        "severity_id": SEVERITIES[finding.severity],
        "status_id": _status(finding, report),
        "message": sentence,
        "metadata": {
            "version": VERSION,
            "uid": f"{record.id}/{finding.id}",
            "product": {"name": PRODUCER, "version": version, "vendor_name": PRODUCER},
            "labels": [*finding.cities],
        },
        "finding_info": _info(finding, report, wording),
        "resources": [_resource(finding)],
        **(_data(finding, wording) if of_data else _compliance(finding, wording)),
        "unmapped": {
            "outcome": finding.outcome,
            "cause": finding.cause,
            "subject": finding.subject,
            "measures": document(finding)["measures"],
            "basis": [f"{b.rulebook} {b.article}" for b in finding.basis],
        },
    }


def _activity(finding: Finding, report: Report) -> int:
    if report.known(finding).fixed is not None:
        return CLOSE
    return CREATE if report.is_new(finding) else UPDATE


def _status(finding: Finding, report: Report) -> int:
    known = report.known(finding)
    if known.fixed is not None or finding.outcome is Outcome.PASS:
        return RESOLVED
    if report.waiver(finding) is not None:
        return SUPPRESSED
    return IN_PROGRESS if known.owner else NEW


def _info(finding: Finding, report: Report, wording: Wording) -> dict[str, object]:
    known, title = report.known(finding), wording.title(finding.control)
    info: dict[str, object] = {
        "uid": finding.id,
        "title": title or finding.control,
        "desc": wording.sentence(finding),
        "types": [finding.control],
        "analytic": {"type_id": RULE, "uid": finding.control, "name": title or finding.control},
    }
    if report.remembered:
        info["first_seen_time"] = _milliseconds(known.first_seen)
        info["last_seen_time"] = _milliseconds(known.last_seen)
    return info


def _resource(finding: Finding) -> dict[str, object]:
    place = finding.location
    parts = {
        "source": place.source,
        "dataset": place.dataset,
        "object": place.object,
        "field": place.field,
    }
    named = {kind: name for kind, name in parts.items() if name}
    kind, name = list(named.items())[-1]
    return {"uid": "/".join(named.values()), "name": name, "type": kind, "namespace": place.source}


def _data(finding: Finding, wording: Wording) -> dict[str, object]:
    return {
        "data_security": {
            "category_id": PERSONAL,
            "data_lifecycle_state_id": AT_REST,
            "detection_system_id": DISCOVERY,
            "status_id": PARTIAL if finding.cause is Cause.COVERAGE else COMPLETE,
            "policy": {
                "uid": finding.control,
                "name": wording.title(finding.control) or finding.control,
            },
        }
    }


def _compliance(finding: Finding, wording: Wording) -> dict[str, object]:
    books = dict.fromkeys(wording.rulebook(b.rulebook) for b in finding.basis)
    return {
        "compliance": {
            "control": finding.control,
            "standards": [*books],
            "requirements": [f"{b.rulebook} {b.article}" for b in finding.basis],
            "status_id": STATUSES[finding.outcome],
        }
    }


def _milliseconds(when: datetime) -> int:
    return int(when.timestamp() * 1000)

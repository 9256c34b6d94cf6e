"""A run as SARIF 2.1.0 (OASIS Standard), for tools that follow findings over time.

One result for each finding. What was not read is a notification of the tool's execution, so that a
viewer which counts results alone still says that something is missing. Articles are taxa, one
taxonomy for each rulebook. A finding's own id is its fingerprint: it holds no digest of a value.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC

from scanner.model.coverage import CoverageLine
from scanner.model.finding import Finding, Outcome
from scanner.model.finding_document import document
from scanner.model.inventory import Location
from scanner.model.severity import Severity
from scanner.reports.compact import compact
from scanner.reports.machine import PRODUCER
from scanner.reports.report import Report
from scanner.reports.summary import lacking
from scanner.reports.wording import Wording, place
from scanner.reports.words.bilingual import said, word
from scanner.reports.words.codes import STATUSES
from scanner.reports.words.reasons import REASONS

VERSION = "2.1.0"
SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
FINGERPRINT = "pcscanFinding/v1"
UNREAD = "COV-1"
LEVELS = {
    Severity.CRITICAL: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "note",
}
RANKS = {
    Severity.CRITICAL: 100.0,
    Severity.HIGH: 75.0,
    Severity.MEDIUM: 50.0,
    Severity.LOW: 25.0,
}
"""Priority from 0 to 100 (3.27.25)."""


def sarif(report: Report, lang: str) -> str:
    """Give the log, one result a line."""
    wording = report.wording(lang)
    findings = sorted((*report.run.findings, *report.fixed), key=lambda f: f.order)
    rules = _rules(findings, report, wording)
    books = sorted({basis.rulebook for finding in findings for basis in finding.basis})
    places = {rule: number for number, rule in enumerate(rules)}
    results = (_result(f, report, wording, (places, books)) for f in findings)
    taxonomies = _taxonomies(findings, books, wording)
    head = compact(_run(report, wording, list(rules.values()), taxonomies))
    lines = ",\n".join(map(compact, results))
    body = f"[\n{lines}\n]" if lines else "[]"
    top = compact({"$schema": SCHEMA, "version": VERSION})
    return f'{top[:-1]},"runs":[{head[:-1]},"results":{body}}}]}}\n'


def _run(
    report: Report,
    wording: Wording,
    rules: Sequence[object],
    taxonomies: Sequence[Mapping[str, object]],
) -> dict[str, object]:
    record = report.run.record
    named = [{"name": book["name"], "index": n} for n, book in enumerate(taxonomies)]
    driver = {"name": PRODUCER, "version": record.versions.get("scanner", ""), "rules": rules}
    return {
        "tool": {"driver": {**driver, "supportedTaxonomies": named}},
        "language": wording.lang,
        "columnKind": "unicodeCodePoints",
        "automationDetails": {"id": f"{record.command}/{record.id}"},
        "invocations": [
            {
                "executionSuccessful": True,
                "exitCode": record.exit_code,
                "startTimeUtc": f"{record.clock.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
                "toolExecutionNotifications": [
                    _notification(line, wording) for line in lacking(record.coverage)
                ],
            }
        ],
        "taxonomies": taxonomies,
        "properties": {"as_of": record.as_of, "system": report.system},
    }


def _rules(
    findings: Sequence[Finding], report: Report, wording: Wording
) -> dict[str, dict[str, object]]:
    """Describe the controls that findings name, and the one that notifications do."""
    worst = {f.control: f.severity for f in sorted(findings, key=lambda f: f.severity)}
    missing = {UNREAD: Severity.MEDIUM} if lacking(report.run.record.coverage) else {}
    rules: dict[str, dict[str, object]] = {}
    for control, severity in sorted((missing | worst).items()):
        rule: dict[str, object] = {"id": control}
        if text := wording.texts.get(control):
            lang = wording.lang
            rule["shortDescription"] = {"text": said(text.title, lang)}
            rule["fullDescription"] = {"text": said(text.verifies, lang)}
            rule["help"] = {"text": said(text.clears, lang)}
        rule["defaultConfiguration"] = {"level": LEVELS[severity], "rank": RANKS[severity]}
        rules[control] = rule
    return rules


def _taxonomies(
    findings: Sequence[Finding], books: Sequence[str], wording: Wording
) -> list[dict[str, object]]:
    """List the articles that findings rest on, by rulebook."""
    articles = sorted({(b.rulebook, b.article) for finding in findings for b in finding.basis})
    return [
        {
            "name": book,
            "shortDescription": {"text": wording.rulebook(book)},
            "taxa": [{"id": article} for own, article in articles if own == book],
        }
        for book in books
    ]


def _result(
    finding: Finding,
    report: Report,
    wording: Wording,
    indices: tuple[Mapping[str, int], Sequence[str]],
) -> dict[str, object]:
    rules, books = indices
    fails = finding.outcome is Outcome.FAIL
    result: dict[str, object] = {
        "ruleId": finding.control,
        "ruleIndex": rules[finding.control],
        "kind": finding.outcome.value,
        "level": LEVELS[finding.severity] if fails else "none",  # as 3.27.10 asks
        "rank": RANKS[finding.severity],
        "message": {"text": wording.sentence(finding)},
        "locations": [_location(finding.location)],
        "partialFingerprints": {FINGERPRINT: finding.id},
        "taxa": [
            {"id": entry.article, "toolComponent": {"name": book, "index": books.index(book)}}
            for entry in finding.basis
            for book in [entry.rulebook]
        ],
        "properties": {
            "severity": finding.severity.code,
            "cause": finding.cause,
            "subject": finding.subject,
            "measures": document(finding)["measures"],
            "cities": finding.cities,
        },
    }
    return result | _history(finding, report) if report.remembered else result


def _history(finding: Finding, report: Report) -> dict[str, object]:
    """Say how it stands against the run before, and whether it was permitted."""
    state = "new" if report.is_new(finding) else "unchanged"
    suppressions = [
        {
            "kind": "external",
            "status": "accepted",
            "justification": waiver.reason,
            "properties": {
                "category": waiver.category,
                "expiresOn": waiver.expires_on,
                "requestedBy": waiver.requested_by,
                "approvedBy": waiver.approved_by,
                "approvedOn": waiver.approved_on,
                "ticketRef": waiver.ticket_ref,
            },
        }
        for waiver in filter(None, [report.waiver(finding)])
    ]
    gone = report.known(finding).fixed is not None
    return {"baselineState": "absent" if gone else state, "suppressions": suppressions}


def _location(where: Location | CoverageLine) -> dict[str, object]:
    """Point to a dataset or field: a logical location, since no row is ever named."""
    kinds = {"source": where.source, "dataset": where.dataset, "object": where.object}
    kinds["field"] = getattr(where, "field", None)
    parts = {kind: name for kind, name in kinds.items() if name}
    kind, name = list(parts.items())[-1]
    whole = "/".join(parts.values())
    return {"logicalLocations": [{"name": name, "fullyQualifiedName": whole, "kind": kind}]}


def _notification(line: CoverageLine, wording: Wording) -> dict[str, object]:
    """Say what was not read, and why."""
    return {
        "descriptor": {"id": line.status},
        "associatedRule": {"id": UNREAD},
        "level": "warning",
        "message": {"text": " ".join(_unread(line, wording))},
        "locations": [_location(line)],
        "properties": {"reasons": line.reasons, "rows": line.rows, "bytes": line.bytes},
    }


def _unread(line: CoverageLine, wording: Wording) -> Iterator[str]:
    yield " > ".join(place(line))
    yield f"[{word(STATUSES, line.status, wording.lang)}]"
    yield wording.comma.join(word(REASONS, reason, wording.lang) for reason in line.reasons)

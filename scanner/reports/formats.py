"""Every format of a report by its name: what it is called in a folder, and what renders it."""

from collections.abc import Callable, Mapping

from scanner.reports.committee.page import committee_html
from scanner.reports.committee.pdf import committee_pdf
from scanner.reports.exception_sheet import exceptions_xlsx
from scanner.reports.machine import findings_json
from scanner.reports.ocsf import ocsf
from scanner.reports.officer import officer_html
from scanner.reports.open_lineage import open_lineage
from scanner.reports.report import Report
from scanner.reports.sarif import sarif
from scanner.reports.sheet import findings_csv

Render = Callable[[Report, str], str | bytes]
"""Pure: the same report and language, the same bytes."""


def _csv(report: Report, lang: str) -> str:
    return findings_csv(report.run.findings, report.texts, lang, report.titles, report.run.waived)


def _xlsx(report: Report, lang: str) -> bytes:
    cases = (life.case for life in report.lives.values())
    open_ones = [c for c in cases if c.known.fixed is None and c.finding.is_exception]
    open_ones.sort(key=lambda case: case.finding.order)
    return exceptions_xlsx(open_ones, report.texts, lang, report.titles)


def _json(report: Report, _lang: str) -> str:
    return findings_json(report.run.findings, report.as_of)


FORMATS: Mapping[str, Mapping[str, Render]] = {
    "html": {"report.html": committee_html, "officer.html": officer_html},
    "csv": {"findings.csv": _csv},
    "json": {"findings.json": _json},
    "xlsx": {"exceptions.xlsx": _xlsx},
    "pdf": {"report.pdf": committee_pdf},
    "sarif": {"findings.sarif": sarif},
    "ocsf": {"findings.ocsf.jsonl": ocsf},
    "openlineage": {"flows.openlineage.jsonl": open_lineage},
}
"""The files of each; the first is the one that stands for it."""


def render(name: str, report: Report, lang: str) -> dict[str, str | bytes]:
    """Give all files of one format."""
    return {file: made(report, lang) for file, made in FORMATS[name].items()}

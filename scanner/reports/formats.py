"""Every format of a report by its name: what it is called in a folder, and what renders it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from scanner.reports.machine import findings_json
from scanner.reports.ocsf import ocsf
from scanner.reports.open_lineage import open_lineage
from scanner.reports.page import html
from scanner.reports.reported import Reported
from scanner.reports.sarif import sarif
from scanner.reports.sheet import findings_csv


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes:
        file: Name of its file in a folder of reports.
        render: Pure: the same run, the same bytes.
    """

    file: str
    render: Callable[[Reported], str | bytes]


def _html(reported: Reported) -> str:
    wording = reported.wording
    return html(reported.run, wording.texts, wording.lang, wording.titles)


def _csv(reported: Reported) -> str:
    wording = reported.wording
    return findings_csv(reported.run.findings, wording.texts, wording.lang, wording.titles)


def _json(reported: Reported) -> str:
    return findings_json(reported.run.findings, reported.run.record.as_of)


FORMATS: Mapping[str, Format] = {
    "html": Format("report.html", _html),
    "csv": Format("findings.csv", _csv),
    "json": Format("findings.json", _json),
    "sarif": Format("findings.sarif", sarif),
    "ocsf": Format("findings.ocsf.jsonl", ocsf),
    "openlineage": Format("flows.openlineage.jsonl", open_lineage),
}

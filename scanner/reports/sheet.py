"""Findings for a spreadsheet: RFC 4180, marked as UTF-8 so that Excel reads Japanese.

A cell that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV
Injection"); Japanese Excel takes the full-width signs for formulas, too.
"""

import csv
import io
from collections.abc import Mapping, Sequence

from scanner.model.control import ControlText
from scanner.model.finding import Finding
from scanner.model.finding_document import ALWAYS
from scanner.model.waiver import Waiver
from scanner.reports.compact import compact
from scanner.reports.decided import waiver_line
from scanner.reports.shown import shown
from scanner.reports.wording import NOT_APPLICABLE, Titles, Wording
from scanner.reports.words.bilingual import word
from scanner.reports.words.codes import CAUSES, OUTCOMES, SEVERITIES

BYTE_ORDER_MARK = "\ufeff"
FORMULA = tuple("=+-@\t\r＝＋－＠")
LONGEST_CELL = 32_000
"""Excel holds 32,767 characters in a cell (Microsoft, "Excel specifications and limits")."""

COLUMNS = (
    *("id", "severity", "outcome", "cause", "control", "control-title"),
    *("source", "dataset", "object", "field", "matter"),
    *("rows-column", "rows-read", "people", "measures", "articles", "cities", "clears"),
    "wv-label",
)
"""Headings, in the order of ``_values``; who permitted it, if anybody did, comes last."""


def findings_csv(
    findings: Sequence[Finding],
    texts: Mapping[str, ControlText],
    lang: str,
    titles: Titles | None = None,
    waived: Mapping[str, Waiver] | None = None,
) -> str:
    """Give one line for each finding, passes included where there are any.

    Args:
        findings: Of a run.
        texts: Words for controls.
        lang: ``ja`` or ``en``.
        titles: Names of cities.
        waived: The waivers that cover findings, by the finding's id.
    """
    wording = Wording(lang, texts, titles or Titles())
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\r\n")
    sheet.writerow([wording.say(column) for column in COLUMNS])
    for finding in sorted(findings, key=lambda f: f.order):
        waiver = (waived or {}).get(finding.id)
        permitted = waiver_line(waiver, wording) if waiver else ""
        sheet.writerow([cell(value) for value in (*_values(finding, wording), permitted)])
    return BYTE_ORDER_MARK + out.getvalue()


def cell(value: str) -> str:
    """Make a cell that is only ever text."""
    return f"{chr(39) * value.startswith(FORMULA)}{shown(value, LONGEST_CELL)}"


def _values(finding: Finding, wording: Wording) -> tuple[str, ...]:
    lang, where = wording.lang, finding.location
    further = {key: finding.measures[key] for key in sorted(finding.measures.keys() - set(ALWAYS))}
    return (
        finding.id,
        word(SEVERITIES, finding.severity, lang),
        word(OUTCOMES, finding.outcome, lang),
        word(CAUSES, finding.cause, lang),
        finding.control,
        wording.title(finding.control),
        where.source,
        where.dataset or "",
        where.object or "",
        where.field or "",
        wording.semicolon.join(wording.matter(finding)),
        _number(finding.measures.get("rows")),
        _number(finding.measures.get("rows_read")),
        wording.people(finding).replace(NOT_APPLICABLE, ""),
        compact(further) if further else "",
        wording.articles(finding.basis),
        wording.comma.join(map(wording.city, finding.cities)),
        wording.clears(finding.control),
    )


def _number(count: object) -> str:
    """Write a count as a spreadsheet adds it up: no signs between thousands."""
    return "" if count is None else str(count)

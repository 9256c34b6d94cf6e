"""A finished run for every reader: pure functions from values to text; one module writes.

Machines get ``findings_json``, ``run_json`` and ``detect_jsonl``; people get ``terminal``,
``committee_html``, ``committee_pdf``, ``officer_html``, ``findings_csv``, ``detect_table``,
``explain``, ``checked``, ``dry_run`` and ``policy_draft``; between nights ``status``,
``exceptions_table``, ``exceptions_json``, ``life``, ``asked``,
``changed`` and ``rotated``; for an inspection
``inspection_json`` and ``inspection_html``. Only ``values_table`` shows values, to a person at a
terminal who asked for them. Nothing here decides: whether something is an exception or a gap is the
model's word.
"""

from scanner.reports.before import Planned, checked, dry_run
from scanner.reports.committee.page import committee_html
from scanner.reports.committee.pdf import PrintError, committee_pdf
from scanner.reports.decided import Changed, asked, changed
from scanner.reports.deletion import deletion_html, deletion_json, deletion_said
from scanner.reports.detect import detect_jsonl, detect_table
from scanner.reports.drafts import drafts
from scanner.reports.exception_sheet import exceptions_xlsx
from scanner.reports.explain import explain
from scanner.reports.formats import FORMATS, render
from scanner.reports.inspection import inspection_html, inspection_json
from scanner.reports.life import Decision, Life, Step, life
from scanner.reports.machine import findings_json, flows_json, outcome_json, run_json
from scanner.reports.mermaid import mermaid
from scanner.reports.ocsf import ocsf
from scanner.reports.officer import officer_html
from scanner.reports.open_lineage import open_lineage
from scanner.reports.policy_draft import policy_draft
from scanner.reports.read_back import UnreadableError, read_back
from scanner.reports.report import Act, Report, Stage, Transfer
from scanner.reports.returned import decisions, edited, sheet_language
from scanner.reports.rotated import Rotation, rotated
from scanner.reports.sarif import sarif
from scanner.reports.sheet import findings_csv
from scanner.reports.shown import shown
from scanner.reports.standing import (
    Begun,
    Case,
    Status,
    exceptions_json,
    exceptions_table,
    status,
)
from scanner.reports.terminal import terminal
from scanner.reports.ticket import ticket_html, ticket_json
from scanner.reports.transfers import transfers
from scanner.reports.values import MOST_VALUES, values_table
from scanner.reports.wording import Titles, Wording
from scanner.reports.words.reasons import coverage_sentence
from scanner.reports.write import prepare, write, write_all

__all__ = [
    "FORMATS",
    "MOST_VALUES",
    "Act",
    "Begun",
    "Case",
    "Changed",
    "Decision",
    "Life",
    "Planned",
    "PrintError",
    "Report",
    "Rotation",
    "Stage",
    "Status",
    "Step",
    "Titles",
    "Transfer",
    "UnreadableError",
    "Wording",
    "asked",
    "changed",
    "checked",
    "committee_html",
    "committee_pdf",
    "coverage_sentence",
    "decisions",
    "deletion_html",
    "deletion_json",
    "deletion_said",
    "detect_jsonl",
    "detect_table",
    "drafts",
    "dry_run",
    "edited",
    "exceptions_json",
    "exceptions_table",
    "exceptions_xlsx",
    "explain",
    "findings_csv",
    "findings_json",
    "flows_json",
    "inspection_html",
    "inspection_json",
    "life",
    "mermaid",
    "ocsf",
    "officer_html",
    "open_lineage",
    "outcome_json",
    "policy_draft",
    "prepare",
    "read_back",
    "render",
    "rotated",
    "run_json",
    "sarif",
    "sheet_language",
    "shown",
    "status",
    "terminal",
    "ticket_html",
    "ticket_json",
    "transfers",
    "values_table",
    "write",
    "write_all",
]

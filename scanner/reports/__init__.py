"""A finished run for every reader: pure functions from values to text; one module writes.

Machines get ``findings_json``, ``run_json`` and ``detect_jsonl``; people get ``terminal``,
``html``, ``findings_csv``, ``detect_table``, ``explain``, ``checked``, ``dry_run`` and
``policy_draft``; between nights ``status``, ``exceptions_table``, ``exceptions_json``, ``life`` and
``rotated``. Only ``values_table`` shows values, to a person at a terminal who asked for them.
Nothing here decides: whether something is an exception or a gap is the model's word.
"""

from scanner.reports.before import Planned, checked, dry_run
from scanner.reports.detect import detect_jsonl, detect_table
from scanner.reports.drafts import drafts
from scanner.reports.explain import explain
from scanner.reports.inspection import inspection_html, inspection_json
from scanner.reports.life import Decision, Life, Step, life
from scanner.reports.machine import findings_json, run_json
from scanner.reports.page import html
from scanner.reports.policy_draft import policy_draft
from scanner.reports.rotated import Rotation, rotated
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
from scanner.reports.values import MOST_VALUES, values_table
from scanner.reports.wording import Titles, Wording
from scanner.reports.words import coverage_sentence
from scanner.reports.write import prepare, write, write_all

__all__ = [
    "MOST_VALUES",
    "Begun",
    "Case",
    "Decision",
    "Life",
    "Planned",
    "Rotation",
    "Status",
    "Step",
    "Titles",
    "Wording",
    "checked",
    "coverage_sentence",
    "detect_jsonl",
    "detect_table",
    "drafts",
    "dry_run",
    "exceptions_json",
    "exceptions_table",
    "explain",
    "findings_csv",
    "findings_json",
    "html",
    "inspection_html",
    "inspection_json",
    "life",
    "policy_draft",
    "prepare",
    "rotated",
    "run_json",
    "shown",
    "status",
    "terminal",
    "values_table",
    "write",
    "write_all",
]

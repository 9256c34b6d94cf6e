"""A finished run for every reader: pure functions from values to text; one module writes.

Machines get ``findings_json``, ``run_json`` and ``detect_jsonl``; people get ``terminal``,
``html``, ``findings_csv``, ``detect_table``, ``explain``, ``checked`` and ``dry_run``. Nothing here
decides: whether something is an exception or a gap is the model's word.
"""

from scanner.reports.before import Planned, checked, dry_run
from scanner.reports.detect import detect_jsonl, detect_table
from scanner.reports.explain import explain
from scanner.reports.machine import findings_json, run_json
from scanner.reports.page import html
from scanner.reports.sheet import findings_csv
from scanner.reports.shown import shown
from scanner.reports.terminal import terminal
from scanner.reports.wording import Titles
from scanner.reports.write import write, write_all

__all__ = [
    "Planned",
    "Titles",
    "checked",
    "detect_jsonl",
    "detect_table",
    "dry_run",
    "explain",
    "findings_csv",
    "findings_json",
    "html",
    "run_json",
    "shown",
    "terminal",
    "write",
    "write_all",
]

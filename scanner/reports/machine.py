"""What machines read: ``findings.json`` and ``run.json``, the same bytes for the same values.

One finding a line, so that two nights can be compared with ``diff``. Characters that would act on a
terminal stand as JSON escapes, which changes nothing for whoever parses it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime

from scanner.model.finding import Finding
from scanner.model.finding_document import document
from scanner.model.run import RunRecord
from scanner.reports.shown import HARMFUL


def findings_json(findings: Sequence[Finding], as_of: datetime) -> str:
    """Give the document that depends on data, configuration, history and ``as_of`` only."""
    ordered = sorted(findings, key=lambda finding: finding.order)
    head = {"version": 1, "as_of": as_of.isoformat()}
    return _document(head, "findings", map(document, ordered))


def run_json(record: RunRecord) -> str:
    """Give the document of what depends on clock, machine and version, one dataset a line."""
    head = asdict(record)
    return _document(head, "coverage", head.pop("coverage"))


def compact(value: object) -> str:
    """Write one value on one line, with nothing in it that acts on a terminal."""
    line = json.dumps(
        value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain
    )
    return HARMFUL.sub(lambda found: json.dumps(found[0])[1:-1], line)


def _document(head: Mapping[str, object], name: str, rows: Iterable[Mapping[str, object]]) -> str:
    lines = ",\n".join(map(compact, rows))
    body = f"[\n{lines}\n]" if lines else "[]"
    return f"{compact(head)[:-1]},{compact(name)}:{body}}}\n"


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON form for {type(value).__name__}")

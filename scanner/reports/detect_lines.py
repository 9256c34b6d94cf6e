"""What ``detect`` found, for machines: one JSON object a line.

Keys and their order are part of the stable output.
"""

from collections.abc import Iterable, Iterator

from scanner.model.detect import DetectLine, FieldLine, SpanLine
from scanner.reports.compact import compact


def detect_jsonl(lines: Iterable[DetectLine]) -> Iterator[str]:
    """Write each line as it comes, so that millions of spans need no memory."""
    for line in lines:
        yield f"{compact(_object(line))}\n"


def _object(line: DetectLine) -> dict[str, object]:
    if isinstance(line, FieldLine):
        return _field(line)
    if isinstance(line, SpanLine):
        return {
            "type": "span",
            "dataset": line.dataset,
            "row": line.row,
            "field": line.field,
            "start": line.start,
            "end": line.end,
            "category": line.category,
            "score": round(line.score, 2),
        }
    return {
        "type": "coverage",
        "dataset": line.dataset,
        "status": line.status,
        "reason": line.reason,
        "bytes": line.bytes,
    }


def _field(line: FieldLine) -> dict[str, object]:
    keys: dict[str, object] = {
        "type": "field",
        "dataset": line.dataset,
        "field": line.field,
        "category": line.category,
        "cells": line.cells,
        "filled": line.filled,
        "hits": line.hits,
        "rate": round(line.rate, 4),
        "verdict": line.verdict,
        "score": round(line.score, 2),
    }
    return keys if line.evidence is None else keys | {"evidence": line.evidence}

"""A run read back from what ``scan`` wrote: ``findings.json``, ``run.json`` and ``flows.json``.

A file that was changed by hand is refused rather than reported on: every finding's id must be that
of its control, place and subject, and nothing may be missing or unknown.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any, TypeVar

from scanner.model.category import DataCategory
from scanner.model.coverage import CoverageLine
from scanner.model.finding import Basis, Cause, Finding, Outcome
from scanner.model.flow_map import EdgeKind, FlowEdge, FlowNode
from scanner.model.inventory import Location
from scanner.model.run import Run, RunRecord
from scanner.model.severity import Severity

T = TypeVar("T")
VERSION = 1


class UnreadableError(Exception):
    """A file is not what this version writes; ``name`` is that of the file."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def read_back(files: Mapping[str, str]) -> Run:
    """Give the run that these texts state.

    Args:
        files: By name; ``flows.json`` may be missing.

    Raises:
        UnreadableError: One is missing, or not as it was written.
    """
    findings = _read(files, "findings.json", _findings)
    record = _read(files, "run.json", _record)
    flows = _read(files, "flows.json", _flows) if "flows.json" in files else ()
    return Run(record, findings, flows)


def _read(files: Mapping[str, str], name: str, make: Callable[[Any], T]) -> T:
    try:
        return make(json.loads(files[name]))
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        raise UnreadableError(name) from None


def _findings(document: Mapping[str, Any]) -> tuple[Finding, ...]:
    if document["version"] != VERSION:
        raise ValueError
    return tuple(map(_finding, document["findings"]))


def _finding(said: Mapping[str, Any]) -> Finding:
    finding = Finding(
        control=said["control"],
        severity=Severity[said["severity"].upper()],
        outcome=Outcome(said["outcome"]),
        cause=Cause(said["cause"]),
        location=Location(**said["location"]),
        subject=said["subject"],
        measures=dict(said["measures"]),
        basis=tuple(Basis(**entry) for entry in said["basis"]),
        cities=tuple(said["cities"]),
    )
    if finding.id != said["id"]:
        raise ValueError
    return finding


def _record(said: Mapping[str, Any]) -> RunRecord:
    told = dict(said)
    for name in ("as_of", "clock"):
        told[name] = datetime.fromisoformat(told[name])
    told["coverage"] = tuple(map(_line, told["coverage"]))
    _refuse_unknown(RunRecord, told)
    return RunRecord(**told)


def _line(said: Mapping[str, Any]) -> CoverageLine:
    told = dict(said)
    told["reasons"] = tuple(told["reasons"])
    told["read_at"] = told["read_at"] and datetime.fromisoformat(told["read_at"])
    return CoverageLine(**told)


def _flows(document: Mapping[str, Any]) -> tuple[FlowEdge, ...]:
    if document["version"] != VERSION:
        raise ValueError
    return tuple(map(_edge, document["flows"]))


def _edge(said: Mapping[str, Any]) -> FlowEdge:
    told = dict(said)
    for name in ("origin", "destination"):
        told[name] = FlowNode(**told[name])
    for name in ("fields", "origin_fields"):
        told[name] = {DataCategory(key): tuple(names) for key, names in told.get(name, {}).items()}
    told["through"] = tuple(map(DataCategory, told["through"]))
    told["kind"] = EdgeKind(told["kind"])
    return FlowEdge(**told)


def _refuse_unknown(kind: type, told: Mapping[str, Any]) -> None:
    if told.keys() - {each.name for each in fields(kind)}:
        raise KeyError

"""A finding as machines read it: in ``findings.json``, and in the records of evidence."""

from collections.abc import Mapping

from scanner.model.finding import Finding

ALWAYS = ("rows", "rows_read", "people")
"""Measures that every finding states, first and in this order."""


def document(finding: Finding) -> dict[str, object]:
    """Give the form that the contract fixes; days in it are still days."""
    place = finding.location
    return {
        "id": finding.id,
        "control": finding.control,
        "severity": finding.severity.code,
        "outcome": finding.outcome,
        "cause": finding.cause,
        "location": {
            "source": place.source,
            "dataset": place.dataset,
            "field": place.field,
            "object": place.object,
        },
        "subject": finding.subject,
        "measures": _measures(finding.measures),
        "basis": [{"rulebook": b.rulebook, "article": b.article} for b in finding.basis],
        "cities": finding.cities,
    }


def _measures(measures: Mapping[str, object]) -> dict[str, object]:
    further = {key: measures[key] for key in sorted(measures.keys() - set(ALWAYS))}
    return {key: measures.get(key) for key in ALWAYS} | further

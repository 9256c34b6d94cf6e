"""Declared and observed flows as OpenLineage 2-0-2 events, one a line, for a catalogue of data.

Nobody watched the copying: what is observed was inferred from the same people being in two places.
So each event is tagged ``inferred``, and says in a facet of its own how sure that is.
"""

from dataclasses import asdict
from uuid import NAMESPACE_URL, uuid5

from scanner.model.category import DataCategory
from scanner.model.flow_map import EdgeKind, FlowEdge, FlowNode
from scanner.reports.compact import compact
from scanner.reports.machine import PRODUCER
from scanner.reports.report import Report

SPEC = "https://openlineage.io/spec"
EVENT = f"{SPEC}/2-0-2/OpenLineage.json#/$defs/RunEvent"
LINEAGE = f"{SPEC}/facets/1-2-0/ColumnLineageDatasetFacet.json#/$defs/ColumnLineageDatasetFacet"
TAGS = f"{SPEC}/facets/1-0-0/TagsJobFacet.json#/$defs/TagsJobFacet"
URL = "https://pcscan.invalid"
"""No page is there: a producer is named by a URI."""

RECIPIENT = "recipient"
"""Namespace of whoever receives data outside of all sources."""


def open_lineage(report: Report, _lang: str) -> str:
    """Give every flow as a completed run of a job that moves data."""
    return "".join(f"{compact(_event(edge, report))}\n" for edge in report.run.flows)


def _event(edge: FlowEdge, report: Report) -> dict[str, object]:
    record = report.run.record
    producer = f"{URL}/{record.versions.get('scanner', '')}"
    name = edge.flow or f"{_name(edge.origin)} -> {_name(edge.destination)}"
    identity = compact([record.id, edge.flow, asdict(edge.origin), asdict(edge.destination)])
    return {
        "eventType": "COMPLETE",
        "eventTime": record.as_of,
        "producer": producer,
        "schemaURL": EVENT,
        "run": {
            "runId": str(uuid5(NAMESPACE_URL, identity)),
            "facets": {"pcscan_flow": _facet(producer, f"{URL}/flow") | _seen(edge)},
        },
        "job": {
            "namespace": f"{PRODUCER}:{report.system}",
            "name": name,
            "facets": {"tags": _facet(producer, TAGS) | {"tags": _tags(edge)}},
        },
        "inputs": [_dataset(edge.origin)],
        "outputs": [
            _dataset(edge.destination)
            | {"facets": {"columnLineage": _facet(producer, LINEAGE) | {"fields": _lineage(edge)}}}
        ],
    }


def _facet(producer: str, schema: str) -> dict[str, object]:
    return {"_producer": producer, "_schemaURL": schema}


def _tags(edge: FlowEdge) -> list[dict[str, str]]:
    inferred = "false" if edge.kind is EdgeKind.DECLARED else "true"
    tags = {"inferred": inferred, "flow": edge.kind.value}
    return [{"key": key, "value": value, "source": PRODUCER} for key, value in tags.items()]


def _seen(edge: FlowEdge) -> dict[str, object]:
    return {
        "kind": edge.kind,
        "people": edge.people,
        "of": edge.of,
        "through": edge.through,
        "directed": edge.directed,
        "sure": edge.sure,
    }


def _dataset(node: FlowNode) -> dict[str, object]:
    return {"namespace": node.source or RECIPIENT, "name": _name(node)}


def _name(node: FlowNode) -> str:
    return node.name if node.object is None else f"{node.name}/{node.object}"


def _lineage(edge: FlowEdge) -> dict[str, object]:
    """Say from which columns a column has what it holds; of one category all of them may be it.

    Only what stands there in the clear is told by content: nothing of it was masked on the way.
    """
    return {
        column: {"inputFields": [_input(edge, category, name) for name in names]}
        for category, columns in edge.fields.items()
        for names in [edge.origin_fields.get(category, ())]
        for column in columns
    }


def _input(edge: FlowEdge, category: DataCategory, name: str) -> dict[str, object]:
    how = {"type": "DIRECT", "subtype": "IDENTITY", "description": category, "masking": False}
    return _dataset(edge.origin) | {"field": name, "transformations": [how]}

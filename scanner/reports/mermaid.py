"""Flows as a Mermaid flowchart, for a wiki or a pull request.

Labels are quoted, and what Mermaid or HTML would act on stands as a numeric entity (Mermaid,
"Special characters that break syntax").
"""

import re
from collections.abc import Iterator

from scanner.model.flow_map import EdgeKind, FlowEdge, FlowNode
from scanner.reports.report import Report
from scanner.reports.shown import shown
from scanner.reports.wording import Wording

ARROWS = {
    EdgeKind.DECLARED: ("-.-", "-.->"),
    EdgeKind.OBSERVED: ("---", "-->"),
    EdgeKind.UNDECLARED: ("===", "==>"),
}
"""Without and with a direction: dotted, plain, thick, so that a print in grey tells them apart."""

ACTS = re.compile(r"[^\w ,\-./:()（）「」、。・%]")


def mermaid(report: Report, lang: str) -> str:
    """Draw every place once and every flow between two of them."""
    flows, wording = report.run.flows, report.wording(lang)
    nodes = dict.fromkeys(node for edge in flows for node in (edge.origin, edge.destination))
    names = {node: f"n{number}" for number, node in enumerate(nodes)}
    lines = ["flowchart LR", *(f'  {names[node]}["{_label(node)}"]' for node in nodes)]
    lines += (
        f"  {names[edge.origin]} {ARROWS[edge.kind][edge.directed]}"
        f'|"{_text(" ".join(_said(edge, wording)))}"| {names[edge.destination]}'
        for edge in flows
    )
    return "\n".join(lines) + "\n"


def _label(node: FlowNode) -> str:
    return _text(" / ".join(part for part in (node.source, node.name, node.object) if part))


def _said(edge: FlowEdge, wording: Wording) -> Iterator[str]:
    yield wording.say(f"flow-{edge.kind}")
    if edge.flow:
        yield edge.flow
    if edge.people is not None:
        yield wording.say("flow-people", n=edge.people)


def _text(text: str) -> str:
    return ACTS.sub(lambda found: f"#{ord(found[0])};", shown(text))

"""A picture of the flows: what was declared, what was seen, and what was seen undeclared."""

from collections.abc import Iterator, Sequence

from scanner.model.flow_map import EdgeKind, FlowEdge, FlowNode
from scanner.reports.counts import published
from scanner.reports.paper import Picture
from scanner.reports.pictures.svg import (
    ALARM,
    INK,
    SOFT,
    box,
    drawing,
    fitted,
    label,
    path,
    reckoned,
    text,
)
from scanner.reports.shown import shown
from scanner.reports.wording import Wording
from scanner.reports.words.bilingual import word
from scanner.reports.words.paper import EDGES

MOST_UNDECLARED, MOST_OTHERS = 12, 8
"""Lines of one picture; the list below it names further flows."""

LABELLED = 8
"""With more lines their labels would stand on one another; the list below has the numbers."""

WIDE, HIGH, GAP, TOP, LABEL = 210.0, 34.0, 10.0, 26.0, 8.5
RIGHT = 700.0 - WIDE
LOOKS = {
    EdgeKind.UNDECLARED: (ALARM, 2.6, ""),
    EdgeKind.OBSERVED: (INK, 1.3, ""),
    EdgeKind.DECLARED: (SOFT, 1.1, "5 4"),
}
"""Ink, width and dashes: thick, thin and broken lines are told apart in grey."""


def ordered(flows: Sequence[FlowEdge]) -> list[FlowEdge]:
    """Put undeclared flows first, which a reader must not miss; the rest is in order already."""
    kinds = list(LOOKS)
    return sorted(flows, key=lambda edge: kinds.index(edge.kind))


def flow_map(flows: Sequence[FlowEdge], wording: Wording) -> Picture | None:
    """Draw origins on the left and destinations on the right; nothing where nothing flows."""
    edges = _drawn(flows)
    if not edges:
        return None
    left = list(dict.fromkeys(edge.origin for edge in edges))
    right = list(dict.fromkeys(edge.destination for edge in edges))
    rows = max(len(left), len(right), (len(edges) + 1) // 2)
    height = rows * (HIGH + GAP)
    starts, ends = _spread(left, height), _spread(right, height)
    parts = [
        text(0, 14, wording.say("fm-from"), size=9.5, fill=SOFT),
        text(RIGHT, 14, wording.say("fm-to"), size=9.5, fill=SOFT),
    ]
    # the undeclared are drawn last, above all others
    parts += [_line(edge, starts[edge.origin], ends[edge.destination]) for edge in reversed(edges)]
    for number, edge in enumerate(edges if len(edges) <= LABELLED else ()):
        share = (0.3, 0.5, 0.7)[number % 3]
        parts += _label(edge, starts[edge.origin], ends[edge.destination], share, wording)
    for x, spots in ((0.0, starts), (RIGHT, ends)):
        for node, y in spots.items():
            parts += _node(node, x, y, wording)
    bottom = TOP + height + 8
    parts += _legend(bottom, wording)
    words = _words(flows, wording)
    return Picture(wording.say("fm-title"), drawing(700, bottom + 16, parts, words), words)


def _drawn(flows: Sequence[FlowEdge]) -> list[FlowEdge]:
    """Pick what is drawn: the first of the undeclared flows, and the first of all others."""
    bad = [edge for edge in ordered(flows) if edge.kind is EdgeKind.UNDECLARED]
    others = [edge for edge in ordered(flows) if edge.kind is not EdgeKind.UNDECLARED]
    return bad[:MOST_UNDECLARED] + others[:MOST_OTHERS]


def node_name(node: FlowNode, wording: Wording) -> tuple[str, ...]:
    """Name a place from the outside in; a recipient has no source."""
    outside = shown(node.source) if node.source else wording.say("fm-outside")
    return tuple(part for part in (outside, shown(node.name), shown(node.object or "")) if part)


def _spread(nodes: Sequence[FlowNode], height: float) -> dict[FlowNode, float]:
    """Give each place the middle of its share of the height."""
    each = height / len(nodes)
    return {node: TOP + each * (number + 0.5) for number, node in enumerate(nodes)}


def _line(edge: FlowEdge, start: float, end: float) -> str:
    ink, width, dash = LOOKS[edge.kind]
    x1, x2 = WIDE, RIGHT - 7
    curve = f"M{x1} {start:.1f} C{x1 + 90} {start:.1f} {x2 - 90} {end:.1f} {x2} {end:.1f}"
    head = f"M{x2} {end - 4:.1f} L{x2 + 7} {end:.1f} L{x2} {end + 4:.1f} Z"
    drawn = path(curve, stroke=ink, width=width, dash=dash, fill="none")
    return f"{drawn}\n{path(head, stroke=ink, fill=ink)}"


def _label(
    edge: FlowEdge, start: float, end: float, share: float, wording: Wording
) -> Iterator[str]:
    """Write how many people, and of an undeclared flow that it is one, beside its line."""
    words = "" if edge.people is None else published(edge.people, wording, edge.of, "-people")
    if edge.kind is EdgeKind.UNDECLARED:
        words = wording.comma.join(filter(None, (word(EDGES, edge.kind, wording.lang), words)))
    if not words:
        return
    x = WIDE + (RIGHT - WIDE) * share
    smooth = 3 * share**2 - 2 * share**3
    y = start + (end - start) * smooth
    half = reckoned(words, LABEL) / 2
    x = min(max(x, WIDE + half + 4), RIGHT - half - 12)
    ink = LOOKS[edge.kind][0]
    yield label(x, y - 4, words, LABEL, ink)


def _node(node: FlowNode, x: float, y: float, wording: Wording) -> Iterator[str]:
    source, *rest = node_name(node, wording)
    yield box(x, y - HIGH / 2, WIDE, HIGH, fill="#f6f8fa", stroke="#8a97a8", radius=3)
    yield text(x + 8, y - 4, fitted(source, 8, WIDE - 16), size=8, fill=SOFT)
    yield text(x + 8, y + 10, fitted(" > ".join(rest), 9.5, WIDE - 16), size=9.5)


def _legend(y: float, wording: Wording) -> Iterator[str]:
    for number, (kind, (ink, width, dash)) in enumerate(LOOKS.items()):
        x = 220 * number
        yield path(
            f"M{x} {y + 4} L{x + 34} {y + 4}", stroke=ink, width=width, dash=dash, fill="none"
        )
        yield text(x + 42, y + 8, wording.say(f"fm-{kind.value}"), size=9.5, fill=SOFT)


def _words(flows: Sequence[FlowEdge], wording: Wording) -> str:
    """Count the flows of each kind, and name the undeclared ones."""
    counts = {kind.value: sum(edge.kind is kind for edge in flows) for kind in EdgeKind}
    bad = [edge for edge in ordered(flows) if edge.kind is EdgeKind.UNDECLARED][:10]
    named = wording.semicolon.join(
        f"{'/'.join(node_name(e.origin, wording))} → {'/'.join(node_name(e.destination, wording))}"
        for e in bad
    )
    words = wording.say("fm-alt", **counts)
    return words + (wording.say("fm-alt-bad", named=named) if bad else "")

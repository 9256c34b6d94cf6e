"""The map of flows: what was declared, what was seen, and what was seen undeclared."""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.declaration import DatasetDeclaration
from scanner.model.flow_map import EdgeKind, FlowEdge, FlowNode
from scanner.model.inventory import Inventory, Location
from scanner.model.policy import Policy
from scanner.model.sharing import made_of
from scanner.rules.observed import Observed, Observing


def flow_map(inventory: Inventory, policy: Policy, as_of: datetime) -> tuple[FlowEdge, ...]:
    """Draw every flow once, in the order of places.

    Args:
        inventory: What is there.
        policy: What was promised.
        as_of: The moment of judgement.
    """
    observing = Observing(inventory, policy, as_of.date())
    seen = [_edge(one) for one in observing.all()]
    known = {(edge.flow, edge.origin) for edge in seen}
    declared = [edge for edge in _declared(observing) if (edge.flow, edge.origin) not in known]
    return tuple(sorted((*seen, *declared), key=_order))


def _edge(one: Observed) -> FlowEdge:
    had, held = one.origin.holds(), one.destination.holds()
    both = [category for category in had if category in held]
    kinds = [category for common in one.told for category in made_of(common.of)]
    largest = max(one.told, key=lambda common: common.shared)
    is_first = one.origin.place.order <= one.destination.place.order
    return FlowEdge(
        _node(one.origin.place),
        _node(one.destination.place),
        EdgeKind.OBSERVED if one.declared else EdgeKind.UNDECLARED,
        flow=one.declared,
        people=one.people[0],
        of=largest.one if is_first else largest.other,
        through=tuple(dict.fromkeys(kinds)),
        fields={category: held[category] for category in both},
        origin_fields={category: had[category] for category in both},
        directed=one.directed,
    )


def _declared(observing: Observing) -> Iterator[FlowEdge]:
    """Give what the policy names: each flow to where it leads, or to whoever receives it."""
    policy = observing.policy
    for name, flow in policy.flows.items():
        origin = policy.datasets[flow.origin]
        ends = [p.place for p in observing.places_of_their_own() if observing.leads_to(flow, p)]
        nodes = [_node(place) for place in ends] or [FlowNode("", flow.recipient)]
        fields = {c: (column,) for column in flow.fields for c in origin.categories(column)}
        for node in nodes:
            yield FlowEdge(
                _of(origin), node, EdgeKind.DECLARED, flow=name, fields=fields, directed=True
            )
    for copy in policy.datasets.values():
        if copy.copy_of:
            origin = policy.datasets[copy.copy_of]
            yield FlowEdge(_of(origin), _of(copy), EdgeKind.DECLARED, flow=copy.name, directed=True)


def _of(dataset: DatasetDeclaration) -> FlowNode:
    return FlowNode(dataset.source, dataset.name)


def _node(place: Location) -> FlowNode:
    return FlowNode(place.source, place.dataset or "", place.object)


def _order(edge: FlowEdge) -> tuple[str, ...]:
    origin, end = edge.origin, edge.destination
    ends = (origin.source, origin.name, origin.object, end.source, end.name, end.object)
    return (*(part or "" for part in ends), edge.flow or "")

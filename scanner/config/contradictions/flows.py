"""What flows carry, and on what terms it is handed over."""

from collections.abc import Iterator

from scanner.config.columns import is_declared
from scanner.config.contradictions.names import unknown
from scanner.config.contradictions.treatments import treatment
from scanner.config.document import Document, Trail
from scanner.config.messages import policy as messages
from scanner.config.mistake import Mistake, Place
from scanner.config.schema.dataset import FlowSpec
from scanner.config.schema.system import SystemSpec


def flows(spec: SystemSpec, document: Document) -> Iterator[Mistake]:
    """List datasets and columns that are not declared, and terms that say nothing."""
    for name, flow in spec.flows.items():
        trail = ("flows", name)
        known = document.names("datasets")
        origin = document.value((*trail, "from"))
        yield from unknown(origin, flow.origin, known, messages.UNKNOWN_DATASET)
        fields = document.names("datasets", flow.origin, "fields")
        for i, column in enumerate(flow.fields):
            if fields and not is_declared(column, fields):
                words = {"name": column, "dataset": flow.origin}
                at = document.value((*trail, "fields", i))
                yield Mistake(at, messages.UNKNOWN_FIELD, words)
        yield from _handover(flow, document, trail)


def _handover(flow: FlowSpec, document: Document, trail: Trail) -> Iterator[Mistake]:
    said, at = flow.handover, (*trail, "handover")
    for column, field in said.fields.items():
        yield from _carried(column, flow, document.key((*at, "fields", column)))
        yield from treatment(field, document, (*at, "fields", column))
    for i, column in enumerate(said.quasi_identifiers):
        yield from _carried(column, flow, document.value((*at, "quasi_identifiers", i)))
    if bool(said.k) != bool(said.quasi_identifiers):
        yield Mistake(document.key(at), messages.GROUPS_NEED)


def _carried(column: str, flow: FlowSpec, place: Place) -> Iterator[Mistake]:
    """Refuse a column that the flow does not carry."""
    if column not in flow.fields:
        yield Mistake(place, messages.NOT_CARRIED, {"name": column})

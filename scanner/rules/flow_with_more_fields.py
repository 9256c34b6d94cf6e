"""FLOW-3: a flow that carries more fields than declared.

A declared flow names the columns that it carries; where it goes, categories of other columns of its
origin have no business.

Fail: the people of the origin are where the flow goes, and there stands in the clear what the
origin holds and the flow does not carry.
Open: where the flow goes is no scanned place, or not all of it was read; or more stands there, and
nobody can say whether it is of the same people.
Pass: everything there was read, and nothing stands there that the flow does not carry.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.category import DataCategory
from scanner.model.declaration import DatasetDeclaration
from scanner.model.finding import Cause, Finding, Outcome, RuleMeta
from scanner.model.flow import Flow
from scanner.model.history import History
from scanner.model.inventory import Inventory, Location
from scanner.model.policy import Policy
from scanner.model.severity import Severity
from scanner.rules.observed import Observed, Observing, Party, own_place

META = RuleMeta("FLOW-3", "A flow with more fields than declared", Severity.HIGH)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every place to which a declared flow leads, and every flow that leads to none."""
    observing = Observing(inventory, policy, as_of.date())
    ordered = sorted(observing.all(), key=lambda one: one.count)
    seen = {(one.declared, own_place(one.destination)): one for one in ordered}
    every = [observing.parties[holding.location] for holding in inventory.holdings]
    for name, flow in sorted(policy.flows.items()):
        origin = policy.datasets[flow.origin]
        ends = [party for party in every if observing.leads_to(flow, party)]
        for party in ends:
            yield _judged(observing, flow, party, seen.get((name, own_place(party))))
        ended = flow.until is not None and flow.until < as_of.date()
        if not ends and not ended and not observing.is_declared_end(flow):
            yield META.finding(
                Location(origin.source, origin.name),
                Outcome.OPEN,
                Cause.COVERAGE,
                subject=name,
                cities=origin.cities,
            )


def _judged(observing: Observing, flow: Flow, party: Party, seen: Observed | None) -> Finding:
    """Hold what stands in one place against what the flow carries."""
    origin = observing.policy.datasets[flow.origin]
    carried = {c for column in flow.fields for c in origin.categories(column)}
    every = {c for field in _declared(origin) for c in field}
    more = [category for category in party.holds() if category in every - carried]
    outcome, cause = Outcome.PASS, Cause.DATA
    if more and seen is not None:
        outcome = Outcome.FAIL
    elif not party.whole or (more and not observing.is_compared(flow.origin, party)):
        outcome, cause = Outcome.OPEN, Cause.COVERAGE
    failed = outcome is Outcome.FAIL and seen is not None
    value, method = seen.people if failed and seen else (None, "unknown")
    return META.finding(
        party.place,
        outcome,
        cause,
        subject=flow.name,
        cities=origin.cities,
        rows=seen.count if failed and seen else None,
        rows_read=party.rows,
        people={"value": value, "method": method},
        categories=[category.value for category in more] if failed else [],
    )


def _declared(dataset: DatasetDeclaration) -> list[frozenset[DataCategory]]:
    others = [dataset.others] if dataset.others else []
    return [field.categories for field in (*dataset.fields.values(), *others)]

"""FLOW-1: an observed flow that no declaration covers.

As COPY-1, at places of which a declared flow or the register of handovers says who receives what
lies there.

Fail: such a place holds more people of a dataset than chance explains, and no declared flow that is
still in time leads there from it; or a file that was handed over lies, byte by byte, at a place
that nobody declared.
Open: nothing of that kind was found, and the place, or another one, was not read whole; or it shows
identifiers that are to be compared, and fingerprints are missing or no city's key is named.
Pass: everything was read and compared, and only declared flows lead there.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.finding import Cause, Finding, Outcome, RuleMeta, people
from scanner.model.history import History
from scanner.model.inventory import Inventory
from scanner.model.policy import Policy
from scanner.model.severity import Severity
from scanner.rules.at_places import at_places
from scanner.rules.observed import Observing
from scanner.rules.one_fact import cities

META = RuleMeta("FLOW-1", "An undeclared flow", Severity.CRITICAL)


def evaluate(
    inventory: Inventory, policy: Policy, history: History, as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every place of which it is known who receives what lies there."""
    observing = Observing(inventory, policy, as_of.date())
    yield from at_places(META, observing, received=True)
    yield from _handed(inventory, policy, history)


def _handed(inventory: Inventory, policy: Policy, history: History) -> Iterator[Finding]:
    """State where a file that was handed over turned up."""
    flows = {one.sha256: one.flow for one in history.handed}
    for holding in inventory.holdings:
        digest = inventory.handed.get(holding.location)
        if holding.declaration is None and digest in flows:
            flow = policy.flows.get(flows[digest])
            yield META.finding(
                holding.location,
                Outcome.FAIL,
                Cause.DATA,
                subject=flows[digest],
                cities=cities(holding, policy),
                people=people(None),
                recipient=flow.recipient if flow else None,
            )

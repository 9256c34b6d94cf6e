"""FLOW-1: an observed flow that no declaration covers.

As COPY-1, at places of which a declared flow or the register of handovers says who receives what
lies there.

Fail: such a place holds more people of a dataset than chance explains, and no declared flow that is
still in time leads there from it.
Open: nothing of that kind was found, and the place, or another one, was not read whole; or it shows
identifiers that are to be compared, and fingerprints are missing or no city's key is named.
Pass: everything was read and compared, and only declared flows lead there.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.finding import Finding, RuleMeta, Severity
from scanner.model.history import History
from scanner.model.inventory import Inventory
from scanner.model.policy import Policy
from scanner.rules.at_places import at_places
from scanner.rules.observed import Observing

META = RuleMeta("FLOW-1", "An undeclared flow", Severity.CRITICAL)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every place of which it is known who receives what lies there."""
    observing = Observing(inventory, policy, as_of.date())
    yield from at_places(META, observing, received=True)

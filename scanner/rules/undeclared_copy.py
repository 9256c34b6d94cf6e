"""COPY-1: the same people's data at a place that no declared copy names.

People are told by keyed fingerprints and held against what chance explains (``model.chance``). A
place is judged once, by the dataset that explains most of it; others with the same people stand
beside. Where it is known who receives what lies there, it is a flow (FLOW-1).

Fail: a place holds more people of another dataset than chance explains, and neither a declared
copy nor a declared flow leads there.
Open: nothing of that kind was found, and the place, or another one, was not read whole; or it shows
identifiers that are to be compared, and fingerprints are missing or no city's key is named.
Pass: everything was read and compared, and nobody of another dataset is there undeclared.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.finding import Finding, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Inventory
from scanner.model.policy import Policy
from scanner.model.severity import Severity
from scanner.rules.at_places import at_places
from scanner.rules.observed import Observing

META = RuleMeta("COPY-1", "An undeclared copy", Severity.HIGH)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every place of which nobody says who receives what lies there."""
    observing = Observing(inventory, policy, as_of.date())
    yield from at_places(META, observing, received=False)

"""DEL-1: something recorded as erased or returned is still there.

The register of erasures says of which dataset all or a part was erased. Of a part it names no
records, so that only a person can tell; copies elsewhere are COPY-1.

Fail: a dataset of which everything was erased holds records.
Open: the register of erasures is not read or not understood; or only a part was erased; or such a
dataset was not read whole and nothing was seen in it.
Pass: whatever was erased is gone.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.entry import Register
from scanner.model.finding import Cause, Finding, Outcome, RuleMeta, Severity
from scanner.model.history import History
from scanner.model.inventory import Inventory
from scanner.model.policy import Policy
from scanner.rules.left_over import left_over
from scanner.rules.recorded import Asked, at

META = RuleMeta("DEL-1", "Recorded as erased, still there", Severity.CRITICAL)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every erasure that was done."""
    asked = Asked(META, inventory, policy, as_of.date(), (Register.ERASURES,))
    if asked.is_named:
        yield from asked.answer(_found(asked))


def _found(asked: Asked) -> Iterator[Finding]:
    for one in asked.inventory.registers.erasures:
        if one.done is None or one.dataset not in asked.policy.datasets:
            continue
        if not one.whole:
            cities = asked.owners((one.dataset,))
            yield META.finding(
                at(one.spot), Outcome.OPEN, Cause.COVERAGE, cities=cities, reason="not-built"
            )
            continue
        for holding in asked.inventory.of(one.dataset):
            yield from left_over(META, holding, one.spot, last_day=one.done.isoformat())

"""DEL-1: something recorded as erased or returned is still there.

The register of erasures says of which dataset all or a part was erased. Of a part it names no
records, so that only a person can tell while the dataset holds any; copies elsewhere are COPY-1.

Fail: a dataset of which everything was erased holds records.
Open: the register of erasures is not read or not understood; or only a part was erased and the
dataset holds records; or such a dataset was not read whole, or could not be looked for, and nothing
was seen in it.
Pass: whatever was erased is gone.
"""

from collections.abc import Iterator
from datetime import date, datetime

from scanner.model.entry import Register
from scanner.model.finding import Cause, Finding, Outcome, RuleMeta, Severity
from scanner.model.history import History
from scanner.model.inventory import Inventory
from scanner.model.policy import Policy
from scanner.model.register_data import Erasure
from scanner.rules.left_over import Due, left_overs
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
        present = _present(asked.inventory, one, one.done)
        if one.whole:
            yield from present
        elif any(present):
            cities = asked.owners((one.dataset,))
            yield META.finding(
                at(one.spot), Outcome.OPEN, Cause.COVERAGE, cities=cities, reason="not-built"
            )


def _present(inventory: Inventory, one: Erasure, done: date) -> Iterator[Finding]:
    def erased(dataset: str | None) -> Due | None:
        return (one.spot, done.isoformat()) if dataset == one.dataset else None

    return left_overs(META, inventory, erased)

"""RET-2: data that is still there after its contract was completed or cancelled.

The register of contracts says which datasets a contract covers, when it ended, and how many days
of grace the city gave. A dataset that another contract in force covers may stay.

Fail: a dataset holds records after the last day on which they might be there.
Open: the register is not named, not read or not understood; or such a dataset was not read whole,
or could not be looked for, and nothing was seen in it.
Pass: no contract has ended, or nothing is left of what it covered.
"""

from collections.abc import Iterator
from datetime import date, datetime

from scanner.model.entry import Register
from scanner.model.finding import Finding, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Inventory
from scanner.model.policy import Policy
from scanner.model.severity import Severity
from scanner.rules.left_over import Due, left_overs
from scanner.rules.recorded import Asked

META = RuleMeta("RET-2", "Still there after the contract", Severity.HIGH)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every dataset that a contract covers."""
    asked = Asked(META, inventory, policy, as_of.date(), (Register.CONTRACTS,))
    if asked.is_due:
        yield from asked.answer(_found(asked))


def _found(asked: Asked) -> Iterator[Finding]:

    def ended(dataset: str | None) -> Due | None:
        """Give the contract after which a dataset had to go; ``None`` while one may hold it."""
        covering = [one for one in contracts if dataset in one.datasets]
        entry = max(covering, key=lambda one: one.gone_by or date.max, default=None)
        last = entry and entry.gone_by
        return (entry.spot, last.isoformat()) if entry and last and last < asked.day else None

    contracts = asked.inventory.registers.contracts
    return left_overs(META, asked.inventory, ended)

"""DEL-3: handed-over data that was not returned or erased by its due date.

What was returned late is settled and told by the register alone.

Fail: the due date is over, and no day of return or erasure is there.
Open: the register of handovers is not named, not read or not understood, though the policy declares
flows.
Pass: everything that was due is back or erased.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.entry import Register
from scanner.model.finding import Finding, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Inventory
from scanner.model.policy import Policy
from scanner.model.severity import Severity
from scanner.rules.handed_over import asked_of_handovers, whose

META = RuleMeta("DEL-3", "Handed over and not returned in time", Severity.HIGH)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every handover that has a due date."""
    asked = asked_of_handovers(META, inventory, policy, as_of, Register.HANDOVERS)
    if asked is not None:
        yield from asked.answer(
            asked.fail(one.spot, whose(asked, one), last_day=one.due.isoformat())
            for one in inventory.registers.handovers
            if one.due is not None and one.due < asked.day and one.settled is None
        )

"""FLOW-6: handed over neither encrypted nor under an equivalent measure.

Fail: the register says of a handover neither that it was encrypted nor what else protected it.
Open: the register of handovers is not named, not read or not understood, though the policy declares
flows.
Pass: every handover was protected.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.entry import Register
from scanner.model.finding import Finding, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Inventory
from scanner.model.policy import Policy
from scanner.model.severity import Severity
from scanner.model.step import Step
from scanner.rules.handed_over import asked_of_handovers, whose

META = RuleMeta("FLOW-6", "A handed-over file that is not protected", Severity.HIGH)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every handover."""
    asked = asked_of_handovers(META, inventory, policy, as_of, Register.HANDOVERS)
    if asked is not None:
        yield from asked.answer(
            finding
            for one in inventory.registers.handovers
            if one.protected is not True
            for finding in asked.lacking(one.spot, {Step.PROTECTED}, whose(asked, one))
        )

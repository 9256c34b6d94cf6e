"""REG-1: a row of a register that is not understood, or that contradicts another one.

Fail: never; the office has to say what is meant.
Open: a cell is not understood, a heading is missing, a row cannot be true or speaks of what nobody
knows. The finding names file, sheet, row and column, never what stands there.
Pass: every row of a register is understood and fits the others.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.finding import Cause, Finding, Outcome, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Inventory, Location
from scanner.model.policy import Policy
from scanner.model.severity import Severity
from scanner.rules.recorded import at

META = RuleMeta("REG-1", "A row of a register not understood", Severity.MEDIUM, is_breach=False)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, _as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every register that was read."""
    registers, whose = inventory.registers, sorted(policy.cities)
    for flaw in registers.flaws:
        yield META.finding(
            at(flaw.spot, flaw.field),
            Outcome.OPEN,
            Cause.POLICY,
            subject=flaw.flaw.value,
            cities=whose,
            row=flaw.spot.row,
            column=flaw.column or None,
        )
    flawed = {flaw.spot.register for flaw in registers.flaws}
    for register in sorted(registers.named - registers.unread.keys() - flawed):
        place = Location(register.value)
        yield META.finding(place, Outcome.PASS, Cause.DATA, cities=whose)

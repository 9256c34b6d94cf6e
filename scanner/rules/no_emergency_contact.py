"""INC-2: emergency contacts or procedure that are not on file.

Fail: the list names nobody who can be reached, or no document with the steps.
Open: the list is not named, not read or not understood.
Pass: somebody can be reached, and the steps are on file.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.entry import Register
from scanner.model.finding import Cause, Finding, Outcome, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Inventory, Location
from scanner.model.policy import Policy
from scanner.model.severity import Severity
from scanner.rules.recorded import Asked

META = RuleMeta("INC-2", "Emergency contacts or procedure missing", Severity.LOW, is_breach=False)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, as_of: datetime, /
) -> Iterator[Finding]:
    """Judge the emergency list."""
    asked = Asked(META, inventory, policy, as_of.date(), (Register.EMERGENCY_CONTACTS,))
    if asked.is_due:
        yield from asked.answer(_found(asked))


def _found(asked: Asked) -> Iterator[Finding]:
    registers = asked.inventory.registers
    if not asked.is_named or Register.EMERGENCY_CONTACTS in registers.unread:
        return
    contacts = registers.emergency_contacts
    has = {
        "contact": any(one.reachable for one in contacts),
        "procedure": any(one.procedure for one in contacts),
    }
    missing = [what for what, there in has.items() if not there]
    if missing:
        place = Location(Register.EMERGENCY_CONTACTS.value)
        yield META.finding(place, Outcome.FAIL, Cause.DATA, cities=asked.cities, missing=missing)

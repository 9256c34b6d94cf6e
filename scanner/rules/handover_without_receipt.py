"""FLOW-4: a handover without its receipt, by somebody else, or by another way.

A route of which the register says nothing is taken for the direct one.

Fail: a handover lacks what the articles of its city ask for: for 特定個人情報 a receipt that states
moment, person, place and means; a person who is on the roster for it on that day; an approval in
force on that day where the route is indirect.
Open: a register that it rests on is not named, not read or not understood.
Pass: every handover has all that is asked for.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.entry import Register
from scanner.model.finding import Finding, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Inventory
from scanner.model.policy import Policy
from scanner.model.register import Registers
from scanner.model.register_data import ApprovalKind, Handover
from scanner.model.register_people import Role
from scanner.model.severity import Severity
from scanner.model.step import Step
from scanner.rules.handed_over import asked_of_handovers, whose

META = RuleMeta("FLOW-4", "A handover without its receipt", Severity.MEDIUM)

RECEIPT = frozenset({"moment", "sender", "place", "means"})
REGISTERS = (Register.HANDOVERS, Register.ROSTER)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every handover."""
    asked = asked_of_handovers(META, inventory, policy, as_of, *REGISTERS)
    if asked is None:
        return
    found = (
        finding
        for one in inventory.registers.handovers
        for finding in asked.lacking(
            one.spot,
            _lacks(one, inventory.registers),
            whose(asked, one),
            specific=one.specific,
        )
    )
    yield from asked.answer(found)


def _lacks(one: Handover, registers: Registers) -> Iterator[Step]:
    if one.receipt is None or not one.receipt_states >= RECEIPT:
        yield Step.RECEIPT
    if Register.ROSTER in registers.named and not _is_by_courier(one, registers):
        yield Step.COURIER
    if one.direct is False and not _is_approved(one, registers):
        yield Step.ROUTE


def _is_by_courier(one: Handover, registers: Registers) -> bool:
    return any(
        Role.COURIER in worker.roles
        and worker.person == one.sender
        and (one.day is None or worker.period.holds(one.day))
        for worker in registers.roster
    )


def _is_approved(one: Handover, registers: Registers) -> bool:
    return any(
        approval.kind is ApprovalKind.ROUTE
        and approval.spot.id == one.approval
        and (one.day is None or approval.period.holds(one.day))
        for approval in registers.approvals
    )

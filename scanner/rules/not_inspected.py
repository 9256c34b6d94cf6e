"""ORG-3: a contractor or sub-processor who was not inspected, or a point that was not settled.

A year is counted from the last inspection, or from the first day of the contract, through its last
day.

Fail: a contract in force is older than a year and its last inspection, too; or the last one was in
writing and no reason says why a visit was too difficult; or a point is open past its due date.
Open: the register of inspections or of contracts is not named, not read or not understood; or the
day on which a contract began is not known.
Pass: every contract in force was inspected within the year, and no point is overdue.
"""

from collections.abc import Iterator
from datetime import date, datetime

from scanner.model.entry import Register
from scanner.model.finding import Cause, Finding, Outcome, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Inventory
from scanner.model.policy import Policy
from scanner.model.register_data import Contract
from scanner.model.retention import Retention
from scanner.model.severity import Severity
from scanner.model.step import Step
from scanner.rules.recorded import Asked, at

META = RuleMeta("ORG-3", "No inspection within a year", Severity.MEDIUM)

REGISTERS = (Register.INSPECTIONS, Register.CONTRACTS)
A_YEAR = Retention(by="", years=1)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every contract in force, and every point."""
    asked = Asked(META, inventory, policy, as_of.date(), REGISTERS)
    if asked.is_due:
        yield from asked.answer([*_contracts(asked), *_points(asked)])


def _contracts(asked: Asked) -> Iterator[Finding]:
    if not asked.is_readable:
        return
    for one in asked.inventory.registers.contracts:
        if one.period.holds(asked.day):
            yield from _contract(asked, one)


def _contract(asked: Asked, one: Contract) -> Iterator[Finding]:
    cities = asked.owners(one.datasets)
    done = [i for i in asked.inventory.registers.inspections if i.contract == one.spot.id]
    last = max(done, key=lambda i: i.day or date.min, default=None)
    begun = last.day if last else one.period.since
    if begun is None:
        place = at(one.spot, "since")
        yield META.finding(place, Outcome.OPEN, Cause.POLICY, cities=cities, row=one.spot.row)
    elif A_YEAR.last_day(begun) < asked.day:
        yield from asked.lacking(one.spot, {Step.YEARLY}, cities)
    elif last and last.on_site is not True and not last.reason:
        yield from asked.lacking(last.spot, {Step.VISIT}, cities)


def _points(asked: Asked) -> Iterator[Finding]:
    covered = {one.spot.id: one.datasets for one in asked.inventory.registers.contracts}
    for one in asked.inventory.registers.inspections:
        if one.point and one.due and one.due < asked.day and one.settled is None:
            cities = asked.owners(covered.get(one.contract, ()))
            yield from asked.lacking(one.spot, {Step.POINTS}, cities)

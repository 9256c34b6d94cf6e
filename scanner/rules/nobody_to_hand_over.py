"""FLOW-4, before a handover: nobody is notified to the city as the one who hands over.

What comes with the handover itself, its receipt and its way, is judged of the register when it is
done. Asked only where an article of a city whose data it is, in force on that day, asks for it.

Fail: the roster names nobody who may hand over on that day.
Open: the policy names registers and no roster, or a row of it is not understood and nobody else is
named there (by policy); or it could not be read (by coverage).
"""

from collections.abc import Iterator
from datetime import date, datetime

from scanner.model.entry import Register
from scanner.model.finding import Cause, Finding, Outcome
from scanner.model.flow import Flow
from scanner.model.inventory import Location
from scanner.model.policy import Policy
from scanner.model.register import Registers
from scanner.model.register_people import Role
from scanner.model.step import Step
from scanner.rules.handover_without_receipt import META

ROSTER = Location(Register.ROSTER.value)


def nobody(flow: Flow, registers: Registers, policy: Policy, as_of: datetime) -> Iterator[Finding]:
    """Judge who could hand over what goes by a flow.

    Args:
        flow: Its declaration.
        registers: What the office recorded.
        policy: What was promised.
        as_of: The moment of judgement.
    """
    origin, day = policy.datasets[flow.origin], as_of.date()
    asking = [
        city
        for city in origin.cities
        if Step.COURIER in policy.steps(META.id, (city,), day, specific=origin.specific)
    ]
    if not asking or not registers.named or _is_somebody(registers, day):
        return
    place, outcome, cause, subject = _why(registers)
    yield META.finding(
        place,
        outcome,
        cause,
        subject=subject or flow.name,
        cities=asking,
        missing=[Step.COURIER.value],
    )


def _is_somebody(registers: Registers, day: date) -> bool:
    return any(Role.COURIER in one.roles and one.period.holds(day) for one in registers.roster)


def _why(registers: Registers) -> tuple[Location, Outcome, Cause, str | None]:
    """Say where it lies that nobody is known: place, outcome, cause and subject."""
    if Register.ROSTER in registers.unread:
        reason = registers.unread[Register.ROSTER].value
        return ROSTER, Outcome.OPEN, Cause.COVERAGE, reason
    if Register.ROSTER not in registers.named:
        return Location("policy"), Outcome.OPEN, Cause.POLICY, Register.ROSTER.value
    if any(flaw.spot.register is Register.ROSTER for flaw in registers.flaws):
        return ROSTER, Outcome.OPEN, Cause.POLICY, None
    return ROSTER, Outcome.FAIL, Cause.DATA, None

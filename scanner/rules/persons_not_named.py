"""ORG-1: responsible persons and workers who are not named, reported or consented to.

Fail: nobody holds a role today that the articles of a city ask for; or a person on the roster lacks
what they ask for: the word on 特定個人情報; and for those who handle it the written report (before
the change where somebody came later) and, for a supervisor who came later, the consent before it.
Open: the roster is not named, not read or not understood.
Pass: every role is held, and every person has what is asked for.
"""

from collections.abc import Iterator
from datetime import date, datetime

from scanner.model.entry import Register
from scanner.model.finding import Cause, Finding, Outcome, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Inventory, Location
from scanner.model.policy import Policy
from scanner.model.register_people import Role, Worker
from scanner.model.severity import Severity
from scanner.model.step import Step
from scanner.rules.recorded import Asked

META = RuleMeta("ORG-1", "Responsible persons not named", Severity.MEDIUM)

ROLES = {Step(role.value): role for role in Role}


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every role, and every person on the roster today."""
    asked = Asked(META, inventory, policy, as_of.date(), (Register.ROSTER,))
    if asked.is_due:
        yield from asked.answer([*_roles(asked), *_people(asked)])


def _roles(asked: Asked) -> Iterator[Finding]:
    registers = asked.inventory.registers
    if not asked.is_named or Register.ROSTER in registers.unread:
        return
    held = {r for one in registers.roster if one.period.holds(asked.day) for r in one.roles}
    for step, role in ROLES.items():
        whose = [
            city for city in asked.cities if step in asked.policy.steps(META.id, (city,), asked.day)
        ]
        if whose and role not in held:
            yield META.finding(
                Location(Register.ROSTER.value),
                Outcome.FAIL,
                Cause.DATA,
                subject=role.value,
                cities=whose,
            )


def _people(asked: Asked) -> Iterator[Finding]:
    roster = asked.inventory.registers.roster
    first = {
        role: min(one.period.since or date.min for one in roster if role in one.roles)
        for role in {role for one in roster for role in one.roles}
    }
    for one in roster:
        if one.period.holds(asked.day):
            later = {r for r in one.roles if (one.period.since or date.min) > first[r]}
            steps = _lacks(one, later)
            yield from asked.lacking(one.spot, steps, specific=one.specific is True)


def _lacks(one: Worker, later: set[Role]) -> Iterator[Step]:
    """Give what a person lacks, who came later than the first one in some roles."""
    if one.specific is None:
        yield Step.SPECIFIC_FLAG
    if not _in_time(one.reported, one, before=bool(later)):
        yield Step.REPORTED
    if Role.SUPERVISOR in later and not _in_time(one.consented, one, before=True):
        yield Step.CONSENTED


def _in_time(day: date | None, one: Worker, *, before: bool) -> bool:
    if day is None:
        return False
    return not before or day <= (one.period.since or date.max)

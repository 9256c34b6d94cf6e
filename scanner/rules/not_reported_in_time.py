"""INC-1: a breach that was not reported to the city in time.

"In time" is what the policy says under ``report_within_hours``: the texts say 直ちに and 速やかに.
A breach is an incident that the office recorded, from when it became known, or a finding of this
scan with evidence in hand, from when it was first seen; an incident that names the finding settles
it.

Fail: the hours are over, and the breach was not reported, or was reported later.
Open: the policy does not say how many hours; or the register of incidents is not named, not read or
not understood.
Pass: every breach was reported in time, or its hours are not over yet.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from scanner import rules
from scanner.model.entry import Register
from scanner.model.finding import Cause, Finding, Outcome, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Inventory
from scanner.model.policy import Policy
from scanner.model.severity import Severity
from scanner.rules.recorded import POLICY, Asked

META = RuleMeta("INC-1", "A breach not reported in time", Severity.HIGH, is_breach=False)


def evaluate(
    inventory: Inventory, policy: Policy, history: History, as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every recorded incident and every finding."""
    asked = Asked(META, inventory, policy, as_of.date(), (Register.INCIDENTS,))
    if not asked.is_due:
        return
    found: list[Finding] = []
    if policy.report_within_hours is None:
        subject = "report_within_hours"
        opened = META.finding(
            POLICY, Outcome.OPEN, Cause.POLICY, subject=subject, cities=asked.cities
        )
        found.append(opened)
    else:
        within = timedelta(hours=policy.report_within_hours)
        found += _incidents(asked, as_of, within)
        found += _findings(asked, history, as_of, within)
    yield from asked.answer(found)


def _incidents(asked: Asked, as_of: datetime, within: timedelta) -> Iterator[Finding]:
    for one in asked.inventory.registers.incidents:
        if one.known is not None and (one.reported or as_of) > one.known + within:
            yield asked.fail(one.spot, asked.cities)


def _findings(
    asked: Asked, history: History, as_of: datetime, within: timedelta
) -> Iterator[Finding]:
    incidents = asked.inventory.registers.incidents
    told = {one.finding for one in incidents if one.finding and one.reported}
    for rule in (rule for rule in rules.RULES if rule.META.id in rules.BREACHES):
        for breach in rule.evaluate(asked.inventory, asked.policy, history, as_of):
            if breach.outcome is not Outcome.FAIL or breach.id in told:
                continue
            known = history.findings.get(breach.id)
            if known and known.fixed is None and known.first_seen + within < as_of:
                yield META.finding(
                    breach.location,
                    Outcome.FAIL,
                    Cause.DATA,
                    subject=f"{breach.control} {breach.id}",
                    cities=breach.cities,
                    first_seen=known.first_seen.isoformat(),
                )

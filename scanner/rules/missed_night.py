"""COV-2: a night without a completed scan.

A night is named by the day of its ``as_of``. The policy says since when there must be one; what
lies further back than a month has been reported on every night since, and is left to the
inspection.

Fail: a day since then, and before this one, on which no scan was completed.
Open: never; without a ledger there are no nights, and the control is not judged.
Pass: every day of the last month that had to have one had a completed scan.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from scanner.model.finding import Cause, Finding, Outcome, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Inventory, Location
from scanner.model.policy import Policy
from scanner.model.severity import Severity

META = RuleMeta("COV-2", "A night without a completed scan", Severity.MEDIUM, is_breach=False)

DAYS_BACK = 31
PLACE = Location("ledger")


def evaluate(
    _inventory: Inventory, policy: Policy, history: History, as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every night of the last month that had to be scanned."""
    if policy.nights_since is None or not history.kept:
        return
    whose = sorted(policy.cities)
    done = {night.as_of.date() for night in history.nights}
    missed = [day for day in _due(policy.nights_since, as_of.date()) if day not in done]
    for day in missed:
        night = day.isoformat()
        yield META.finding(PLACE, Outcome.FAIL, Cause.DATA, subject=night, cities=whose)
    if not missed:
        yield META.finding(PLACE, Outcome.PASS, Cause.DATA, cities=whose)


def _due(since: date, today: date) -> Iterator[date]:
    """Give the days on which there had to be a night, without today."""
    day = max(since, today - timedelta(DAYS_BACK))
    while day < today:
        yield day
        day += timedelta(1)

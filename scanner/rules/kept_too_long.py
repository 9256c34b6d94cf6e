"""RET-1: personal data kept longer than its retention period.

The policy declares how long a dataset's records may be kept and which column dates them; a record
counts when a field that is declared personal is filled. A period holds through its last day.

Fail: a record is there after its last day.
Open: the dataset holds personal data and no period is declared, or a record's date is missing or
not understood (a blank one is no matter where the policy says that a record without a date is a
current one), or part of the data was not read.
Pass: everything was read and dated, and nothing is past its last day.
"""

from collections.abc import Iterator
from datetime import date, datetime

from scanner.model.finding import Cause, Finding, Outcome, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Holding, Inventory
from scanner.model.policy import Policy
from scanner.model.retention import Retention, Undated
from scanner.model.severity import Severity
from scanner.rules.one_fact import cities, concerned, may_be_personal

META = RuleMeta("RET-1", "Kept longer than the retention period", Severity.HIGH)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every declared dataset that may hold personal data."""
    for holding in inventory.holdings:
        if holding.declaration is not None and may_be_personal(holding.declaration):
            yield _judge(holding, holding.declaration.retention, policy, as_of.date())


def _judge(holding: Holding, period: Retention | None, policy: Policy, today: date) -> Finding:
    """Fail on any record past its last day; pass only when all were read and dated."""
    profile = holding.profile
    overdue, oldest, undated = 0, None, 0
    if period is not None:
        overdue = sum(n for day, n in profile.days.items() if period.last_day(day) < today)
        oldest = min(profile.days, default=None)
        blank = profile.undated if period.undated is Undated.UNKNOWN else 0
        undated = profile.misdated + blank
    outcome, cause = _outcome(
        overdue=overdue, unknown=period is None or undated > 0, whole=profile.coverage.whole()
    )
    rows = undated if outcome is Outcome.OPEN else overdue
    return META.finding(
        holding.location,
        outcome,
        cause,
        cities=cities(holding, policy),
        rows=None if period is None else rows,
        rows_read=profile.rows,
        people=concerned(holding, rows),
        oldest=oldest and oldest.isoformat(),
        last_day=oldest and period and period.last_day(oldest).isoformat(),
        undated=None if period is None else undated,
    )


def _outcome(*, overdue: int, unknown: bool, whole: bool) -> tuple[Outcome, Cause]:
    if overdue:
        return Outcome.FAIL, Cause.DATA
    if unknown:
        return Outcome.OPEN, Cause.POLICY
    return (Outcome.PASS, Cause.DATA) if whole else (Outcome.OPEN, Cause.COVERAGE)

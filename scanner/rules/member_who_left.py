"""RET-3: people who left and are still present past their period of grace.

The policy says which dataset tells who left, and in which others they must not be afterwards. Rows
are counted by key where the data is; no key leaves that place.

Fail: a dataset holds rows of people whose period of grace is over.
Open: it, or the dataset that says who left, was not read whole and no such row was seen.
Pass: both were read whole, and nobody who had to go is there.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.finding import Cause, Finding, Outcome, RuleMeta, Severity
from scanner.model.history import History
from scanner.model.inventory import Inventory
from scanner.model.policy import Policy

META = RuleMeta("RET-3", "People who left are still present", Severity.HIGH)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, _as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every dataset in which people who left must not be."""
    for present in inventory.left:
        declared = policy.datasets[present.location.dataset or ""]
        outcome, cause = Outcome.FAIL, Cause.DATA
        if not present.rows:
            outcome = Outcome.PASS if present.whole else Outcome.OPEN
            cause = Cause.DATA if present.whole else Cause.COVERAGE
        yield META.finding(
            present.location,
            outcome,
            cause,
            cities=declared.cities,
            rows=present.rows,
            rows_read=present.rows_read,
            people={"value": None, "method": "unknown"},
        )

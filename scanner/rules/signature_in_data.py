"""ACC-2: a live shared access signature in scanned data.

It opens what it was made for to whoever reads the data. One that has expired is ACC-7. Where the
token does not say when it ends (a stored policy does) it counts as live. Whether issued signatures
keep to the limits needs the settings of the storage, and is not verified by this version.

Fail: a field shows a signature that expires after the moment of judgement.
Open: part of the dataset was not read.
Pass: the dataset was read whole and shows none.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.category import DataCategory
from scanner.model.finding import Cause, Finding, Outcome, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Holding, Inventory
from scanner.model.policy import Policy
from scanner.model.profile import UNKNOWN_END
from scanner.model.severity import Severity
from scanner.rules.one_fact import at, cities, concerned, judge_fields
from scanner.rules.signatures import live

META = RuleMeta("ACC-2", "A live signature in data", Severity.HIGH)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every dataset."""

    def find(holding: Holding, field: str) -> Finding | None:
        ends = live(holding, field, as_of)
        rows = sum(ends.values())
        if not rows:
            return None
        last = max(ends)
        return META.finding(
            at(holding, field),
            Outcome.FAIL,
            Cause.DATA,
            subject=DataCategory.CREDENTIAL.value,
            cities=cities(holding, policy),
            rows=rows,
            rows_read=holding.profile.rows,
            people=concerned(holding, rows),
            expires=None if last == UNKNOWN_END else last.isoformat(),
        )

    return judge_fields(inventory, META, policy, find)

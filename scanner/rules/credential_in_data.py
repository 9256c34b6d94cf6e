"""ACC-7: a credential in scanned data: a password, a key, a connection string.

In any dataset, declared or not, and beside whatever else is said of the field. A live shared access
signature is ACC-2 instead; one that has expired counts here.

Fail: a field shows a credential.
Open: part of the dataset was not read.
Pass: the dataset was read whole and shows none.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from scanner.model.category import DataCategory
from scanner.model.finding import Finding, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Holding, Inventory
from scanner.model.policy import Policy
from scanner.model.severity import Severity
from scanner.rules.one_fact import breach, concerned, in_the_clear, judge_fields
from scanner.rules.signatures import live

META = RuleMeta("ACC-7", "Credentials in data", Severity.HIGH)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every dataset."""

    def find(holding: Holding, field: str) -> Finding | None:
        seen = in_the_clear(holding, field).get(DataCategory.CREDENTIAL)
        others = seen.hits - sum(live(holding, field, as_of).values()) if seen else 0
        if others <= 0:
            return None
        found = breach(holding, META, policy, field, DataCategory.CREDENTIAL)
        measures = {**found.measures, "rows": others, "people": concerned(holding, others)}
        return replace(found, measures=measures)

    return judge_fields(inventory, META, policy, find)

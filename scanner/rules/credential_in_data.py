"""ACC-7: a credential in scanned data: a password, a key, a connection string.

In any dataset, declared or not, and beside whatever else is said of the field.

Fail: a field shows a credential.
Open: part of the dataset was not read.
Pass: the dataset was read whole and shows none.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.category import DataCategory
from scanner.model.finding import Finding, RuleMeta, Severity
from scanner.model.history import History
from scanner.model.inventory import Holding, Inventory
from scanner.model.policy import Policy
from scanner.rules.one_fact import breach, in_the_clear, judge_datasets

META = RuleMeta("ACC-7", "Credentials in data", Severity.HIGH)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, _as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every dataset."""

    def find(holding: Holding) -> Iterator[Finding]:
        for field in sorted(holding.profile.fields):
            if DataCategory.CREDENTIAL in in_the_clear(holding, field):
                yield breach(holding, META, policy, field, DataCategory.CREDENTIAL)

    return judge_datasets(inventory, META, policy, find)

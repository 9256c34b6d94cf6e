"""MIN-2: personal data in a dataset that nobody declared: a shadow table, a stray file.

Fail: a field of an undeclared dataset shows a category.
Open: part of an undeclared dataset was not read.
Pass: an undeclared dataset was read whole and shows nothing personal.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.finding import Finding, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Holding, Inventory
from scanner.model.policy import Policy
from scanner.model.severity import Severity
from scanner.rules.one_fact import breach, in_the_clear, judge_datasets

META = RuleMeta("MIN-2", "Personal data in an undeclared dataset", Severity.HIGH)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, _as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every dataset that the policy does not name."""

    def find(holding: Holding) -> Iterator[Finding]:
        for field in sorted(holding.profile.fields):
            for category in sorted(in_the_clear(holding, field)):
                yield breach(holding, META, policy, field, category)

    return judge_datasets(inventory, META, policy, find, declared=False)

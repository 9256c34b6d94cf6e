"""MIN-3: 個人番号 where it is not declared as 特定個人情報.

Fail: a field shows 個人番号, and its dataset or field is not declared for it; an undeclared dataset
is never declared for it.
Open: part of a dataset was not read.
Pass: a dataset was read whole and shows 個人番号 nowhere but where it is declared.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.category import DataCategory
from scanner.model.finding import Finding, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Holding, Inventory
from scanner.model.policy import Policy
from scanner.model.severity import Severity
from scanner.rules.one_fact import breach, breaches, in_the_clear, judge_datasets

META = RuleMeta("MIN-3", "My Number where it is not declared", Severity.CRITICAL)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, _as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every dataset, declared or not."""

    def find(holding: Holding) -> Iterator[Finding]:
        yield from breaches(holding, META, policy)
        if holding.declaration is None:
            for field in sorted(holding.profile.fields):
                if DataCategory.JP_MY_NUMBER in in_the_clear(holding, field):
                    yield breach(holding, META, policy, field, DataCategory.JP_MY_NUMBER)

    return judge_datasets(inventory, META, policy, find)

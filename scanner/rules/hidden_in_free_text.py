"""MIN-4: personal data in free text that is not declared for it.

Fail: a field declared as free text shows a category that it is not declared for; or, where the
policy is silent on the kind of field, a few cells among others do.
Open: part of the dataset was not read.
Pass: everything was read, and free text shows nothing but what is declared for it.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.finding import Finding, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Inventory
from scanner.model.policy import Policy
from scanner.model.severity import Severity
from scanner.rules.one_fact import breaches, judge_datasets

META = RuleMeta("MIN-4", "Personal data in free text", Severity.HIGH)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, _as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every declared dataset, field by field."""
    return judge_datasets(
        inventory,
        META,
        policy,
        lambda holding: breaches(holding, META, policy),
        declared=True,
    )

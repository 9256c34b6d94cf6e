"""MIN-5: a declared personal field that serves no purpose, or that is empty everywhere.

All files of a dataset of many count together. A dataset without any record says nothing.

Fail: the dataset declares no purpose, so that nothing uses its personal fields; or a personal field
is filled in no record.
Open: it was not seen filled, but part of the dataset was not read.
Pass: a purpose is declared, and the field is filled somewhere.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.declaration import DatasetDeclaration, Treatment
from scanner.model.finding import Cause, Finding, Outcome, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Holding, Inventory, Location
from scanner.model.policy import Policy
from scanner.model.severity import Severity

META = RuleMeta("MIN-5", "A personal field without purpose or value", Severity.LOW, is_breach=False)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, _as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every declared personal field that is there."""
    for dataset in policy.datasets.values():
        holdings = [h for h in inventory.holdings if h.declaration is dataset]
        rows = sum(holding.profile.rows for holding in holdings)
        for name, field in sorted(dataset.fields.items()):
            there = [h for h in holdings if name in h.profile.fields]
            personal = field.categories and field.treatment is not Treatment.REMOVED
            if rows and there and personal:
                yield _judge(dataset, name, there, rows)


def _judge(dataset: DatasetDeclaration, name: str, there: list[Holding], rows: int) -> Finding:
    filled = any(holding.profile.fields[name].filled for holding in there)
    whole = all(holding.profile.coverage.whole(name) for holding in there)
    outcome, cause, subject = Outcome.PASS, Cause.DATA, None
    if not dataset.purpose:
        outcome, subject = Outcome.FAIL, "no-purpose"
    elif not filled and whole:
        outcome, subject = Outcome.FAIL, "empty"
    elif not filled:
        outcome, cause = Outcome.OPEN, Cause.COVERAGE
    place = Location(dataset.source, dataset.name, name)
    return META.finding(
        place, outcome, cause, subject=subject, cities=dataset.cities, rows_read=rows
    )

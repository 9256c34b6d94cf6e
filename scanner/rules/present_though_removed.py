"""MASK-1: a field declared removed is present (県 委託基準 3⑷: delete, or replace).

Fail: a field declared removed is there and is not empty everywhere.
Open: it was not seen filled, but part of the dataset was not read.
Pass: everything was read, and the field is absent or empty.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.finding import Cause, Finding, Outcome, RuleMeta, Severity
from scanner.model.history import History
from scanner.model.inventory import Holding, Inventory
from scanner.model.policy import FieldDeclaration, Policy, Treatment
from scanner.model.profile import FieldProfile
from scanner.rules.one_fact import at, cities, concerned, declared_fields

META = RuleMeta("MASK-1", "A field declared removed is present", Severity.HIGH)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, _as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every field that is declared removed."""
    for holding in inventory.holdings:
        for name, field in sorted(declared_fields(holding).items()):
            if field.treatment is Treatment.REMOVED:
                yield _judge(holding, name, field, policy)


def _judge(holding: Holding, name: str, field: FieldDeclaration, policy: Policy) -> Finding:
    """Fail on a single filled cell; pass only when all cells were read."""
    filled = holding.profile.fields.get(name, FieldProfile()).filled
    outcome, cause = Outcome.PASS, Cause.DATA
    if filled:
        outcome = Outcome.FAIL
    elif not holding.profile.coverage.whole(name):
        outcome, cause = Outcome.OPEN, Cause.COVERAGE
    return META.finding(
        at(holding, name),
        outcome,
        cause,
        subject=",".join(sorted(field.categories)) or None,
        cities=cities(holding, policy),
        rows=filled,
        rows_read=holding.profile.rows,
        people=concerned(holding, filled),
    )

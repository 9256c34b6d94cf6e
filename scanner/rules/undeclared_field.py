"""MIN-1: a category in a field of a declared dataset that the declaration does not allow.

Fail: a field shows a category that its declaration does not allow, and no other control speaks of
it (see ``one_fact``); or a record tells of somebody's health by what was done (``sensitive`` of the
policy), in a field that is not declared to hold an other identifier, the category that health falls
under: whoever reads that a person had a screening has learnt more than a code.
Open: the declaration does not name the column at all, whatever was recognised in it (an undeclared
column that holds 個人番号 is MIN-3 instead); a column that would tell of health, or of whose, is
not there; or part of the dataset was not read.
Pass: everything was read, every column is declared, and nothing else was seen in it.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.category import DataCategory
from scanner.model.finding import Cause, Finding, Outcome, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Holding, Inventory
from scanner.model.policy import Policy
from scanner.model.severity import Severity
from scanner.rules.one_fact import at, breaches, cities, concerned, in_the_clear, judge_datasets

INFERRED = "inferred-health"
"""Subject of what an activity tells."""

META = RuleMeta("MIN-1", "Personal data that the declaration does not allow", Severity.HIGH)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, _as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every declared dataset, field by field."""

    def find(holding: Holding) -> Iterator[Finding]:
        yield from breaches(holding, META, policy)
        yield from _undeclared_columns(holding, policy)
        yield from _inferred(holding, policy)

    return judge_datasets(inventory, META, policy, find, declared=True)


def _undeclared_columns(holding: Holding, policy: Policy) -> Iterator[Finding]:
    """Yield the columns that nobody declared."""
    dataset = holding.declaration
    for field in sorted(holding.profile.fields):
        seen = in_the_clear(holding, field)
        if dataset is None or dataset.field(field) or DataCategory.JP_MY_NUMBER in seen:
            continue
        yield META.finding(
            at(holding, field),
            Outcome.OPEN,
            Cause.POLICY,
            cities=cities(holding, policy),
            rows_read=holding.profile.rows,
            categories=sorted(seen),
        )


def _inferred(holding: Holding, policy: Policy) -> Iterator[Finding]:
    """Yield the field that tells of health beside who it is about."""
    told = holding.declaration and holding.declaration.sensitive
    if holding.declaration is None or not told:
        return
    field = holding.declaration.field(told.by)
    if field is not None and field.allows(DataCategory.OTHER_IDENTIFIER):
        return
    health, profile = holding.profile.sensitive, holding.profile
    gone = [
        c for c in (told.by, *told.person) if c not in profile.fields and profile.coverage.whole(c)
    ]
    if health or gone:
        yield META.finding(
            at(holding, told.by),
            *(Outcome.FAIL, Cause.DATA) if health else (Outcome.OPEN, Cause.POLICY),
            subject=INFERRED,
            cities=cities(holding, policy),
            rows=health,
            rows_read=profile.rows,
            people=concerned(holding, health),
        )

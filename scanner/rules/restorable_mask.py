"""MASK-4: a mask leaves too little to guess. Copies put side by side are not compared yet.

How much a mask leaves is counted value by value (``candidates`` of the detector), and held against
the least that the policy declares; where it declares nothing, a mask must leave more than one.

Fail: a value that keeps to its pattern leaves fewer values than it must.
Open: the policy declares a least, and nobody can say what some value leaves (cause policy); or
nothing was found, but part of the dataset was not read.
Pass: everything was read, and every masked value leaves enough by itself.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.finding import Cause, Finding, Outcome, RuleMeta, Severity
from scanner.model.history import History
from scanner.model.inventory import Holding, Inventory
from scanner.model.left import Left
from scanner.model.policy import FieldDeclaration, Policy, Treatment
from scanner.model.profile import FieldProfile
from scanner.rules.one_fact import at, cities, concerned, declared_fields

META = RuleMeta("MASK-4", "A mask leaves too little to guess", Severity.MEDIUM)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, _as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every masked field by what its values leave."""
    for holding in inventory.holdings:
        for name, field in sorted(declared_fields(holding).items()):
            if field.treatment is Treatment.MASKED:
                yield _judge(holding, name, field, policy)


def _judge(holding: Holding, name: str, field: FieldDeclaration, policy: Policy) -> Finding:
    left = holding.profile.fields.get(name, FieldProfile()).left
    outcome, cause = _verdict(left, field, whole=holding.profile.coverage.whole(name))
    return META.finding(
        at(holding, name),
        outcome,
        cause,
        subject=",".join(sorted(field.categories)) or None,
        cities=cities(holding, policy),
        rows=left.weak,
        rows_read=holding.profile.rows,
        people=concerned(holding, left.weak),
        candidates=left.fewest,
        least=field.least_left,
    )


def _verdict(left: Left, field: FieldDeclaration, *, whole: bool) -> tuple[Outcome, Cause]:
    """Fail on a single value; pass only when all were read and understood."""
    if left.weak:
        return Outcome.FAIL, Cause.DATA
    if left.unknown and field.min_candidates is not None:
        return Outcome.OPEN, Cause.POLICY
    return (Outcome.PASS, Cause.DATA) if whole else (Outcome.OPEN, Cause.COVERAGE)

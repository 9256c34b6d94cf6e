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
from scanner.model.inventory import Inventory
from scanner.model.policy import Policy, Treatment
from scanner.model.profile import FieldProfile
from scanner.rules.one_fact import at, judged, of_field, treated

META = RuleMeta("MASK-4", "A mask leaves too little to guess", Severity.MEDIUM)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, _as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every masked field by what its values leave."""
    for holding, name, field in treated(inventory, {Treatment.MASKED}):
        left = holding.profile.fields.get(name, FieldProfile()).left
        outcome, cause = judged(left.weak, whole=holding.profile.coverage.whole(name))
        if left.unknown and field.min_candidates is not None and not left.weak:
            outcome, cause = Outcome.OPEN, Cause.POLICY
        yield META.finding(
            at(holding, name),
            outcome,
            cause,
            **of_field(holding, field, policy, left.weak),
            candidates=left.fewest,
            least=field.least_left,
        )

"""MASK-2: a field declared masked shows more than its pattern permits, in any row.

A field declared tokenised or hashed that shows its category in the clear is not replaced at all and
falls under this control too; whether a replacement can be undone is MASK-3, whether the pattern
itself hides enough MASK-4. How many values the weakest masked one leaves is a measure here.

Fail: a value does not match the declared pattern, or a replaced field shows a value in the clear.
Open: nothing was seen, but part of the dataset was not read.
Pass: everything was read, and every value matches.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.declaration import FieldDeclaration, Treatment
from scanner.model.finding import Finding, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Holding, Inventory
from scanner.model.policy import Policy
from scanner.model.profile import FieldProfile, MaskTally
from scanner.model.severity import Severity
from scanner.rules.one_fact import at, in_the_clear, judged, of_field, treated

META = RuleMeta("MASK-2", "A masked field shows more than it may", Severity.HIGH)
REPLACED = frozenset({Treatment.MASKED, Treatment.TOKENISED, Treatment.HASHED})


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, _as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every field whose values must be masked or replaced."""
    for holding, name, field in treated(inventory, REPLACED):
        shown = _shown(holding, name, field)
        exposed = shown.part + shown.whole
        yield META.finding(
            at(holding, name),
            *judged(exposed, whole=holding.profile.coverage.whole(name)),
            **of_field(holding, field, policy, exposed),
            visible="all" if shown.whole else "part" if shown.part else None,
            candidates=holding.profile.fields.get(name, FieldProfile()).left.fewest,
        )


def _shown(holding: Holding, name: str, field: FieldDeclaration) -> MaskTally:
    """Count values by how much they show."""
    if field.treatment is Treatment.MASKED:
        return holding.profile.fields.get(name, FieldProfile()).mask
    seen = in_the_clear(holding, name)
    return MaskTally(whole=sum(r.hits for c, r in seen.items() if c in field.categories))

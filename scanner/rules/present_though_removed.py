"""MASK-1: a field declared removed is present (県 委託基準 3⑷: delete, or replace).

Fail: a field declared removed is there and is not empty everywhere.
Open: it was not seen filled, but part of the dataset was not read.
Pass: everything was read, and the field is absent or empty.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.declaration import Treatment
from scanner.model.finding import Finding, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Inventory
from scanner.model.policy import Policy
from scanner.model.profile import FieldProfile
from scanner.model.severity import Severity
from scanner.rules.one_fact import at, judged, of_field, treated

META = RuleMeta("MASK-1", "A field declared removed is present", Severity.HIGH)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, _as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every field that is declared removed."""
    for holding, name, field in treated(inventory, {Treatment.REMOVED}):
        filled = holding.profile.fields.get(name, FieldProfile()).filled
        whole = holding.profile.coverage.whole(name)
        told = of_field(holding, field, policy, filled)
        yield META.finding(at(holding, name), *judged(filled, whole=whole), **told)

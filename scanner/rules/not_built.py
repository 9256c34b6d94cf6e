"""Controls that a policy asks for and this version does not verify: *open*, never a pass.

When a rule is built, its line leaves the table here.

Open: the policy declares something that only such a control could verify.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.finding import Cause, Finding, Outcome, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Inventory, Location
from scanner.model.policy import Policy
from scanner.model.severity import Severity

META = RuleMeta("*", "Not verified in this version", Severity.LOW, is_breach=False)

AWAITED = {
    meta.id: meta for meta in (RuleMeta("ACC-2", "A SAS that permits too much", Severity.HIGH),)
}
"""The controls to which a declaration can point, with title and severity as in the catalogue."""


def evaluate(
    _inventory: Inventory, policy: Policy, _history: History, _as_of: datetime, /
) -> Iterator[Finding]:
    """Say of every such declaration that it was not verified."""
    for awaited in policy.awaited:
        dataset = policy.datasets.get(awaited.dataset or "")
        source = awaited.source or "policy"
        yield AWAITED[awaited.control].finding(
            Location(source, awaited.dataset, awaited.field),
            Outcome.OPEN,
            Cause.COVERAGE,
            subject=awaited.subject,
            cities=dataset.cities if dataset else sorted(policy.cities),
            reason="not-built",
        )

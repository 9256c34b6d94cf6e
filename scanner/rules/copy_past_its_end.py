"""COPY-2: a copy whose approval has ended and that is still there.

The register of approvals says which datasets are approved copies and until when.

Fail: the copy holds records after the last day of its last approval.
Open: the register is not read or not understood; or such a copy was not read whole, or could not be
looked for, and nothing was seen in it.
Pass: every approved copy is within its time, or gone.
"""

from collections.abc import Iterator
from datetime import date, datetime

from scanner.model.entry import Register
from scanner.model.finding import Finding, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Inventory
from scanner.model.policy import Policy
from scanner.model.register_data import ApprovalKind
from scanner.model.severity import Severity
from scanner.rules.left_over import Due, left_overs
from scanner.rules.recorded import Asked

META = RuleMeta("COPY-2", "An approved copy past its end", Severity.MEDIUM)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every dataset that was approved as a copy; nothing without such a register."""
    asked = Asked(META, inventory, policy, as_of.date(), (Register.APPROVALS,))
    if asked.is_named:
        yield from asked.answer(_found(asked))


def _found(asked: Asked) -> Iterator[Finding]:
    copies = [a for a in asked.inventory.registers.approvals if a.kind is ApprovalKind.COPY]

    def ended(dataset: str | None) -> Due | None:
        covering = [one for one in copies if dataset in one.covers]
        last = max(covering, key=lambda one: one.period.until or date.max, default=None)
        until = last and last.period.until
        return (last.spot, until.isoformat()) if last and until and until < asked.day else None

    return left_overs(META, asked.inventory, ended)

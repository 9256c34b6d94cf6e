"""EVD-1: ledger, cached profile or checkpoint changed outside the scanner.

What does not verify was not used: its data was read again. That somebody changed it is a finding of
its own, once a place.

Fail: something that the ledger holds is not as the scanner wrote it.
Open: never; without a ledger there is nothing to verify, and the control is not judged.
Pass: everything that this run took from the ledger verified.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.finding import Cause, Finding, Outcome, RuleMeta, Severity
from scanner.model.history import History
from scanner.model.inventory import Inventory, Location
from scanner.model.policy import Policy

META = RuleMeta(
    "EVD-1", "The ledger was changed outside the scanner", Severity.CRITICAL, is_breach=False
)


def evaluate(
    _inventory: Inventory, policy: Policy, history: History, _as_of: datetime, /
) -> Iterator[Finding]:
    """State every change that was noticed."""
    if not history.kept:
        return
    for noticed in dict.fromkeys(history.tampering):
        place = Location(noticed.source, noticed.dataset, object=noticed.object)
        dataset = policy.datasets.get(noticed.dataset or "")
        whose = dataset.cities if dataset else sorted(policy.cities)
        yield META.finding(place, Outcome.FAIL, Cause.DATA, subject=noticed.kind, cities=whose)
    if not history.tampering:
        whose = sorted(policy.cities)
        yield META.finding(Location("ledger"), Outcome.PASS, Cause.DATA, cities=whose)

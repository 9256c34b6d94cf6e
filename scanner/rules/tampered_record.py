"""EVD-1: ledger, cached profile, checkpoint or evidence chain changed outside the scanner.

What does not verify was not used: its data was read again. That somebody changed it is a finding of
its own, once a place. Where the policy names places that are to keep the head of every signed
record, one that does not keep the last leaves it unproved until a later one is there.

Fail: something that the ledger holds is not as the scanner wrote it.
Open: a place that the policy names did not take the last record's head (cause coverage). Without a
ledger there is nothing to verify, and the control is not judged.
Pass: everything that this run took from the ledger verified.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.finding import Cause, Finding, Outcome, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Inventory, Location
from scanner.model.policy import Policy
from scanner.model.severity import Severity

META = RuleMeta(
    "EVD-1", "The ledger was changed outside the scanner", Severity.CRITICAL, is_breach=False
)

LEDGER = Location("ledger")


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
    whose = sorted(policy.cities)
    for anchor in history.unanchored:
        yield META.finding(LEDGER, Outcome.OPEN, Cause.COVERAGE, subject=anchor, cities=whose)
    if not (history.tampering or history.unanchored):
        yield META.finding(LEDGER, Outcome.PASS, Cause.DATA, cities=whose)

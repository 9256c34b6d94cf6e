"""COV-1: something that should have been read was not.

Rules speak of what they saw; this one speaks of what nobody saw. One finding a dataset (or file of
a dataset of many) and reason; for a column that could not be read, one a column and reason.

Open: a source could not be listed, a declared dataset is not there, a dataset was not read whole,
or a register could not be read.
Pass: a dataset was read whole.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from scanner.model.errors import Reason
from scanner.model.finding import Cause, Finding, Outcome, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Holding, Inventory, Location
from scanner.model.policy import Policy
from scanner.model.profile import Amount, Gap
from scanner.model.severity import Severity
from scanner.rules.one_fact import cities

META = RuleMeta("COV-1", "Not read", Severity.MEDIUM, is_breach=False)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, _as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every dataset that was planned to be read."""
    for missing in inventory.unlisted:
        declared = missing.declaration
        whose = declared.cities if declared else policy.cities_of(missing.location.source)
        yield _gap(missing.location, missing.reason, Amount(), None, whose)
    for register, reason in inventory.registers.unread.items():
        yield _gap(Location(register.value), reason, Amount(), None, tuple(sorted(policy.cities)))
    for holding in inventory.holdings:
        yield from _judge(holding, cities(holding, policy))


def _judge(holding: Holding, whose: tuple[str, ...]) -> Iterator[Finding]:
    """Yield one finding a reason, or a pass."""
    coverage, place = holding.profile.coverage, holding.location
    for gap, amount in coverage.gaps.items():
        location = Location(place.source, place.dataset, gap.field, place.object)
        yield _gap(location, gap.reason, _measured(gap, amount, holding), holding, whose)
    if coverage.whole():
        yield META.finding(
            place, Outcome.PASS, Cause.DATA, cities=whose, rows_read=holding.profile.rows
        )


def _measured(gap: Gap, amount: Amount, holding: Holding) -> Amount:
    """Take the dataset's own size where nothing of it was read."""
    if amount.bytes or gap.field is not None or holding.profile.coverage.read:
        return amount
    return replace(amount, bytes=holding.bytes or 0)


def _gap(
    location: Location,
    reason: Reason,
    amount: Amount,
    holding: Holding | None,
    whose: tuple[str, ...],
) -> Finding:
    where_to_go_on = {} if amount.first is None else {"resume_from": amount.first}
    return META.finding(
        location,
        Outcome.OPEN,
        Cause.COVERAGE,
        subject=reason.value,
        cities=whose,
        rows=amount.rows or None,
        rows_read=None if holding is None else holding.profile.rows,
        bytes=amount.bytes or None,
        partitions=amount.partitions or None,
        **where_to_go_on,
    )

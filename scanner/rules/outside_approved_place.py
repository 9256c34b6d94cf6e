"""FLOW-5: personal data outside the places that were approved for it.

A place is a host, an account, a share or a path, and covers what lies within. The source's place
comes from its address; a dataset's path follows it.

Fail: a dataset in which personal data stands, or is declared, lies at a place that no entry in
force covers.
Open: the register of approved places is not named, not read or not understood; or nothing personal
was seen in a dataset at another place, and not all of it, or nothing, was read.
Pass: every such dataset lies within an approved place.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.entry import Register
from scanner.model.errors import Reason
from scanner.model.finding import Cause, Finding, Outcome, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Holding, Inventory
from scanner.model.policy import Policy
from scanner.model.severity import Severity
from scanner.rules.one_fact import cities, concerned, in_the_clear, judged, may_be_personal
from scanner.rules.places import approved, is_within, place_of
from scanner.rules.recorded import Asked

META = RuleMeta("FLOW-5", "Outside the approved place", Severity.HIGH)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every dataset with personal data."""
    asked = Asked(META, inventory, policy, as_of.date(), (Register.APPROVED_PLACES,))
    if asked.is_due:
        yield from asked.answer(_found(asked) if asked.is_named else ())


def _found(asked: Asked) -> Iterator[Finding]:
    registers = asked.inventory.registers
    if Register.APPROVED_PLACES in registers.unread:
        return
    allowed = approved(asked.inventory, asked.day)
    for holding in asked.inventory.holdings:
        personal, whole = _is_personal(holding), holding.profile.coverage.whole()
        place = place_of(holding.location, holding.declaration, asked.policy)
        if (personal or not whole) and not is_within(place, allowed):
            yield META.finding(
                holding.location,
                *judged(int(personal), whole=whole),
                cities=cities(holding, asked.policy),
                rows=holding.profile.rows,
                rows_read=holding.profile.rows,
                people=concerned(holding, holding.profile.rows),
            )
    for gone in asked.inventory.unlisted:
        place = place_of(gone.location, gone.declaration, asked.policy)
        if gone.reason is not Reason.NOT_FOUND and not is_within(place, allowed):
            whose = asked.policy.cities_of(gone.location.source)
            yield META.finding(gone.location, Outcome.OPEN, Cause.COVERAGE, cities=whose)


def _is_personal(holding: Holding) -> bool:
    if not holding.profile.rows:
        return False
    seen = any(in_the_clear(holding, field) for field in holding.profile.fields)
    return seen or (holding.declaration is not None and may_be_personal(holding.declaration))

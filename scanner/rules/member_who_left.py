"""RET-3: people who left and are still present past their period of grace.

The policy says which dataset tells who left. Afterwards they must be in no other, declared or not,
but those that it exempts. They are told by their key where the policy names its column, elsewhere
by what is theirs alone or by two things that are: a phone number that a household shares accuses
nobody. No key leaves the place where it is.

Fail: a dataset holds records of people whose period of grace is over.
Open: it, or the dataset that says who left, was not read whole and no such record was seen; or a
record shares a phone number or mail address with one of them and tells no more; or there is no
city's key, so that they were looked for by their key alone.
Pass: all was read whole, and nobody who had to go is there.
"""

from collections.abc import Iterator
from datetime import datetime

from scanner.model.finding import Cause, Finding, Outcome, RuleMeta, people
from scanner.model.history import History
from scanner.model.inventory import Inventory, StillPresent
from scanner.model.policy import Policy
from scanner.model.severity import Severity

META = RuleMeta("RET-3", "People who left are still present", Severity.HIGH)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, _as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every dataset in which people who left must not be."""
    for present in inventory.left:
        outcome, cause = judged(present)
        place = present.location
        declared = policy.datasets.get(place.dataset or "")
        yield META.finding(
            place,
            outcome,
            cause,
            subject=present.reason,
            cities=declared.cities if declared else policy.cities_of(place.source),
            rows=present.rows,
            rows_read=present.rows_read,
            people=people(present.people),
            doubtful=present.doubtful,
        )


def judged(present: StillPresent) -> tuple[Outcome, Cause]:
    """Fail on a single record; pass only where all was read and nothing is in doubt."""
    if present.rows:
        return Outcome.FAIL, Cause.DATA
    if present.whole and not present.doubtful:
        return Outcome.PASS, Cause.DATA
    return Outcome.OPEN, Cause.COVERAGE

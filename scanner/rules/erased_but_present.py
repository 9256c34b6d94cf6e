"""DEL-1: something recorded as erased or returned is still there.

The register of erasures says of which dataset all or a part was erased: everything, files of it,
or people whom a list names. What was erased whole must not be there in another state either (a
version, a snapshot, deleted but not yet gone), nor under another name with the same content. People
who were erased must not be in that dataset, nor in one that nobody declared; what another
declaration allows is judged by its own controls.

Fail: a dataset of which everything was erased holds records, or is still there in another state;
an erased file is there; an undeclared dataset has its last content, or records of erased people.
Open: the register of erasures is not read or not understood; or of a part it is not known who was
erased while the dataset holds any records; or a place was not read whole, or could not be looked
for, and nothing was seen in it, or nothing tells whose a record is.
Pass: whatever was erased is gone.
"""

from collections.abc import Iterator
from datetime import date, datetime

from scanner.model.entry import Register
from scanner.model.finding import Cause, Finding, Outcome, RuleMeta, people
from scanner.model.history import History
from scanner.model.inventory import Inventory, Location, Pursuit, StillPresent
from scanner.model.policy import Policy
from scanner.model.register_data import Erasure
from scanner.model.severity import Severity
from scanner.rules.left_over import Due, left_overs
from scanner.rules.recorded import Asked, at

META = RuleMeta("DEL-1", "Recorded as erased, still there", Severity.CRITICAL)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every erasure that was done."""
    asked = Asked(META, inventory, policy, as_of.date(), (Register.ERASURES,))
    if asked.is_named:
        yield from asked.answer(_found(asked))


def _found(asked: Asked) -> Iterator[Finding]:
    for one in asked.inventory.registers.erasures:
        if one.done is not None and one.dataset in asked.policy.datasets:
            yield from judged(asked, one, one.done)


def judged(asked: Asked, one: Erasure, done: date) -> Iterator[Finding]:
    """Judge one erasure: what is wrong or could not be seen, nothing where all is gone."""
    pursuit = asked.inventory.pursuits.get(one.spot.id, Pursuit())
    elsewhere = dict(pursuit.remains) | dict.fromkeys(pursuit.copies, "copy")
    for place, state in elsewhere.items():
        yield _there(asked, one, done, place, state)
    present = [f for f in _present(asked.inventory, one, done) if f.location not in elsewhere]
    if one.whole:
        yield from present
    elif pursuit.known:
        for there in pursuit.present:
            yield from _of_people(asked, one, done, there)
    elif present and not one.objects:
        cities = asked.owners((one.dataset,))
        reason = "people-unknown"
        yield META.finding(at(one.spot), Outcome.OPEN, Cause.COVERAGE, cities=cities, reason=reason)


def _present(inventory: Inventory, one: Erasure, done: date) -> Iterator[Finding]:
    def erased(dataset: str | None) -> Due | None:
        return (one.spot, done.isoformat()) if dataset == one.dataset else None

    return left_overs(META, inventory, erased)


def _there(asked: Asked, one: Erasure, done: date, place: Location, state: str) -> Finding:
    """State that the object itself is there, read or not."""
    return META.finding(
        place,
        Outcome.FAIL,
        Cause.DATA,
        subject=one.spot.id,
        cities=asked.owners((one.dataset,)),
        people=people(None),
        last_day=done.isoformat(),
        state=state,
    )


def _of_people(asked: Asked, one: Erasure, done: date, there: StillPresent) -> Iterator[Finding]:
    """Judge a place in which erased people must not be."""
    declared = there.location.dataset in asked.policy.datasets
    if declared and there.location.dataset != one.dataset:
        return
    if there.rows or there.doubtful or not there.whole:
        yield META.finding(
            there.location,
            Outcome.FAIL if there.rows else Outcome.OPEN,
            Cause.DATA if there.rows else Cause.COVERAGE,
            subject=one.spot.id,
            cities=asked.owners((one.dataset,)),
            rows=there.rows,
            rows_read=there.rows_read,
            people=people(there.people),
            last_day=done.isoformat(),
            doubtful=there.doubtful,
        )

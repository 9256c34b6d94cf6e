"""EXC-1: a waiver expired, unused, ending soon, or outgrown by what it covers.

A waiver covers a finding through its last day, as long as the finding is no more than what was
reviewed. One that was fixed, or was fixed and came back, is not covered any more.

Fail: the finding is there, and the waiver's last day is past, or near; or the finding has grown or
changed since it was reviewed; or the finding is gone, or came back, before that last day.
Open: the place of the finding was not read, so that nobody knows whether the waiver still fits.
Pass: the finding is there as it was reviewed, and the waiver goes on.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from scanner import rules
from scanner.model.finding import Cause, Finding, Outcome, RuleMeta
from scanner.model.history import History, Known
from scanner.model.inventory import Inventory, Location
from scanner.model.policy import Policy
from scanner.model.severity import Severity
from scanner.model.waiver import Waiver
from scanner.rules.by_city import narrowed

META = RuleMeta("EXC-1", "A waiver no longer fits", Severity.LOW, is_breach=False)

EXPIRED, OUTGROWN, SOON, UNUSED, FITS, UNREAD = (
    *("expired", "outgrown", "soon", "unused"),
    *("fits", "unread"),
)


def evaluate(
    inventory: Inventory, policy: Policy, history: History, as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every waiver that is known."""
    known = [(one, one.waiver) for one in history.findings.values() if one.waiver is not None]
    judging = [r for r in rules.RULES if r.META.id in {waiver.control for _, waiver in known}]

    def again(there: Inventory) -> Iterator[Finding]:
        return (f for rule in judging for f in rule.evaluate(there, policy, history, as_of))

    found = {one.id: one for one in narrowed(inventory, again)} if judging else {}
    for one, waiver in sorted(known, key=lambda pair: pair[1].finding):
        now = found.get(waiver.finding)
        unread = now.is_gap if now is not None else _is_unread(inventory, waiver.location)
        there = now if now is not None and now.is_exception else None
        state = _state(one, waiver, there, as_of.date(), policy.waivers.soon_days, unread=unread)
        if state is not None:
            yield _finding(policy, waiver, now, state)


def _state(
    known: Known,
    waiver: Waiver,
    there: Finding | None,
    today: date,
    soon_days: int,
    *,
    unread: bool,
) -> str | None:
    """Say how a waiver stands; nothing of one that is over with its finding."""
    ended = waiver.expires_on < today
    if known.alive is None or (there is None and not unread):
        return None if ended else UNUSED
    if there is None:
        return None if ended else UNREAD
    if ended:
        return EXPIRED
    if not waiver.fits(there):
        return OUTGROWN
    return SOON if waiver.expires_on - today <= timedelta(soon_days) else FITS


def _finding(policy: Policy, waiver: Waiver, now: Finding | None, state: str) -> Finding:
    dataset = policy.datasets.get(waiver.location.dataset or "")
    whose = dataset.cities if dataset else sorted(policy.cities)
    outcome = {FITS: Outcome.PASS, UNREAD: Outcome.OPEN}.get(state, Outcome.FAIL)
    return META.finding(
        waiver.location,
        outcome,
        Cause.COVERAGE if outcome is Outcome.OPEN else Cause.DATA,
        subject=f"{waiver.control} {waiver.finding}",
        cities=now.cities if now is not None else whose,
        state=state,
        expires_on=waiver.expires_on.isoformat(),
    )


def _is_unread(inventory: Inventory, place: Location) -> bool:
    """Say whether a finding that is not stated may be there all the same."""
    if any(register.value == place.source for register in inventory.registers.unread):
        return True
    gone = (one.location for one in inventory.unlisted if one.location.source == place.source)
    if any(one.dataset in (None, place.dataset) for one in gone):
        return True
    there = [one for one in inventory.holdings if one.location.source == place.source]
    own = [one for one in there if _is_of(one.location, place)]
    return not all(one.profile.coverage.whole() for one in own or there)


def _is_of(holding: Location, place: Location) -> bool:
    """Say whether a dataset, or one file of it, is where a finding is."""
    same_object = place.object is None or holding.object in (None, place.object)
    return holding.dataset == place.dataset and same_object

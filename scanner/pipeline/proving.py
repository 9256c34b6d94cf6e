"""One erasure, proved or refuted by what a fresh reading of everything showed.

A single record refutes. It is proved only where every place was read whole and nothing in any of
them is in doubt; anything else leaves it open.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from scanner.model.deletion import Certificate, Doubt, PlaceSeen, Proof, Seen
from scanner.model.detection import Verdict
from scanner.model.erased import content
from scanner.model.errors import Reason
from scanner.model.inventory import Holding, Inventory, Location, Pursuit, StillPresent
from scanner.model.policy import Policy
from scanner.model.register_data import Erasure

CLEAR = frozenset({Verdict.PERSONAL, Verdict.INCIDENTAL})
OPEN = frozenset({Seen.DOUBTFUL, Seen.NOT_COMPARABLE, Seen.UNREAD})


@dataclass(frozen=True, slots=True)
class Looked:
    """When and with what an erasure was looked into.

    Attributes:
        as_of: The moment of looking.
        since: Since when it has been proved whenever it was looked into; ``None`` if it never was.
        kept: There is a ledger in which fingerprints are kept.
        keyed: There is a city's key.
    """

    as_of: datetime
    since: date | None = None
    kept: bool = False
    keyed: bool = True


def certificate(inventory: Inventory, policy: Policy, one: Erasure, looked: Looked) -> Certificate:
    """Certify what a reading showed of one erasure.

    Args:
        inventory: What is there.
        policy: What is declared.
        one: The entry of the register; it was done.
        looked: When and with what.
    """
    assert one.done is not None  # noqa: S101 - asked before
    pursuit = inventory.pursuits.get(one.spot.id, Pursuit())
    places = tuple(
        sorted(_places(inventory, policy, one, pursuit), key=lambda seen: seen.location.order)
    )
    unknown = Doubt.PEOPLE if looked.keyed else Doubt.CITY_KEY
    doubts = tuple(_doubts(inventory, policy, one, pursuit, unknown))
    seen = {place.seen for place in places}
    proof = Proof.OPEN if doubts or seen & OPEN else Proof.PROVED
    proof = Proof.REFUTED if Seen.PRESENT in seen else proof
    live = max(one.done, looked.since or looked.as_of.date())
    known = pursuit.people if pursuit.known else None
    days = policy.backup_days
    until = None if days is None else one.done + timedelta(days)
    is_over = until is None or until < looked.as_of.date()
    is_kept = looked.kept and known is not None and not is_over
    return Certificate(
        entry=one.spot.id,
        dataset=one.dataset,
        whole=one.whole,
        done=one.done,
        as_of=looked.as_of,
        proof=proof,
        places=tuple(_dated(place, policy, live) for place in places),
        doubts=doubts,
        people=known,
        backup_days=tuple(sorted(policy.backups.items())),
        kept_until=until if is_kept else None,
    )


def _places(
    inventory: Inventory, policy: Policy, one: Erasure, pursuit: Pursuit
) -> Iterator[PlaceSeen]:
    present = {there.location: there for there in pursuit.present}
    states = dict(pursuit.remains) | dict.fromkeys(pursuit.copies, "copy")
    for holding in inventory.holdings:
        place, profile = holding.location, holding.profile
        gaps = tuple(sorted({gap.reason.value for gap in profile.coverage.gaps}))
        base = PlaceSeen(place, Seen.GONE, rows_read=profile.rows, reasons=gaps)
        if place in states:
            yield replace(base, seen=Seen.PRESENT, rows=profile.rows, state=states[place])
        elif one.whole:
            yield _of_all(base, holding, one)
        elif one.people:
            yield _of_people(base, holding, one, present.get(place))
        else:
            yield replace(base, seen=Seen.UNREAD if gaps else Seen.GONE)
    for gone in inventory.unlisted:
        absent = gone.reason is Reason.NOT_FOUND
        seen = Seen.GONE if absent else Seen.UNREAD
        yield PlaceSeen(gone.location, seen, reasons=(gone.reason.value,))
    listed = {holding.location.dataset for holding in inventory.holdings}
    listed |= {gone.location.dataset for gone in inventory.unlisted}
    if one.dataset not in listed:
        yield PlaceSeen(Location(policy.datasets[one.dataset].source, one.dataset), Seen.GONE)


def _of_all(base: PlaceSeen, holding: Holding, one: Erasure) -> PlaceSeen:
    """Say of a place what is there of a dataset that was erased whole."""
    if holding.location.dataset == one.dataset and holding.profile.rows:
        return replace(base, seen=Seen.PRESENT, rows=holding.profile.rows, state="present")
    return replace(base, seen=Seen.UNREAD if base.reasons else Seen.GONE)


def _of_people(
    base: PlaceSeen, holding: Holding, one: Erasure, there: StillPresent | None
) -> PlaceSeen:
    """Say of a place who is there of those who were erased."""
    other = holding.declaration is not None and holding.location.dataset != one.dataset
    found = there or StillPresent(base.location, 0, 0, whole=not base.reasons)
    unsure = found.doubtful + found.namesakes
    if found.rows:
        seen = Seen.ALLOWED if other else Seen.PRESENT
        return replace(base, seen=seen, rows=found.rows, people=found.people)
    if base.reasons or not found.whole:
        return replace(base, seen=Seen.UNREAD)
    blind = there is None and _shows_people(holding)
    if other:
        return replace(base, seen=Seen.ALLOWED if unsure or blind else Seen.GONE, rows=unsure)
    if unsure:
        return replace(base, seen=Seen.DOUBTFUL, rows=unsure)
    return replace(base, seen=Seen.NOT_COMPARABLE if blind else Seen.GONE)


def _shows_people(holding: Holding) -> bool:
    """Say whether personal data is there in the clear."""
    seen = (one for found in holding.recognitions.values() for one in found.values())
    return bool(holding.profile.rows) and any(one.verdict in CLEAR for one in seen)


def _doubts(
    inventory: Inventory, policy: Policy, one: Erasure, pursuit: Pursuit, unknown: Doubt
) -> Iterator[Doubt]:
    if policy.datasets[one.dataset].source not in policy.backups:
        yield Doubt.BACKUPS
    if not one.whole and not one.objects and not pursuit.known:
        if _is_left(inventory, one):
            yield unknown
    elif (one.whole or one.objects) and not pursuit.compared and _may_be_a_copy(inventory):
        yield Doubt.CONTENT


def _is_left(inventory: Inventory, one: Erasure) -> bool:
    """Say whether anything is left of the dataset of which something was erased."""
    return any(h.location.dataset == one.dataset and h.profile.rows for h in inventory.holdings)


def _may_be_a_copy(inventory: Inventory) -> bool:
    """Say whether anything that nobody declared holds enough to be what was erased."""
    return any(h.declaration is None and content(h.profile) for h in inventory.holdings)


def _dated(place: PlaceSeen, policy: Policy, live: date) -> PlaceSeen:
    """Say from when it is gone from a place in which it was not seen."""
    if place.seen is not Seen.GONE:
        return place
    days: Mapping[str, int] = policy.backups
    kept = days.get(place.location.source)
    return replace(place, live=live, backups=None if kept is None else live + timedelta(kept))

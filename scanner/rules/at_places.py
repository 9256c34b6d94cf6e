"""Places judged by the people that they share with others: what COPY-1 and FLOW-1 do alike."""

from collections import defaultdict
from collections.abc import Iterator

from scanner.model.finding import Cause, Finding, Outcome, RuleMeta
from scanner.model.inventory import Location
from scanner.model.sharing import made_of
from scanner.rules.observed import Observed, Observing, Party, own_place
from scanner.rules.one_fact import cities


def at_places(meta: RuleMeta, observing: Observing, *, received: bool) -> Iterator[Finding]:
    """Judge places, one finding each.

    Args:
        meta: The control.
        observing: What is there.
        received: Judge those of which it is known who receives what lies there, else all others.
    """
    found: dict[Location, list[Observed]] = defaultdict(list)
    for one in observing.all():
        if one.declared is None:
            found[one.destination.place].append(one)
    failed: set[Location] = set()
    for place, observed in found.items():
        party = observing.parties[place]
        if (observing.recipient(party) is not None) is received:
            failed |= {place, own_place(party)}
            yield _failed(meta, observing, party, observed)
    for party in observing.places_of_their_own():
        if (observing.recipient(party) is not None) is received and (
            party.place not in failed or not party.whole
        ):
            yield _rest(meta, observing, party)


def _failed(
    meta: RuleMeta, observing: Observing, party: Party, observed: list[Observed]
) -> Finding:
    """State where most of the people are known from; declared ones come first."""
    best, *others = sorted(observed, key=_weight)
    kinds = [category for common in best.told for category in made_of(common.of)]
    value, method = best.people
    return meta.finding(
        party.place,
        Outcome.FAIL,
        Cause.DATA,
        subject=named(best.origin),
        cities=_cities(party, observing),
        rows=best.count,
        rows_read=party.rows,
        people={"value": value, "method": method},
        through=list(dict.fromkeys(category.value for category in kinds)),
        also=[named(one.origin) for one in others],
        recipient=observing.recipient(party),
    )


def _weight(one: Observed) -> tuple[bool, int, int, str]:
    return one.origin.declaration is None, -(one.people[0] or 0), -one.count, named(one.origin)


def _rest(meta: RuleMeta, observing: Observing, party: Party) -> Finding:
    """Say of a place where nothing was found whether anything could have been."""
    known = observing.is_known(party)
    return meta.finding(
        party.place,
        Outcome.PASS if known else Outcome.OPEN,
        Cause.DATA if known else Cause.COVERAGE,
        cities=_cities(party, observing),
        rows_read=party.rows,
    )


def _cities(party: Party, observing: Observing) -> tuple[str, ...]:
    return cities(party.holdings[0], observing.policy)


def named(party: Party) -> str:
    """Name a place as a finding's subject."""
    return " > ".join(part for part in (party.place.dataset, party.place.object) if part)

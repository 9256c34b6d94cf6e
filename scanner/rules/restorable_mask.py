"""MASK-4: a mask leaves too little to guess, by itself or beside another masked copy.

How much a mask leaves is counted value by value (``candidates`` of the detector), and held against
the least that the policy declares; where it declares nothing, a mask must leave more than one. Two
copies are put side by side where they show positions that would leave too little together; whether
the same people are in both, fingerprints tell.

Fail: a value that keeps to its pattern leaves fewer values than it must; or records of the same
people are in two copies that leave fewer together.
Open: the policy declares a least, and nobody can say what some value leaves (cause policy); nothing
was found, but part of the dataset was not read; or copies would leave too little, and without
fingerprints, or without anything in both that tells people, nobody can say whether the same people
are in both (cause coverage).
Pass: everything was read, every masked value leaves enough by itself, and copies that would leave
too little share no people.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from scanner.model.declaration import Treatment
from scanner.model.finding import Cause, Finding, Outcome, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Complement, Holding, Inventory, Location
from scanner.model.policy import Policy
from scanner.model.profile import FieldProfile
from scanner.model.severity import Severity
from scanner.rules.one_fact import at, cities, concerned, judged, of_field, treated

META = RuleMeta("MASK-4", "A mask leaves too little to guess", Severity.MEDIUM)


def evaluate(
    inventory: Inventory, policy: Policy, _history: History, _as_of: datetime, /
) -> Iterator[Finding]:
    """Judge every masked field by what its values leave, then every two copies that complement."""
    for holding, name, field in treated(inventory, {Treatment.MASKED}):
        left = holding.profile.fields.get(name, FieldProfile()).left
        outcome, cause = judged(left.weak, whole=holding.profile.coverage.whole(name))
        if left.unknown and field.min_candidates is not None and not left.weak:
            outcome, cause = Outcome.OPEN, Cause.POLICY
        yield META.finding(
            at(holding, name),
            outcome,
            cause,
            **of_field(holding, field, policy, left.weak),
            candidates=left.fewest,
            least=field.least_left,
        )
    holdings = {holding.location: holding for holding in inventory.holdings}
    for pair in inventory.complements:
        yield _beside(pair, holdings, policy)


def _beside(pair: Complement, holdings: Mapping[Location, Holding], policy: Policy) -> Finding:
    """Judge two copies by the records of the same people."""
    one, other = (holdings[replace(x, field=None)] for x in (pair.location, pair.counterpart))
    whole = pair.known and all(holding.profile.coverage.whole() for holding in (one, other))
    outcome, cause = judged(pair.shared, whole=whole)
    place = pair.counterpart
    parts = (place.dataset, place.object, place.field)
    return META.finding(
        pair.location,
        outcome,
        cause,
        subject=" > ".join(part for part in parts if part),
        cities=sorted({*cities(one, policy), *cities(other, policy)}),
        rows=pair.shared,
        rows_read=one.profile.rows,
        people=concerned(one, pair.shared),
        candidates=pair.candidates,
        least=pair.least,
        through=pair.through,
    )

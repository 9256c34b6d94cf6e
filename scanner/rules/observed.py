"""What shared people mean: which flows and copies the data shows, held against the declared ones.

Between datasets of one policy that have a city in common, lie at approved places and both declare
the identifier in the clear, shared people are no flow. Judged is everything else: undeclared
datasets, snapshots and earlier versions, datasets that do not declare the identifier, places that
nobody approved, datasets of different cities, and datasets that are declared never to join.
Where the register of approved places is not named, the policy's own sources are the places.

Data goes from where it belongs: the undeclared place is the destination, then one that is not
approved, then one that does not declare the identifier, then one that holds a part of the other's
categories; else nobody can say, and the order of names stands in for it.

Where a declared flow or copy leads to a place, others whose people are there are held against what
it does not explain (``Sharing.rest``): members who enter a prize draw are in two origins.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from scanner.model.category import DataCategory
from scanner.model.chance import Common
from scanner.model.declaration import DatasetDeclaration, path_pattern
from scanner.model.entry import Register
from scanner.model.errors import Reason
from scanner.model.flow import Flow
from scanner.model.inventory import Holding, Inventory, Location, Shared
from scanner.model.policy import Policy
from scanner.model.register_data import ApprovalKind
from scanner.model.sharing import KINDS, declares, is_earlier, made_of, people_of, told
from scanner.rules.one_fact import in_the_clear
from scanner.rules.places import approved, is_within, place_of


@dataclass(frozen=True, slots=True)
class Party:
    """A dataset as a whole, or one file that stands for itself."""

    place: Location
    holdings: tuple[Holding, ...]

    @property
    def declaration(self) -> DatasetDeclaration | None:
        """Give what was declared of it; of an earlier version nothing is."""
        return None if is_earlier(self.place) else self.holdings[0].declaration

    @property
    def whole(self) -> bool:
        """Say whether all of it was read."""
        return all(holding.profile.coverage.whole() for holding in self.holdings)

    @property
    def rows(self) -> int:
        """Count its records."""
        return sum(holding.profile.rows for holding in self.holdings)

    def holds(self) -> Mapping[DataCategory, tuple[str, ...]]:
        """Give the categories that it shows, with the columns that do."""
        found: dict[DataCategory, set[str]] = defaultdict(set)
        for holding in self.holdings:
            for column in holding.profile.fields:
                for category in in_the_clear(holding, column):
                    found[category].add(column)
        return {category: tuple(sorted(found[category])) for category in sorted(found)}


@dataclass(frozen=True, slots=True)
class Observed:
    """The same people in two places that are not one dataset's business.

    Attributes:
        told: By which identifiers, and how many.
        declared: Name of the flow or copy that covers it.
        directed: It is known which of both is the origin.
    """

    origin: Party
    destination: Party
    told: tuple[Common, ...]
    declared: str | None = None
    directed: bool = True

    @property
    def people(self) -> tuple[int | None, str]:
        """Say how many people are in both, and how that is known."""
        return people_of(self.told)

    @property
    def count(self) -> int:
        """Give how many people it is, else how many cards."""
        return self.people[0] or max(common.shared for common in self.told)


@dataclass(frozen=True, slots=True)
class Observing:
    """One inventory, seen through what fingerprints tell.

    Attributes:
        parties: Every place by its location, files of many datasets and these as a whole.
        places: Approved ones; ``None`` where no register names any.
        declared: Declared datasets as a whole.
    """

    inventory: Inventory
    policy: Policy
    day: date
    parties: Mapping[Location, Party] = field(init=False)
    places: tuple[str, ...] | None = field(init=False)
    declared: tuple[Party, ...] = field(init=False)

    def __post_init__(self) -> None:
        parties: dict[Location, list[Holding]] = defaultdict(list)
        for holding in self.inventory.holdings:
            parties[holding.location].append(holding)
            if holding.declaration is not None and holding.location.object is not None:
                parties[replace(holding.location, object=None)].append(holding)
        found = {place: Party(place, tuple(own)) for place, own in parties.items()}
        object.__setattr__(self, "parties", found)
        own = dict.fromkeys(map(own_place, found.values()))
        declared = tuple(found[place] for place in own if found[place].declaration is not None)
        object.__setattr__(self, "declared", declared)
        named = Register.APPROVED_PLACES in self.inventory.registers.named
        places = tuple(approved(self.inventory, self.day)) if named else None
        object.__setattr__(self, "places", places)

    def places_of_their_own(self) -> Iterator[Party]:
        """Give every declared dataset as a whole, and every other place."""
        for place in dict.fromkeys(
            own_place(self.parties[h.location]) for h in self.inventory.holdings
        ):
            yield self.parties[place]

    def all(self) -> Iterator[Observed]:
        """Give what is observed, in the order of places."""
        sharing = self.inventory.sharing
        for pair in sharing.pairs if sharing else ():
            observed = self._observed(pair)
            if observed is None or sharing is None:
                continue
            key = (observed.destination.place, observed.origin.place)
            if observed.declared is None and key in sharing.rest:
                observed = replace(observed, told=told(sharing.rest[key]))
            if observed.told:
                yield observed

    def _observed(self, pair: Shared) -> Observed | None:
        beyond = told(pair.common)
        if not beyond:
            return None
        one, other = self.parties[pair.one], self.parties[pair.other]
        for origin, destination in ((one, other), (other, one)):
            covered = self._covered(origin, destination)
            if covered is not None:
                return Observed(origin, destination, beyond, covered)
        judged = tuple(common for common in beyond if not self._is_allowed(one, other, common.of))
        if not judged:
            return None
        origin, destination, directed = self._directed(one, other, judged)
        return Observed(origin, destination, judged, directed=directed)

    def _is_allowed(self, one: Party, other: Party, kind: str) -> bool:
        mine, yours = one.declaration, other.declaration
        if mine is None or yours is None:
            return False
        if mine == yours:
            return True  # files of one dataset: what each may hold is another control's question
        joins = yours.name not in mine.never_join and mine.name not in yours.never_join
        alike = bool(set(mine.cities) & set(yours.cities))
        declared = declares(mine, kind) and declares(yours, kind)
        return joins and alike and declared and self.is_approved(one) and self.is_approved(other)

    def is_approved(self, party: Party) -> bool:
        """Say whether a place is approved for personal data."""
        if self.places is None:
            return True
        return is_within(place_of(party.place, party.declaration, self.policy), self.places)

    def _covered(self, origin: Party, destination: Party) -> str | None:
        """Name the declared copy or flow from one to the other."""
        mine, yours = origin.declaration, destination.declaration
        if mine is None:
            return None
        if yours is not None and (yours.copy_of == mine.name or self._is_copy(yours.name)):
            return yours.name
        for name, flow in self.policy.flows.items():
            in_time = flow.until is None or self.day <= flow.until
            if flow.origin == mine.name and in_time and self.leads_to(flow, destination):
                return name
        return None

    def _is_copy(self, dataset: str) -> bool:
        approvals = self.inventory.registers.approvals
        return any(a.kind is ApprovalKind.COPY and dataset in a.covers for a in approvals)

    def leads_to(self, flow: Flow, party: Party) -> bool:
        """Say whether a place is where a flow goes."""
        declared, place = party.declaration, party.place
        path = place.object or (declared.where if declared else place.dataset) or ""
        return _is_end(flow.to, (place.source, declared.name if declared else None), path)

    def is_declared_end(self, flow: Flow) -> bool:
        """Say whether a flow goes to a dataset of the policy, whether that is there or not."""
        every = self.policy.datasets.values()
        return any(_is_end(flow.to, (one.source, one.name), one.where) for one in every)

    def judged(self, party: Party) -> frozenset[DataCategory]:
        """Give the identifiers that a place shows and that may not be there without more ado."""
        shown = party.holds().keys()
        told = {kind for kind in KINDS if shown >= set(made_of(kind))}
        mine = party.declaration
        if mine is not None and not mine.never_join and self.is_approved(party):
            told = {kind for kind in told if not declares(mine, kind)}
        return frozenset(category for kind in told for category in made_of(kind))

    def is_known(self, party: Party) -> bool:
        """Say whether all was read and compared that people here may be known from.

        What nobody declared is no origin: of it is asked whether it is a copy itself.
        """
        kinds, own = self.judged(party), own_place(party)
        origins = [o for o in self.declared if o.place != own and _may_hold(o.declaration, kinds)]
        absent = [
            gone
            for gone in self.inventory.unlisted
            if gone.reason is not Reason.NOT_FOUND and _may_hold(gone.declaration, kinds)
        ]
        if not kinds or not (origins or absent):
            return party.whole
        sharing = self.inventory.sharing
        if sharing is None or absent:
            return False
        missing = {own_place(self.parties[place]) for place in sharing.missing}
        return all(one.whole and own_place(one) not in missing for one in (*origins, party))

    def is_compared(self, origin: str, party: Party) -> bool:
        """Say whether a dataset and a place were read whole and held against one another."""
        sharing, datasets = self.inventory.sharing, self.inventory.holdings
        parts = [one for one in datasets if one.declaration and one.declaration.name == origin]
        both = [*parts, *party.holdings]
        whole = all(one.profile.coverage.whole() for one in both)
        known = sharing is not None and not any(one.location in sharing.missing for one in both)
        return bool(parts) and whole and known

    def recipient(self, party: Party) -> str | None:
        """Name who receives what lies in a place, where the policy or a register says so."""
        for flow in self.policy.flows.values():
            if self.leads_to(flow, party):
                return flow.recipient
        name = party.declaration.name if party.declaration else party.place.dataset
        for one in self.inventory.registers.handovers:
            if one.dataset and one.dataset == name:
                return one.recipient
        return None

    def _directed(
        self, one: Party, other: Party, judged: tuple[Common, ...]
    ) -> tuple[Party, Party, bool]:
        """Tell origin and destination apart."""
        weights = [
            (
                party.declaration is not None,
                not is_earlier(party.place),
                self.is_approved(party),
                all(declares(party.declaration, common.of) for common in judged),
            )
            for party in (one, other)
        ]
        if weights[0] != weights[1]:
            return (one, other, True) if weights[0] > weights[1] else (other, one, True)
        mine, yours = one.holds().keys(), other.holds().keys()
        if mine and yours and (mine < yours or yours < mine):
            return (other, one, True) if mine < yours else (one, other, True)
        return one, other, False


def _may_hold(dataset: DatasetDeclaration | None, kinds: frozenset[DataCategory]) -> bool:
    """Say whether a dataset is declared to hold some of what tells people; nobody knows of none."""
    if dataset is None:
        return True
    declared = [*dataset.fields.values(), *([dataset.others] if dataset.others else [])]
    return any(field.categories & kinds for field in declared)


def _is_end(to: str, names: tuple[str | None, ...], path: str) -> bool:
    """Say whether a flow's end names a place: by its source, its dataset, a folder or a pattern."""
    within = path_pattern(to).fullmatch(path) is not None or path.startswith(f"{to}/")
    return to in names or within


def own_place(party: Party) -> Location:
    """Give the place of the dataset that a party belongs to, or its own where it stands alone."""
    alone = party.declaration is None
    return party.place if alone else replace(party.place, object=None)

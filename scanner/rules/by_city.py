"""In whose records a finding is true, where one dataset holds those of several cities.

There is one finding, with the totals; its cities, and so its articles, are those in whose records
it is found again. One that is true in records that do not say whose they are concerns every city
of the dataset, and so does one that no city's records show alone. What could not be read may be
anybody's, too.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace

from scanner.model.category import DataCategory
from scanner.model.detection import Recognition
from scanner.model.finding import Finding
from scanner.model.inventory import Holding, Inventory
from scanner.model.profile import OF_NO_CITY, DatasetProfile, FieldProfile, Records

Evaluate = Callable[[Inventory], Iterable[Finding]]


def narrowed(inventory: Inventory, evaluate: Evaluate) -> Iterator[Finding]:
    """Judge what is there, and say of each finding in which cities' records it is true.

    Args:
        inventory: What is there.
        evaluate: Judges an inventory.
    """
    split = {
        (one.location.source, one.location.dataset): one.declaration.cities
        for one in inventory.holdings
        if one.declaration is not None and one.declaration.city_column is not None
    }
    if not split:
        yield from evaluate(inventory)
        return
    codes = sorted({code for named in split.values() for code in named})
    true = {code: _found(evaluate(_of(inventory, code))) for code in (*codes, OF_NO_CITY)}
    for finding in evaluate(inventory):
        place = (finding.location.source, finding.location.dataset)
        key = (finding.id, finding.outcome)
        if place not in split or key in true[OF_NO_CITY]:
            yield finding
        else:
            whose = tuple(code for code in finding.cities if key in true.get(code, ()))
            yield replace(finding, cities=whose or finding.cities)


def _found(findings: Iterable[Finding]) -> frozenset[tuple[str, object]]:
    return frozenset((one.id, one.outcome) for one in findings)


def _of(inventory: Inventory, city: str) -> Inventory:
    """Give what is there of one city, in the datasets that tell."""
    return Inventory(
        holdings=tuple(
            _part(one, city)
            for one in inventory.holdings
            if one.declaration is not None and one.declaration.city_column is not None
        ),
        registers=inventory.registers,
        left=tuple(replace(one, rows=one.cities.get(city, 0)) for one in inventory.left),
    )


def _part(holding: Holding, city: str) -> Holding:
    whole = holding.profile
    part = whole.cities.get(city, Records())
    profile = DatasetProfile(
        **{one.name: getattr(part, one.name) for one in fields(Records)}, coverage=whole.coverage
    )
    seen = {
        field: _hits(recognised, part.fields.get(field, FieldProfile()))
        for field, recognised in holding.recognitions.items()
    }
    return replace(holding, profile=profile, recognitions=seen)


def _hits(
    recognised: Mapping[DataCategory, Recognition], part: FieldProfile
) -> Mapping[DataCategory, Recognition]:
    """Give the verdicts on the whole column that rest on cells of this part, too."""
    counted = {
        category: part.tallies[category].cells(*verdict.counted)
        for category, verdict in recognised.items()
        if category in part.tallies
    }
    return {c: replace(recognised[c], hits=hits) for c, hits in counted.items() if hits}

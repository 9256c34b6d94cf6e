"""Data that had to be gone by a day: how it is judged, whatever set the day."""

from collections.abc import Callable, Iterator

from scanner.model.declaration import DatasetDeclaration
from scanner.model.entry import Spot
from scanner.model.errors import Reason
from scanner.model.finding import Cause, Finding, Outcome, RuleMeta, people
from scanner.model.inventory import Inventory, Location
from scanner.rules.one_fact import concerned

Due = tuple[Spot, str]
"""The entry that says that a dataset had to go, and the last day on which it might be there."""


def left_overs(
    meta: RuleMeta, inventory: Inventory, due: Callable[[str | None], Due | None]
) -> Iterator[Finding]:
    """Fail a dataset that still holds records; open where part of it was not read.

    One of which not even a listing shows anything is open, too, unless the listing shows that it is
    not there.

    Args:
        meta: The control.
        inventory: What is there.
        due: Says of the name of a dataset whether it had to be gone.
    """
    for holding in inventory.holdings:
        profile, entry = holding.profile, due(holding.location.dataset)
        if entry is not None and (profile.rows or not profile.coverage.whole()):
            counted = concerned(holding, profile.rows)
            place, declared = holding.location, holding.declaration
            yield _left(meta, place, declared, entry, rows=profile.rows, people=counted)
    for gone in inventory.unlisted:
        entry = due(gone.location.dataset)
        if entry is not None and gone.reason is not Reason.NOT_FOUND:
            yield _left(meta, gone.location, gone.declaration, entry, rows=0, people=people(None))


def _left(
    meta: RuleMeta,
    place: Location,
    declared: DatasetDeclaration | None,
    entry: Due,
    *,
    rows: int,
    people: dict[str, object],
) -> Finding:
    spot, last_day = entry
    return meta.finding(
        place,
        Outcome.FAIL if rows else Outcome.OPEN,
        Cause.DATA if rows else Cause.COVERAGE,
        subject=spot.id,
        cities=declared.cities if declared else (),
        rows=rows,
        rows_read=rows,
        people=people,
        last_day=last_day,
    )

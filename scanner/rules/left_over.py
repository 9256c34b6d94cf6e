"""Data that had to be gone by a day: how it is judged, whatever set the day."""

from collections.abc import Iterator

from scanner.model.entry import Spot
from scanner.model.finding import Cause, Finding, Outcome, RuleMeta
from scanner.model.inventory import Holding
from scanner.rules.one_fact import concerned


def left_over(
    meta: RuleMeta, holding: Holding, spot: Spot, *, last_day: str | None
) -> Iterator[Finding]:
    """Fail a dataset that still holds records; open where part of it was not read.

    Args:
        meta: The control.
        holding: The dataset, which had to be gone.
        spot: The entry that says so.
        last_day: The last day on which it might be there.
    """
    profile = holding.profile
    if not profile.rows and profile.coverage.whole():
        return
    declared = holding.declaration
    yield meta.finding(
        holding.location,
        Outcome.FAIL if profile.rows else Outcome.OPEN,
        Cause.DATA if profile.rows else Cause.COVERAGE,
        subject=spot.id,
        cities=declared.cities if declared else (),
        rows=profile.rows,
        rows_read=profile.rows,
        people=concerned(holding, profile.rows),
        last_day=last_day,
    )

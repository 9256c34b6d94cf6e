"""People who left, looked for in every dataset by whatever tells them.

The dataset that says who left is read again for those whose period of grace is over. Where the
policy names a column with their key, they are told by it; elsewhere by card number, 個人番号, name
with birth date, phone number and mail address, which needs the city's key. Nothing of them outlives
the run.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from scanner.model.detection import Detector
from scanner.model.errors import Reason
from scanner.model.flow import Leavers
from scanner.model.inventory import Location, StillPresent, Unlisted
from scanner.model.probe import Probe, Traced, key_of
from scanner.pipeline.gathering import Telling, gathered
from scanner.pipeline.tracing import Quest, Sight, told_by, traced, with_key
from scanner.profiling import Gathering, Marks

LEAVERS = "leavers"


def quest_for(sight: Sight, leavers: Leavers, today: date) -> tuple[Quest, bool]:
    """Gather those whose period of grace is over; a row without a day has not left.

    Returns:
        How they are looked for, and whether all who left are known.
    """
    gathering, whole, found = Gathering(), True, False
    detector, key = sight.means.namer.detector, {leavers.key: (key_of(),)}

    def over(batch: pa.RecordBatch, _: Sequence[Marks]) -> npt.NDArray[np.bool_]:
        return _over(batch, leavers, detector, today)

    for number, placed in enumerate(sight.placed):
        if placed.declaration is not None and placed.declaration.name == leavers.dataset:
            found = True
            columns = with_key(told_by(sight.holdings[number], sight.printing), key)
            needed = frozenset({leavers.key, leavers.by})
            telling = Telling(sight.reading(number), columns, sight.printer, needed)
            source = sight.means.sources[placed.location.source]
            whole &= gathered(source, placed.listed.name, telling, gathering, over)
    probe = gathering.probe() if found else Probe()
    skipped = leavers.exempt | {leavers.dataset}
    return Quest(probe, key_of(), leavers.present_in, skipped), whole and found


def _over(
    batch: pa.RecordBatch, leavers: Leavers, detector: Detector, today: date
) -> npt.NDArray[np.bool_]:
    """Mark the records of those whose period of grace is over."""
    last = pa.scalar(today - timedelta(leavers.grace_days), pa.date32())
    left = detector.days(batch.column(leavers.by).cast(pa.string())).cast(pa.date32())
    over: npt.NDArray[np.bool_] = pc.fill_null(pc.less(left, last), fill_value=False).to_numpy(
        zero_copy_only=False
    )
    return over


def still_present(
    sight: Sight, unlisted: tuple[Unlisted, ...], leavers: Leavers | None, today: date
) -> tuple[StillPresent, ...]:
    """State of every place how many records are of people who had to go.

    Args:
        sight: What can be looked at.
        unlisted: What cannot.
        leavers: ``None`` where the policy does not say who left.
        today: The day of judgement.
    """
    declared = [one.declaration for one in sight.placed] + [one.declaration for one in unlisted]
    names = {one.name for one in declared if one}
    if leavers is None or leavers.dataset not in names:
        return ()  # the survey was limited to something else
    quest, known = quest_for(sight, leavers, today)
    seen = traced(sight, {LEAVERS: quest})[LEAVERS]
    found = [
        present(sight.holdings[number].location, one, known=known)
        for number, one in sorted(seen.items())
    ]
    found += (StillPresent(gone.location, 0, 0, whole=False) for gone in _unseen(unlisted, quest))
    if sight.printing is None:
        found.append(StillPresent(Location("policy"), 0, 0, whole=False, reason="no-city-key"))
    return tuple(found)


def _unseen(unlisted: tuple[Unlisted, ...], quest: Quest) -> Iterator[Unlisted]:
    """Give the places that could not be looked at; one that is not there is no such place."""
    for gone in unlisted:
        dataset = gone.location.dataset
        is_absent = gone.reason is Reason.NOT_FOUND and dataset not in quest.keys
        if not is_absent and dataset not in quest.skipped:
            yield gone


def present(place: Location, one: Traced, *, known: bool) -> StillPresent:
    """Put what was seen in one place into the inventory's words."""
    return StillPresent(
        place,
        one.rows,
        one.rows_read,
        whole=one.whole and known,
        cities=one.cities,
        people=len(one.people),
        doubtful=one.doubtful,
        namesakes=one.namesakes,
    )

"""People who left, looked for by key where the data is: a second look that keeps no key.

The dataset that says who left is read again for the keys whose period of grace is over, then every
dataset in which they must not be is read again and its rows are counted. Keys stay in this process
and end with it. A profile could not do this: it holds no value by which people are told apart.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from scanner.model.detection import Detector
from scanner.model.errors import SourceError
from scanner.model.flow import Leavers
from scanner.model.inventory import Location, StillPresent
from scanner.model.policy import Policy
from scanner.model.source import Skipped, Source
from scanner.pipeline.survey import Sources, Survey
from scanner.profiling import cities_of


@dataclass(slots=True)
class _Columns:
    """Columns of one declared dataset, all its files, as texts.

    Attributes:
        whole: Nothing was left out so far.
    """

    sources: Sources
    surveyed: Survey
    whole: bool = True

    def read(
        self, dataset: str, *columns: str, also: str | None = None
    ) -> Iterator[tuple[pa.Array, ...]]:
        """Stream some columns; whatever cannot be had is put down.

        Args:
            dataset: Its name in the policy.
            columns: What is needed.
            also: A column that is given besides; nulls where it is not there.
        """
        gone = {one.declaration.name for one in self.surveyed.unlisted if one.declaration}
        self.whole &= dataset not in gone
        for placed in self.surveyed.placed:
            if placed.declaration is not None and placed.declaration.name == dataset:
                source = self.sources[placed.location.source]
                try:
                    yield from self._batches(source, placed.listed.name, columns, also)
                except SourceError:
                    self.whole = False

    def _batches(
        self,
        source: Source[Any],
        name: str,
        columns: tuple[str, ...],
        also: str | None,
    ) -> Iterator[tuple[pa.Array, ...]]:
        for partition in source.partitions(name):
            for batch in source.read(partition):
                if isinstance(batch, Skipped) or not set(columns) <= set(batch.schema.names):
                    self.whole = False
                else:
                    found = [batch.column(c).cast(pa.string()) for c in columns]
                    there = also in batch.schema.names
                    nothing = pa.nulls(batch.num_rows, pa.string())
                    yield *found, batch.column(also) if there else nothing


def still_present(
    sources: Sources, detector: Detector, surveyed: Survey, policy: Policy, today: date
) -> tuple[StillPresent, ...]:
    """Count the rows of people who had to be gone.

    Args:
        sources: Adapters by source name.
        detector: Reads days as records write them.
        surveyed: What there is.
        policy: Who left, and where they must not be.
        today: The day of judgement.
    """
    leavers = policy.leavers
    names = {one.declaration.name for one in surveyed.placed if one.declaration}
    names |= {one.declaration.name for one in surveyed.unlisted if one.declaration}
    if leavers is None or leavers.dataset not in names:
        return ()  # the survey was limited to something else
    leaving = _Columns(sources, surveyed)
    gone = _gone(leaving, leavers, detector, today)
    found = []
    for dataset, key in leavers.present_in.items():
        there = _Columns(sources, surveyed, whole=leaving.whole)
        declared, rows_read, cities = policy.datasets[dataset], 0, Counter[str]()
        for keys, whose in there.read(dataset, key, also=declared.city_column):
            present = pc.is_in(_one_way(keys), value_set=gone)
            cities.update(dict(cities_of(whose.filter(present), declared).value_counts().rows()))
            rows_read += len(keys)
        place = Location(declared.source, dataset)
        told = dict(cities) if declared.city_column else {}
        found.append(StillPresent(place, cities.total(), rows_read, there.whole, told))
    return tuple(found)


def _gone(columns: _Columns, leavers: Leavers, detector: Detector, today: date) -> pa.Array:
    """Give the keys of those whose period of grace is over; a row without a day has not left."""
    last = pa.scalar(today - timedelta(leavers.grace_days), pa.date32())
    keys = [pa.array([], pa.string())]
    for key, day, _ in columns.read(leavers.dataset, leavers.key, leavers.by):
        left = detector.days(day).cast(pa.date32())
        over = pc.fill_null(pc.less(left, last), fill_value=False)
        keys.append(_one_way(key.filter(over)))
    return pc.drop_null(pa.concat_arrays(keys).unique())


def _one_way(keys: pa.Array) -> pa.Array:
    """Write keys in one way, so that a number as a text is the same one."""
    return pc.utf8_trim_whitespace(pc.utf8_normalize(keys, "NFKC"))

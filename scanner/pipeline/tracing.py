"""People looked for where the data is: a second look that carries fingerprints and nothing else.

The store of fingerprints screens: a dataset that shares none with those who are looked for is not
read again. In the others each record is weighed as a whole, in the partition that holds it. What
the store lacks, or what is not as it was written, is looked at in the data itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from secrets import token_bytes
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa

from scanner.model.category import DataCategory
from scanner.model.declaration import Treatment
from scanner.model.detection import Verdict
from scanner.model.errors import SourceError
from scanner.model.fingerprint import IDENTIFIERS, PERSON
from scanner.model.inventory import Holding
from scanner.model.probe import NAME, Probe, Traced
from scanner.model.secret import KEY_BYTES, Secret
from scanner.model.source import Partition, Skipped, Sources
from scanner.pipeline.printing import Printing
from scanner.pipeline.survey import Placed
from scanner.pipeline.undoing import Means
from scanner.profiling import (
    Columns,
    Printer,
    Reading,
    marks,
    printed,
    tables_of,
    their_cities,
    trace,
)
from scanner.profiling.keyed import WORD
from scanner.sources.retry import Patience


@dataclass(frozen=True, slots=True)
class Sight:
    """What can be looked at a second time.

    Attributes:
        placed: What was surveyed, in the order of ``holdings``.
        printer: Makes fingerprints, of one run alone where there is no city's key.
        printing: ``None`` without a city's key: then a key column tells people, and nothing else.
    """

    means: Means
    placed: Sequence[Placed]
    holdings: Sequence[Holding]
    printer: Printer
    printing: Printing | None

    @classmethod
    def of(
        cls,
        means: Means,
        placed: Sequence[Placed],
        holdings: Sequence[Holding],
        printing: Printing | None,
    ) -> "Sight":
        """Say what can be looked at; what one run prints for itself alone needs no secret."""
        own = Printer(Secret(token_bytes(KEY_BYTES))) if printing is None else printing.printer
        return cls(means, placed, holdings, own, printing)

    def reading(self, number: int) -> Reading:
        """Say how a dataset is read."""
        namer = self.means.namer
        return Reading(self.placed[number].declaration, namer.detector, namer)


@dataclass(frozen=True, slots=True)
class Quest:
    """People who are looked for.

    Attributes:
        kind: Of their key.
        keys: Datasets in which a column names them by that key.
        skipped: Datasets in which they may be.
        screened: What shares no identifier with them is not read again; else all that could tell
            of them is, names alone included.
    """

    probe: Probe
    kind: str
    keys: Mapping[str, str] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    screened: bool = True


@dataclass(frozen=True, slots=True)
class TraceTask:
    """One partition in which somebody may be.

    Attributes:
        columns: What tells of people, by shown column name.
        needed: Columns that must be there.
        wanted: Names of the quests.
    """

    source: str
    reading: Reading
    partition: Partition
    columns: Columns
    needed: frozenset[str]
    wanted: tuple[str, ...]


Found = dict[str, dict[int, Traced]]


def traced(sight: Sight, quests: Mapping[str, Quest]) -> Mapping[str, Mapping[int, Traced]]:
    """Look for people in every dataset that could tell of them.

    Returns:
        By quest what was seen, by the number of the dataset; one that could not tell is left out.
    """
    found: Found = {name: {} for name in quests}
    tasks: list[tuple[int, TraceTask]] = []
    for number in range(len(sight.holdings)):
        wanted = tuple(_wanted(sight, number, quests, found))
        try:
            tasks += [(number, task) for task in _tasks(sight, number, wanted, quests)]
        except SourceError:
            for name in wanted:
                found[name][number] += Traced(whole=False)
    step = partial(
        trace_partition,
        sources=sight.means.sources,
        probes={name: quest.probe for name, quest in quests.items()},
        printer=sight.printer,
        patience=sight.means.patience,
    )
    keyed = [((number, place), task) for place, (number, task) in enumerate(tasks)]
    done = dict(sight.means.executor.each(keyed, step)) if keyed else {}
    for (number, place), task in keyed:
        for name, one in zip(task.wanted, done[number, place], strict=True):
            found[name][number] += one
    return found


def _wanted(sight: Sight, number: int, quests: Mapping[str, Quest], found: Found) -> Iterator[str]:
    """Give the quests for which a dataset is read again; of the others put down what is known."""
    holding = sight.holdings[number]
    whole = holding.profile.coverage.whole()
    for name, quest in quests.items():
        if holding.location.dataset in quest.skipped:
            continue
        if _is_looked_at(sight, holding, quest):
            found[name][number] = Traced(whole=whole)
            yield name
        elif not whole or _is_comparable(holding, quest):
            found[name][number] = Traced(rows_read=holding.profile.rows, whole=whole)


def _is_looked_at(sight: Sight, holding: Holding, quest: Quest) -> bool:
    if holding.location.dataset in quest.keys:
        return True
    if not quest.screened:
        told = {kind for kinds in told_by(holding, sight.printing).values() for kind in kinds}
        names = {PERSON} if any(kind.startswith(NAME) for kind in quest.probe.words) else set()
        return not told.isdisjoint(quest.probe.words.keys() | names)
    return _may_hold(sight, holding, quest.probe)


def _is_comparable(holding: Holding, quest: Quest) -> bool:
    """Say whether something stands there that could tell one of them."""
    trails = (trail for trail in holding.profile.prints if not trail.masked)
    return any(trail.of in quest.probe.identifies for trail in trails)


def _may_hold(sight: Sight, holding: Holding, probe: Probe) -> bool:
    """Say whether the store knows a fingerprint of theirs there, or does not know all it should."""
    for trail, stated in holding.profile.prints.items():
        if sight.printing is None or trail.masked or trail.of not in probe.identifies:
            continue
        run = sight.printing.store.get(holding.location, trail)
        words = np.frombuffer(probe.words[trail.of], WORD)
        if printed(run) != stated or np.isin(np.frombuffer(run, WORD), words).any():
            return True
    return False


def told_by(holding: Holding, printing: Printing | None) -> dict[str, tuple[str, ...]]:
    """Give what tells of people, by shown column name."""
    if printing is None:
        return {}
    told: dict[str, set[str]] = defaultdict(set)
    singly = {category.value for category in IDENTIFIERS}
    for trail in holding.profile.prints:
        if not trail.masked and trail.of in singly:
            told[trail.field].add(trail.of)
    for name in holding.profile.fields:
        for category in (DataCategory.PERSON, DataCategory.BIRTH_DATE):
            if _shows(holding, name, category):
                told[name].add(category.value)
    return {name: tuple(sorted(kinds)) for name, kinds in sorted(told.items())}


def _shows(holding: Holding, name: str, category: DataCategory) -> bool:
    """Say whether a column shows a category in the clear, as declared or as it was recognised."""
    declared = holding.declaration.field(name) if holding.declaration else None
    if declared is not None and category in declared.categories:
        return declared.treatment is Treatment.CLEAR
    recognition = holding.recognitions.get(name, {}).get(category)
    return recognition is not None and recognition.verdict is Verdict.PERSONAL


def _tasks(
    sight: Sight, number: int, wanted: tuple[str, ...], quests: Mapping[str, Quest]
) -> Iterator[TraceTask]:
    if not wanted:
        return
    placed, holding = sight.placed[number], sight.holdings[number]
    asked = [quests[name] for name in wanted]
    is_shared = any(not q.screened or _may_hold(sight, holding, q.probe) for q in asked)
    columns: Columns = told_by(holding, sight.printing) if is_shared else {}
    needed = set[str]()
    for quest in asked:
        column = quest.keys.get(holding.location.dataset or "")
        if column is not None:
            columns = with_key(columns, {column: (quest.kind,)})
            needed.add(column)
    source, reading = placed.location.source, sight.reading(number)
    for partition in sight.means.sources[source].partitions(placed.listed.name):
        yield TraceTask(source, reading, partition, columns, frozenset(needed), wanted)


def trace_partition(
    task: TraceTask,
    *,
    sources: Sources,
    probes: Mapping[str, Probe],
    printer: Printer,
    patience: Patience,
) -> tuple[Traced, ...]:
    """Weigh the records of one partition: the step that runs on any machine.

    Returns:
        What was seen, in the order of ``task.wanted``; evidence that came before an error stays.
    """
    tables = [tables_of(probes[name]) for name in task.wanted]
    seen: list[Traced] = []
    for _ in patience.tries():
        seen = [Traced() for _ in tables]
        try:
            for item in sources[task.source].read(task.partition):
                whole, batch = completeness(item, task.reading, task.columns, task.needed)
                some = () if batch is None else marks(batch, task.columns, task.reading, printer)
                for place, table in enumerate(tables):
                    seen[place] += replace(_weighed(batch, some, table, task), whole=whole)
        except SourceError as error:
            seen = [replace(one, whole=False) for one in seen]
            if error.passing:
                continue
        break
    return tuple(seen)


def _weighed(
    batch: pa.RecordBatch | None,
    some: Sequence[Any],
    table: Mapping[str, pl.DataFrame],
    task: TraceTask,
) -> Traced:
    if batch is None:
        return Traced()
    one, rows = trace(table, some, batch.num_rows)
    return replace(one, cities=their_cities(batch, rows, task.reading.declaration))


def completeness(
    item: pa.RecordBatch | Skipped, reading: Reading, columns: Iterable[str], needed: frozenset[str]
) -> tuple[bool, pa.RecordBatch | None]:
    """Say whether something that could tell was left out, and give the records that are there."""
    if isinstance(item, Skipped):
        gone = item.field is None or reading.shown(item.field, 0) in set(columns)
        return not gone, None
    shown = {reading.shown(name, ordinal) for ordinal, name in enumerate(item.schema.names)}
    return needed <= shown, item


def with_key(columns: Columns, key: Columns) -> Columns:
    """Let a column tell what it tells by itself, and a key besides."""
    names = sorted({*columns, *key})
    return {n: tuple(sorted({*columns.get(n, ()), *key.get(n, ())})) for n in names}

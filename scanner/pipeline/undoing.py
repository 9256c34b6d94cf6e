"""Replaced values, tried: guesses from small domains, then what the sources hold in clear.

Guesses are made here, against the sampled tokens of the profiles. What they do not undo is held
against the values that were recognised in the clear: a second look, in which the partition that
holds them makes tokens of them. Suspected tokens travel as keyed digests, values not at all.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial, reduce
from operator import add
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa

from scanner.model.category import DataCategory
from scanner.model.declaration import REPLACED
from scanner.model.detection import Verdict
from scanner.model.errors import SourceError
from scanner.model.execution import Executor
from scanner.model.guessing import Guessing
from scanner.model.inventory import Holding, Location
from scanner.model.secret import Secret
from scanner.model.source import Partition, Skipped, Source, Sources
from scanner.model.tokens import Trial, is_sure
from scanner.pipeline.survey import Placed
from scanner.profiling import (
    OF_ALL,
    Comparing,
    Comparison,
    Namer,
    Reading,
    Suspect,
    guess,
    text_of,
    token_key,
    values_of,
)
from scanner.sources.retry import Patience

MOST_LENGTHS = 3
"""Lengths of tokens that are tried in one field: a method gives tokens of one length."""

Trials = Mapping[Location, tuple[Trial, ...]]


@dataclass(frozen=True, slots=True)
class Means:
    """What a second look needs."""

    sources: Sources
    namer: Namer
    executor: Executor
    patience: Patience


@dataclass(frozen=True, slots=True)
class ClearTask:
    """One partition with values in the clear.

    Attributes:
        columns: Their categories by shown column name.
    """

    source: str
    reading: Reading
    partition: Partition
    columns: Mapping[str, tuple[DataCategory, ...]]


def trials(
    means: Means, placed: Sequence[Placed], holdings: Sequence[Holding], guessing: Guessing
) -> Trials:
    """Try to undo whatever stands for something else.

    Args:
        means: Adapters and runtime.
        placed: What was surveyed, in the order of ``holdings``.
        holdings: What was seen.
        guessing: What it may cost, and known salts.
    """
    suspects = [one for holding in holdings for one in _suspects(holding)]
    if not suspects or means.namer.key is None:
        return {}
    key = token_key(means.namer.key)
    guessed = guess([suspect for _, suspect in suspects], guessing, key)
    left = [s for (_, s), trial in zip(suspects, guessed, strict=True) if trial.method is None]
    compared = Comparison()
    if left:
        compared = _second_look(means, placed, holdings, left, guessing.salts)
    found: dict[Location, tuple[Trial, ...]] = {}
    for (place, suspect), trial in zip(suspects, guessed, strict=True):
        known = _after(trial, suspect, compared) if trial.method is None else trial
        found[place] = (*found.get(place, ()), known)
    return found


def _suspects(holding: Holding) -> Iterator[tuple[Location, Suspect]]:
    """Give the tokens of a dataset by field and length, most cells first."""
    place, declaration = holding.location, holding.declaration
    for name, profile in sorted(holding.profile.fields.items()):
        declared = None if declaration is None else declaration.field(name)
        replaced = declared is not None and declared.treatment in REPLACED
        categories = declared.categories if declared is not None and replaced else None
        cells = sorted(profile.tokens.cells.items(), key=lambda one: (-one[1], one[0]))
        for length, _ in cells[:MOST_LENGTHS]:
            yield (
                Location(place.source, place.dataset, name, place.object),
                Suspect(
                    OF_ALL if categories is None else categories,
                    length,
                    profile.tokens.samples[length],
                    replaced=replaced,
                ),
            )


def _second_look(
    means: Means,
    placed: Sequence[Placed],
    holdings: Sequence[Holding],
    suspects: Sequence[Suspect],
    salts: tuple[Secret[bytes], ...],
) -> Comparison:
    """Read the columns with values in the clear again, and make tokens of them."""
    assert means.namer.key is not None  # noqa: S101 - asked before
    wanted = frozenset[DataCategory]().union(*(suspect.categories for suspect in suspects))
    lengths = sorted({suspect.length for suspect in suspects})
    of_length = {n: [s.digests for s in suspects if s.length == n] for n in lengths}
    comparing = Comparing(
        {n: np.unique(np.concatenate(digests)) for n, digests in of_length.items()},
        salts,
        token_key(means.namer.key),
    )
    step = partial(
        compare_partition, sources=means.sources, comparing=comparing, patience=means.patience
    )
    tasks: list[tuple[int, ClearTask]] = []
    whole = True
    for at, holding in zip(placed, holdings, strict=True):
        columns = _clear_columns(holding, wanted)
        if columns:
            try:
                tasks += enumerate(_tasks(means, at, columns), len(tasks))
            except SourceError:
                whole = False
    done = means.executor.each(tasks, step) if tasks else ()
    return reduce(add, (one for _, one in done), Comparison(whole=whole))


def _clear_columns(
    holding: Holding, wanted: frozenset[DataCategory]
) -> dict[str, tuple[DataCategory, ...]]:
    """Give the fields that show what is wanted, as a whole."""
    found = {
        name: tuple(
            category
            for category, recognition in sorted(seen.items())
            if category in wanted and recognition.verdict is Verdict.PERSONAL
        )
        for name, seen in sorted(holding.recognitions.items())
    }
    return {name: categories for name, categories in found.items() if categories}


def _tasks(
    means: Means, placed: Placed, columns: Mapping[str, tuple[DataCategory, ...]]
) -> Iterator[ClearTask]:
    source = placed.location.source
    reading = Reading(placed.declaration, means.namer.detector, means.namer)
    for partition in means.sources[source].partitions(placed.listed.name):
        yield ClearTask(source, reading, partition, columns)


def compare_partition(
    task: ClearTask, *, sources: Sources, comparing: Comparing, patience: Patience
) -> Comparison:
    """Make tokens of the values of one partition: the step that runs on any machine."""
    source, compared = sources[task.source], Comparison(whole=False)
    for _ in patience.tries():
        try:
            values, whole = _values(source, task)
            return replace(_compared(values, comparing), whole=whole)
        except SourceError as error:
            if not error.passing:
                break
    return compared


def _values(
    source: Source[Any], task: ClearTask
) -> tuple[Mapping[DataCategory, list[pl.Series]], bool]:
    """Gather the distinct values of a partition by category, and say whether these are all."""
    found: dict[DataCategory, list[pl.Series]] = {}
    whole = True
    for batch in source.read(task.partition):
        if isinstance(batch, Skipped):
            whole &= not _concerns(batch, task)
            continue
        for ordinal, column in enumerate(batch.schema.names):
            for category in task.columns.get(task.reading.shown(column, ordinal), ()):
                values: pa.Array = text_of(values_of(batch.column(ordinal)))
                found.setdefault(category, []).append(pl.Series(values.unique(), dtype=pl.String))
    return found, whole


def _concerns(skipped: Skipped, task: ClearTask) -> bool:
    """Say whether what was left out may hold a value in the clear: records, or such a column."""
    if skipped.field is None:
        return True
    return any(task.reading.shown(skipped.field, 0) == name for name in task.columns)


def _compared(values: Mapping[DataCategory, list[pl.Series]], comparing: Comparing) -> Comparison:
    each = (comparing.compare(pl.concat(some), category) for category, some in values.items())
    return reduce(add, each, Comparison())


def _after(trial: Trial, suspect: Suspect, compared: Comparison) -> Trial:
    """Put down what the comparison came to for one suspect: the method that undid most."""
    own = frozenset(suspect.tokens.digests)
    values = sum(n for category, n in compared.values.items() if category in suspect.categories)
    trial = replace(trial, compared=values, whole=compared.whole)
    hits = {
        (len(digests & own), code, category)
        for (length, code, category), digests in compared.met.items()
        if length == trial.length and category in suspect.categories
    }
    sure = [
        hit for hit in hits if is_sure(hit[0], trial.tokens, compared.values[hit[2]], trial.length)
    ]
    if not sure:
        return trial
    undone, code, category = max(sure)
    return replace(trial, method=code, category=category, undone=undone)

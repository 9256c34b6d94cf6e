"""What was erased, looked for by what it was: people by fingerprints, objects by name and content.

Who was erased is read from the list that the register names, while it exists, and from the dataset
itself as long as it holds them; the ledger remembers it until the last backup has expired.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from scanner.model.declaration import DatasetDeclaration
from scanner.model.erased import ErasedStore, content
from scanner.model.errors import Reason, SourceError
from scanner.model.inventory import Holding, Location, Pursuit, StillPresent, Unlisted
from scanner.model.policy import Policy
from scanner.model.probe import Probe, is_key, key_of
from scanner.model.profile import DatasetProfile
from scanner.model.register_data import Erasure
from scanner.model.source import Source, Sources
from scanner.pipeline.gathering import Telling, gathered
from scanner.pipeline.leaving import present
from scanner.pipeline.partition import Task, profile_partition
from scanner.pipeline.survey import Placed
from scanner.pipeline.tracing import Quest, Sight, told_by, traced, with_key
from scanner.profiling import Columns, Gathering, Marks, Reading
from scanner.profiling.keyed import WORD
from scanner.profiling.printing import Words

STATE = re.compile(r"#(version|snapshot|deleted)=[0-9TZ:.-]+\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Erased:
    """What a run knows of erasures besides the data.

    Attributes:
        entries: Of the register.
        lists: Sources of the lists of people, by the id of the entry.
        store: ``None`` without a ledger or a city's key.
        thorough: Names alone are looked for, too, and nothing is left to the store of fingerprints.
    """

    entries: tuple[Erasure, ...] = ()
    lists: Sources = field(default_factory=dict)
    store: ErasedStore | None = None
    thorough: bool = False


def sought(sight: Sight, policy: Policy, erased: Erased) -> Mapping[str, Probe]:
    """Give who was erased or is to be, by the id of the entry: all that is known of them.

    Args:
        sight: What can be looked at.
        policy: What is declared.
        erased: What is known of erasures.
    """
    found = {}
    for one in erased.entries:
        if one.people and not one.whole and one.dataset in policy.datasets:
            stored = erased.store.probe(one.spot.id) if erased.store is not None else None
            known = [p for p in (_people(sight, policy, erased, one), stored) if p is not None]
            best = max(known, key=lambda some: (some.people, some.fingerprints), default=Probe())
            found[one.spot.id] = best
    return found


def pursuits(
    sight: Sight,
    unlisted: tuple[Unlisted, ...],
    policy: Policy,
    erased: Erased,
    probes: Mapping[str, Probe],
    today: date,
) -> Mapping[str, Pursuit]:
    """Look for everything that was recorded as erased.

    Args:
        sight: What can be looked at.
        unlisted: What cannot.
        policy: What is declared.
        erased: What is known of erasures.
        probes: Who was erased, as ``sought`` gives it.
        today: The day of judgement.
    """
    done = [
        one
        for one in erased.entries
        if one.dataset in policy.datasets and one.done is not None and one.done <= today
    ]
    quests = {
        one.spot.id: _quest(policy, one, probes[one.spot.id], thorough=erased.thorough)
        for one in done
        if one.spot.id in probes
    }
    seen = traced(sight, quests)
    gone = [one.location for one in unlisted if one.reason is not Reason.NOT_FOUND]
    unseen = tuple(StillPresent(place, 0, 0, whole=False) for place in gone)
    found = {one.spot.id: _objects(sight, policy, erased, one) for one in done}
    for identity in quests:
        traces, probe = sorted(seen[identity].items()), probes[identity]
        places = [present(sight.holdings[n].location, t, known=True) for n, t in traces]
        found[identity] = replace(
            found[identity],
            known=bool(probe.words),
            people=probe.people,
            present=(*places, *unseen),
        )
    return found


def _quest(policy: Policy, one: Erasure, probe: Probe, *, thorough: bool) -> Quest:
    """Say how the people of an entry are looked for."""
    kind, keys = _keys(policy, one)
    return Quest(probe, kind, keys if kind in probe.words else {}, screened=not thorough)


def _keys(policy: Policy, one: Erasure) -> tuple[str, Mapping[str, str]]:
    """Give the columns that name the people of an entry's dataset, where the policy says so."""
    leavers = policy.leavers
    columns = {} if leavers is None else {leavers.dataset: leavers.key, **leavers.present_in}
    return key_of(), columns if one.dataset in columns else {}


def _people(sight: Sight, policy: Policy, erased: Erased, one: Erasure) -> Probe | None:
    """Read the list of an entry, and what its dataset still holds of those whom it names by key.

    Returns:
        ``None`` where there is no list, or it cannot be read whole.
    """
    source = erased.lists.get(one.spot.id)
    if source is None or sight.printing is None:
        return None
    kind, keys = _keys(policy, one)
    gathering, declared = Gathering(), policy.datasets[one.dataset]
    key = {keys[one.dataset]: (kind,)} if keys else {}
    try:
        for listed in source.listing():
            if listed.unread is not None or not _listed(
                sight, source, listed.name, declared, key, gathering
            ):
                return None
    except SourceError:
        return None
    probe = gathering.probe()
    if kind in probe.words:
        _held(sight, one.dataset, key, np.frombuffer(probe.words[kind], WORD), gathering)
        probe = gathering.probe()
    return probe


def _listed(
    sight: Sight,
    source: Source[Any],
    name: str,
    declared: DatasetDeclaration,
    key: Columns,
    gathering: Gathering,
) -> bool:
    """Gather all who are in one table of a list, and say whether it was read whole."""
    means, printer = sight.means, sight.printer
    reading = Reading(declared, means.namer.detector, means.namer, printer=printer)
    profile = DatasetProfile()
    for partition in source.partitions(name):
        profile += profile_partition(
            Task(source.name, None, partition),
            sources={source.name: source},
            readings={None: reading},
            patience=means.patience,
        ).profile
    recognitions = means.namer.detector.weigh(profile.fields)
    holding = Holding(Location(source.name), declared, profile, recognitions)
    columns = with_key(told_by(holding, sight.printing), key)
    everybody = lambda batch, _: np.ones(batch.num_rows, bool)  # noqa: E731 - it is one thought
    told = gathered(source, name, Telling(reading, columns, printer), gathering, everybody)
    return told and profile.coverage.whole()


def _held(sight: Sight, dataset: str, key: Columns, words: Words, gathering: Gathering) -> None:
    """Gather what a dataset holds of those with some keys; once they are erased that is nothing."""

    def theirs(batch: pa.RecordBatch, some: Sequence[Marks]) -> npt.NDArray[np.bool_]:
        rows = np.zeros(batch.num_rows, bool)
        for one in some:
            if is_key(one.kind):
                rows[one.rows[np.isin(one.words, words)]] = True
        return rows

    for number, placed in enumerate(sight.placed):
        if placed.location.dataset == dataset and placed.declaration is not None:
            columns = with_key(told_by(sight.holdings[number], sight.printing), key)
            source = sight.means.sources[placed.location.source]
            telling = Telling(sight.reading(number), columns, sight.printer)
            gathered(source, placed.listed.name, telling, gathering, theirs)


def _objects(sight: Sight, policy: Policy, erased: Erased, one: Erasure) -> Pursuit:
    """Look for the erased object itself in its other states, and for its last content."""
    declared = policy.datasets[one.dataset]
    known = frozenset[str]()
    if erased.store is not None and (one.whole or one.objects):
        known = erased.store.contents(declared.source, one.dataset, one.objects)
    remains, copies = dict[Location, str](), list[Location]()
    for placed, holding in zip(sight.placed, sight.holdings, strict=True):
        state = _state(placed, declared, one)
        if state is not None:
            remains[placed.location] = state
        elif placed.declaration is None and content(holding.profile) in known:
            copies.append(placed.location)
    return Pursuit(remains=remains, copies=tuple(copies), compared=bool(known))


def _state(placed: Placed, declared: DatasetDeclaration, one: Erasure) -> str | None:
    """Say in what state a listed object is an erased one; ``None`` where it is none.

    One that is the dataset as it is declared is judged by its records.
    """
    if placed.location.source != declared.source:
        return None
    name = placed.listed.name
    found = STATE.search(name)
    base = name if found is None else name[: found.start()]
    is_named = unicodedata.normalize("NFKC", base) in one.objects  # as registers are read
    if not is_named and (found is None or not (one.whole and declared.covers(base))):
        return None
    return "present" if found is None else found.group(1).lower()


def remember(
    sight: Sight, policy: Policy, erased: Erased, probes: Mapping[str, Probe], today: date
) -> None:
    """Keep what will be needed when it is gone: who is to be erased, and what datasets hold.

    Who was erased is kept until the last declared backup has expired; where none is declared,
    nobody can say until when it may be kept, so it is not.

    Args:
        sight: What can be looked at.
        policy: What is declared.
        erased: What is known of erasures.
        probes: Who was erased, as ``sought`` gives it.
        today: The day of judgement.
    """
    store, days = erased.store, policy.backup_days
    if store is None:
        return
    read = [one for one in sight.holdings if one.declaration and one.profile.coverage.whole()]
    held = {one.location: content(one.profile) for one in read}
    store.keep_contents({place: digest for place, digest in held.items() if digest is not None})
    for one in erased.entries:
        probe = probes.get(one.spot.id, Probe())
        if days is not None and probe.words:
            until = None if one.done is None else one.done + timedelta(days)
            if until is None or today <= until:
                store.keep_probe(one.spot.id, probe, until)

"""What a register may say, but not together with itself, another one or the policy.

Promise: an entry that cannot be true (a day in the future, an end before its beginning, a number
given twice) is told and not used; one that speaks of what nobody knows is told.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import date, datetime
from itertools import combinations
from typing import Any

from scanner.model.entry import Period, Register, Spot
from scanner.model.policy import Policy
from scanner.model.register import Flaw, Flawed, Registers
from scanner.model.register_people import Worker

PAST: Mapping[Register, tuple[str, ...]] = {
    Register.ROSTER: ("reported", "consented"),
    Register.CONTRACTS: ("applied", "consented"),
    Register.ERASURES: ("applied", "consented", "done", "reported"),
    Register.HANDOVERS: ("day", "receipt", "settled"),
    Register.INSPECTIONS: ("day", "settled"),
    Register.TRAININGS: ("day",),
    Register.APPROVED_PLACES: ("reported",),
    Register.INCIDENTS: ("known", "reported"),
    Register.MEDIA: ("disposed",),
}
"""Days of what has happened; all others may lie ahead."""

SEVERAL = frozenset({Register.INSPECTIONS})
"""Registers in which one number stands for several lines."""

UNUSED = frozenset({Flaw.FUTURE, Flaw.BACKWARDS, Flaw.DUPLICATE})


def checked(registers: Registers, policy: Policy, now: datetime) -> Registers:
    """Tell contradictions, and leave out the entries that cannot be true.

    Args:
        registers: As they were read.
        policy: What datasets and flows there are.
        now: The moment of judgement.
    """
    found = [
        *_alone(registers, now),
        *_overlaps(registers.roster),
        *_references(registers, policy),
    ]
    gone = {flaw.spot for flaw in found if flaw.flaw in UNUSED}
    kept: dict[str, Any] = {
        name.value: tuple(entry for entry in entries if entry.spot not in gone)
        for name, entries in _entries(registers)
    }
    return replace(registers, flaws=registers.flaws + tuple(found), **kept)


def _entries(registers: Registers) -> Iterator[tuple[Register, tuple[Any, ...]]]:
    names = {register.value for register in Register}
    for one in fields(registers):
        if one.name in names:
            yield Register(one.name), getattr(registers, one.name)


def _alone(registers: Registers, now: datetime) -> Iterator[Flawed]:
    """Look at every entry by itself, and for its number among the others."""
    for register, entries in _entries(registers):
        first: dict[str, Spot] = {}
        for entry in entries:
            for key in PAST.get(register, ()):
                if _is_ahead(getattr(entry, key), now):
                    yield Flawed(entry.spot, Flaw.FUTURE, field=key)
            if _is_backwards(getattr(entry, "period", None)):
                yield Flawed(entry.spot, Flaw.BACKWARDS, field="until")
            if (
                register not in SEVERAL
                and first.setdefault(entry.spot.id, entry.spot) != entry.spot
            ):
                yield Flawed(entry.spot, Flaw.DUPLICATE, field="id")


def _is_ahead(when: date | None, now: datetime) -> bool:
    """Say whether a day, or a moment of a later day, has not come yet."""
    day = when.date() if isinstance(when, datetime) else when
    return day is not None and day > now.date()


def _is_backwards(period: Period | None) -> bool:
    return bool(period and period.since and period.until and period.until < period.since)


def _overlaps(roster: Iterable[Worker]) -> Iterator[Flawed]:
    """Find one person who has one role twice at a time."""
    for one, other in combinations(roster, 2):
        latest = max(one.period.since or date.min, other.period.since or date.min)
        together = one.period.holds(latest) and other.period.holds(latest)
        if one.person == other.person and one.roles & other.roles and together:
            yield Flawed(other.spot, Flaw.OVERLAP, field="since")


def _references(registers: Registers, policy: Policy) -> Iterator[Flawed]:
    """Find names and numbers that nothing has."""
    contracts = {entry.spot.id for entry in registers.contracts}
    approvals = {entry.spot.id for entry in registers.approvals}
    people = {entry.person for entry in registers.roster}
    has_contracts = Register.CONTRACTS in registers.named
    has_approvals = Register.APPROVALS in registers.named
    has_roster = Register.ROSTER in registers.named
    data, flows = policy.datasets.keys(), policy.flows.keys()
    yield from _unknown(registers.contracts, "datasets", data)
    yield from _unknown(registers.approvals, "covers", data | flows)
    yield from _unknown(registers.erasures, "dataset", data)
    yield from _unknown(registers.handovers, "dataset", data)
    yield from _unknown(registers.handovers, "flow", flows)
    yield from _unknown(registers.information_files, "dataset", data)
    if has_contracts:
        yield from _unknown(registers.contracts, "parent", contracts)
        yield from _unknown(registers.inspections, "contract", contracts)
    if has_approvals:
        yield from _unknown(registers.handovers, "approval", approvals)
    if has_roster:
        yield from _unknown(registers.trainings, "person", people)


def _unknown(entries: Iterable[Any], key: str, known: Iterable[object]) -> Iterator[Flawed]:
    named: Callable[[Any], tuple[object, ...]] = lambda value: (  # noqa: E731 - it is one thought
        value if isinstance(value, tuple) else (value,) if value else ()
    )
    for entry in entries:
        if not set(named(getattr(entry, key))) <= set(known):
            yield Flawed(entry.spot, Flaw.REFERENCE, field=key)

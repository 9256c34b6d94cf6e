"""Handovers and erasures as the office's lists record them."""

from collections.abc import Iterator
from datetime import date

from scanner.model.register import Registers
from scanner.model.register_data import Erasure, Handover
from scanner.reports.report import Act, Stage, Transfer


def transfers(registers: Registers, since: date, today: date) -> tuple[Transfer, ...]:
    """List what was handed over and erased from a day on, and what is still to come.

    A handover that is not settled is listed however old it is.
    """
    listed = (*_handovers(registers, today), *_erasures(registers, today))
    return tuple(
        one
        for one in listed
        if one.day is None or one.day >= since or (one.due is not None and one.stage is Stage.DONE)
    )


def _handovers(registers: Registers, today: date) -> Iterator[Transfer]:
    for entry in registers.handovers:
        yield Transfer(
            act=Act.HANDOVER,
            day=entry.day,
            name=entry.flow or entry.dataset,
            stage=_handed(entry, today),
            partner=entry.recipient,
            entry=entry.spot.id,
            due=entry.due,
        )


def _handed(entry: Handover, today: date) -> Stage:
    if entry.settled is not None and entry.settled <= today:
        return Stage.SETTLED
    return Stage.DONE if entry.day is not None and entry.day <= today else Stage.PLANNED


def _erasures(registers: Registers, today: date) -> Iterator[Transfer]:
    for entry in registers.erasures:
        yield Transfer(
            act=Act.ERASURE,
            day=_erased(entry),
            name=entry.dataset,
            stage=Stage.DONE if entry.done is not None and entry.done <= today else Stage.PLANNED,
            entry=entry.spot.id,
        )


def _erased(entry: Erasure) -> date | None:
    return entry.done or entry.consented or entry.applied

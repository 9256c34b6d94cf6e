"""What signed records say of a period: pure, from records and their contents alone."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from scanner.evidence.chained import Record, listed
from scanner.model.coverage import READ_WHOLE
from scanner.model.inspection import InspectedFinding, InspectedNight, NightStatus

DAY = timedelta(days=1)
DECIDED = ("waiver", "erasure", "handover", "act")
Contents = Mapping[str, Mapping[str, Any]]


def nights(records: Sequence[Record], since: date, until: date) -> tuple[InspectedNight, ...]:
    """Give every day of a period, with what became of it; ``until`` belongs to it."""
    done: dict[date, list[Record]] = defaultdict(list)
    for record in records:
        if record.predicate["run"]["only"] is None:
            done[moment(record).date()].append(record)
    days = (since + n * DAY for n in range((until - since).days + 1))
    return tuple(_night(day, done[day]) for day in days)


def _night(day: date, records: Sequence[Record]) -> InspectedNight:
    whole = any(record.predicate["status"].keys() <= READ_WHOLE for record in records)
    status = NightStatus.SCANNED if whole else NightStatus.PARTIAL
    clocks = [datetime.fromisoformat(one.predicate["run"]["clock"]) for one in records]
    return InspectedNight(
        day=day,
        status=status if records else NightStatus.MISSED,
        records=tuple(record.number for record in records),
        exit_codes=tuple(record.predicate["run"]["exit_code"] for record in records),
        clocks=tuple(
            clock
            for clock, record in zip(clocks, records, strict=True)
            if abs(clock - moment(record)) > DAY
        ),
    )


def moment(record: Record) -> datetime:
    """Give the moment that a record's run judged."""
    return datetime.fromisoformat(record.as_of)


@dataclass(frozen=True, slots=True)
class _Open:
    finding: Mapping[str, Any]
    digest: str
    since: datetime
    waived: bool


def lives(records: Sequence[Record], contents: Contents) -> tuple[InspectedFinding, ...]:
    """Tell how long each finding stayed open; one that came back is told once for each time."""
    still: dict[str, _Open] = {}
    ended: list[InspectedFinding] = []
    for record in records:
        at = moment(record)
        stated = dict(_stated(record, contents))
        for name, (finding, digest) in stated.items():
            begun = still.get(name)
            waived = name in record.predicate.get("waived", ())
            still[name] = _Open(finding, digest, begun.since if begun else at, waived)
        unseen = set(record.predicate.get("unseen", ()))
        if record.predicate["run"]["only"] is None:
            gone = sorted(still.keys() - stated.keys() - unseen)
            ended += [_ended(still.pop(name), at, at) for name in gone]
    ended += [_ended(one, None, moment(records[-1])) for one in still.values()]
    return tuple(sorted(ended, key=lambda one: (one.since, str(one.finding["id"]))))


def _ended(one: _Open, until: datetime | None, last: datetime) -> InspectedFinding:
    days = (last.date() - one.since.date()).days
    return InspectedFinding(one.finding, one.digest, one.since, until, days, one.waived)


def _stated(
    record: Record, contents: Contents
) -> Iterator[tuple[str, tuple[Mapping[str, Any], str]]]:
    for digest in listed(record.predicate, ("findings",)):
        finding = contents[digest]["finding"]
        yield finding["id"], (finding, digest)


def decided(
    records: Sequence[Record], contents: Contents
) -> Mapping[str, tuple[Mapping[str, object], ...]]:
    """Give waivers, erasures, handovers and acts, each once, in the order in which they came."""
    told: dict[str, dict[str, Mapping[str, object]]] = {kind: {} for kind in DECIDED}
    for record in records:
        for digest in listed(record.predicate, ("registers", "waivers", "acts")):
            _tell(told, digest, contents)
    return {kind: tuple(found.values()) for kind, found in told.items()}


def _tell(
    told: Mapping[str, dict[str, Mapping[str, object]]], digest: str, contents: Contents
) -> None:
    content = contents[digest]
    kind = str(content["kind"])
    if kind in told:
        told[kind].setdefault(digest, {k: v for k, v in content.items() if k != "kind"})


def wanted(records: Sequence[Record]) -> frozenset[str]:
    """List the contents that records speak of."""
    return frozenset(name for one in records for name in listed(one.predicate))

"""From rows of read cells to typed entries, one function a register."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from scanner.model import register_data as data
from scanner.model import register_people as people
from scanner.model.entry import Period, Register, Spot
from scanner.model.secret import Secret
from scanner.model.writing import compact
from scanner.registers.cells import has_time

JAPAN = ZoneInfo("Asia/Tokyo")
SIX_ITEMS = ("party", "reason", "work", "data", "measures", "supervision")
APPLIED_FOR = ("items", "medium", "quantity", "method", "planned")
RECORDED = ("done", "worker", "items", "medium", "quantity", "method", "responsible")


class Row:
    """One row: its cells as they were read, and as they are written."""

    def __init__(self, read: Mapping[str, Any], written: Mapping[str, str]) -> None:
        self.read = read
        self.written = written

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 - as the column is read
        """Give a cell; what is blank or has no column gives the default."""
        value = self.read.get(key)
        return default if value is None else value

    def filled(self, *keys: str) -> frozenset[str]:
        """Say which of some cells are filled."""
        return frozenset(key for key in keys if self.read.get(key) is not None)

    def period(self) -> Period:
        """Give the days for which the row holds."""
        return Period(self.get("since"), self.get("until"))

    def person(self, key: str) -> Secret[str]:
        """Give a name, kept from every output."""
        return Secret(self.get(key, ""))

    def moment(self, key: str, *, end: bool) -> datetime | None:
        """Give a moment in Japan; a day alone is its end or its start."""
        found: datetime | None = self.get(key)
        if found is None:
            return None
        late = end and not has_time(self.written[key])
        return (found + timedelta(days=late)).replace(tzinfo=JAPAN)

    def day(self, key: str) -> Any:  # noqa: ANN401 - a day or nothing
        """Give the day of a moment."""
        found = self.get(key)
        return found.date() if isinstance(found, datetime) else found


def worker(spot: Spot, row: Row) -> people.Worker:
    """Read a line of the roster."""
    return people.Worker(
        spot=spot,
        person=row.person("person"),
        roles=row.get("roles"),
        specific=row.get("specific"),
        period=row.period(),
        reported=row.get("reported"),
        consented=row.get("consented"),
        dispatched=row.get("dispatched", default=False),
        clause=row.get("clause"),
    )


def contract(spot: Spot, row: Row) -> data.Contract:
    """Read a contract; it ends with its last day, or when it was completed or cancelled before."""
    ends = [day for day in (row.get("until"), row.get("ended")) if day]
    return data.Contract(
        spot=spot,
        party=row.get("party"),
        parent=_reference(row.get("parent", "")),
        period=Period(row.get("since"), min(ends, default=None)),
        grace_days=row.get("grace_days", 0),
        datasets=row.get("datasets", ()),
        applied=row.get("applied"),
        consented=row.get("consented"),
        scope=row.get("scope"),
        items=row.filled(*SIX_ITEMS),
        subsidiary=row.get("subsidiary", default=False),
    )


def _reference(text: str) -> str:
    """Write the number of another entry as its own spot does."""
    return compact(text).upper()


def approval(spot: Spot, row: Row) -> data.Approval:
    """Read a consent of the city."""
    return data.Approval(spot, row.get("kind"), row.get("covers", ()), row.period())


def erasure(spot: Spot, row: Row) -> data.Erasure:
    """Read an erasure, a disposal or a return."""
    witnessed = row.get("witness") is not None
    return data.Erasure(
        spot=spot,
        dataset=row.get("dataset"),
        specific=row.get("specific"),
        applied=row.get("applied"),
        consented=row.get("consented"),
        done=row.day("done"),
        reported=row.get("reported"),
        application=row.filled(*APPLIED_FOR),
        recorded=row.filled(*RECORDED) | _timed(row),
        whole=row.get("whole", default=False),
        witness_asked=row.get("witness_asked", default=False),
        witnessed=witnessed,
        unreadable=_unreadable(row),
        people=row.get("people", ""),
        objects=row.get("objects", ()),
    )


def _unreadable(row: Row) -> bool | None:
    """Say whether the medium was made unreadable; of a disposal a blank says that it was not."""
    disposed = any(word in row.get("method", "") for word in ("廃棄", "処分", "dispos"))
    said: bool | None = row.get("unreadable")
    return False if disposed and said is None else said


def _timed(row: Row) -> frozenset[str]:
    """Say whether the record states the time of day, as 日時 asks."""
    return frozenset({"time"} if has_time(row.written.get("done", "")) else ())


def handover(spot: Spot, row: Row) -> data.Handover:
    """Read one handover."""
    states = row.filled("sender", "place", "means") | (
        {"moment"} if has_time(row.written["day"]) else set()
    )
    shielded = row.get("encrypted")
    return data.Handover(
        spot=spot,
        day=row.day("day"),
        flow=row.get("flow", ""),
        dataset=row.get("dataset", ""),
        sender=row.person("sender") if row.get("sender") else None,
        recipient=row.get("recipient", ""),
        specific=row.get("specific", default=False),
        receipt=row.get("receipt"),
        receipt_states=frozenset(states),
        direct=row.get("direct"),
        approval=_reference(row.get("approval", "")),
        protected=True if row.get("measure") else shielded,
        due=row.get("due"),
        settled=row.get("settled"),
    )


def sas(spot: Spot, row: Row) -> data.IssuedSas:
    """Read an issued signature's facts."""
    return data.IssuedSas(spot, row.get("scope"), row.get("expires"), row.get("digest", ""))


def inspection(spot: Spot, row: Row) -> people.Inspection:
    """Read an inspection or one of its points."""
    return people.Inspection(
        spot=spot,
        contract=_reference(row.get("contract")),
        day=row.get("day"),
        on_site=row.get("on_site"),
        reason=row.get("reason") is not None,
        point=row.get("point") is not None,
        due=row.get("due"),
        settled=row.get("settled"),
    )


def instructed(spot: Spot, row: Row) -> people.Instructed:
    """Read a training or a pledge."""
    return people.Instructed(spot, row.person("person"), row.get("kind"), row.get("day"))


def place(spot: Spot, row: Row) -> data.ApprovedPlace:
    """Read an approved place."""
    return data.ApprovedPlace(spot, row.get("place"), row.get("reported"), row.period())


def incident(spot: Spot, row: Row) -> people.Incident:
    """Read an incident."""
    return people.Incident(
        spot=spot,
        known=row.moment("known", end=True),
        reported=row.moment("reported", end=False),
        finding=row.get("finding", "").lower(),
    )


def medium(spot: Spot, row: Row) -> data.Medium:
    """Read a medium."""
    specific = row.get("specific", default=False)
    return data.Medium(spot, specific, row.get("disposed"), row.get("unreadable"))


def contact(spot: Spot, row: Row) -> people.EmergencyContact:
    """Read a line of the emergency list."""
    return people.EmergencyContact(
        spot, bool(row.filled("phone", "mail")), procedure=row.get("procedure") is not None
    )


def information_file(spot: Spot, row: Row) -> data.InformationFile:
    """Read an entry of 個人情報ファイル簿."""
    return data.InformationFile(spot, row.get("dataset"), tuple(map(compact, row.get("items"))))


Build = Callable[[Spot, Row], Any]
BUILD: Mapping[Register, Build] = MappingProxyType(
    {
        Register.ROSTER: worker,
        Register.CONTRACTS: contract,
        Register.APPROVALS: approval,
        Register.ERASURES: erasure,
        Register.HANDOVERS: handover,
        Register.SAS: sas,
        Register.INSPECTIONS: inspection,
        Register.TRAININGS: instructed,
        Register.APPROVED_PLACES: place,
        Register.INCIDENTS: incident,
        Register.MEDIA: medium,
        Register.EMERGENCY_CONTACTS: contact,
        Register.INFORMATION_FILES: information_file,
    }
)

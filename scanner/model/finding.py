"""One rule's verdict on one location."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256

from scanner.model.inventory import Location
from scanner.model.severity import Severity


class Outcome(StrEnum):
    """A rule's answer (SARIF result kinds)."""

    FAIL = "fail"
    OPEN = "open"
    PASS = "pass"  # noqa: S105 - an outcome


class Cause(StrEnum):
    """What an outcome rests on; of an *open* one, what stands in its way."""

    DATA = "data"
    POLICY = "policy"
    COVERAGE = "coverage"


LOCATION = tuple(each.name for each in fields(Location))

IDENTITIES_REMEMBERED = 100_000
"""Ten controls of ten thousand datasets; every report asks for them again."""


@dataclass(frozen=True, slots=True)
class Basis:
    """An article behind a finding."""

    rulebook: str
    article: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict with its measures, never with values.

    Attributes:
        subject: Tells apart findings of one control at one location: a category, a coverage reason.
        measures: Always ``rows``, ``rows_read`` and ``people``; further keys belong to the control.
        basis: Articles in force at the moment of judgement.
        cities: Codes of the cities in whose data it is true.
    """

    control: str
    severity: Severity
    outcome: Outcome
    cause: Cause
    location: Location
    subject: str | None = None
    measures: Mapping[str, object] = field(default_factory=dict)
    basis: tuple[Basis, ...] = ()
    cities: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Give 16 hex digits of SHA-256 over control, location and subject: stable over time."""
        return _identity(self.control, self.location, self.subject)

    @property
    def is_exception(self) -> bool:
        """A *fail*, or an *open* that the policy causes."""
        return self.outcome is Outcome.FAIL or (
            self.outcome is Outcome.OPEN and self.cause is Cause.POLICY
        )

    @property
    def is_gap(self) -> bool:
        """An *open* that coverage causes."""
        return self.outcome is Outcome.OPEN and self.cause is Cause.COVERAGE

    @property
    def order(self) -> tuple[str, ...]:
        """The order of findings in every output."""
        place = self.location
        return tuple(
            part or ""
            for part in (
                self.control,
                place.source,
                place.dataset,
                place.field,
                place.object,
                self.subject,
            )
        )


@lru_cache(IDENTITIES_REMEMBERED)
def _identity(control: str, location: Location, subject: str | None) -> str:
    place = {name: getattr(location, name) for name in LOCATION}
    text = _COMPACT.encode([control, place, subject])
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


_COMPACT = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def people(count: int | None) -> dict[str, object]:
    """State how many people a finding concerns; ``None`` where rows do not tell."""
    return {"value": count, "method": "unknown" if count is None else "exact"}


@dataclass(frozen=True, slots=True)
class RuleMeta:
    """A control's identity, as ``controls`` of every rulebook name it.

    Attributes:
        title: In English, one line; words for laymen are in the catalogue of controls.
        is_breach: A failure breaks what an article asks for, so that the city must be told in time
            (INC-1); others speak of the scan, of records about data, or of what is not needed.
    """

    id: str
    title: str
    severity: Severity
    is_breach: bool = True

    def finding(
        self,
        location: Location,
        outcome: Outcome,
        cause: Cause,
        *,
        subject: str | None = None,
        cities: Iterable[str] = (),
        **measures: object,
    ) -> Finding:
        """State a verdict of this control; measures that do not apply are null."""
        always: dict[str, object] = {"rows": None, "rows_read": None, "people": None}
        return Finding(
            control=self.id,
            severity=self.severity,
            outcome=outcome,
            cause=cause,
            location=location,
            subject=subject,
            measures=always | measures,
            cities=tuple(cities),
        )

"""Data that leaves its place, and people who left: what the policy says of both."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from scanner.model.handover import Terms


@dataclass(frozen=True, slots=True)
class Flow:
    """Data that regularly goes somewhere.

    Attributes:
        origin: The dataset that it comes from.
        recipient: Who receives it.
        approval: Number of the approval, or empty.
        until: Last day of the approval.
        terms: On what terms it is handed over.
    """

    name: str
    origin: str
    to: str
    fields: tuple[str, ...]
    recipient: str
    approval: str = ""
    until: date | None = None
    terms: Terms = field(default_factory=Terms)


@dataclass(frozen=True, slots=True)
class Leavers:
    """People who left, and until when they may still be present.

    Attributes:
        dataset: The dataset that says who left.
        key: Its column that names a person.
        by: Its column with the day on which somebody left.
        grace_days: Days after that day in which the person may still be present.
        present_in: Datasets with a column of their key. They must not be in any other afterwards,
            either.
        exempt: Datasets in which they may stay.
    """

    dataset: str
    key: str
    by: str
    grace_days: int
    present_in: Mapping[str, str]
    exempt: frozenset[str] = frozenset()

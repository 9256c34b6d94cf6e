"""How a breach is planted and what a right scanner says about it."""

from dataclasses import asdict, dataclass, field
from random import Random
from typing import NamedTuple

from sample_data.table import System, Table

SHARE = 0.005
"""The part of a field's rows in which a breach hides."""


class Note(NamedTuple):
    """What was planted, for whoever reads the list."""

    en: str
    ja: str


@dataclass(frozen=True)
class Place:
    """Where a finding points to."""

    source: str
    dataset: str | None
    field: str | None = None
    object: str | None = None


def place(table: Table, column: str | None = None) -> Place:
    """Name a place as findings do: declared names first, the file only in a dataset of many."""
    return Place(
        source=table.source,
        dataset=table.dataset or table.name,
        field=column,
        object=table.name if table.many else None,
    )


@dataclass(frozen=True)
class Breach:
    """One finding that a right scanner reports.

    Attributes:
        cities: In whose rows it is, where the table says whose its rows are.
    """

    control: str
    outcome: str
    cause: str
    place: Place
    subject: str | None
    rows: int | None
    note: Note
    cities: tuple[str, ...] = ()

    def listed(self) -> dict[str, object]:
        """Flatten it for the list."""
        entry = asdict(self) | asdict(self.place) | {"note": self.note._asdict()}
        del entry["place"]
        return entry

    @property
    def order(self) -> tuple[str, ...]:
        """The order of findings."""
        parts = (self.place.source, self.place.dataset, self.place.field, self.place.object)
        return (self.control, *(part or "" for part in (*parts, self.subject)))


@dataclass
class Planting:
    """A system in which breaches are being planted, and their list.

    Attributes:
        taken: Rows that already hold a breach, by table and column.
    """

    system: System
    rng: Random
    breaches: list[Breach] = field(default_factory=list)
    taken: dict[tuple[str, str], set[int]] = field(default_factory=dict)

    def choose(self, table: Table, column: str, count: int = 0, city: str = "") -> list[int]:
        """Choose rows that hold no breach in this column yet; without a count 0.5 % of them.

        Where a city is named, those that the column 地区 says to be its own.
        """
        taken = self.taken.setdefault((table.name, column), set())
        whose = table.values("地区") if city else [city] * len(table.rows)
        free = [row for row, own in enumerate(whose) if row not in taken and own == city]
        rows = sorted(self.rng.sample(free, count or max(2, round(len(table.rows) * SHARE))))
        taken.update(rows)
        return rows

    def fail(
        self, control: str, at: Place, subject: str | None, rows: int, note: Note, *cities: str
    ) -> None:
        """List a breach with evidence in hand."""
        self.breaches.append(Breach(control, "fail", "data", at, subject, rows, note, cities))

    def ask(self, control: str, at: Place, rows: int | None, note: Note) -> None:
        """List what the policy leaves open."""
        self.breaches.append(Breach(control, "open", "policy", at, None, rows, note))

    def gap(self, at: Place, reason: str, note: Note, rows: int | None = None) -> None:
        """List what cannot be read; of a column the cells."""
        self.breaches.append(Breach("COV-1", "open", "coverage", at, reason, rows, note))

"""What the organisation declared in its configuration, typed and frozen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from scanner.model.approver import WaiverRules
from scanner.model.article import Article
from scanner.model.declaration import DatasetDeclaration
from scanner.model.flow import Flow, Leavers
from scanner.model.guessing import Guessing
from scanner.model.step import Step


@dataclass(frozen=True, slots=True)
class City:
    """A city and the rulebooks that bind its data."""

    code: str
    name: str
    rulebooks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Awaited:
    """A declaration whose control this version does not verify: judged open, never passed.

    Attributes:
        subject: What tells it apart from others of the same control and dataset.
    """

    control: str
    source: str | None
    dataset: str | None
    field: str | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """All that was declared.

    Attributes:
        datasets: By name.
        cities: By code.
        articles: Every entry of every rulebook that a city names, in the rulebooks' order.
        awaited: Declarations that no rule verifies yet.
        nights_since: The first night that must have been scanned; ``None`` where none must.
        flows: By name.
        leavers: ``None`` where the policy does not say who left.
        report_within_hours: How soon a breach must be reported; ``None`` where nobody has said.
        training_within_months: How long a training counts.
        places: Where each source is: its host and share, or its path, by the source's name.
        guessing: How hard replacements are tried.
        waivers: What is asked of exceptions that are permitted for a while.
        backups: For how many days backups of a source are kept, by its name; 0 where none are made.
    """

    datasets: Mapping[str, DatasetDeclaration] = field(default_factory=dict)
    cities: Mapping[str, City] = field(default_factory=dict)
    articles: tuple[Article, ...] = ()
    awaited: tuple[Awaited, ...] = ()
    nights_since: date | None = None
    flows: Mapping[str, Flow] = field(default_factory=dict)
    leavers: Leavers | None = None
    report_within_hours: int | None = None
    training_within_months: int = 12
    places: Mapping[str, str] = field(default_factory=dict)
    guessing: Guessing = field(default_factory=Guessing)
    waivers: WaiverRules = field(default_factory=WaiverRules)
    backups: Mapping[str, int] = field(default_factory=dict)

    @property
    def backup_days(self) -> int | None:
        """Say how long the last declared backup holds what was erased; ``None`` without any."""
        return max(self.backups.values(), default=None)

    def declaration(self, source: str, name: str) -> DatasetDeclaration | None:
        """Find what covers a physical dataset; an exact ``where`` wins over a pattern."""
        covering = [d for d in self.datasets.values() if d.source == source and d.covers(name)]
        return min(covering, key=lambda d: (d.many, -len(d.where), d.name), default=None)

    def cities_of(self, source: str) -> tuple[str, ...]:
        """List whose data may be in a source: what an undeclared dataset there concerns."""
        named = {code for d in self.datasets.values() if d.source == source for code in d.cities}
        return tuple(sorted(named or self.cities))

    def basis(self, control: str, cities: tuple[str, ...], day: date) -> tuple[Article, ...]:
        """List the articles in force behind a control, in the rulebooks of these cities."""
        rulebooks = {book for code in cities for book in self.cities[code].rulebooks}
        return tuple(
            article
            for article in self.articles
            if article.control == control
            and article.rulebook in rulebooks
            and article.in_force(day)
        )

    def steps(
        self, control: str, cities: Iterable[str], day: date, *, specific: bool = False
    ) -> frozenset[Step]:
        """List what registers must show for a control.

        Args:
            control: Its id.
            cities: Whose data it is.
            day: The day on which the articles must be in force.
            specific: It concerns 特定個人情報, for which further articles hold.
        """
        return frozenset(
            step
            for article in self.basis(control, tuple(cities), day)
            for step in article.steps
            if specific or article.applies_to == "all"
        )

    def bound(self, control: str, day: date) -> tuple[str, ...]:
        """List the cities of which some article in force asks for a control."""
        return tuple(code for code in sorted(self.cities) if self.basis(control, (code,), day))

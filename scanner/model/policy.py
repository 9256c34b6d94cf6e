"""What the organisation declared in its configuration, typed and frozen.

Periods hold through their last day (民法 第140条, 第141条, 第143条: the day of the event does not
count, and where a month lacks the day its last day ends the period).
"""

import calendar
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from scanner.model.activity import SensitiveActivities
from scanner.model.approver import WaiverRules
from scanner.model.article import Article
from scanner.model.category import DataCategory
from scanner.model.flow import Flow, Leavers
from scanner.model.guessing import Guessing
from scanner.model.statistics import Statistics
from scanner.model.step import Step


class Treatment(StrEnum):
    """In what form a field may hold its category."""

    CLEAR = "clear"
    MASKED = "masked"
    TOKENISED = "tokenised"
    HASHED = "hashed"
    REMOVED = "removed"


MASKS_AT_ALL = 2
"""Values that a mask leaves at least."""


@dataclass(frozen=True, slots=True)
class FieldDeclaration:
    """What one field may hold.

    Attributes:
        categories: Categories that may be there; empty for a field that is not personal.
        treatment: The form in which they may be there.
        pattern: For ``masked``: a regular expression that a masked value matches from end to end,
            after full-width letters, digits and signs have been folded.
        free_text: ``True`` for prose, ``False`` for a structured field, ``None`` where the policy
            is silent.
        min_candidates: For ``masked``: how many values each masked one must leave; ``None`` where
            the policy is silent.
        keyed: For ``tokenised`` and ``hashed``: the policy says where the key is.
    """

    categories: frozenset[DataCategory] = frozenset()
    treatment: Treatment = Treatment.CLEAR
    pattern: str | None = None
    free_text: bool | None = None
    min_candidates: int | None = None
    keyed: bool = False

    @property
    def least_left(self) -> int:
        """Say how many values a masked one must leave: a mask that leaves one hides nothing."""
        return MASKS_AT_ALL if self.min_candidates is None else self.min_candidates

    def allows(self, category: DataCategory) -> bool:
        """Say whether the category may be here in any form."""
        return category in self.categories and self.treatment is not Treatment.REMOVED


REPLACED = frozenset({Treatment.TOKENISED, Treatment.HASHED})
"""In place of the value stands something else."""


class PeriodStart(StrEnum):
    """From when a retention period runs."""

    EVENT = "event"
    FISCAL_YEAR_END = "fiscal_year_end"
    """31 March that ends the fiscal year of the event (地方自治法 第208条)."""


class Undated(StrEnum):
    """What a record without a date means."""

    UNKNOWN = "unknown"
    CURRENT = "current"
    """The period has not begun: a member who has not left."""


MARCH, APRIL = 3, 4
"""The last and the first month of a fiscal year."""


@dataclass(frozen=True, slots=True)
class Retention:
    """How long records may be kept.

    Attributes:
        by: The column that dates a record.
    """

    by: str
    years: int = 0
    months: int = 0
    days: int = 0
    start: PeriodStart = PeriodStart.EVENT
    undated: Undated = Undated.UNKNOWN

    def last_day(self, event: date) -> date:
        """Give the last day on which a record of this day may still be there.

        A period that runs past the calendar's last year never ends.
        """
        to_year_end = self.start is PeriodStart.FISCAL_YEAR_END
        ends_next_year = to_year_end and event.month >= APRIL
        months = (MARCH if to_year_end else event.month) - 1 + self.months + 12 * self.years
        year = event.year + ends_next_year + months // 12
        if year >= date.max.year:
            return date.max
        month_end = calendar.monthrange(year, months % 12 + 1)[1]
        day = month_end if to_year_end else min(event.day, month_end)
        last = date(year, months % 12 + 1, day)
        return last + min(timedelta(self.days), date.max - last)


@dataclass(frozen=True, slots=True)
class DatasetDeclaration:
    """One dataset that may hold personal data.

    Attributes:
        name: The name that findings carry.
        source: Name of its source.
        where: ``schema.table``, or a path relative to the source's root; ``*`` and ``?`` match
            within one path segment, ``**`` across segments: one dataset of many files.
        cities: Codes of the cities whose data it is.
        fields: Declarations by column name.
        others: The declaration of ``*``: every column that ``fields`` does not name.
        specific: 特定個人情報 (may hold 個人番号).
        person_per_row: One row is one person, so that people can be counted by rows.
        may_be_absent: Its absence is no gap.
        city_column: The column that says whose record it is; ``None`` where all of them are of all
            ``cities``.
        city_of: What stands in that column (in NFKC, trimmed), and the code of the city it means.
        statistics: Set where it is declared to be statistics.
        sensitive: Which of its records tell of health.
        copy_of: The dataset of which it is a declared copy or a view; empty where it is neither.
        never_join: Datasets in which the same people must not be.
    """

    name: str
    source: str
    where: str
    cities: tuple[str, ...]
    owner: str = ""
    purpose: tuple[str, ...] = ()
    fields: Mapping[str, FieldDeclaration] = field(default_factory=dict)
    others: FieldDeclaration | None = None
    retention: Retention | None = None
    specific: bool = False
    person_per_row: bool = False
    may_be_absent: bool = False
    city_column: str | None = None
    city_of: Mapping[str, str] = field(default_factory=dict)
    statistics: Statistics | None = None
    sensitive: SensitiveActivities | None = None
    copy_of: str = ""
    never_join: tuple[str, ...] = ()

    @property
    def many(self) -> bool:
        """Say whether it is a pattern over many files, so that findings name the file."""
        return "*" in self.where or "?" in self.where

    def covers(self, name: str) -> bool:
        """Say whether a physical dataset belongs to this declaration."""
        return (
            path_pattern(self.where).fullmatch(name) is not None
            if self.many
            else name == self.where
        )

    def field(self, column: str) -> FieldDeclaration | None:
        """Find the declaration of a column, ``None`` for one that the policy does not name."""
        return self.fields.get(column, self.others)


def path_pattern(pattern: str) -> re.Pattern[str]:
    """Translate a path pattern: ``*`` and ``?`` within a segment, ``**`` across segments.

    A name may hold line breaks, and the signs match them too.
    """
    signs = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern)
    return re.compile("".join(signs.get(part, re.escape(part)) for part in parts), re.DOTALL)


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

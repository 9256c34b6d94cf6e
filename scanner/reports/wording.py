"""A finding in words: what every report for people says, so that all of them say the same."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from scanner.model.control import ControlText
from scanner.model.coverage import CoverageLine
from scanner.model.finding import Basis, Cause, Finding, Outcome
from scanner.model.finding_document import ALWAYS
from scanner.model.inventory import Location
from scanner.reports.phrases import phrase
from scanner.reports.shown import shown
from scanner.reports.words.bilingual import said, word
from scanner.reports.words.measures import MEASURES, SUBJECTS, VALUES
from scanner.reports.words.reasons import REASONS, coverage_sentence

KIBI = 1024
UNSPOKEN = frozenset({*ALWAYS, "score"})
"""Measures with a column of their own, and one that speaks to machines only."""

NOT_APPLICABLE = "-"
"""Stands where a number does not apply or is not known."""


@dataclass(frozen=True, slots=True)
class Titles:
    """Names of cities and titles of rulebooks, by code; a code without one stands for itself."""

    cities: Mapping[str, str] = field(default_factory=dict)
    rulebooks: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wording:
    """One language, the catalogue of controls, and the names of cities and rulebooks."""

    lang: str
    texts: Mapping[str, ControlText] = field(default_factory=dict)
    titles: Titles = field(default_factory=Titles)

    def say(self, key: str, *, n: int | None = None, **values: object) -> str:
        """Say a sentence of the reports."""
        return phrase(key, self.lang, n=n, **values)

    def labelled(self, key: str, text: str) -> str:
        """Put a text behind what it is."""
        return self.say("label", label=self.say(key), text=text)

    def title(self, control: str) -> str:
        """Give a control's title; its id speaks for itself elsewhere."""
        text = self.texts.get(control)
        return shown(said(text.title, self.lang), None) if text else ""

    def clears(self, control: str) -> str:
        """Say what would make a finding go away."""
        text = self.texts.get(control)
        return shown(said(text.clears, self.lang), None) if text else ""

    def verifies(self, control: str) -> str:
        """Say in one sentence what a control checks."""
        text = self.texts.get(control)
        return shown(said(text.verifies, self.lang), None) if text else ""

    def city(self, code: str) -> str:
        """Name a city."""
        return shown(self.titles.cities.get(code, code))

    def rulebook(self, code: str) -> str:
        """Give a rulebook's title."""
        return shown(self.titles.rulebooks.get(code, code))

    def articles(self, basis: Iterable[Basis]) -> str:
        """List articles, grouped by rulebook."""
        books: dict[str, list[str]] = {}
        for entry in dict.fromkeys(basis):
            books.setdefault(entry.rulebook, []).append(shown(entry.article))
        lines = (f"{self.rulebook(b)} {self.comma.join(books[b])}" for b in books)
        return ("／" if self.lang == "ja" else "; ").join(lines)

    def matter(self, finding: Finding) -> tuple[str, ...]:
        """Say what a finding is about: categories and measures, or why nothing was decided."""
        if finding.is_gap:
            return (self._gap(finding),)
        parts = [self.about(finding.subject), *self._measures(finding)]
        if finding.outcome is Outcome.OPEN and finding.cause is Cause.POLICY:
            parts.append(self.say("undecided-policy"))
        return tuple(part for part in parts if part)

    def sentence(self, finding: Finding) -> str:
        """Say what is wrong in one line, without its place."""
        matter, title = self.semicolon.join(self.matter(finding)), self.title(finding.control)
        label = title or finding.control
        return self.say("label", label=label, text=matter) if matter else label

    def _gap(self, finding: Finding) -> str:
        """Say why something is not verified; a control may give its reason as a measure."""
        subject, reason = finding.subject, finding.measures.get("reason")
        if subject in REASONS:
            return coverage_sentence(subject, self.lang)
        why = coverage_sentence(str(reason), self.lang) if reason in REASONS else None
        text = why or self.say("undecided-coverage")
        return self.say("label", label=self.about(subject), text=text) if subject else text

    def about(self, subject: str | None) -> str:
        """Put codes into words, several with a comma between; any other subject is a name."""
        codes = subject.split(",") if subject else []
        if all(code in SUBJECTS for code in codes):
            return self.dot.join(word(SUBJECTS, code, self.lang) for code in codes)
        return shown(subject or "")

    def _measures(self, finding: Finding) -> Iterator[str]:
        """Put a control's own measures into words, without those that do not apply."""
        for key in sorted(finding.measures.keys() - UNSPOKEN, key=_rank):
            if finding.measures[key] not in (None, 0, [], ()):
                text = self._value(finding.measures[key])
                yield self.say("measure", label=word(MEASURES, key, self.lang), text=text)

    def _value(self, value: object) -> str:
        if isinstance(value, list | tuple):
            return self.dot.join(map(self._value, value))
        if isinstance(value, int):
            return f"{value:,}"
        return word(VALUES, str(value), self.lang)

    def people(self, finding: Finding) -> str:
        """Say how many people are concerned; a dash where rows do not tell."""
        people = finding.measures.get("people")
        if not isinstance(people, Mapping):
            return NOT_APPLICABLE
        value, method = people.get("value"), people.get("method")
        if not isinstance(value, int):
            return self.say("unknown")
        return self.say("about", n=value) if method == "estimate" else f"{value:,}"

    def moment(self, when: datetime) -> str:
        """Write a moment to the minute, with its offset."""
        offset = f"{when:%z}"
        return self.say(
            "moment",
            y=when.year,
            m=when.month,
            d=when.day,
            clock=f"{when:%H:%M}",
            offset=f"{offset[:3]}:{offset[3:5]}",
        )

    @property
    def comma(self) -> str:
        """What stands between the items of a list."""
        return "、" if self.lang == "ja" else ", "

    @property
    def semicolon(self) -> str:
        """What stands between statements."""
        return "、" if self.lang == "ja" else "; "

    @property
    def dot(self) -> str:
        """What stands between words that belong together."""
        return "・" if self.lang == "ja" else ", "


def _rank(measure: str) -> tuple[int, str]:
    """Order measures as their table of words does, unknown ones last."""
    known = list(MEASURES)
    return (known.index(measure) if measure in known else len(known)), measure


def rows(finding: Finding) -> str:
    """Give the rows concerned of the rows read; a dash where rows do not apply."""
    count, read = finding.measures.get("rows"), finding.measures.get("rows_read")
    if not isinstance(count, int):
        return NOT_APPLICABLE
    return f"{count:,} / {read:,}" if isinstance(read, int) else f"{count:,}"


def place(where: Location | CoverageLine) -> tuple[str, ...]:
    """Give the parts of a place from the outside in, printable."""
    parts = (where.source, where.dataset, where.object, getattr(where, "field", None))
    return tuple(shown(part) for part in parts if part)


def size(count: int | None) -> str:
    """Write a number of bytes for people; a dash where it is not known."""
    if count is None:
        return NOT_APPLICABLE
    amount, units = float(count), ["B", "KB", "MB", "GB"]
    while amount >= KIBI and len(units) > 1:
        amount, units = amount / KIBI, units[1:]
    return f"{count} B" if count < KIBI else f"{amount:,.1f} {units[0]}"

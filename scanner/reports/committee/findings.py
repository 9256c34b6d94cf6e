"""The parts of the committee's report that speak of findings, grouped so that they can be read.

One row stands for all findings of one control in one dataset: a committee decides about data, not
about fields. The officer's page lists every one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from scanner.model.finding import Finding
from scanner.model.inventory import Location
from scanner.model.severity import Severity
from scanner.reports.counts import published
from scanner.reports.paper import Block, Cell, Column, Heading, Section, Table, Text
from scanner.reports.pictures.matrix import matrix
from scanner.reports.pictures.trend import trend
from scanner.reports.report import Report, count
from scanner.reports.shown import shown
from scanner.reports.summary import exceptions, groups, verified
from scanner.reports.wording import NOT_APPLICABLE, Wording, place
from scanner.reports.words.bilingual import word
from scanner.reports.words.codes import CATEGORIES, SEVERITIES
from scanner.reports.words.registers import REGISTERS

MOST_ROWS = 30
"""Rows of one table: what a page holds."""


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one control in one dataset."""

    control: str
    severity: Severity
    source: str
    dataset: str | None
    findings: Sequence[Finding]

    @property
    def path(self) -> tuple[str, ...]:
        """Name the dataset from the outside in, printable; a list of the office by its code."""
        return place(Location(self.source, self.dataset)) or (NOT_APPLICABLE,)

    def named(self, lang: str) -> tuple[str, ...]:
        """Name it for people, who call the office's lists by their names."""
        source, *rest = self.path
        return (word(REGISTERS, source, lang), *rest)


def grouped(findings: Iterable[Finding]) -> list[Group]:
    """Group findings, the worst first, then in the order of every output."""
    kinds: dict[tuple[Severity, str, str, str | None], list[Finding]] = defaultdict(list)
    for finding in sorted(findings, key=lambda f: (-f.severity, f.order)):
        place_ = finding.location
        kinds[finding.severity, finding.control, place_.source, place_.dataset].append(finding)
    return [Group(c, s, source, data, found) for (s, c, source, data), found in kinds.items()]


def table(
    caption: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], wording: Wording
) -> Table:
    """Make a table of no more rows than a reader takes in."""
    left = len(rows) - MOST_ROWS
    more = wording.say("p-table-more", n=left) if left > 0 else ""
    return Table(caption, columns, rows[:MOST_ROWS], more)


def exceptions_section(report: Report, wording: Wording) -> Section:
    """Say what is not as promised, by control, each in a sentence with its articles."""
    run = report.unwaived()
    found = exceptions(run)
    blocks: list[Block] = []
    if not found:
        blocks.append(Text(wording.say("e-none" if verified(run) else "e-none-seen")))
    blocks += [picture for picture in (trend(report, wording), matrix(found, wording)) if picture]
    for severity, control, group in groups(found):
        blocks += _control(severity, control, group, report, wording)
    if found:
        blocks.append(Text(wording.say("e-grown"), tone="soft"))
    return Section("exceptions", wording.say("s-exceptions"), blocks)


def _control(
    severity: Severity,
    control: str,
    findings: Sequence[Finding],
    report: Report,
    wording: Wording,
) -> Iterator[Block]:
    title = f"{shown(control)} {wording.title(control)}".strip()
    yield Heading(title, word(SEVERITIES, severity, wording.lang), severity.code)
    text = wording.verifies(control)
    if text:
        yield Text(text, wording.say("verifies"))
    basis = [entry for finding in findings for entry in finding.basis]
    yield Text(wording.articles(basis) or wording.say("no-articles"), wording.say("articles"))
    if wording.clears(control):
        yield Text(wording.clears(control), wording.say("clears"))
    caption = wording.say("e-caption", control=shown(control))
    pressing = sorted(grouped(findings), key=lambda group: _pressing(group, report))
    yield standing_table(caption, pressing, report, wording)


def _pressing(group: Group, report: Report) -> tuple[bool, int]:
    """Put what is overdue and what is in many places first, where a table has to be cut."""
    return not any(map(report.overdue, group.findings)), -len(group.findings)


def standing_table(caption: str, found: Sequence[Group], report: Report, wording: Wording) -> Table:
    """List groups: where, what, since when, whose, until when, and how many people."""
    columns = (
        Column(wording.say("e-data"), 2.6),
        Column(wording.say("e-what"), 2.0),
        Column(wording.say("e-places"), 0.7, number=True),
        Column(wording.say("e-since"), 1.2),
        Column(wording.say("e-owner"), 1.3),
        Column(wording.say("e-due"), 1.3),
        Column(wording.say("e-people"), 1.3, number=True),
    )
    rows = [_row(group, report, wording) for group in found[: MOST_ROWS + 1]]
    rows += [()] * (len(found) - len(rows))  # counted, not made
    return table(caption, columns, rows, wording)


def _row(group: Group, report: Report, wording: Wording) -> Sequence[Cell]:
    known = [report.known(finding) for finding in group.findings]
    owners = sorted({shown(one.owner) for one in known if one.owner})
    due = min((one.due for one in known if one.due), default=None)
    return (
        group.named(wording.lang),
        what(group.findings, wording),
        f"{len(group.findings):,}",
        min(one.first_seen for one in known).date().isoformat(),
        wording.dot.join(owners[:2]) or wording.say("ex-nobody"),
        _due(due, report.day, wording),
        concerned(group.findings, wording),
    )


def _due(due: date | None, today: date, wording: Wording) -> str:
    if due is None:
        return NOT_APPLICABLE
    return wording.say("e-late", day=due) if due < today else due.isoformat()


def what(findings: Sequence[Finding], wording: Wording) -> str:
    """Say which kinds of data a group is about, else what it is about."""
    codes = [code for f in findings for code in (f.subject or "").split(",")]
    named = [code for code in CATEGORIES if code in codes]
    if named:
        return wording.dot.join(word(CATEGORIES, code, wording.lang) for code in named)
    about = (wording.about(f.subject) for f in findings)
    return wording.dot.join(list(dict.fromkeys(filter(None, about)))[:3]) or NOT_APPLICABLE


def concerned(findings: Sequence[Finding], wording: Wording) -> str:
    """Say how many people the largest of these findings concerns, else how many rows."""
    for measure, unit in (("people", "-people"), ("rows", "-rows")):
        number, worst = max(((count(f.measures.get(measure)), f) for f in findings), key=_first)
        if number:
            read = worst.measures.get("rows_read")
            whole = read if isinstance(read, int) else None
            text = published(number, wording, whole, unit)
            return wording.say("about-words", text=text) if _estimated(worst, measure) else text
    return NOT_APPLICABLE


def _first(pair: tuple[int, Finding]) -> int:
    return pair[0]


def _estimated(finding: Finding, measure: str) -> bool:
    people = finding.measures.get(measure)
    return isinstance(people, dict) and people.get("method") == "estimate"

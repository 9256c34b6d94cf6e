"""The parts of the committee's report that say what was checked, what was not, and what changed."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from scanner.model.coverage import CoverageLine
from scanner.model.finding import Finding
from scanner.model.severity import Severity
from scanner.reports.committee.findings import grouped, table, what
from scanner.reports.counts import total
from scanner.reports.paper import Block, Cell, Column, Section, Table, Text
from scanner.reports.pictures.calendar import calendar
from scanner.reports.report import Report
from scanner.reports.shown import shown
from scanner.reports.summary import coverage, exceptions, gaps, lacking, waived
from scanner.reports.wording import Wording, place
from scanner.reports.words.bilingual import word
from scanner.reports.words.codes import SEVERITIES
from scanner.reports.words.reasons import REASONS, coverage_sentence

NAMED = 5
"""Names given of a list before it is only counted."""

CHANGES = ("new", "reopened", "fixed", "unseen", "same")


def checked_section(report: Report, wording: Wording) -> Section:
    """Say what was looked at, and in the same breath what was not."""
    lines = report.run.record.coverage
    blocks: list[Block] = [Text(sentence) for sentence in coverage(report.run, wording)]
    if lines:
        blocks.append(_sources(lines, wording))
    missing = lacking(lines)
    blocks.append(_missing(missing, wording) if missing else Text(wording.say("k-all")))
    open_ones = [f for f in gaps(report.run) if f.subject not in REASONS]
    blocks.append(_gaps(open_ones, wording) if open_ones else Text(wording.say("k-no-gaps")))
    picture = calendar(report, wording)
    if picture:
        blocks.append(picture)
    return Section("checked", wording.say("s-checked"), blocks)


def _sources(lines: Sequence[CoverageLine], wording: Wording) -> Table:
    by_source: dict[str, list[CoverageLine]] = defaultdict(list)
    for line in lines:
        by_source[line.source].append(line)
    columns = (
        Column(wording.say("source"), 2.5),
        Column(wording.say("k-datasets"), number=True),
        Column(wording.say("k-whole"), number=True),
        Column(wording.say("k-part"), number=True),
        Column(wording.say("k-unread"), number=True),
        Column(wording.say("k-rows"), 1.4, number=True),
    )
    rows = [_source((shown(name),), by_source[name], wording) for name in sorted(by_source)]
    if len(rows) > 1:
        rows.append(_source(wording.say("total"), lines, wording))
    return table(wording.say("k-sources"), columns, rows, wording)


def _source(name: Cell, lines: Sequence[CoverageLine], wording: Wording) -> Sequence[Cell]:
    status = Counter(line.status for line in lines)
    return (
        name,
        f"{len(lines):,}",
        f"{status['read'] + status['reused']:,}",
        f"{status['partial']:,}",
        f"{status['unread']:,}",
        total((line.rows for line in lines), wording),
    )


def _missing(lines: Sequence[CoverageLine], wording: Wording) -> Table:
    """Group what was not read by source and reason, and name the first of each."""
    kinds: dict[tuple[str, tuple[str, ...]], list[CoverageLine]] = defaultdict(list)
    for line in lines:
        kinds[line.source, line.reasons].append(line)
    columns = (
        Column(wording.say("source"), 1.2),
        Column(wording.say("k-names"), 3),
        Column(wording.say("k-places"), 0.8, number=True),
        Column(wording.say("k-reason"), 4),
    )
    rows: list[Sequence[Cell]] = [
        (
            (shown(source),),
            _names([" > ".join(place(line)[1:]) for line in found], wording),
            f"{len(found):,}",
            " ".join(coverage_sentence(reason, wording.lang) for reason in reasons),
        )
        for (source, reasons), found in sorted(kinds.items())
    ]
    return table(wording.say("k-missing"), columns, rows, wording)


def _names(names: Sequence[str], wording: Wording) -> str:
    """Name the first few, and count the others."""
    given = wording.comma.join(list(dict.fromkeys(name for name in names if name))[:NAMED])
    more = len(names) - NAMED
    return wording.say("k-and-more", names=given, n=more) if more > 0 else given


def _gaps(found: Sequence[Finding], wording: Wording) -> Table:
    """Say by control what could not be judged."""
    by_control: dict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        by_control[finding.control].append(finding)
    columns = (
        Column(wording.say("control"), 2.2),
        Column(wording.say("k-names"), 3),
        Column(wording.say("k-places"), 0.8, number=True),
        Column(wording.say("k-reason"), 3),
    )
    rows: list[Sequence[Cell]] = [
        (
            f"{shown(control)} {wording.title(control)}".strip(),
            _names([" > ".join(place(f.location)) for f in group], wording),
            f"{len(group):,}",
            next(iter(wording.matter(group[0])), ""),
        )
        for control, group in by_control.items()
    ]
    return table(wording.say("k-gaps"), columns, rows, wording)


def changed(report: Report) -> Mapping[str, Sequence[Finding]]:
    """Sort exceptions by what became of them since the last report."""
    sorted_: dict[str, list[Finding]] = {kind: [] for kind in CHANGES}
    now = {f.id: f for f in (*exceptions(report.run), *waived(report.run))}
    for finding in now.values():
        known = report.known(finding)
        fresh = report.previous is None or known.first_seen > report.previous
        kind = "reopened" if fresh and known.reopened else "new" if fresh else "same"
        sorted_[kind].append(finding)
    for identity, life in report.lives.items():
        finding, known = life.case.finding, life.case.known
        if identity in now or not finding.is_exception:
            continue
        if known.fixed is None:
            sorted_["unseen"].append(finding)
        elif report.previous is None or known.fixed > report.previous:
            sorted_["fixed"].append(finding)
    return sorted_


def changes_section(report: Report, wording: Wording) -> Section:
    """Say what came, what went, and what came back."""
    title = wording.say("s-changes")
    if report.previous is None:
        return Section("changes", title, [Text(wording.say("ch-none"))])
    found = changed(report)
    moment = wording.moment(report.previous)
    blocks: list[Block] = [Text(wording.say("ch-since", moment=moment)), _tally(found, wording)]
    rows = [
        (
            wording.say(f"ch-{kind}"),
            group.named(wording.lang),
            what(group.findings, wording),
            group.control,
        )
        for kind in CHANGES[:-1]
        for group in grouped(found[kind])
    ]
    columns = (
        Column(wording.say("ch-kind"), 1.6),
        Column(wording.say("e-data"), 3),
        Column(wording.say("e-what"), 2.5),
        Column(wording.say("control"), 1.2),
    )
    if rows:
        blocks.append(table(wording.say("ch-list"), columns, rows, wording))
    else:
        blocks.append(Text(wording.say("ch-nothing")))
    return Section("changes", title, blocks)


def _tally(found: Mapping[str, Sequence[Finding]], wording: Wording) -> Table:
    severities = sorted(Severity, reverse=True)
    columns = (
        Column(wording.say("ch-kind"), 2.5),
        *(Column(word(SEVERITIES, s, wording.lang), number=True) for s in severities),
        Column(wording.say("ch-all"), number=True),
    )
    rows: list[Sequence[Cell]] = []
    for kind in CHANGES:
        tally = Counter(finding.severity for finding in found[kind])
        numbers = [f"{tally[severity]:,}" for severity in severities]
        rows.append((wording.say(f"ch-{kind}"), *numbers, f"{len(found[kind]):,}"))
    return Table(wording.say("ch-caption"), columns, rows)

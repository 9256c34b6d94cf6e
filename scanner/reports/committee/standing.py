"""The parts of the committee's report about decisions and deadlines, and about where data went."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from scanner.model.finding import Finding
from scanner.model.flow_map import FlowEdge
from scanner.model.waiver import Waiver
from scanner.reports.committee.findings import grouped, standing_table, table
from scanner.reports.counts import published
from scanner.reports.paper import Block, Cell, Column, Section, Table, Text
from scanner.reports.pictures.flow_map import flow_map, node_name, ordered
from scanner.reports.report import Report, Transfer
from scanner.reports.shown import shown
from scanner.reports.summary import exceptions, waived
from scanner.reports.wording import NOT_APPLICABLE, Wording, place
from scanner.reports.words.bilingual import word
from scanner.reports.words.codes import CATEGORIES
from scanner.reports.words.paper import ACTS, EDGES, PERMITS, STAGES

SOON = timedelta(days=30)
"""A waiver that ends within these is to be decided about at this meeting."""

LONG = 200
"""Characters of a reason that the report repeats."""


def waivers_section(report: Report, wording: Wording) -> Section:
    """List the exceptions that are permitted, those that end soon, and those that ended."""
    held = [(finding, waiver) for finding, waiver in _waived(report)]
    inside = [(f, w) for f, w in held if report.waiver(f)]
    outside = [(f, w) for f, w in held if not report.waiver(f)]
    blocks: list[Block] = []
    for key, pairs in (("w-caption", inside), ("w-ended", outside)):
        if pairs:
            blocks.append(_waivers(wording.say(key), pairs, report, wording))
    return Section("waivers", wording.say("s-waivers"), blocks or [Text(wording.say("w-none"))])


def _waived(report: Report) -> Iterator[tuple[Finding, Waiver]]:
    for finding in (*exceptions(report.run), *waived(report.run)):
        waiver = report.known(finding).waiver
        if waiver is not None:
            yield finding, waiver


def _waivers(
    caption: str, pairs: Sequence[tuple[Finding, Waiver]], report: Report, wording: Wording
) -> Table:
    columns = (
        Column(wording.say("e-data"), 2.5),
        Column(wording.say("control"), 1),
        Column(wording.say("w-reason"), 3),
        Column(wording.say("w-approved"), 1.6),
        Column(wording.say("w-until"), 1.5),
    )
    rows: list[Sequence[Cell]] = [
        (
            place(finding.location),
            shown(finding.control),
            f"{word(PERMITS, waiver.category, wording.lang)} {shown(waiver.reason, LONG)}",
            wording.say(
                "w-by", name=shown(waiver.approved_by), day=waiver.approved_on.date().isoformat()
            ),
            _until(finding, waiver, report, wording),
        )
        for finding, waiver in sorted(pairs, key=lambda pair: (pair[1].expires_on, pair[0].order))
    ]
    return table(caption, columns, rows, wording)


def _until(finding: Finding, waiver: Waiver, report: Report, wording: Wording) -> str:
    day = waiver.expires_on
    if day < report.day:
        return wording.say("w-over", day=day)
    if report.waiver(finding) is None:
        return wording.say("w-outgrown", day=day)
    return wording.say("w-soon", day=day) if day - report.day <= SOON else day.isoformat()


def overdue_section(report: Report, wording: Wording) -> Section:
    """List what is open past its due date, the longest overdue first."""
    late = [f for f in exceptions(report.unwaived()) if report.overdue(f)]
    title = wording.say("s-overdue")
    if not late:
        return Section("overdue", title, [Text(wording.say("o-none"))])
    found = sorted(
        grouped(late),
        key=lambda group: min(str(report.known(f).due) for f in group.findings),
    )
    return Section(
        "overdue", title, [standing_table(wording.say("o-caption"), found, report, wording)]
    )


def transfers_section(report: Report, wording: Wording) -> Section:
    """Show where data goes, what was handed over, and what was erased."""
    blocks: list[Block] = []
    picture = flow_map(report.run.flows, wording)
    if picture:
        blocks += [picture, _flows(report.run.flows, wording)]
    else:
        blocks.append(Text(wording.say("fm-none")))
    blocks.append(
        _transfers(report.transfers, wording) if report.transfers else Text(wording.say("t-none"))
    )
    return Section("transfers", wording.say("s-transfers"), blocks)


def _flows(flows: Sequence[FlowEdge], wording: Wording) -> Table:
    columns = (
        Column(wording.say("fm-from"), 2.5),
        Column(wording.say("fm-to"), 2.5),
        Column(wording.say("fm-kind"), 1.5),
        Column(wording.say("fm-fields"), 2.2),
        Column(wording.say("people"), 1.2, number=True),
    )
    rows: list[Sequence[Cell]] = [
        (
            node_name(edge.origin, wording),
            node_name(edge.destination, wording),
            word(EDGES, edge.kind, wording.lang),
            wording.dot.join(word(CATEGORIES, c, wording.lang) for c in edge.fields),
            NOT_APPLICABLE if edge.people is None else published(edge.people, wording, edge.of),
        )
        for edge in ordered(flows)
    ]
    return table(wording.say("fm-table"), columns, rows, wording)


def _transfers(transfers: Sequence[Transfer], wording: Wording) -> Table:
    columns = (
        Column(wording.say("t-day"), 1.3),
        Column(wording.say("t-act"), 1.2),
        Column(wording.say("t-name"), 2.5),
        Column(wording.say("t-partner"), 2),
        Column(wording.say("t-stage"), 1.6),
        Column(wording.say("e-due"), 1.2),
    )
    latest = sorted(
        transfers,
        key=lambda t: (t.day is None, -(t.day.toordinal() if t.day else 0), t.act, t.entry),
    )
    rows: list[Sequence[Cell]] = [
        (
            one.day.isoformat() if one.day else NOT_APPLICABLE,
            word(ACTS, one.act, wording.lang),
            (shown(one.name),),
            (shown(one.partner),) if one.partner else NOT_APPLICABLE,
            word(STAGES, one.stage, wording.lang),
            one.due.isoformat() if one.due else NOT_APPLICABLE,
        )
        for one in latest
    ]
    return table(wording.say("t-caption"), columns, rows, wording)

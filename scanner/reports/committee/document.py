"""The committee's report as a document: what a layman reads, in the order in which it is asked.

A page and print are made from the same document, so that neither says more than the other.
"""

from collections.abc import Sequence

from scanner.model.finding import Finding
from scanner.reports.committee.findings import exceptions_section
from scanner.reports.committee.scope import changes_section, checked_section
from scanner.reports.committee.standing import overdue_section, transfers_section, waivers_section
from scanner.reports.paper import Listing, Paper, Section, Verdict
from scanner.reports.report import Report
from scanner.reports.shown import shown
from scanner.reports.summary import by_city, exceptions, kinds, verified, waived
from scanner.reports.wording import Wording

METHOD = (
    "m-cells",
    "m-unread",
    "m-recognition",
    "m-people",
    "m-few",
    "m-prints",
    "m-basis",
    "m-built",
)
"""What a reader has to know about how it was found out, in this order."""


def committee(report: Report, lang: str) -> Paper:
    """Say everything that the committee is told.

    Args:
        report: What is known.
        lang: ``ja`` or ``en``.
    """
    wording, record = report.wording(lang), report.run.record
    return Paper(
        lang=lang,
        title=wording.say("p-title"),
        subtitle=wording.say("as-of", moment=wording.moment(report.as_of)),
        notice=wording.say("p-notice"),
        made=report.as_of,
        sections=(
            _verdict_section(report, wording),
            checked_section(report, wording),
            changes_section(report, wording),
            exceptions_section(report, wording),
            waivers_section(report, wording),
            overdue_section(report, wording),
            transfers_section(report, wording),
            _method_section(wording),
        ),
        footer=wording.say(
            "m-run",
            id=shown(record.id),
            clock=wording.moment(record.clock),
            version=shown(record.versions.get("scanner", wording.say("unknown"))),
        ),
    )


def _verdict_section(report: Report, wording: Wording) -> Section:
    """Give one sentence for each city."""
    run = report.unwaived()
    sure = verified(run)
    sentences = [_verdict(who, found, wording, sure=sure) for who, found in by_city(run, wording)]
    permitted = len(waived(report.run))
    if permitted:
        sentences.append(wording.say("v-waived", n=permitted))
    if run.record.only:
        sentences.append(wording.say("k-only", dataset=shown(run.record.only)))
    calm = sure and not exceptions(run) and not permitted
    return Section("verdict", wording.say("s-verdict"), [Verdict(sentences, calm)])


def _verdict(who: str, findings: Sequence[Finding], wording: Wording, *, sure: bool) -> str:
    found = [f for f in findings if f.is_exception]
    open_ones = sum(f.is_gap for f in findings)
    if found:
        key = "v-found-gaps" if open_ones else "v-found"
        told = kinds(found, wording)
        return wording.say(key, who=who, n=len(found), kinds=told, gaps=f"{open_ones:,}")
    key = "v-none-gaps" if open_ones else "v-none" if sure else "v-none-unread"
    return wording.say(key, who=who, n=open_ones)


def _method_section(wording: Wording) -> Section:
    return Section(
        "method", wording.say("s-method"), [Listing([wording.say(key) for key in METHOD])]
    )

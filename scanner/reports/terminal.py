"""A run on a terminal: exceptions, gaps, and one summary at the end, where the eye is.

Names go in as text, never as markup, so ``[red]`` is a name like any other. Nothing is drawn with
characters that an office's code page (CP932) lacks.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from scanner.model.control import ControlText
from scanner.model.finding import Finding
from scanner.model.run import Run
from scanner.model.severity import Severity
from scanner.reports.decided import waiver_line
from scanner.reports.shown import shown
from scanner.reports.summary import counted, coverage, exceptions, gaps, groups, verdicts, waived
from scanner.reports.wording import Titles, Wording, place, rows
from scanner.reports.words.bilingual import word
from scanner.reports.words.codes import SEVERITIES

WIDTH = 110
"""Columns beyond which lines become hard to follow."""

MOST = 200
"""Findings that are listed; beyond, the report files are the place to look."""

STYLES = {
    Severity.CRITICAL: "bold white on red",
    Severity.HIGH: "bold red",
    Severity.MEDIUM: "bold yellow",
    Severity.LOW: "bold cyan",
}


def terminal(
    run: Run,
    texts: Mapping[str, ControlText],
    lang: str,
    titles: Titles | None = None,
    reports: Sequence[str] = (),
) -> RenderableType:
    """Show what a run found, readable from 80 columns on.

    Args:
        run: The finished run.
        texts: Words for controls.
        lang: ``ja`` or ``en``.
        titles: Names of cities.
        reports: Paths of the files where everything is.
    """
    wording = Wording(lang, texts, titles or Titles())

    def permitted(finding: Finding) -> str:
        return waiver_line(run.waived[finding.id], wording)

    def unseen(finding: Finding) -> str:
        return wording.semicolon.join(wording.matter(finding))

    parts = [
        *_exceptions(exceptions(run), wording),
        *_listed("wv-heading", "wv-label", waived(run), permitted, wording),
        *_listed("h-gaps", "reason-remedy", gaps(run), unseen, wording),
    ]
    lines = _summary(run, wording, reports)
    parts.extend(Text(line, no_wrap="\n" in line, overflow="ignore") for line in lines)
    return Constrain(Group(*parts), WIDTH)


def cells(*values: str) -> list[Text]:
    """Make cells that no name can style."""
    return [Text(value) for value in values]


def _exceptions(found: Sequence[Finding], wording: Wording) -> Iterator[RenderableType]:
    for number, (severity, control, group) in enumerate(groups(found[:MOST])):
        yield Text.assemble(
            (f" {word(SEVERITIES, severity, wording.lang)} ", STYLES[severity]),
            (f" {control} ", "bold"),
            wording.title(control),
        )
        yield Padding(_places(group, wording, headed=number == 0), (0, 0, 1, 2))
    yield from _more(found, wording)


def _places(group: Iterable[Finding], wording: Wording, *, headed: bool) -> Table:
    """Lay out places so that the columns of all groups stand below each other."""
    table = _table(headed=headed)
    table.add_column(wording.say("place"), ratio=4, overflow="fold")
    table.add_column(wording.say("matter"), ratio=3, overflow="fold")
    table.add_column(wording.say("rows-of"), justify="right", width=17)
    table.add_column(wording.say("people"), justify="right", width=9)
    for finding in group:
        where = " > ".join(place(finding.location))
        matter = "\n".join(wording.matter(finding))
        table.add_row(*cells(where, matter, rows(finding), wording.people(finding)))
    return table


def _table(*, headed: bool) -> Table:
    return Table(
        box=None,
        expand=True,
        padding=(0, 1),
        pad_edge=False,
        header_style="dim",
        show_header=headed,
    )


def _listed(
    heading: str,
    about: str,
    found: Sequence[Finding],
    said: Callable[[Finding], str],
    wording: Wording,
) -> Iterator[RenderableType]:
    """List findings one by one: control, place, and what is said of each."""
    if not found:
        return
    yield Text(f" {wording.say(heading)}", style="bold")
    table = _table(headed=True)
    table.add_column(wording.say("control"), width=8)
    table.add_column(wording.say("place"), ratio=4, overflow="fold")
    table.add_column(wording.say(about), ratio=5, overflow="fold")
    for finding in found[:MOST]:
        where = " > ".join(place(finding.location))
        table.add_row(*cells(finding.control, where, said(finding)))
    yield Padding(table, (0, 0, 1, 2))
    yield from _more(found, wording)


def _more(found: Sequence[Finding], wording: Wording) -> Iterator[RenderableType]:
    if len(found) > MOST:
        yield Padding(Text(wording.say("more", n=len(found) - MOST)), (0, 0, 1, 2))


def _summary(run: Run, wording: Wording, reports: Sequence[str]) -> Iterator[str]:
    yield from verdicts(run, wording)
    yield _counts(run, wording)
    yield from coverage(run, wording)
    if reports:
        yield wording.say("reports", paths="\n  ".join(["", *(shown(p, None) for p in reports)]))


def _counts(run: Run, wording: Wording) -> str:
    """Count findings of all kinds; passes are there only where they were asked for."""
    passes = sum(f.outcome == "pass" for f in run.findings)
    parts = [counted(exceptions(run), wording)] if exceptions(run) else []
    parts.extend([wording.say("wv-count", n=len(waived(run)))] if waived(run) else [])
    parts.append(wording.say("gaps", n=len(gaps(run))))
    parts.extend([wording.say("passes", n=passes)] if passes else [])
    return wording.say("verdict", who=wording.say("total"), what=wording.semicolon.join(parts))

"""The verdict in sentences. A run never sounds clean where something was not verified."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from scanner.model.coverage import READ_WHOLE, CoverageLine
from scanner.model.finding import Finding
from scanner.model.run import Run
from scanner.model.severity import Severity
from scanner.reports.shown import shown
from scanner.reports.wording import Wording
from scanner.reports.words.bilingual import word
from scanner.reports.words.codes import SEVERITIES


def exceptions(run: Run) -> list[Finding]:
    """List exceptions, the worst first, without those that are permitted for a while."""
    return sorted(filter(lambda f: _counts(run, f), run.findings), key=_worst)


def waived(run: Run) -> list[Finding]:
    """List the exceptions that are permitted for a while, the worst first."""
    return sorted((f for f in run.findings if f.id in run.waived), key=_worst)


def _counts(run: Run, finding: Finding) -> bool:
    return finding.is_exception and finding.id not in run.waived


def gaps(run: Run) -> list[Finding]:
    """List gaps in their order."""
    return sorted(filter(lambda f: f.is_gap, run.findings), key=lambda f: f.order)


def groups(findings: Sequence[Finding]) -> Iterator[tuple[Severity, str, list[Finding]]]:
    """Group exceptions, as they are ordered, by severity and control."""
    for (severity, control), group in groupby(findings, lambda f: (f.severity, f.control)):
        yield severity, control, list(group)


def lacking(coverage: Sequence[CoverageLine]) -> list[CoverageLine]:
    """List the datasets that were not read whole."""
    return [line for line in coverage if line.status not in READ_WHOLE]


def verified(run: Run) -> bool:
    """Say whether everything was: all datasets read to their end, and no gap."""
    record = run.record
    everything = record.coverage and not record.only and not lacking(record.coverage)
    return bool(everything) and not gaps(run)


def by_city(run: Run, wording: Wording) -> list[tuple[str, list[Finding]]]:
    """Give what was found about each city, by its name, and about data of no particular city."""
    listed = [*wording.titles.cities]
    known = [*listed, *sorted({c for f in run.findings for c in f.cities} - set(listed))]
    about = [(wording.city(code), [f for f in run.findings if code in f.cities]) for code in known]
    homeless = [f for f in run.findings if not f.cities and (f.is_exception or f.is_gap)]
    if homeless or not known:
        about.append((wording.say("no-city" if known else "everywhere"), homeless))
    return about


def verdicts(run: Run, wording: Wording) -> list[str]:
    """Give one sentence for each city, and one for what belongs to no city."""
    about = by_city(run, wording)
    sure = verified(run)
    return [_verdict(run, who, findings, wording, sure=sure) for who, findings in about]


def coverage(run: Run, wording: Wording) -> list[str]:
    """Say how much was read, and whether the run was limited."""
    lines, only = run.record.coverage, run.record.only
    status = Counter(line.status for line in lines)
    missing = len(lacking(lines))
    key = "coverage-none" if not lines else "coverage-part" if missing else "coverage-whole"
    sentence = wording.say(
        key, n=len(lines), lacking=missing, partial=status["partial"], unread=status["unread"]
    )
    return [sentence, wording.say("only", dataset=shown(only))] if only else [sentence]


def _verdict(
    run: Run, who: str, findings: Sequence[Finding], wording: Wording, *, sure: bool
) -> str:
    found = [f for f in findings if _counts(run, f)]
    permitted = sum(f.id in run.waived for f in findings)
    open_ones = sum(f.is_gap for f in findings)
    parts = [counted(found, wording) if found else wording.say("none" if sure else "none-seen")]
    if permitted:
        parts.append(wording.say("wv-count", n=permitted))
    if open_ones:
        parts.append(wording.say("gaps", n=open_ones))
    doubt = "" if found or sure else wording.say("not-clean")
    return wording.say("verdict", who=who, what=wording.semicolon.join(parts)) + doubt


def counted(found: Sequence[Finding], wording: Wording) -> str:
    """Count exceptions by severity, the worst first."""
    return wording.say("exceptions", n=len(found), kinds=kinds(found, wording))


def kinds(found: Sequence[Finding], wording: Wording) -> str:
    """List how many there are of each severity, the worst first."""
    tally = Counter(f.severity for f in found)
    return wording.dot.join(
        wording.say("by-severity", n=tally[s], severity=word(SEVERITIES, s, wording.lang))
        for s in sorted(tally, reverse=True)
    )


def _worst(finding: Finding) -> tuple[int, tuple[str, ...]]:
    return -finding.severity, finding.order

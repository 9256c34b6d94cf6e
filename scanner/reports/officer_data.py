"""The findings as the officer's page holds them: columns of numbers into one list of texts.

Ten thousand findings share most of their words, so that each text is written once and every column
holds numbers; ids stand end to end. The page's script puts them together again.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from scanner.model.finding import Finding, Outcome
from scanner.model.waiver import Waiver
from scanner.reports.life import Decision, Life
from scanner.reports.report import Report
from scanner.reports.shown import shown
from scanner.reports.wording import Wording
from scanner.reports.words.bilingual import word
from scanner.reports.words.codes import CHANGES
from scanner.reports.words.paper import PERMITS

EXCEPTION, GAP, WAIVED, PASS = range(4)
"""What a finding is on the page."""

LINE = "\n"
"""Ends each line of a text of several."""


@dataclass(slots=True)
class Texts:
    """Texts by number; the first is empty."""

    numbers: dict[str, int] = field(default_factory=lambda: {"": 0})

    def number(self, text: str) -> int:
        """Give the number of a text, a new one where it was not said before."""
        return self.numbers.setdefault(text, len(self.numbers))


def officer_data(report: Report, wording: Wording, longest: int) -> Mapping[str, object]:
    """Give the columns.

    Args:
        report: What is known.
        wording: In whose language.
        longest: Characters that a name may have.
    """
    texts = Texts()
    findings = sorted(report.run.findings, key=lambda f: (_kind(f, report), -f.severity, f.order))
    columns: Mapping[str, Callable[[Finding], int | str | None]] = {
        "kind": lambda f: _kind(f, report),
        "severity": lambda f: int(f.severity),
        "control": lambda f: texts.number(shown(f.control)),
        "source": lambda f: texts.number(shown(f.location.source, longest)),
        "dataset": lambda f: texts.number(shown(f.location.dataset or "", longest)),
        "object": lambda f: texts.number(shown(f.location.object or "", longest)),
        "field": lambda f: texts.number(shown(f.location.field or "", longest)),
        "matter": lambda f: texts.number(LINE.join(wording.matter(f))),
        "rows": lambda f: _number(f.measures.get("rows")),
        "read": lambda f: _number(f.measures.get("rows_read")),
        "people": lambda f: texts.number(wording.people(f)),
        "cities": lambda f: texts.number(LINE.join(map(wording.city, f.cities))),
        "articles": lambda f: texts.number(wording.articles(f.basis)),
        "since": lambda f: texts.number(report.known(f).first_seen.date().isoformat()),
        "owner": lambda f: texts.number(shown(report.known(f).owner or "")),
        "due": lambda f: texts.number(str(report.known(f).due or "")),
        "late": lambda f: int(report.overdue(f)),
        "history": lambda f: texts.number(_history(report.lives.get(f.id), wording)),
        "waiver": lambda f: texts.number(_waiver(report.known(f).waiver, wording)),
    }
    made = {name: list(map(give, findings)) for name, give in columns.items()}
    return {
        "ids": "".join(finding.id for finding in findings),
        "columns": made,
        "controls": _controls(findings, wording),
        "texts": list(texts.numbers),
    }


def _kind(finding: Finding, report: Report) -> int:
    if finding.outcome is Outcome.PASS:
        return PASS
    if finding.is_gap:
        return GAP
    return WAIVED if report.waiver(finding) else EXCEPTION


def _number(measure: object) -> int | None:
    return measure if isinstance(measure, int) else None


def _controls(findings: Sequence[Finding], wording: Wording) -> Mapping[str, Sequence[str]]:
    """Give each control's title, what it checks and what would clear it."""
    return {
        shown(code): (wording.title(code), wording.verifies(code), wording.clears(code))
        for code in sorted({finding.control for finding in findings})
    }


def _history(life: Life | None, wording: Wording) -> str:
    """Tell what happened to a finding and what was decided about it, in order."""
    if life is None:
        return ""
    told = [(step.as_of, word(CHANGES, step.change, wording.lang)) for step in life.steps]
    told += [(one.at, _decision(one, wording)) for one in life.decisions]
    return LINE.join(f"{when:%Y-%m-%d %H:%M} {what}" for when, what in sorted(told))


def _decision(one: Decision, wording: Wording) -> str:
    parts = [wording.say("ex-to", owner=shown(one.owner))] if one.owner else []
    parts += [wording.say("ex-until", day=one.due.isoformat())] if one.due else []
    return wording.comma.join(parts)


def _waiver(waiver: Waiver | None, wording: Wording) -> str:
    """Tell what was permitted, why, by whom and until when; in force or not."""
    if waiver is None:
        return ""
    by = wording.say("w-by", name=shown(waiver.approved_by), day=waiver.approved_on.date())
    lines = [word(PERMITS, waiver.category, wording.lang), shown(waiver.reason, None), by]
    lines.append(wording.say("ex-until", day=waiver.expires_on.isoformat()))
    lines += [shown(waiver.ticket_ref)] if waiver.ticket_ref else []
    return LINE.join(lines)

"""One finding's life: what, where, since when, what happened to it, who decided what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from scanner.model.control import ControlText
from scanner.model.waiver import Waiver
from scanner.reports.decided import waiver_line
from scanner.reports.shown import shown
from scanner.reports.standing import Case
from scanner.reports.wording import NOT_APPLICABLE, Titles, Wording, place, rows
from scanner.reports.words.bilingual import word
from scanner.reports.words.codes import CHANGES, SEVERITIES


@dataclass(frozen=True, slots=True)
class Step:
    """A change, and the night that made it: ``new``, ``stated``, ``unseen``, ``fixed`` …."""

    change: str
    as_of: datetime
    run: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided: whose it is, until when, whether it may be let be for a while."""

    at: datetime
    owner: str | None
    due: date | None
    waiver: Waiver | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """A finding as it stands, and how it got there, in order."""

    case: Case
    steps: Sequence[Step] = ()
    decisions: Sequence[Decision] = ()


def life(
    told: Life, texts: Mapping[str, ControlText], lang: str, titles: Titles | None = None
) -> str:
    """Tell all that is known of one finding."""
    wording = Wording(lang, texts, titles or Titles())
    lines = [*_head(told.case, wording), "", *_matter(told.case, wording), ""]
    lines += _standing(told.case, wording)
    lines += _section("ex-life", [_step(step, wording) for step in told.steps], wording)
    decisions = [_decision(one, wording) for one in told.decisions]
    lines += _section("ex-decisions", decisions, wording)
    clears = wording.clears(told.case.finding.control)
    return "\n".join([*lines, *_section("clears", [clears], wording), ""])


def _head(case: Case, wording: Wording) -> Iterator[str]:
    finding = case.finding
    yield f"{finding.control}  {wording.title(finding.control)}"
    yield wording.labelled("id", finding.id)
    yield wording.labelled("severity", word(SEVERITIES, finding.severity, wording.lang))
    yield wording.labelled("place", " > ".join(place(finding.location)))


def _matter(case: Case, wording: Wording) -> Iterator[str]:
    finding = case.finding
    yield wording.labelled("matter", wording.semicolon.join(wording.matter(finding)))
    yield wording.labelled("rows-of", rows(finding))
    yield wording.labelled("people", wording.people(finding))
    if finding.cities:
        cities = wording.comma.join(wording.city(code) for code in finding.cities)
        yield wording.labelled("cities", cities)
    articles = wording.articles(finding.basis) or wording.say("no-articles")
    yield wording.labelled("articles", articles)


def _standing(case: Case, wording: Wording) -> Iterator[str]:
    known = case.known
    yield wording.labelled("status", _state(case, wording))
    yield wording.labelled("ex-since", wording.moment(known.first_seen))
    yield wording.labelled("ex-last", wording.moment(known.last_seen))
    if known.reopened:
        yield wording.say("ex-again", n=known.reopened)
    owner = shown(known.owner) if known.owner else wording.say("ex-nobody")
    yield wording.labelled("ex-owner", owner)
    due = known.due.isoformat() if known.due else NOT_APPLICABLE
    yield wording.labelled("ex-due", due)
    if known.waiver is not None:
        line = waiver_line(known.waiver, wording)
        over = "" if case.waived else wording.comma + wording.say("wv-over")
        yield wording.labelled("wv-label", f"{line}{over}")


def _state(case: Case, wording: Wording) -> str:
    if case.known.fixed is not None:
        return wording.say("ex-fixed", day=case.known.fixed.date().isoformat())
    marks = [wording.say("ex-open")]
    marks += [wording.say("ex-overdue")] if case.overdue else []
    marks += [wording.say("ex-unseen")] if case.unseen else []
    return wording.comma.join(marks)


def _step(step: Step, wording: Wording) -> str:
    what = word(CHANGES, step.change, wording.lang)
    return wording.say("ex-step", moment=wording.moment(step.as_of), what=what, run=shown(step.run))


def _decision(decision: Decision, wording: Wording) -> str:
    parts = [wording.say("ex-to", owner=shown(decision.owner))] if decision.owner else []
    if decision.due:
        parts.append(wording.say("ex-until", day=decision.due.isoformat()))
    if decision.waiver:
        parts.append(waiver_line(decision.waiver, wording))
    return f"{wording.moment(decision.at)}  {wording.comma.join(parts)}"


def _section(key: str, lines: Sequence[str], wording: Wording) -> list[str]:
    return ["", wording.say(key), *(f"  {line}" for line in lines)] if lines else []

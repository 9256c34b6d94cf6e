"""Where things stand between nights: what is open, what is overdue, which nights are missing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.table import Table
from rich.text import Text

from scanner.model.control import ControlText
from scanner.model.finding import Finding
from scanner.model.history import Known, Night
from scanner.model.waiver import Waiver
from scanner.reports.compact import compact
from scanner.reports.shown import shown
from scanner.reports.terminal import STYLES, WIDTH
from scanner.reports.wording import NOT_APPLICABLE, Titles, Wording, place
from scanner.reports.words.bilingual import word
from scanner.reports.words.codes import SEVERITIES

OVERDUE = "bold red"


@dataclass(frozen=True, slots=True)
class Case:
    """A finding and what is known of it.

    Attributes:
        overdue: It is open past its due date.
        waived: It is permitted for a while, and need not be settled.
        unseen: The last run that should have judged it could not.
    """

    finding: Finding
    known: Known
    overdue: bool = False
    unseen: bool = False
    waived: bool = False


@dataclass(frozen=True, slots=True)
class Begun:
    """A run that has not ended."""

    command: str
    clock: datetime


@dataclass(frozen=True, slots=True)
class Status:
    """How the nights go.

    Attributes:
        last: The last completed night.
        due: The day of the next night; ``None`` where none is ever due.
        missing: Days without the night that they should have had.
        untold: Who could not be told of the last night, with the reason.
    """

    as_of: datetime
    last: Night | None
    begun: tuple[Begun, ...]
    due: date | None
    missing: tuple[date, ...]
    overdue: tuple[Case, ...]
    untold: tuple[str, ...] = ()


def status(
    now: Status, texts: Mapping[str, ControlText], lang: str, titles: Titles | None = None
) -> RenderableType:
    """Say when the last night was, when the next is due, and what is late."""
    wording = Wording(lang, texts, titles or Titles())
    parts: list[RenderableType] = [Text(line) for line in _nights(now, wording)]
    if now.overdue:
        headline = Text(wording.say("st-overdue", n=len(now.overdue)), style=OVERDUE)
        parts += [headline, _table(now.overdue, wording)]
    elif not now.missing:
        parts.append(Text(wording.say("st-calm")))
    return Constrain(Group(*parts), WIDTH)


def exceptions_table(
    cases: Sequence[Case],
    texts: Mapping[str, ControlText],
    lang: str,
    titles: Titles | None = None,
) -> RenderableType:
    """List open exceptions, with who answers for each and until when."""
    wording = Wording(lang, texts, titles or Titles())
    if not cases:
        return Text(wording.say("ex-none"))
    late = sum(case.overdue for case in cases)
    unwaived, permitted = (sum(case.waived is w for case in cases) for w in (False, True))
    count = Text(wording.say("ex-count", n=unwaived, late=late))
    if permitted:
        count.append(wording.semicolon + wording.say("wv-count", n=permitted))
    return Constrain(Group(_table(cases, wording), count), WIDTH)


def exceptions_json(cases: Sequence[Case], as_of: datetime) -> str:
    """Give the list to a machine, one exception a line."""
    rows = ",\n".join(compact(_object(case)) for case in cases)
    head = compact({"version": 1, "as_of": as_of.isoformat()})
    body = f"[\n{rows}\n]" if rows else "[]"
    return f'{head[:-1]},"exceptions":{body}}}\n'


def _object(case: Case) -> dict[str, object]:
    finding, known = case.finding, case.known
    return {
        "id": finding.id,
        "control": finding.control,
        "severity": finding.severity.code,
        "location": asdict(finding.location),
        "subject": finding.subject,
        "rows": finding.measures.get("rows"),
        "since": known.first_seen.isoformat(),
        "owner": known.owner,
        "due": known.due and known.due.isoformat(),
        "overdue": case.overdue,
        "waiver": None if known.waiver is None else _waiver(case, known.waiver),
    }


def _waiver(case: Case, waiver: Waiver) -> dict[str, object]:
    return {
        "category": waiver.category,
        "reason": waiver.reason,
        "expires_on": waiver.expires_on.isoformat(),
        "requested_by": waiver.requested_by,
        "approved_by": waiver.approved_by,
        "in_force": case.waived,
    }


def _nights(now: Status, wording: Wording) -> Iterator[str]:
    yield wording.say("as-of", moment=wording.moment(now.as_of))
    if now.last is None:
        yield wording.say("st-never")
    else:
        whole = wording.say("st-whole" if now.last.whole else "st-partial")
        yield wording.say("st-last", moment=wording.moment(now.last.as_of), whole=whole)
    for run in now.begun:
        moment = wording.moment(run.clock)
        yield wording.say("st-begun", command=shown(run.command), moment=moment)
    due = now.due and now.due.isoformat()
    yield wording.say("st-due", day=due) if due else wording.say("st-no-due")
    if now.missing:
        nights = wording.comma.join(day.isoformat() for day in now.missing)
        yield wording.say("st-missing", n=len(now.missing), nights=nights)
    if now.untold:
        yield wording.say("st-untold", who=wording.comma.join(map(shown, now.untold)))


def _table(cases: Sequence[Case], wording: Wording) -> Table:
    """Lay out cases in two lines each, so that 80 columns hold them."""
    table = Table(box=None, expand=True, padding=(0, 1), pad_edge=False, header_style="dim")
    table.add_column(wording.say("id"), width=16)
    table.add_column(wording.say("place"), ratio=1, overflow="fold")
    table.add_column(wording.say("rows-column"), justify="right", width=9)
    table.add_column(wording.say("ex-since"), width=10)
    table.add_column(wording.say("ex-owner"), width=12, overflow="fold")
    table.add_column(wording.say("ex-due"), width=10)
    for case in cases:
        table.add_row(*_row(case, wording))
    return table


def _row(case: Case, wording: Wording) -> list[Text]:
    finding, known = case.finding, case.known
    severity = word(SEVERITIES, finding.severity, wording.lang)
    head = Text.assemble(
        f"{finding.id}\n", (f" {severity} ", STYLES[finding.severity]), f" {finding.control}"
    )
    where = " > ".join(place(finding.location))
    rows = finding.measures.get("rows")
    due = Text(known.due.isoformat() if known.due else NOT_APPLICABLE)
    if case.overdue:
        due.append(f"\n{wording.say('ex-overdue')}", OVERDUE)
    return [
        head,
        Text("\n".join([where, *_matter(case, wording)])),
        Text(f"{rows:,}" if isinstance(rows, int) else NOT_APPLICABLE),
        Text(known.first_seen.date().isoformat()),
        Text(shown(known.owner) if known.owner else NOT_APPLICABLE),
        due,
    ]


def _matter(case: Case, wording: Wording) -> Iterator[str]:
    """Say what it is about: in brief, its category; else its control."""
    yield next(iter(wording.matter(case.finding)), "") or wording.title(case.finding.control)
    if case.unseen:
        yield wording.say("ex-unseen")
    if case.waived and case.known.waiver is not None:
        yield wording.say("wv-short", until=case.known.waiver.expires_on.isoformat())

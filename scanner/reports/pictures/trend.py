"""A picture of open findings over time: does it get better or worse?"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate

from scanner.model.severity import Severity
from scanner.reports.life import Life
from scanner.reports.paper import Picture
from scanner.reports.pictures.svg import INK, LINE, SOFT, box, drawing, line, path, point, text
from scanner.reports.report import Report
from scanner.reports.wording import Wording

LEFT, TOP, WIDTH, HEIGHT = 48.0, 14.0, 632.0, 150.0
MOST_DAYS = 366
TICKS = 4
BEGINS, ENDS = frozenset({"new", "reopened"}), "fixed"


def opened(report: Report) -> tuple[Sequence[date], Mapping[bool, Sequence[int]]]:
    """Count the exceptions that were open on each day.

    Returns:
        The days, and the counts on them of all (``False``) and of those that are high or critical.
    """
    exceptions = [life for life in report.lives.values() if life.case.finding.is_exception]
    unknown = [f for f in report.run.findings if f.is_exception and f.id not in report.lives]
    spans = [(life.case.finding.severity, span) for life in exceptions for span in _spans(life)]
    spans += [(f.severity, (report.day, None)) for f in unknown]
    begun = min((since for _, (since, _) in spans), default=report.day)
    begun = min(begun, min((n.as_of.date() for n in report.nights), default=begun))
    first = max(begun, report.day - timedelta(MOST_DAYS - 1))
    days = [first + timedelta(n) for n in range((report.day - first).days + 1)]
    counts = {}
    for grave in (False, True):
        changes: Counter[date] = Counter()
        for severity, (since, until) in spans:
            if not grave or severity >= Severity.HIGH:
                changes[max(since, first)] += 1
                if until is not None:
                    changes[max(until, first)] -= 1
        counts[grave] = list(accumulate(changes[day] for day in days))
    return days, counts


def _spans(life: Life) -> Iterator[tuple[date, date | None]]:
    """Give from when until when a finding was open, each time; the last day is a day without it."""
    since: date | None = None
    for step in life.steps:
        if step.change in BEGINS:
            since = step.as_of.date()
        elif step.change == ENDS and since is not None:
            yield since, step.as_of.date()
            since = None
    known = life.case.known
    if since is not None or not life.steps:
        yield since or known.first_seen.date(), known.fixed and known.fixed.date()


def trend(report: Report, wording: Wording) -> Picture | None:
    """Draw the counts; nothing where there is only one day."""
    days, counts = opened(report)
    top = _round(max(counts[False], default=0))
    if len(days) < 2 or not any(counts[False]):  # noqa: PLR2004 - a line has two ends
        return None
    parts = [*_axes(days, top, wording)]
    parts.append(_area(counts[False], top, fill="#dde4ec", stroke=INK))
    parts.append(_area(counts[True], top, fill="#7d8ea3", stroke=INK))
    parts += _legend(wording)
    words = wording.say(
        "trend-alt",
        first=days[0],
        last=days[-1],
        before=counts[False][0],
        now=counts[False][-1],
        most=max(counts[False]),
        grave=counts[True][-1],
    )
    svg = drawing(700, TOP + HEIGHT + 50, parts, words)
    return Picture(wording.say("trend-title"), svg, words)


def _round(most: int) -> int:
    """Give the next number that divides into four even parts, at least four."""
    step: int = 10 ** max(len(str(most)) - 1, 0)
    fitting = (step * factor for factor in (1, 2, 4, 8, 12))
    return next((n for n in fitting if n >= max(most, TICKS) and n % TICKS == 0), step * 12)


def _axes(days: Sequence[date], top: int, wording: Wording) -> Iterator[str]:
    for number in range(TICKS + 1):
        y = TOP + HEIGHT - HEIGHT * number / TICKS
        yield line((LEFT, y), (LEFT + WIDTH, y))
        yield text(LEFT - 6, y + 3, f"{top * number // TICKS:,}", size=9, anchor="end", fill=SOFT)
    for share, anchor in ((0.0, "start"), (0.5, "middle"), (1.0, "end")):
        day = days[round((len(days) - 1) * share)]
        label = wording.say("day", y=day.year, m=day.month, d=day.day)
        yield text(LEFT + WIDTH * share, TOP + HEIGHT + 16, label, size=9, anchor=anchor, fill=SOFT)


def _area(counts: Sequence[int], top: int, *, fill: str, stroke: str) -> str:
    """Draw a filled step line from the first day to the last."""
    wide = WIDTH / (len(counts) - 1)
    spots = [(LEFT + wide * n, TOP + HEIGHT * (1 - c / top)) for n, c in enumerate(counts)]
    steps = [f"M{point((LEFT, TOP + HEIGHT))}"]
    for number, (x, y) in enumerate(spots):
        if number == 0 or counts[number] != counts[number - 1] or number == len(spots) - 1:
            before = spots[number - 1][1] if number else TOP + HEIGHT
            steps += [f"L{point((x, before))}", f"L{point((x, y))}"]
    return path(
        f"{' '.join(steps)} L{point((LEFT + WIDTH, TOP + HEIGHT))} Z", fill=fill, stroke=stroke
    )


def _legend(wording: Wording) -> Iterator[str]:
    y = TOP + HEIGHT + 30
    for number, (key, fill) in enumerate((("trend-all", "#dde4ec"), ("trend-grave", "#7d8ea3"))):
        x = LEFT + 180 * number
        yield box(x, y, 12, 12, fill=fill, stroke=LINE)
        yield text(x + 18, y + 10, wording.say(key), fill=SOFT)

"""A picture of the nights: on which days the scan ran to its end, and on which it should have."""

from collections.abc import Iterator
from datetime import date, timedelta

from scanner.reports.paper import Picture
from scanner.reports.pictures.svg import ACCENT, INK, LINE, SOFT, box, drawing, line, path, text
from scanner.reports.report import Report
from scanner.reports.wording import Wording

MONTHS = 12
LEFT, TOP, CELL, PITCH = 92.0, 22.0, 13.0, 19.0
DAYS = 31

WHOLE, PARTIAL, MISSING, FREE = "whole", "partial", "missing", "free"


def nights(report: Report) -> dict[date, str]:
    """Say of every day of the last twelve months how its night went."""
    begin = min((night.as_of.date() for night in report.nights), default=report.day)
    first = max(min(begin, report.nights_since or begin), _months_before(report.day, MONTHS - 1))
    due = report.nights_since or date.max
    days = (first + timedelta(n) for n in range((report.day - first).days + 1))
    # the night of the day itself may still be to come
    told = {day: MISSING if due <= day < report.day else FREE for day in days}
    for night in report.nights:
        day = night.as_of.date()
        if day in told and told[day] != WHOLE:
            told[day] = WHOLE if night.whole else PARTIAL
    return told


def calendar(report: Report, wording: Wording) -> Picture | None:
    """Draw a row for each month and a square for each day; nothing before the first night."""
    told = nights(report)
    if not set(told.values()) - {FREE}:
        return None
    months = sorted({(day.year, day.month) for day in told})
    rows = {month: TOP + PITCH * number for number, month in enumerate(months)}
    parts = [
        text(LEFT + PITCH * (day - 1) + CELL / 2, TOP - 7, str(day), size=8, anchor="middle")
        for day in range(1, DAYS + 1)
    ]
    for (year, month), y in rows.items():
        label = wording.say("cal-month", y=year, m=month)
        parts.append(text(LEFT - 10, y + CELL - 2.5, label, anchor="end"))
    for day, kind in told.items():
        parts += square(LEFT + PITCH * (day.day - 1), rows[day.year, day.month], kind)
    bottom = TOP + PITCH * len(rows) + 10
    parts += _legend(bottom, wording)
    words = _words(told, wording)
    return Picture(wording.say("cal-title"), drawing(700, bottom + 20, parts, words), words)


def square(x: float, y: float, kind: str) -> Iterator[str]:
    """Draw one day: filled, half filled, crossed out or empty, so that grey is enough."""
    if kind == FREE:
        yield box(x + 4, y + 4, CELL - 8, CELL - 8, stroke=LINE)
        return
    yield box(x, y, CELL, CELL, fill=ACCENT if kind == WHOLE else "#ffffff", stroke=INK)
    if kind == PARTIAL:
        yield path(f"M{x} {y + CELL} L{x + CELL} {y} L{x + CELL} {y + CELL} Z", fill=SOFT)
    if kind == MISSING:
        yield line((x + 2, y + 2), (x + CELL - 2, y + CELL - 2), stroke=INK)
        yield line((x + 2, y + CELL - 2), (x + CELL - 2, y + 2), stroke=INK)


def _legend(y: float, wording: Wording) -> Iterator[str]:
    for number, kind in enumerate((WHOLE, PARTIAL, MISSING, FREE)):
        x = LEFT + 150 * number
        yield from square(x, y, kind)
        yield text(x + CELL + 6, y + CELL - 2.5, wording.say(f"cal-{kind}"), fill=SOFT)


def _words(told: dict[date, str], wording: Wording) -> str:
    kinds = list(told.values())
    lost = [day for day, kind in told.items() if kind == MISSING]
    named = wording.comma.join(day.isoformat() for day in lost[:10])
    counts = {key: kinds.count(key) for key in (WHOLE, PARTIAL, MISSING)}
    words = wording.say("cal-alt", first=min(told), last=max(told), **counts)
    return words + (wording.say("cal-alt-missing", days=named) if lost else "")


def _months_before(day: date, months: int) -> date:
    """Give the first day of the month so many months earlier."""
    number = day.year * 12 + day.month - 1 - months
    return date(number // 12, number % 12 + 1, 1)

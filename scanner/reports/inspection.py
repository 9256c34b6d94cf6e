"""The inspection of a period: for machines, and as a sheet that a person completes by hand.

Nothing here decides. Texts that users typed are escaped, and shown without what acts on a reader.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from scanner.model.control import ControlText
from scanner.model.finding import Outcome
from scanner.model.inspection import (
    InspectedFinding,
    InspectedNight,
    InspectedPeriod,
    NightStatus,
    SheetLine,
)
from scanner.reports.compact import compact
from scanner.reports.pages import template
from scanner.reports.shown import shown
from scanner.reports.wording import Titles, Wording
from scanner.reports.words.bilingual import said, word
from scanner.reports.words.codes import OUTCOMES
from scanner.reports.words.inspection import (
    ANSWERS,
    DISPOSITIONS,
    FIELDS,
    SENTENCES,
    STATUS_OF_NIGHT,
    VALUES,
)

LISTS = ("nights", "findings", "sheet")


def inspection_json(period: InspectedPeriod) -> str:
    """Give it for machines: a head, then one night, finding and article a line."""
    told = {one.name: getattr(period, one.name) for one in fields(period)}
    head = {name: value for name, value in told.items() if name not in LISTS}
    parts = [compact({"version": 1, **head})[:-1]]
    for name in LISTS:
        rows = ",\n".join(compact(asdict(row)) for row in told[name])
        parts.append(f",{compact(name)}:[\n{rows}\n]" if rows else f",{compact(name)}:[]")
    return "".join(parts) + "}\n"


def inspection_html(
    period: InspectedPeriod, texts: Mapping[str, ControlText], lang: str, titles: Titles
) -> str:
    """Render it for the inspector."""
    wording = Wording(lang, texts, titles)

    def say(key: str, **values: object) -> str:
        return word(SENTENCES, key, lang).format(**values)

    count = {s.value: sum(n.status is s for n in period.nights) for s in NightStatus}
    return template("inspection.html.j2").render(
        lang=lang,
        say=say,
        period=period,
        system=shown(period.system),
        counts=say("counts", **count),
        unsigned=", ".join(map(date.isoformat, period.unsigned)),
        nights=[_night(night, wording) for night in period.nights],
        findings=[_finding(finding, wording) for finding in period.findings],
        decided=list(_decided(period, lang)),
        books=_books(period.sheet, wording),
    )


def _night(night: InspectedNight, wording: Wording) -> dict[str, object]:
    return {
        "day": night.day.isoformat(),
        "missing": night.status is not NightStatus.SCANNED,
        "status": word(STATUS_OF_NIGHT, night.status, wording.lang),
        "records": ", ".join(map(str, night.records)),
        "clocks": ", ".join(map(wording.moment, night.clocks)),
    }


def _finding(one: InspectedFinding, wording: Wording) -> dict[str, object]:
    finding: Mapping[str, Any] = one.finding
    place = finding["location"]
    parts = (place[name] for name in ("source", "dataset", "object", "field"))
    return {
        "control": finding["control"],
        "title": wording.title(str(finding["control"])),
        "outcome": word(OUTCOMES, Outcome(finding["outcome"]), wording.lang),
        "place": [shown(part) for part in parts if part],
        "since": one.since.date().isoformat(),
        "until": one.until.date().isoformat() if one.until else None,
        "days": one.days,
    }


def _decided(period: InspectedPeriod, lang: str) -> Iterator[dict[str, object]]:
    """Show what was recorded, label by label; what nobody filled in is left out."""
    for kind, entries in period.decided.items():
        for entry in entries:
            told = _flat(entry)
            stated = [
                f"{word(FIELDS, name, lang)}: {word(VALUES, str(told[name]), lang)}"
                for name in FIELDS
                if told.get(name) not in (None, "")
            ]
            yield {"kind": word(SENTENCES, kind, lang), "stated": stated}


def _flat(entry: Mapping[str, object]) -> Mapping[str, object]:
    """Bring what stands inside to the top: an entry's own number, and what it states."""
    inner = (value for value in entry.values() if isinstance(value, Mapping))
    return {**entry, **{name: value for one in inner for name, value in one.items()}}


def _books(sheet: tuple[SheetLine, ...], wording: Wording) -> list[dict[str, object]]:
    books = dict.fromkeys(line.rulebook for line in sheet)
    return [
        {
            "title": wording.rulebook(book),
            "lines": [_line(line, wording) for line in sheet if line.rulebook == book],
        }
        for book in books
    ]


def _line(line: SheetLine, wording: Wording) -> dict[str, object]:
    numbers = word(SENTENCES, "numbers", wording.lang).format(
        nights=line.nights,
        undecided=line.undecided,
        findings=line.findings,
        open=line.open,
        longest=line.longest,
    )
    return {
        "article": shown(line.article),
        "specific": line.applies_to == "specific",
        "summary": shown(said(line.summary, wording.lang), None),
        "by": word(DISPOSITIONS, line.disposition, wording.lang),
        "answer": word(ANSWERS, line.answer, wording.lang),
        "numbers": numbers if line.nights else "",
        "controls": wording.comma.join(line.controls),
    }

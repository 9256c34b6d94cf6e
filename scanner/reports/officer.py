"""The officer's page: every finding, to be filtered, sorted, searched and opened, in one file.

It loads nothing and asks no server. Its data stands in it as JSON that no markup can leave: every
``<`` is written as an escape, and the script puts texts onto the page as text only.
"""

from scanner.reports.compact import compact
from scanner.reports.officer_data import officer_data
from scanner.reports.pages import part, policy, template
from scanner.reports.phrases.officer import OFFICER
from scanner.reports.report import Report
from scanner.reports.shown import LONG
from scanner.reports.summary import coverage, verdicts, verified
from scanner.reports.wording import Wording
from scanner.reports.words.bilingual import word
from scanner.reports.words.codes import SEVERITIES

MOST_BYTES = 2_000_000
"""A page that a mail still takes and a browser opens at once."""

NAMES = (LONG, 48, 24, 12)
"""Characters of a name, tried in turn until the page is small enough."""

METHOD = ("m-cells", "m-unread", "m-built", "m-recognition", "m-people", "m-basis", "m-prints")


def officer_html(report: Report, lang: str, most: int = MOST_BYTES) -> str:
    """Render every finding for the officer; exact counts are in it.

    Args:
        report: What is known.
        lang: ``ja`` or ``en``.
        most: Bytes; names are shortened until the page has no more, as far as that goes.
    """
    for longest in NAMES:
        page = _page(report, lang, longest)
        if len(page.encode()) <= most:
            break
    return page


def _page(report: Report, lang: str, longest: int) -> str:
    wording, run = report.wording(lang), report.unwaived()
    style, script = part("officer.css"), part("officer.js")
    data = {"labels": _labels(wording), **officer_data(report, wording, longest)}
    record = report.run.record
    return template("officer.html.j2").render(
        lang=lang,
        say=wording.say,
        as_of=wording.moment(report.as_of),
        verdicts=[*verdicts(run, wording), *coverage(run, wording)],
        sure=verified(run),
        severities=[(int(s), word(SEVERITIES, s, lang)) for s in sorted(SEVERITIES, reverse=True)],
        method=[wording.say(key) for key in METHOD],
        run=wording.say(
            "m-run",
            id=record.id,
            clock=wording.moment(record.clock),
            version=record.versions.get("scanner", wording.say("unknown")),
        ),
        data=_island(data),
        style=style,
        script=script,
        policy=policy(style, script),
    )


def _labels(wording: Wording) -> dict[str, object]:
    """Give the words that the script says."""
    marks = {int(s): (s.code, word(SEVERITIES, s, wording.lang)) for s in SEVERITIES}
    said = {key: forms[0 if wording.lang == "ja" else -1] for key, forms in OFFICER.items()}
    return {"marks": marks} | {key.removeprefix("x-"): text for key, text in said.items()}


def _island(data: object) -> str:
    """Write JSON that stays data inside a page, whatever is in it (HTML, 4.12.1.3)."""
    text = compact(data)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")

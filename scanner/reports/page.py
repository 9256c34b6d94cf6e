"""A run as one self-contained page: no script, no network, and it prints on A4.

Plain text goes into the template and autoescape does the rest; nothing here is markup.
"""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from scanner.model.control import ControlText
from scanner.model.finding import Basis, Finding
from scanner.model.run import CoverageLine, Run
from scanner.reports.summary import coverage, exceptions, gaps, groups, lacking, verdicts, verified
from scanner.reports.wording import Titles, Wording, place, rows, size
from scanner.reports.words import REASONS, SEVERITIES, STATUSES, word

if TYPE_CHECKING:
    from jinja2 import Template

METHOD = ("m-cells", "m-unread", "m-built", "m-recognition", "m-people", "m-basis")
"""What every reader has to know about how it was found out, in this order."""


def html(
    run: Run, texts: Mapping[str, ControlText], lang: str, titles: Titles | None = None
) -> str:
    """Render a run for the officer: verdict, coverage, exceptions, gaps, method and limits."""
    wording = Wording(lang, texts, titles or Titles())
    return template("page.html.j2").render(
        say=wording.say,
        lang=lang,
        as_of=wording.moment(run.record.as_of),
        verdicts=verdicts(run, wording),
        coverage=coverage(run, wording),
        datasets=_datasets(run, wording),
        verified=verified(run),
        groups=_groups(run, wording),
        gaps=[_row(finding, wording) for finding in gaps(run)],
        method=[wording.say(key) for key in METHOD],
        run=wording.say(
            "m-run",
            id=run.record.id,
            clock=wording.moment(run.record.clock),
            version=run.record.versions.get("scanner", wording.say("unknown")),
        ),
    )


@cache
def template(name: str) -> "Template":
    """Give a template; commands that write no page do not pay for the library."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415

    environment = Environment(
        loader=PackageLoader("scanner.reports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(name)


def _datasets(run: Run, wording: Wording) -> list[dict[str, object]]:
    """List what was not read whole first: that is what a reader must not miss."""
    missing = lacking(run.record.coverage)
    whole = [line for line in run.record.coverage if line not in missing]
    return [_dataset(line, wording, missing=True) for line in missing] + [
        _dataset(line, wording, missing=False) for line in whole
    ]


def _dataset(line: CoverageLine, wording: Wording, *, missing: bool) -> dict[str, object]:
    source, *rest = place(line)
    return {
        "missing": missing,
        "source": source,
        "parts": rest,
        "rows": f"{line.rows:,}",
        "bytes": size(line.bytes),
        "status": word(STATUSES, line.status, wording.lang),
        "reasons": wording.comma.join(word(REASONS, r, wording.lang) for r in line.reasons),
    }


def _groups(run: Run, wording: Wording) -> list[dict[str, object]]:
    return [
        {
            "severity": severity.code,
            "word": word(SEVERITIES, severity, wording.lang),
            "control": control,
            "title": wording.title(control),
            "clears": wording.clears(control),
            "articles": wording.articles(_basis(group)) or wording.say("no-articles"),
            "findings": [_row(finding, wording) for finding in group],
        }
        for severity, control, group in groups(exceptions(run))
    ]


def _basis(group: list[Finding]) -> list[Basis]:
    return [entry for finding in group for entry in finding.basis]


def _row(finding: Finding, wording: Wording) -> dict[str, object]:
    return {
        "control": finding.control,
        "title": wording.title(finding.control),
        "place": place(finding.location),
        "matter": wording.matter(finding),
        "rows": rows(finding),
        "people": wording.people(finding),
        "cities": [wording.city(code) for code in finding.cities],
    }

"""Write the golden files anew: ``python -m tests.golden.regenerate``, then read ``git diff``."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from rich.console import Console, RenderableType

from scanner.model.severity import Severity
from scanner.reports.before import checked, dry_run
from scanner.reports.committee.page import committee_html
from scanner.reports.committee.pdf import committee_pdf
from scanner.reports.detect import detect_table
from scanner.reports.detect_lines import detect_jsonl
from scanner.reports.explain import explain
from scanner.reports.life import Life, life
from scanner.reports.machine import findings_json, run_json
from scanner.reports.mermaid import mermaid
from scanner.reports.ocsf import ocsf
from scanner.reports.officer import officer_html
from scanner.reports.open_lineage import open_lineage
from scanner.reports.rotated import rotated
from scanner.reports.sarif import sarif
from scanner.reports.sheet import findings_csv
from scanner.reports.standing import exceptions_json, exceptions_table, status
from scanner.reports.terminal import terminal
from tests.golden import exchanged, reported, sample, standing

FOLDER = Path(__file__).parent
REPORTS = ("out/findings.json", "out/report.html")


def printed(what: RenderableType, width: int = 100) -> str:
    """Print as to a file: no colours, no terminal."""
    out = StringIO()
    Console(file=out, width=width, color_system=None, force_terminal=False).print(what)
    return out.getvalue()


def golden() -> Iterator[tuple[str, str | bytes]]:
    """Give each golden file's name and what it must hold."""
    yield "findings.json", findings_json(sample.FINDINGS, sample.AS_OF)
    yield "run.json", run_json(sample.RECORD)
    yield "detect.jsonl", "".join(detect_jsonl(sample.DETECTED))
    for lang in ("ja", "en"):
        run, texts, titles = sample.RUN, sample.TEXTS, sample.TITLES
        yield f"findings.{lang}.csv", findings_csv(run.findings, texts, lang, titles)
        yield f"terminal.{lang}.txt", printed(terminal(run, texts, lang, titles, REPORTS))
        yield f"terminal80.{lang}.txt", printed(terminal(run, texts, lang, titles, REPORTS), 80)
        yield f"detect.{lang}.txt", printed(detect_table(sample.DETECTED, lang))
        text = explain(texts["MASK-2"], Severity.HIGH, sample.ARTICLES, lang, titles)
        yield f"explain.{lang}.txt", text
        yield f"check.{lang}.txt", checked("configs/sample.yaml", sample.SYSTEM, lang)
        yield f"dry_run.{lang}.txt", printed(dry_run(sample.PLANS, lang))
    yield from between_nights()
    yield from exchanged_formats()
    yield from papers()


def as_bytes(content: str | bytes) -> bytes:
    """Give the bytes of a file."""
    return content if isinstance(content, bytes) else content.encode()


def papers() -> Iterator[tuple[str, str | bytes]]:
    """Give the files that people read."""
    for lang in ("ja", "en"):
        yield f"report.{lang}.html", committee_html(reported.REPORT, lang)
        yield f"report.{lang}.pdf", committee_pdf(reported.REPORT, lang)
        yield f"officer.{lang}.html", officer_html(reported.REPORT, lang)
        yield f"clean.{lang}.html", committee_html(reported.FIRST, lang)


def between_nights() -> Iterator[tuple[str, str]]:
    """Give the files about nights and the lives of findings."""
    yield "exceptions.json", exceptions_json(standing.CASES, standing.NOW)
    for lang in ("ja", "en"):
        words = (sample.TEXTS, lang, sample.TITLES)
        nights = (standing.STATUS, standing.CALM, standing.NEVER)
        yield f"status.{lang}.txt", "\n".join(printed(status(one, *words)) for one in nights)
        for width in (80, 110):
            table = exceptions_table(standing.CASES, *words)
            yield f"exceptions{width}.{lang}.txt", printed(table, width)
        lives = (standing.LIFE, Life(standing.FIXED), Life(standing.LATE))
        yield f"life.{lang}.txt", "\n".join(life(one, *words) for one in lives)
        yield f"rotated.{lang}.txt", rotated(standing.ROTATION, lang)


def exchanged_formats() -> Iterator[tuple[str, str]]:
    """Give the files for other tools."""
    for lang in ("ja", "en"):
        yield f"findings.{lang}.sarif", sarif(exchanged.REPORT, lang)
        yield f"findings.{lang}.ocsf.jsonl", ocsf(exchanged.REPORT, lang)
        yield f"flows.{lang}.mmd", mermaid(exchanged.REPORT, lang)
    yield "flows.openlineage.jsonl", open_lineage(exchanged.REPORT, "en")


GOLDEN = {name: as_bytes(content) for name, content in golden()}

if __name__ == "__main__":
    for name, content in GOLDEN.items():
        (FOLDER / name).write_bytes(content)

"""Write the golden files anew: ``python -m tests.golden.regenerate``, then read ``git diff``."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from rich.console import Console, RenderableType

from scanner.model.finding import Severity
from scanner.reports import (
    checked,
    detect_jsonl,
    detect_table,
    dry_run,
    explain,
    findings_csv,
    findings_json,
    html,
    run_json,
    terminal,
)
from tests.golden import sample

FOLDER = Path(__file__).parent
REPORTS = ("out/findings.json", "out/report.html")


def printed(what: RenderableType, width: int = 100) -> str:
    """Print as to a file: no colours, no terminal."""
    out = StringIO()
    Console(file=out, width=width, color_system=None, force_terminal=False).print(what)
    return out.getvalue()


def golden() -> Iterator[tuple[str, str]]:
    """Give each golden file's name and what it must hold."""
    yield "findings.json", findings_json(sample.FINDINGS, sample.AS_OF)
    yield "run.json", run_json(sample.RECORD)
    yield "detect.jsonl", "".join(detect_jsonl(sample.DETECTED))
    for lang in ("ja", "en"):
        run, texts, titles = sample.RUN, sample.TEXTS, sample.TITLES
        yield f"report.{lang}.html", html(run, texts, lang, titles)
        yield f"clean.{lang}.html", html(sample.CLEAN, texts, lang, titles)
        yield f"findings.{lang}.csv", findings_csv(run.findings, texts, lang, titles)
        yield f"terminal.{lang}.txt", printed(terminal(run, texts, lang, titles, REPORTS))
        yield f"terminal80.{lang}.txt", printed(terminal(run, texts, lang, titles, REPORTS), 80)
        yield f"detect.{lang}.txt", printed(detect_table(sample.DETECTED, lang))
        text = explain(texts["MASK-2"], Severity.HIGH, sample.ARTICLES, lang, titles)
        yield f"explain.{lang}.txt", text
        yield f"check.{lang}.txt", checked("configs/sample.yaml", sample.SYSTEM, lang)
        yield f"dry_run.{lang}.txt", printed(dry_run(sample.PLANS, lang))


if __name__ == "__main__":
    for name, text in golden():
        (FOLDER / name).write_bytes(text.encode())

"""Values and names that only a person at a terminal may see, and the record of it."""

import argparse
import sys
from collections.abc import Sequence

from scanner import config
from scanner.cli.clock import now
from scanner.cli.keeping import kept_ledger
from scanner.cli.language import message
from scanner.cli.saying import show
from scanner.ledger import Act, ActKind
from scanner.model.detect import SpanLine
from scanner.model.detection import Detector
from scanner.model.errors import UsageError
from scanner.model.system import System
from scanner.pipeline.detect import Target
from scanner.pipeline.revealing import revealed
from scanner.reports.values import MOST_VALUES, values_table


def need_terminal(what: str, lang: str) -> None:
    """Refuse where the output would go into a file, a pipe or the log of a job.

    Raises:
        UsageError: It would.
    """
    if not sys.stdout.isatty():
        raise UsageError(message("no-terminal", lang, what=what))


def recording(args: argparse.Namespace, lang: str) -> System:
    """Find out, before anything is read, where it will be recorded that values were shown.

    Raises:
        UsageError: There is no terminal, or no ledger to record it in.
        ConfigError: The configuration cannot be used.
    """
    need_terminal("--show-values", lang)
    if args.format != "table":
        raise UsageError(message("values-for-people", lang))
    if args.config is None:
        raise UsageError(message("values-unrecorded", lang))
    system = config.load(args.config, lang=lang)
    kept_ledger(system, make=True).close()
    return system


def show_values(
    system: System,
    targets: Sequence[Target],
    recognisers: Detector,
    spans: Sequence[SpanLine],
    lang: str,
) -> None:
    """Record that values are shown, then show them: how many, of what kind, but not which."""
    chosen = spans[:MOST_VALUES]
    kinds = ",".join(sorted({_kind(target) for target in targets}))
    notes = {"count": str(len(chosen)), "targets": kinds}
    with kept_ledger(system, make=True) as ledger:
        ledger.note(Act(ActKind.SHOW_VALUES, now(), notes=notes))
    texts = revealed(targets, recognisers, chosen)
    table = values_table(texts, len(spans) - len(chosen), lang)
    show(table)


def _kind(target: Target) -> str:
    if target.single:
        return "file"
    return "folder" if target.source.separator == "/" else "database"

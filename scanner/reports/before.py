"""What can be said before a scan: that a configuration is sound, and how much there is to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from rich.console import RenderableType
from rich.constrain import Constrain
from rich.table import Table

from scanner.model.errors import Reason
from scanner.model.policy import Awaited
from scanner.model.system import System
from scanner.reports.phrases import phrase
from scanner.reports.shown import shown
from scanner.reports.terminal import WIDTH, cells
from scanner.reports.wording import size
from scanner.reports.words.bilingual import word
from scanner.reports.words.reasons import REASONS


@dataclass(frozen=True, slots=True)
class Planned:
    """One dataset as the catalogue knows it.

    Attributes:
        dataset: The name that findings would carry.
        rows: ``None`` where the catalogue does not count, as for a file.
        bytes: Its size where it is known.
        seconds: Estimated time of reading it on one worker.
        unread: Why it would not be read.
    """

    source: str
    dataset: str
    rows: int | None = None
    bytes: int | None = None
    seconds: float | None = None
    unread: Reason | None = None


def checked(path: str, system: System, lang: str) -> str:
    """Say that a configuration is sound, what it declares, and what nobody verifies."""
    policy = system.policy
    counts = {
        "sources": len(system.sources),
        "datasets": len(policy.datasets),
        "cities": len(policy.cities),
        "articles": len(policy.articles),
    }
    lines = [phrase("check-ok", lang, path=shown(path)), phrase("check-counts", lang, **counts)]
    if not system.registers:
        lines.append(phrase("check-no-registers", lang))
    if policy.awaited:
        lines += [phrase("check-awaited", lang), *map(_awaited, policy.awaited)]
    return "\n".join(lines) + "\n"


def dry_run(plans: Sequence[Planned], lang: str) -> RenderableType:
    """Show rows, bytes and estimated time by dataset, and in all of what would be read."""
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="dim", show_footer=True)
    table.add_column(phrase("source", lang), footer=phrase("total", lang), overflow="fold")
    table.add_column(phrase("dataset", lang), overflow="fold")
    read = [plan for plan in plans if plan.unread is None]
    for key, total in (
        ("rows-column", _rows(sum(plan.rows or 0 for plan in read))),
        ("bytes", size(sum(plan.bytes or 0 for plan in read))),
        ("seconds", _time(sum(plan.seconds or 0 for plan in read))),
    ):
        table.add_column(phrase(key, lang), footer=total, justify="right", min_width=8)
    table.add_column(phrase("reason", lang), overflow="fold")
    for plan in plans:
        why = word(REASONS, plan.unread, lang) if plan.unread else ""
        amounts = (_rows(plan.rows), size(plan.bytes), _time(plan.seconds))
        table.add_row(*cells(shown(plan.source), shown(plan.dataset), *amounts, why))
    return Constrain(table, WIDTH)


def _awaited(awaited: Awaited) -> str:
    parts = (awaited.source, awaited.dataset, awaited.field, awaited.subject)
    return f"  {awaited.control}  {' > '.join(shown(part) for part in parts if part)}".rstrip()


def _rows(count: int | None) -> str:
    return "-" if count is None else f"{count:,}"


def _time(seconds: float | None) -> str:
    """Write a duration to the second, rounded up: an estimate of nothing would mislead."""
    return "-" if seconds is None else str(timedelta(seconds=-int(-seconds // 1)))

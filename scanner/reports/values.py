"""Hits with their texts, for a person at a terminal and for nobody else.

The one report that holds values. What would act on the terminal is written out, as in names.
"""

from collections.abc import Iterable

from rich.console import Group, JustifyMethod, RenderableType
from rich.table import Table
from rich.text import Text

from scanner.model.detect import SpanLine
from scanner.model.secret import Secret
from scanner.reports.phrases import phrase
from scanner.reports.shown import shown
from scanner.reports.terminal import MOST, cells
from scanner.reports.words.bilingual import word
from scanner.reports.words.codes import CATEGORIES

MOST_VALUES = MOST
"""Values that are shown at once."""


def values_table(
    found: Iterable[tuple[SpanLine, Secret[str]]], more: int, lang: str
) -> RenderableType:
    """Show each hit with its text.

    Args:
        found: Hits and texts.
        more: How many hits are left out.
        lang: ``ja`` or ``en``.
    """
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="dim")
    for column in ("dataset", "row", "field", "category", "va-text"):
        side: JustifyMethod = "right" if column == "row" else "left"
        table.add_column(phrase(column, lang), justify=side, overflow="fold")
    for span, text in found:
        category = word(CATEGORIES, span.category, lang)
        where = (shown(span.dataset), f"{span.row:,}", shown(span.field), category)
        table.add_row(*cells(*where, shown(text.reveal(), None)))
    return Group(Text(), table, *([Text(phrase("va-more", lang, n=more))] if more else []))

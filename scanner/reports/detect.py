"""What ``detect`` found, for people: a table of columns, one of spans, and what was not read."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, JustifyMethod, RenderableType
from rich.constrain import Constrain
from rich.table import Table
from rich.text import Text

from scanner.model.coverage import READ_WHOLE
from scanner.model.detect import DetectCoverage, DetectLine, FieldLine, SpanLine
from scanner.reports.phrases import phrase
from scanner.reports.shown import shown
from scanner.reports.terminal import MOST, WIDTH, cells
from scanner.reports.words.bilingual import word
from scanner.reports.words.codes import CATEGORIES, STATUSES, VERDICTS
from scanner.reports.words.reasons import coverage_sentence


def detect_table(lines: Iterable[DetectLine], lang: str) -> RenderableType:
    """Show verdicts, spans where there are any, and every dataset that was not read whole."""
    every = list(lines)
    fields = [line for line in every if isinstance(line, FieldLine)]
    spans = [line for line in every if isinstance(line, SpanLine)]
    coverage = [line for line in every if isinstance(line, DetectCoverage)]
    parts: list[RenderableType] = [_fields(fields, lang)] if fields else []
    if spans:
        parts.append(_spans(spans, lang))
    parts.extend(Text(line) for line in _summary(fields, coverage, lang))
    return Constrain(Group(*parts), WIDTH)


def _table(lang: str, *columns: str, right: Sequence[str] = ()) -> Table:
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="dim")
    for column in columns:
        side: JustifyMethod = "right" if column in right else "left"
        table.add_column(phrase(column, lang), justify=side, overflow="fold")
    return table


def _fields(fields: Sequence[FieldLine], lang: str) -> Table:
    explained = any(line.evidence for line in fields)
    columns = ["dataset", "field", "category", "verdict-column", "hits", "score"]
    columns += ["evidence"] if explained else []
    table = _table(lang, *columns, right=("hits", "score"))
    for line in fields:
        row = [
            shown(line.dataset),
            shown(line.field),
            word(CATEGORIES, line.category, lang),
            word(VERDICTS, line.verdict, lang),
            f"{line.hits:,} / {line.filled:,}",
            f"{line.score:.2f}",
        ]
        table.add_row(*cells(*row, *([shown(" ".join(line.evidence or ()))] if explained else [])))
    return table


def _spans(spans: Sequence[SpanLine], lang: str) -> Group:
    table = _table(lang, "dataset", "row", "field", "span", "category", "score", right=("row",))
    for line in spans[:MOST]:
        table.add_row(
            *cells(
                shown(line.dataset),
                f"{line.row:,}",
                shown(line.field),
                f"{line.start}-{line.end}",
                word(CATEGORIES, line.category, lang),
                f"{line.score:.2f}",
            )
        )
    more = [Text(phrase("spans-more", lang, n=len(spans) - MOST))] if len(spans) > MOST else []
    return Group(Text(), table, *more)


def _summary(
    fields: Sequence[FieldLine], coverage: Sequence[DetectCoverage], lang: str
) -> Iterator[str]:
    missing = [line for line in coverage if line.status not in READ_WHOLE]
    if fields:
        yield ""
    else:
        yield phrase("detect-none-seen" if missing or not coverage else "detect-none", lang)
    partial = sum(line.status == "partial" for line in missing)
    key = "coverage-none" if not coverage else "coverage-part" if missing else "coverage-whole"
    yield phrase(
        key,
        lang,
        n=len(coverage),
        lacking=len(missing),
        partial=partial,
        unread=len(missing) - partial,
    )
    for line in missing:
        why = coverage_sentence(line.reason, lang) if line.reason else ""
        yield f"  {shown(line.dataset)} [{word(STATUSES, line.status, lang)}] {why}".rstrip()

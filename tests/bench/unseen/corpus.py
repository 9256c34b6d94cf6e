"""Fill the planned tables and put the texts beside them."""

from collections import Counter
from collections.abc import Iterator, Mapping

from scanner.model.category import DataCategory as C
from scanner.model.detection import Verdict
from tests.bench.detection.labels import Column, Corpus, Label, Table
from tests.bench.unseen.draw import Draw
from tests.bench.unseen.people import Person, person
from tests.bench.unseen.places import Area
from tests.bench.unseen.plan import ColumnPlan, TablePlan, plans
from tests.bench.unseen.snippets import SNIPPETS, snippets
from tests.bench.unseen.sources import (
    OFTEN,
    Business,
    Cell,
    Either,
    Hidden,
    Lookalike,
    Note,
    Record,
    Source,
    Written,
)

_EMPTY = {0.0: 50, 0.02: 25, 0.1: 15, 0.4: 8, 0.8: 2}
_SIGNS = {None: 70, "": 14, "-": 5, "なし": 3, "未登録": 2, "NULL": 3, "N/A": 2, "―": 1}


def make(size: float = 1.0) -> Corpus:
    """Make the corpus, or the first part of it; the same every time."""
    texts = snippets(range(round(SNIPPETS * size)))
    return Corpus(tuple(table(plan) for plan in plans(size)), texts)


def table(plan: TablePlan) -> Table:
    """Fill one table: every column of a row is about the same person."""
    draw = Draw("table", plan.number)
    people = _people(draw, plan)
    columns = (column(Draw("column", plan.number, c.name), c, people) for c in plan.columns)
    return Table(plan.name, tuple(columns))


def _people(draw: Draw, plan: TablePlan) -> list[Person]:
    area = Area.of(draw)
    some = [
        person(draw, area, foreign=plan.foreign, ages=plan.ages)
        for _ in range(max(1, plan.rows // plan.repeat))
    ]
    return some if len(some) == plan.rows else [draw.pick(some) for _ in range(plan.rows)]


def column(draw: Draw, plan: ColumnPlan, people: list[Person]) -> Column:
    """Fill one column and count what it holds."""
    cells = list(_with_gaps(draw, plan, plan.source.cells(draw, people)))
    values = tuple(cell[0] for cell in cells)
    negative = plan.source
    return Column(
        plan.name,
        values,
        labels(plan.source, cells),
        negative.negative if isinstance(negative, Lookalike | Business) else _hidden(negative),
        plan.style,
        plan.stored,
    )


def _hidden(source: Source) -> str | None:
    return f"masked {source.masking.category.lower()}" if isinstance(source, Hidden) else None


def _with_gaps(
    draw: Draw, plan: ColumnPlan, cells: list[Cell]
) -> Iterator[tuple[str | None, frozenset[C]]]:
    share = draw.odds(_EMPTY)
    sign = None if plan.stored != "string" else draw.odds(_SIGNS)
    for n, (text, found) in enumerate(cells):
        kept = isinstance(plan.source, Note) and found
        if not text or (n >= 3 and not kept and draw.chance(share)):
            yield sign, frozenset()
        else:
            yield text, found


def labels(source: Source, cells: list[tuple[str | None, frozenset[C]]]) -> Mapping[C, Label]:
    """Say what a column holds, and in how many cells."""
    counts = Counter(category for _, found in cells for category in found)
    filled = sum(1 for text, _ in cells if text)
    return {
        category: Label(_verdict(source, count, filled), source.form, count, _required(source))
        for category, count in sorted(counts.items())
    }


def _verdict(source: Source, count: int, filled: int) -> Verdict:
    if isinstance(source, Business):
        return Verdict.BUSINESS
    if isinstance(source, Hidden):
        return Verdict.MASKED
    few = isinstance(source, Note | Record) and count < OFTEN * filled
    return Verdict.INCIDENTAL if few else Verdict.PERSONAL


def _required(source: Source) -> bool:
    if isinstance(source, Written):
        return source.written.required
    return not isinstance(source, Either)

"""A picture of what was found where: dataset by category, with the rows concerned."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scanner.model.finding import Finding
from scanner.model.inventory import Location
from scanner.model.severity import Severity
from scanner.reports.counts import published
from scanner.reports.paper import Picture
from scanner.reports.pictures.svg import INK, LINE, SOFT, box, drawing, fitted, text, wrapped
from scanner.reports.wording import Wording, place
from scanner.reports.words.bilingual import word
from scanner.reports.words.codes import CATEGORIES, SEVERITIES

MOST_ROWS = 14
LEFT, HEAD, ROW = 210.0, 44.0, 24.0
WIDEST = 84.0
SHADES = {
    Severity.CRITICAL: ("#3b4654", "#ffffff"),
    Severity.HIGH: ("#8a97a8", "#000000"),
    Severity.MEDIUM: ("#c9d1da", INK),
    Severity.LOW: ("#eef1f5", INK),
}
"""Fill and ink by severity: four greys that print apart."""

Place = tuple[str, str | None]


@dataclass(slots=True)
class Cell:
    """What was found of one category in one dataset.

    Attributes:
        rows: The largest number of rows of one finding; ``None`` where none counts rows.
    """

    severity: Severity
    rows: int | None = None
    read: int | None = None

    def add(self, finding: Finding) -> None:
        """Take one more finding in: the worst severity and the largest count speak."""
        self.severity = max(self.severity, finding.severity)
        rows, read = finding.measures.get("rows"), finding.measures.get("rows_read")
        if isinstance(rows, int) and rows > (self.rows or 0):
            self.rows, self.read = rows, read if isinstance(read, int) else None


def matrix(findings: Sequence[Finding], wording: Wording) -> Picture | None:
    """Draw the worst datasets; nothing where no finding is about a category."""
    cells = _cells(findings)
    columns = [code for code in CATEGORIES if any(code in row for row in cells.values())]
    if not columns:
        return None
    rows = sorted(cells, key=lambda at: (-_weight(cells[at]), at[0], at[1] or ""))[:MOST_ROWS]
    wide = min((700 - LEFT) / len(columns), WIDEST)
    parts = [*_heads(columns, wide, wording)]
    for number, at in enumerate(rows):
        y = HEAD + ROW * number
        name = fitted(place_name(at), 9.5, LEFT - 12)
        parts.append(text(LEFT - 8, y + 16, name, size=9.5, anchor="end"))
        for column, code in enumerate(columns):
            parts += _drawn(LEFT + wide * column, y, wide, cells[at].get(code), wording)
    bottom = HEAD + ROW * len(rows) + 12
    parts += _legend(bottom, wording)
    words = _words(rows, cells, wording)
    return Picture(wording.say("mx-title"), drawing(700, bottom + 20, parts, words), words)


def place_name(at: Place) -> str:
    """Name a dataset with its source, printable."""
    return " > ".join(place(Location(at[0], at[1])))


def _cells(findings: Sequence[Finding]) -> Mapping[Place, dict[str, Cell]]:
    cells: dict[Place, dict[str, Cell]] = defaultdict(dict)
    for finding in findings:
        for code in (finding.subject or "").split(","):
            if code in CATEGORIES:
                row = cells[finding.location.source, finding.location.dataset]
                row.setdefault(code, Cell(finding.severity)).add(finding)
    return cells


def _weight(row: Mapping[str, Cell]) -> int:
    """Weigh a dataset: one worse cell outweighs all lesser ones."""
    return sum(100 ** (cell.severity - 1) for cell in row.values())


def _heads(columns: Sequence[str], wide: float, wording: Wording) -> Iterator[str]:
    for column, code in enumerate(columns):
        lines = list(wrapped(word(CATEGORIES, code, wording.lang), 8.5, wide - 3, 3))
        for number, part in enumerate(lines):
            y = HEAD - 6 - 11 * (len(lines) - 1 - number)
            yield text(LEFT + wide * (column + 0.5), y, part, size=8.5, anchor="middle")


def _drawn(x: float, y: float, wide: float, cell: Cell | None, wording: Wording) -> Iterator[str]:
    if cell is None:
        yield box(x + 1, y + 1, wide - 2, ROW - 2, stroke="#dfe4ea")
        return
    fill, ink = SHADES[cell.severity]
    yield box(x + 1, y + 1, wide - 2, ROW - 2, fill=fill, stroke=fill)
    rows = wording.say("mx-some") if cell.rows is None else published(cell.rows, wording, cell.read)
    label = fitted(rows, 8.5, wide - 4)
    yield text(x + wide / 2, y + 15.5, label, size=8.5, anchor="middle", fill=ink)


def _legend(y: float, wording: Wording) -> Iterator[str]:
    for number, (severity, (fill, _)) in enumerate(SHADES.items()):
        x = LEFT + 90 * number
        yield box(x, y, 12, 12, fill=fill, stroke=LINE)
        yield text(x + 17, y + 10, word(SEVERITIES, severity, wording.lang), fill=SOFT)


def _words(
    rows: Sequence[Place], cells: Mapping[Place, Mapping[str, Cell]], wording: Wording
) -> str:
    """Tell the picture row by row."""
    told = []
    for at in rows:
        names = wording.dot.join(
            word(CATEGORIES, c, wording.lang) for c in CATEGORIES if c in cells[at]
        )
        told.append(wording.say("label", label=place_name(at), text=names))
    return wording.say("mx-alt", rows=("。" if wording.lang == "ja" else ". ").join(told))

"""Columns, made to order: what they hold, and exactly how many of their cells do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scanner.model.category import DataCategory as C
from scanner.model.detection import Verdict
from tests.bench.detection.draw import Draw
from tests.bench.detection.headers import Naming
from tests.bench.detection.labels import Column, Label
from tests.bench.detection.names import Form
from tests.bench.detection.negatives import Negative
from tests.bench.detection.people import Person
from tests.bench.detection.texts import clean_text, render
from tests.bench.detection.words import INCIDENTAL_TEXTS

Cells = tuple[str | None, ...]
Make = Callable[[Draw, Sequence[Person], Naming], list[Column]]
BLANK_SHARES = (0.0, 0.0, 0.0, 0.04, 0.35)
JUNK = ("不明", "-", "未登録", "なし", "")
INTEGERS, FLOATS = "integer", "float64"
HOST_KINDS = ("plain", "orders", "dates", "codes", "companies", "places")


@dataclass(frozen=True, slots=True)
class Wanted:
    """An order for one column, or for columns that only come together.

    Attributes:
        rows: How many the table must have at least.
        named_only: Its name must tell what it is.
    """

    form: str
    make: Make
    named_only: bool = False
    rows: int = 0
    category: C | None = None


def _thinned(draw: Draw, cells: Sequence[str]) -> tuple[Cells, int]:
    """Leave some cells blank and some filled with words for nothing; count the rest."""
    blank = draw.any(BLANK_SHARES)
    junk = draw.any((0.0, 0.0, 0.02))
    kept: list[str | None] = []
    real = 0
    for cell in cells:
        if draw.chance(blank):
            kept.append(None)
        elif draw.chance(junk):
            kept.append(draw.any(JUNK))
        else:
            kept.append(cell)
            real += 1
    return tuple(kept), real


def whole(category: C, form: str, kind: str, write: Form, *, named_only: bool = False) -> Wanted:
    """Order a column in which every filled cell is personal."""

    def make(draw: Draw, people: Sequence[Person], naming: Naming) -> list[Column]:
        name, style = naming.of_kind(kind, always_named=named_only)
        cells, real = _thinned(draw, [write(draw, person) for person in people])
        labels = {category: Label(Verdict.PERSONAL, form, real)}
        return [Column(name, cells, labels, header=style)]

    return Wanted(form, make, named_only, category=category)


def stored(category: C, form: str, kind: str, write: Form) -> Wanted:
    """Order a column of digits that the system keeps as integers or doubles, without gaps."""

    def make(draw: Draw, people: Sequence[Person], naming: Naming) -> list[Column]:
        name, style = naming.of_kind(kind, always_named=True)
        cells = tuple(write(draw, person) for person in people)
        labels = {category: Label(Verdict.PERSONAL, form, len(cells))}
        return [Column(name, cells, labels, header=style, stored=form)]

    return Wanted(form, make, named_only=True, category=category)


def together(category: C, form: str, parts: Sequence[tuple[str, Form, bool]]) -> Wanted:
    """Order columns that are one thing in parts: header kind, writer, and whether it must be found.

    A prefecture by itself, or a building, may be called an address or not.
    """

    def make(draw: Draw, people: Sequence[Person], naming: Naming) -> list[Column]:
        columns = []
        for kind, write, required in parts:
            name, style = naming.of_kind(kind, always_named=True)
            cells = tuple(write(draw, person) or None for person in people)
            filled = sum(cell is not None for cell in cells)
            labels = {category: Label(Verdict.PERSONAL, f"{form}: {kind}", filled, required)}
            columns.append(Column(name, cells, labels, header=style))
        return columns

    return Wanted(form, make, named_only=True, category=category)


def mixed(category: C, kind: str, write: Form, other: C, other_write: Form) -> Wanted:
    """Order a column that holds one thing here and another there: a phone or an address of mail."""

    def make(draw: Draw, people: Sequence[Person], naming: Naming) -> list[Column]:
        name, style = naming.of_kind(kind, always_named=False)
        first = [draw.chance(0.6) for _ in people]
        cells = tuple(
            (write if mine else other_write)(draw, person)
            for mine, person in zip(first, people, strict=True)
        )
        labels = {
            category: Label(Verdict.PERSONAL, "mixed", sum(first)),
            other: Label(Verdict.PERSONAL, "mixed", len(first) - sum(first)),
        }
        return [Column(name, cells, labels, header=style)]

    return Wanted("mixed", make, category=category)


def masked(form: str, kind: str, category: C, write: Form) -> Wanted:
    """Order a column whose values are masked: personal in its time, not in clear now."""

    def make(draw: Draw, people: Sequence[Person], naming: Naming) -> list[Column]:
        name, style = naming.of_kind(kind, always_named=True)
        cells = tuple(write(draw, person) for person in people)
        labels = {category: Label(Verdict.MASKED, form, len(cells))}
        return [Column(name, cells, labels, f"masked {form}", style)]

    return Wanted(form, make)


def of_business(
    category: C, negative: str, names: tuple[str, ...], cell: Callable[[Draw], str]
) -> Wanted:
    """Order a column of an office's phones or addresses, in a table of offices."""

    def make(draw: Draw, people: Sequence[Person], naming: Naming) -> list[Column]:
        name, style = naming.one_of(names)
        cells = tuple(cell(draw) for _ in people)
        labels = {category: Label(Verdict.BUSINESS, negative, len(cells))}
        return [Column(name, cells, labels, negative, style)]

    return Wanted(negative, make, named_only=True)


def look_alike(name: str, negative: Negative) -> Wanted:
    """Order a column without personal data; some of those of whole numbers stored as such."""

    def make(draw: Draw, people: Sequence[Person], naming: Naming) -> list[Column]:
        header, style = naming.one_of(negative.headers)
        cell = negative.make(draw)
        cells = tuple(cell() for _ in people)
        whole_numbers = all(c.isascii() and c.isdecimal() and c[0] != "0" for c in cells)
        kind = INTEGERS if whole_numbers and len(cells[0]) < 18 and draw.chance(0.3) else "string"
        return [Column(header, cells, negative=name, header=style, stored=kind)]

    return Wanted(name, make, negative.named_only)


def incidental(category: C, share: float, rows: int, *, bare: bool) -> Wanted:
    """Order a column of other texts of which this share holds personal data.

    Args:
        bare: The other cells are plain remarks; else they are look-alikes themselves.
    """
    form = f"incidental {share:.1%}"

    def make(draw: Draw, people: Sequence[Person], naming: Naming) -> list[Column]:
        name, style = naming.of_kind("note", always_named=False)
        kinds = ("plain",) if bare else HOST_KINDS
        cells = [clean_text(draw, draw.any(kinds)).text for _ in people]
        chosen = draw.random.sample(range(len(cells)), max(1, round(share * len(cells))))
        for row in chosen:
            cells[row] = render(draw.of(INCIDENTAL_TEXTS[category]), draw).text
        labels = {category: Label(Verdict.INCIDENTAL, form, len(chosen))}
        return [Column(name, tuple(cells), labels, header=style)]

    return Wanted(form, make, rows=rows, category=category)

"""Which tables and columns there are: decided before any cell is written, so cheap to count."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from typing import Any

from scanner.model.category import DataCategory as C
from tests.bench.unseen.decks import FORMS, PARTS, Deck, maskings, notes, records
from tests.bench.unseen.draw import Draw, toml
from tests.bench.unseen.forms import Form
from tests.bench.unseen.headers import MISLEADING, TABLES, VAGUE, Style, header, unlike
from tests.bench.unseen.sources import (
    MAKERS,
    Business,
    Contact,
    Customer,
    Either,
    Hidden,
    Lookalike,
    Note,
    Source,
    Written,
)

_WIDEST = 14
_NEEDS_ITS_NAME = frozenset(
    [
        *("member code", "founding date", "registration date", "station", "brand", "train"),
        *("department of goods", "flag about a personal item", "plant", "book or tale", "colour"),
        *("day of a change of a personal item", "breed of rice or fruit", "city abroad"),
    ]
)
"""Classes that nobody could tell from personal data without the header."""


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """One column to be."""

    name: str
    style: Style
    source: Source
    stored: str


@dataclass(frozen=True, slots=True)
class TablePlan:
    """One table to be."""

    name: str
    number: int
    rows: int
    columns: tuple[ColumnPlan, ...]
    ages: tuple[int, int]
    foreign: float
    repeat: int


@dataclass
class _Choice:
    """What one column is, before it has a name."""

    source: Source
    heads: str
    plain: bool = True
    stored: str = "string"
    personal: bool = True


@dataclass
class Dealer:
    """Holds the decks through all tables."""

    draw: Draw
    decks: dict[str, Deck[Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        cards = (
            FORMS | PARTS | {"note": notes(self.draw), "record": records(), "masked": maskings()}
        )
        self.decks = {slot: Deck(self.draw, dealt) for slot, dealt in cards.items()}

    def personal(self, slot: str, *, named: bool, young: bool) -> list[_Choice]:
        """Deal the columns of one slot; without names only what speaks for itself."""
        if slot == "contact":
            return [_Choice(Contact(), "contact")]
        if slot == "customer":
            return [_Choice(Customer(), "customer")]
        if slot == "masked":
            hiding = self.decks[slot].deal(lambda _: True)
            return [_Choice(Hidden(hiding), hiding.heads, personal=False)]
        if slot in ("note", "record"):
            source = self.decks[slot].deal(lambda _: True)
            return [_Choice(source, "memo" if slot == "note" else "record")]
        fits = partial(_fits, named=named, young=young)
        if not any(map(fits, self.decks[slot].cards)):
            return []
        dealt = self.decks[slot].deal(fits)
        forms = dealt if isinstance(dealt, tuple) else (dealt,)
        return [_Choice(Written(f), f.heads, _plain(f, young=young), f.stored) for f in forms]


def _plain(form: Form, *, young: bool) -> bool:
    """Say whether a column may go unnamed: children's birth dates could be any dates."""
    return form.plain and not (young and form.category is C.BIRTH_DATE)


def _fits(dealt: Form | tuple[Form, ...], *, named: bool, young: bool) -> bool:
    forms = dealt if isinstance(dealt, tuple) else (dealt,)
    return named or all(_plain(form, young=young) for form in forms)


def _lookalike(name: str) -> _Choice:
    if name in MAKERS:
        plain = name not in _NEEDS_ITS_NAME
        return _Choice(Lookalike(name), name, plain, personal=False)
    if name in ("prefecture", "role mailbox"):
        return _Choice(Either(name), name, plain=False, personal=False)
    made = name.replace("workplace address", "address of a business")
    made = made.replace("workplace phone", "phone of a business")
    return _Choice(Business(name, made), name, plain=False, personal=False)


def plans(size: float) -> Iterator[TablePlan]:
    """Plan the tables; a smaller corpus has the first of them."""
    draw = Draw("plan")
    dealer = Dealer(draw)
    kinds = [kind for kind in toml("kinds")["kind"] for _ in range(kind["count"])]
    for number, kind in enumerate(draw.sample(kinds, len(kinds))[: round(len(kinds) * size)]):
        yield _table(draw, dealer, kind, number)


def _table(draw: Draw, dealer: Dealer, kind: dict[str, Any], number: int) -> TablePlan:
    style = draw.odds(TABLES)
    if style is Style.NONE and not all(name in MAKERS for name in _named(kind)):
        style = Style.JAPANESE
    choices = _choices(draw, dealer, kind, named=style is not Style.NONE)
    least = max(_least(choice.source) for choice in choices)
    rows = max(least, round(30 * (2000 / 30) ** (draw.random() ** 1.4)))
    return TablePlan(
        f"{kind['name']}_{number:03}",
        number,
        rows,
        tuple(_columns(draw, choices, style)),
        tuple(kind.get("ages", (3, 97))),
        kind.get("foreign", draw.pick((0.0, 0.01, 0.03, 0.1))),
        kind.get("repeat", 1),
    )


def _named(kind: dict[str, Any]) -> list[str]:
    """Give the classes of look-alike that a table of this kind may have."""
    return [*kind.get("sure", ()), *kind["others"]]


def _least(source: Source) -> int:
    """Give the rows without which a share would not be what it says."""
    return min(2000, round(2 / source.share)) if isinstance(source, Note) else 30


def _choices(draw: Draw, dealer: Dealer, kind: dict[str, Any], *, named: bool) -> list[_Choice]:
    width = draw.randint(6, _WIDEST)
    young = kind.get("ages", (3, 97))[1] < 70
    slots = list(kind["must"])
    optional = list(kind["may"])
    draw.shuffle(optional)
    slots += optional[: max(0, round(width * 0.5) - len(slots))]
    found: list[_Choice] = []
    for slot in slots:
        found += dealer.personal(slot, named=named, young=young)
    rest = [_lookalike(name) for name in kind["others"]]
    rest = [choice for choice in rest if named or choice.plain]
    found = found[: width - 2] + [_lookalike(name) for name in kind.get("sure", ())]
    found += draw.sample(rest, min(len(rest), max(2, width - len(found))))
    return _interleaved(draw, found)


def _interleaved(draw: Draw, choices: list[_Choice]) -> list[_Choice]:
    """Shift columns a little from where they were, as tables that grow do."""
    placed = [
        ((n if choice.personal else n % 5) + draw.uniform(0, 6), choice)
        for n, choice in enumerate(choices)
    ]
    return [c for _, c in sorted(placed, key=itemgetter(0))]


def _columns(draw: Draw, choices: list[_Choice], table: Style) -> Iterator[ColumnPlan]:
    names: list[str] = []
    for number, choice in enumerate(choices, 1):
        style = _style(draw, choice, table)
        name = unlike(names, header(draw, style, choice.heads, number))
        names.append(name)
        yield ColumnPlan(name, style, choice.source, choice.stored)


def _style(draw: Draw, choice: _Choice, table: Style) -> Style:
    if table is Style.NONE or not choice.plain or draw.chance(1 - VAGUE - MISLEADING):
        return table
    birth = C.BIRTH_DATE in choice.source.promised
    misled = choice.personal and not birth and draw.chance(MISLEADING / (VAGUE + MISLEADING))
    return Style.MISLEADING if misled else Style.VAGUE

"""What a column is filled from, and what it is bound to hold."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from scanner.model.category import DataCategory as C
from tests.bench.unseen.business import BUSINESS
from tests.bench.unseen.draw import Draw, toml
from tests.bench.unseen.forms import Form
from tests.bench.unseen.lookalike_dates import DATES
from tests.bench.unseen.lookalike_numbers import NUMBERS, Maker
from tests.bench.unseen.lookalike_words import WORDS, company, prefecture
from tests.bench.unseen.mails import NAMED, at_work, mail
from tests.bench.unseen.masked import Masking
from tests.bench.unseen.people import Person
from tests.bench.unseen.persons import kanji
from tests.bench.unseen.phones import line
from tests.bench.unseen.render import expanded, filled
from tests.bench.unseen.scene import Scene, categories
from tests.bench.unseen.snippets import pools

Categories = frozenset[C]
Cell = tuple[str, Categories]
NOBODY: Categories = frozenset()

MAKERS: dict[str, Maker] = {**NUMBERS, **DATES, **WORDS}
"""Every class of look-alike that is not about an office."""


OFTEN = 0.2
"""From this share of its cells on, a column of text is about people."""


class Source(Protocol):
    """Cells for a column."""

    @property
    def form(self) -> str:
        """Name the way of writing, for the figures."""
        ...

    @property
    def promised(self) -> Categories:
        """Name the categories that are there for certain and have to be found."""
        ...

    def cells(self, draw: Draw, people: list[Person]) -> list[Cell]:
        """Make one cell for each row."""
        ...


@dataclass(frozen=True, slots=True)
class Written:
    """Everybody's value in one form."""

    written: Form

    @property
    def form(self) -> str:
        """Give the form's name."""
        return self.written.name

    @property
    def promised(self) -> Categories:
        """Give the form's category."""
        return frozenset({self.written.category}) if self.written.required else NOBODY

    def cells(self, draw: Draw, people: list[Person]) -> list[Cell]:
        """Write everybody down."""
        del draw
        found = {self.written.category}
        if self.written is NAMED:
            found.add(C.PERSON)
        return [(self.written.write(p), frozenset(found)) for p in people]


@dataclass(frozen=True, slots=True)
class Note:
    """Other text, with something personal in a share of its rows."""

    category: C
    share: float
    ground: str

    @property
    def form(self) -> str:
        """Give the share."""
        return f"in {self.share:.1%} of other text" if self.share < OFTEN else "often in free text"

    @property
    def promised(self) -> Categories:
        """Give what was asked for."""
        return frozenset({self.category})

    def cells(self, draw: Draw, people: list[Person]) -> list[Cell]:
        """Write ground text, then put the personal rows into it."""
        make = _ground(self.ground, draw)
        cells: list[Cell] = [(make(n), NOBODY) for n in range(len(people))]
        some = max(1, round(self.share * len(people)))
        templates = SHORT[self.category]
        if self.share >= OFTEN and self.category is C.PERSON:
            templates += tuple(toml("texts_personal")["groups"]["call_note"])
        for n in draw.sample(range(len(people)), some):
            text, found = rendered(draw.pick(templates), draw, people[n])
            amid = draw.pick(("{1}", "{1}", "{0} {1}", "{1}。{0}", "{0}／{1}"))
            cells[n] = amid.format(cells[n][0], text), found
        return cells


@dataclass(frozen=True, slots=True)
class Record:
    """A whole record in each cell: JSON, XML, a line of a log or of a file."""

    template: str
    layout: str

    @property
    def form(self) -> str:
        """Give the layout."""
        return f"in a {self.layout} cell"

    @property
    def promised(self) -> Categories:
        """Give what the template's slots hold."""
        return categories(self.template)

    def cells(self, draw: Draw, people: list[Person]) -> list[Cell]:
        """Fill the template for everybody."""
        return [rendered(self.template, draw, p) for p in people]


@dataclass(frozen=True, slots=True)
class Contact:
    """Telephone or mail, as people chose."""

    form: str = "telephone or mail"
    promised: Categories = field(default=frozenset({C.PHONE_NUMBER, C.EMAIL_ADDRESS}))

    def cells(self, draw: Draw, people: list[Person]) -> list[Cell]:
        """Write one or the other."""
        phone, post = frozenset({C.PHONE_NUMBER}), frozenset({C.EMAIL_ADDRESS})
        return [("-".join(line(p)), phone) if draw.chance(0.6) else (mail(p), post) for p in people]


@dataclass(frozen=True, slots=True)
class Customer:
    """Companies, and people among them."""

    form: str = "among companies"
    promised: Categories = field(default=frozenset({C.PERSON}))

    def cells(self, draw: Draw, people: list[Person]) -> list[Cell]:
        """Write one or the other."""
        share = draw.pick((0.2, 0.5))
        gap = draw.pick(("", " ", "　"))
        name = frozenset({C.PERSON})
        return [
            (kanji(p, gap), name) if draw.chance(share) else (company(draw), NOBODY) for p in people
        ]


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Nobody's values; ``negative`` is their class."""

    negative: str

    @property
    def form(self) -> str:
        """Give the class."""
        return self.negative

    @property
    def promised(self) -> Categories:
        """Promise nothing."""
        return NOBODY

    def cells(self, draw: Draw, people: list[Person]) -> list[Cell]:
        """Make them as the class does."""
        make = MAKERS[self.negative](draw)
        return [(make(n), NOBODY) for n in range(len(people))]


@dataclass(frozen=True, slots=True)
class Business:
    """An office's phones or addresses; reported apart."""

    negative: str
    made: str

    @property
    def form(self) -> str:
        """Give the class."""
        return self.negative

    @property
    def promised(self) -> Categories:
        """Promise nothing personal."""
        return NOBODY

    def cells(self, draw: Draw, people: list[Person]) -> list[Cell]:
        """Write offices."""
        category, maker = BUSINESS[self.made]
        make = maker(draw)
        return [(make(n), frozenset({category})) for n in range(len(people))]


@dataclass(frozen=True, slots=True)
class Hidden:
    """Values that somebody has masked."""

    masking: Masking

    @property
    def form(self) -> str:
        """Give the masking's name."""
        return self.masking.name

    @property
    def promised(self) -> Categories:
        """Promise nothing that can be read."""
        return NOBODY

    def cells(self, draw: Draw, people: list[Person]) -> list[Cell]:
        """Mask everybody."""
        del draw
        return [(self.masking.write(p), frozenset({self.masking.category})) for p in people]


@dataclass(frozen=True, slots=True)
class Either:
    """Values on which reasonable people differ: a prefecture alone, an office's mailbox."""

    form: str
    promised: Categories = NOBODY

    def cells(self, draw: Draw, people: list[Person]) -> list[Cell]:
        """Write them."""
        if self.form == "prefecture":
            return [(prefecture(draw), frozenset({C.ADDRESS})) for _ in people]
        role = draw.pick(("info", "contact", "support", "soumu"))
        return [
            (f"{role}@{at_work(p).split('@')[1]}", frozenset({C.EMAIL_ADDRESS})) for p in people
        ]


def _ground(name: str, draw: Draw) -> Callable[[int], str]:
    every = toml("feedback").get(name)
    if every is None:
        return MAKERS[name](draw)
    lines = draw.sample(every, round(len(every) * draw.uniform(0.3, 1)))
    return lambda _: draw.pick(lines) + (f" {draw.pick(lines)}" if draw.chance(0.25) else "")


def rendered(template: str, draw: Draw, who: Person) -> Cell:
    """Fill a template about somebody; say what it then holds."""
    scene = Scene(draw, {"": who})
    text, spans = filled(expanded(template, pools("texts_personal"), scene), scene)
    return text, frozenset(span.category for span in spans if span.required)


def _short() -> dict[C, tuple[str, ...]]:
    lines = toml("texts_personal")["groups"]["short"]
    return {c: tuple(line for line in lines if c in categories(line)) for c in C}


SHORT = _short()
"""One-line notes by what they hold."""

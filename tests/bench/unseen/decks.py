"""Decks of forms: dealt in turn, so that each form of a category gets its share of columns."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from scanner.model.category import DataCategory as C
from tests.bench.unseen import birthdays, cards, credentials, genders, homes, mails, persons, phones
from tests.bench.unseen.draw import Draw, toml
from tests.bench.unseen.forms import Form
from tests.bench.unseen.masked import MASKINGS, Masking
from tests.bench.unseen.scene import categories
from tests.bench.unseen.sources import Note, Record

T = TypeVar("T")


class Deck(Generic[T]):
    """Cards that are dealt one by one and shuffled anew when they are out."""

    def __init__(self, draw: Draw, cards_: Sequence[T]) -> None:
        self.draw = draw
        self.cards = tuple(cards_)
        self.left: list[T] = []

    def deal(self, fits: Callable[[T], bool]) -> T:
        """Deal the next card that fits; the others stay for later."""
        for again in (False, True):
            if again:
                self.left += self.draw.sample(self.cards, len(self.cards))
            for n, card in enumerate(self.left):
                if fits(card):
                    return self.left.pop(n)
        raise LookupError("no card of this deck fits")


FORMS: dict[str, tuple[Form, ...]] = {
    "name": persons.FULL,
    "kana": persons.KANA,
    "roman": persons.ROMAN,
    "staff": persons.STAFF,
    "foreign": persons.FOREIGN,
    "birth": birthdays.BIRTHDAYS,
    "gender": genders.GENDERS,
    "phone": phones.PHONES,
    "mail": mails.MAILS,
    "named": (mails.NAMED,),
    "address": homes.WHOLE,
    "waon": cards.WAONS,
    "mine": cards.MINES,
    "credit": cards.CREDITS,
    "secret": credentials.CREDENTIALS[:-1],
    "password": credentials.CREDENTIALS[-1:],
}
"""Slots of one column, by name in ``kinds.toml``."""

PARTS: dict[str, tuple[tuple[Form, ...], ...]] = {
    "split": persons.SPLIT,
    "address_split": homes.SPLIT,
    "birth_parts": (birthdays.PARTS,),
    "phone_parts": (phones.PARTS,),
}
"""Slots of several columns."""

_GROUNDS = (
    "survey", "status_note", "status_note", "item_note", "system_note", "notice",
    "product", "answer of a survey", "subject of a mail", "event",
)  # fmt: skip
_SHARES = (0.001, 0.005, 0.03)
_LAYOUTS = {"json": "JSON", "csv": "CSV", "xml": "XML", "log": "log", "form": "form"}


def notes(draw: Draw) -> tuple[Note, ...]:
    """Give every category at every share, the free texts about people among them."""
    few = (Note(c, share, draw.pick(_GROUNDS)) for c in C for share in _SHARES)
    often = (C.PERSON, C.PHONE_NUMBER, C.ADDRESS, C.EMAIL_ADDRESS, C.WAON_NUMBER, C.PERSON)
    return (*few, *(Note(c, draw.pick((0.3, 0.6)), "status_note") for c in often))


def records() -> tuple[Record, ...]:
    """Give the layouts whose every cell holds a record."""
    groups = toml("texts_personal")["groups"]
    return tuple(
        Record(template, layout)
        for group, layout in _LAYOUTS.items()
        for template in groups[group]
        if categories(template)
    )


def maskings() -> tuple[Masking, ...]:
    """Give the ways to hide."""
    return MASKINGS

"""People who do not exist, and what belongs to them."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from tests.bench.detection.draw import Draw
from tests.bench.detection.words import GIVEN_NAMES, SURNAMES, TOWNS, WORDS

TODAY = date(2026, 11, 1)
OLDEST_DAYS = 97 * 365


class Town(NamedTuple):
    """A town, for whose inhabitants and shops addresses are made up."""

    postcode: str
    prefecture: str
    city: str
    name: str


@dataclass(frozen=True, slots=True)
class Person:
    """One invented resident; everything else is written from these parts.

    Attributes:
        foreign: The name in katakana, given name first.
        lot: The three numbers of an address.
    """

    surname: str
    surname_kana: str
    given: str
    given_kana: str
    gender: str
    foreign: tuple[str, str]
    birth: date
    town: Town
    lot: tuple[int, int, int]
    building: str | None

    @property
    def male(self) -> bool:
        """Say which of the two words and codes for gender applies."""
        return self.gender == "M"


def person(draw: Draw) -> Person:
    """Invent a person; ages are spread as a municipality's are, few under ten or over ninety."""
    surname, surname_kana = draw.of(SURNAMES)
    given, given_kana, gender = draw.of(GIVEN_NAMES)
    days = int(draw.random.betavariate(2.2, 2.0) * OLDEST_DAYS)
    return Person(
        surname=surname,
        surname_kana=surname_kana,
        given=given,
        given_kana=given_kana,
        gender=gender,
        foreign=(draw.of(WORDS["foreign_given"]), draw.of(WORDS["foreign_surname"])),
        birth=TODAY - timedelta(days=days),
        town=town(draw),
        lot=(draw.between(1, 9), draw.between(1, 40), draw.between(1, 30)),
        building=_building(draw) if draw.chance(0.3) else None,
    )


def town(draw: Draw) -> Town:
    """Choose a real town."""
    postcode, prefecture, city, name = draw.of(TOWNS)
    return Town(postcode, prefecture, city, name)


def _building(draw: Draw) -> str:
    name = draw.of(WORDS["buildings"])
    floor, room = draw.between(1, 12), draw.between(1, 9)
    number = f"{floor}{room:02d}"
    return draw.any(
        (f"{name}{number}号室", f"{name}{number}", f" {name} {number}号", f"　{name}{number}")
    )

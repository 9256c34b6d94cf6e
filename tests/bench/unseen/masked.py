"""Columns from which somebody has already taken what identifies: masks, digests, tokens."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from scanner.model.category import DataCategory as C
from tests.bench.unseen import cards, homes, mails, persons, phones
from tests.bench.unseen.people import Person


@dataclass(frozen=True, slots=True)
class Masking:
    """One way to hide one category, and the headers of a column of it."""

    name: str
    category: C
    write: Callable[[Person], str]
    heads: str


def _stars(text: str, first: int, last: int, sign: str = "*") -> str:
    return text[:first] + sign * max(1, len(text) - first - last) + text[len(text) - last :]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _phone(p: Person) -> tuple[str, str, str]:
    return phones.mobile(p.draw)


def _mail(p: Person, first: int) -> str:
    local, domain = mails.mail(p).split("@")
    return f"{_stars(local, first, 0)}@{domain}"


def _mailed_domain(p: Person) -> str:
    return f"{mails.mail(p)[0]}***@{p.draw.pick(('***.com', '*****.ne.jp', '***.jp'))}"


MASKINGS: tuple[Masking, ...] = (
    Masking(
        "name, 山＊＊郎",
        C.PERSON,
        lambda p: _stars(persons.kanji(p) + "　", 1, 2, "＊")[:-1],
        "person_full",
    ),
    Masking(
        "name, surname and ＊",
        C.PERSON,
        lambda p: p.register[0] + "　" + "＊" * len(p.register[1]),
        "person_full",
    ),
    Masking("name, ○", C.PERSON, lambda p: p.register[0][0] + "○○ " + "○○", "person_full"),
    Masking("name, ●", C.PERSON, lambda p: "●" * len(persons.kanji(p)), "person_full"),
    Masking(
        "reading, ＊",
        C.PERSON,
        lambda p: " ".join(_stars(k, 1, 0, "＊") for k in p.kana),
        "person_kana",
    ),
    Masking("name, digest", C.PERSON, lambda p: _digest(persons.kanji(p)), "person_full"),
    Masking(
        "phone, middle", C.PHONE_NUMBER, lambda p: f"{_phone(p)[0]}-****-{_phone(p)[2]}", "phone"
    ),
    Masking("phone, last four", C.PHONE_NUMBER, lambda p: f"***-****-{_phone(p)[2]}", "phone"),
    Masking("phone, X", C.PHONE_NUMBER, lambda p: f"{_phone(p)[0]}XXXX{_phone(p)[2]}", "phone"),
    Masking("phone, digest", C.PHONE_NUMBER, lambda p: _digest("".join(_phone(p))), "phone"),
    Masking("phone, token", C.PHONE_NUMBER, lambda p: f"tok_{p.draw.hexes(16)}", "phone"),
    Masking("mail, first letter", C.EMAIL_ADDRESS, lambda p: _mail(p, 1), "mail"),
    Masking("mail, first three", C.EMAIL_ADDRESS, lambda p: _mail(p, 3), "mail"),
    Masking("mail, domain too", C.EMAIL_ADDRESS, _mailed_domain, "mail"),
    Masking("mail, digest", C.EMAIL_ADDRESS, lambda p: _digest(mails.mail(p)), "mail"),
    Masking("WAON, last four", C.WAON_NUMBER, lambda p: f"************{p.draw.digits(4)}", "waon"),
    Masking("WAON, grouped", C.WAON_NUMBER, lambda p: f"6900-****-****-{p.draw.digits(4)}", "waon"),
    Masking(
        "WAON, wide", C.WAON_NUMBER, lambda p: f"＊＊＊＊＊＊＊＊＊＊＊＊{p.draw.digits(4)}", "waon"
    ),
    Masking("WAON, digest", C.WAON_NUMBER, lambda p: _digest(cards.waon(p.draw)), "waon"),
    Masking(
        "card, last four",
        C.OTHER_IDENTIFIER,
        lambda p: f"**** **** **** {p.draw.digits(4)}",
        "credit",
    ),
    Masking(
        "card, X",
        C.OTHER_IDENTIFIER,
        lambda p: f"4{p.draw.digits(3)}XXXXXXXX{p.draw.digits(4)}",
        "credit",
    ),
    Masking(
        "My Number, last four", C.JP_MY_NUMBER, lambda p: f"********{p.draw.digits(4)}", "mine"
    ),
    Masking("My Number, all", C.JP_MY_NUMBER, lambda _: "************", "mine"),
    Masking(
        "birth date, year",
        C.BIRTH_DATE,
        lambda p: f"****/{p.birth.month:02}/{p.birth.day:02}",
        "birth",
    ),
    Masking("birth date, day", C.BIRTH_DATE, lambda p: f"{p.birth.year}/**/**", "birth"),
    Masking(
        "birth date, wareki",
        C.BIRTH_DATE,
        lambda p: f"{'昭和' if p.birth.year < 1989 else '平成'}**年**月**日",
        "birth",
    ),
    Masking(
        "address, cut",
        C.ADDRESS,
        lambda p: f"{p.home.town.pref}{p.home.town.city}＊＊＊＊",
        "address",
    ),
    Masking("address, stars", C.ADDRESS, lambda p: _stars(homes.bare(p), 2, 0, "*"), "address"),
    Masking("gender, ＊", C.GENDER, lambda _: "＊", "gender"),
    Masking("password, stars", C.CREDENTIAL, lambda _: "********", "password"),
)

"""Ways to hide personal data, read from ``cases/masking_schemes.yaml``, and people to hide.

Whether a scheme is good follows from how many values its definition leaves, and from nothing that
the scanner says. Beside them stand replacements, which MASK-3 judges: a plain hash and another
writing can be undone, a keyed hash cannot.
"""

import base64
import hashlib
import hmac
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote

from ruamel.yaml import YAML

from sample_data.people import fixed_line, mobile, my_number, person, waon_numbers
from scanner.model.category import DataCategory
from scanner.model.declaration import Treatment

TABLE = YAML(typ="safe", pure=True).load(Path(__file__).parent / "cases" / "masking_schemes.yaml")
PEOPLE = 60
SLIPS = 20
"""Every so many rows a mask slips, where it does."""

SIGNS = "*●○"
HIDES = "[*●○x]"
TODAY = 2026

Shows = Callable[["Someone", str], str]


class Word(str):
    """A text of which a template can show or hide a part."""

    __slots__ = ("sign",)
    sign: str

    def __format__(self, part: str) -> str:
        if part == "*":
            return self.sign * len(self)
        first, _, end = part.partition(":")
        return str(self)[int(first or 0) : int(end) if end else None]


Someone = Mapping[str, str]
"""What is known of somebody, by what it is called in templates."""


def everybody() -> list[Someone]:
    """Invent the people whose data is hidden; the same each time."""
    rng = Random("masking schemes")
    return [_someone(rng, number, card) for number, card in enumerate(waon_numbers(rng, PEOPLE))]


def _someone(rng: Random, number: int, card: str) -> Someone:
    who = person(rng, number)
    surname, given = who.name.split(" ")
    local, domain = who.mail.split("@")
    family, own = re.findall("[a-z]+", local)
    age = TODAY - who.birth.year
    town, _, block = re.split("([0-9])", who.address, maxsplit=1)
    return {
        "number": str(number),
        "waon": card,
        "my_number": my_number(rng),
        "mobile": mobile(rng),
        "fixed": fixed_line(rng, "千葉市"),
        "surname": surname,
        "given": given,
        "initials": f"{family[0]}.{own[0]}.".upper(),
        "local": local,
        "domain": domain,
        "gender": who.gender,
        "gender_code": "12"["男女".index(who.gender)],
        "postcode": who.postcode,
        "address": who.address,
        "city": who.city,
        "town": town,
        "chome": who.address[len(town) : len(who.address) - len(block)] + "丁目",
        "birth": f"{who.birth:%Y%m%d}",
        "era": _era(who.birth),
        "age": str(age),
        "ten": str(age // 10 * 10),
        "five": str(age // 5 * 5),
        "five_up_to": str(age // 5 * 5 + 4),
        "side": "以上" if age >= 65 else "未満",
        "decade": str(who.birth.year // 10 * 10),
    }


def _era(day: date) -> str:
    """Write the year of a day in its era; nobody here is born on the eve of one."""
    first, name = (1988, "平成") if day >= date(1989, 1, 8) else (1925, "昭和")
    return f"{name}{day.year - first}年"


@dataclass(frozen=True)
class Scheme:
    """One way to hide one category.

    Attributes:
        kind: What is hidden; variants of a kind differ in signs and in how a value is cut.
        bad: The control that it breaks; ``None`` for a good one.
        least: How many values must be left, as declared.
    """

    kind: str
    category: DataCategory
    shows: Shows
    bad: str | None
    pattern: str | None = None
    least: int | None = None
    sign: str = "*"
    treatment: Treatment = Treatment.MASKED


def masks() -> list[Scheme]:
    """List what MASK-2 and MASK-4 judge."""
    return [*_numbers(), *_texts(), *_slips()]


def _numbers() -> Iterator[Scheme]:
    for entry in TABLE["numbers"]:
        for kind, template, left in entry["templates"]:
            shown = {"holds": entry["holds"], "template": template}
            for sign in SIGNS:
                yield _mask(kind, entry | shown | {"left": left}, sign)


def _texts() -> Iterator[Scheme]:
    for entry in TABLE["texts"]:
        for sign in entry.get("signs", "*"):
            yield _mask(entry["kind"], entry, sign)


def _mask(kind: str, entry: Mapping[str, Any], sign: str) -> Scheme:
    bad = "MASK-4" if entry["left"] < entry["least"] else None
    category = DataCategory(entry["category"])
    return Scheme(kind, category, _shows(entry), bad, _pattern(entry), entry["least"], sign)


def _slips() -> Iterator[Scheme]:
    for entry in TABLE["slips"]:
        wrong = {"template" if "template" in entry else "shows": entry["slip"]}
        shows = _slipping(_shows(entry), _shows(entry | wrong))
        kind = f"a few rows that show more of a {'number' if 'holds' in entry else 'text'}"
        yield Scheme(kind, DataCategory(entry["category"]), shows, "MASK-2", _pattern(entry))


def _slipping(right: Shows, slip: Shows) -> Shows:
    return lambda one, sign: (slip if int(one["number"]) % SLIPS == SLIPS - 1 else right)(one, sign)


def _shows(entry: Mapping[str, Any]) -> Shows:
    """Write somebody's value as an entry says."""
    if "holds" not in entry:
        return lambda one, sign: _filled(entry["shows"], one, sign)
    template, holds = entry["template"], entry["holds"]
    return lambda one, sign: _digits(template, one[holds].replace("-", ""), sign)


def _filled(shows: str, one: Someone, sign: str) -> str:
    words = {name: Word(text) for name, text in one.items()} | {"s": Word(sign)}
    for word in words.values():
        word.sign = sign
    return shows.format_map(words)


def _digits(template: str, digits: str, sign: str) -> str:
    rest = iter(digits)
    shown = ((next(rest), place) if place in "N*" else (place, "N") for place in template)
    return "".join(sign if place == "*" else digit for digit, place in shown)


def _pattern(entry: Mapping[str, Any]) -> str:
    """Declare the form that a masked value has."""
    if "template" not in entry:
        return str(entry["pattern"]).replace("S", HIDES)
    places = {"N": "[0-9]", "*": HIDES}
    return "".join(places.get(place, re.escape(place)) for place in entry["template"])


DIGITS_TURNED = str.maketrans("0123456789", "5678901234")
REVERSIBLE: Mapping[str, Callable[[str], str]] = {
    "MD5": lambda v: hashlib.md5(v.encode()).hexdigest(),  # noqa: S324 - what is to be found
    "SHA-256": lambda v: hashlib.sha256(v.encode()).hexdigest(),
    "SHA-256 in upper case": lambda v: hashlib.sha256(v.encode()).hexdigest().upper(),
    "Base64": lambda v: base64.b64encode(v.encode()).decode(),
    "hexadecimal": lambda v: v.encode().hex(),
    "digits turned by five": lambda v: v.translate(DIGITS_TURNED),
    "written backwards": lambda v: v[::-1],
    "percent encoding of every sign": lambda v: "".join(f"%{b:02X}" for b in quote(v).encode()),
}
KEY = b"known to nobody else"


def replacements() -> Iterator[Scheme]:
    """Give what MASK-3 judges."""
    for category, holds in (
        (DataCategory.PHONE_NUMBER, "mobile"),
        (DataCategory.WAON_NUMBER, "waon"),
    ):
        for kind, replaced in REVERSIBLE.items():
            yield _replacement(f"replaced: {kind}", category, holds, replaced, "MASK-3")
        yield _replacement(
            "replaced: a keyed hash",
            category,
            holds,
            lambda v: hmac.digest(KEY, v.encode(), "sha256").hex(),
            None,
        )


def _replacement(
    kind: str, category: DataCategory, holds: str, replaced: Callable[[str], str], bad: str | None
) -> Scheme:
    def shows(one: Someone, _sign: str) -> str:
        return replaced(one[holds].replace("-", ""))

    return Scheme(kind, category, shows, bad, treatment=Treatment.TOKENISED)

"""Ways in which offices, shops and programs hide personal data, each with what it leaves to guess.

A scheme says what becomes of a value, the pattern that is declared of the field, how many values
must be left, and how many are left by its own definition: positions of a numbering plan, days of a
calendar, how many given names, dwellings, letters there are. Whether it is good follows from these
numbers and from nothing that the scanner says. In a template ``N`` shows a digit and ``*`` hides
one; ``S`` in a pattern is any sign that hides.
"""

import base64
import codecs
import hashlib
import hmac
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from random import Random
from urllib.parse import quote

from sample_data.people import Person, fixed_line, mobile, my_number, person, waon_numbers
from scanner.model.category import DataCategory as C
from scanner.model.policy import Treatment

PEOPLE = 60
SLIPS = 20
"""Every so many rows a mask slips, where it does."""

SIGNS = "*●○x#＊"
HIDES = "[*●○x#]"
MILLION = 10**6


@dataclass(frozen=True)
class Someone:
    """Somebody invented, with the numbers that are hidden."""

    ordinal: int
    who: Person
    waon: str
    my_number: str
    mobile: str
    fixed: str

    @property
    def surname(self) -> str:
        return self.who.name.partition(" ")[0]

    @property
    def given(self) -> str:
        return self.who.name.partition(" ")[2]

    @property
    def local(self) -> str:
        return self.who.mail.partition("@")[0]

    @property
    def domain(self) -> str:
        return self.who.mail.partition("@")[2]

    @property
    def town(self) -> str:
        return re.split("[0-9]", self.who.address)[0]


def everybody() -> list[Someone]:
    """Invent the people whose data is hidden; the same each time."""
    rng = Random("masking schemes")
    cards = waon_numbers(rng, PEOPLE)
    return [
        Someone(n, person(rng, n), cards[n], my_number(rng), mobile(rng), fixed_line(rng, "千葉市"))
        for n in range(PEOPLE)
    ]


Shows = Callable[[Someone, str], str]


@dataclass(frozen=True)
class Scheme:
    """One way to hide one category.

    Attributes:
        kind: What is hidden; variants of a kind differ in signs and in how a value is cut.
        left: How many values its definition leaves.
        least: How many must be left, as declared; ``None`` for a field that is not masked.
        breaks: The control that it breaks whatever it leaves.
    """

    kind: str
    category: C
    shows: Shows
    pattern: str | None
    left: int = 0
    least: int | None = None
    breaks: str | None = None
    sign: str = "*"
    treatment: Treatment = Treatment.MASKED

    @property
    def bad(self) -> str | None:
        """Name the control that it breaks; ``None`` for a good one."""
        if self.breaks is not None:
            return self.breaks
        return "MASK-4" if self.least is not None and self.left < self.least else None


def filled(template: str, digits: str, sign: str) -> str:
    """Write digits as a template says."""
    rest = iter(digits)
    return "".join(
        {"N": lambda: next(rest), "*": lambda: (next(rest), sign)[1]}.get(t, lambda t=t: t)()
        for t in template
    )


def pattern_of(template: str) -> str:
    """Declare what a template shows."""
    return "".join({"N": "[0-9]", "*": HIDES}.get(t, re.escape(t)) for t in template)


NUMBERS: tuple[tuple[C, str, int, tuple[tuple[str, str, int], ...]], ...] = (
    (
        C.WAON_NUMBER,
        "waon",
        MILLION,
        (
            ("the first twelve digits hidden, as receipts do", "****-****-****-NNNN", 10**8),
            ("the first twelve digits hidden, as receipts do", "************NNNN", 10**8),
            ("only the first four digits hidden, as receipts do", "****-NNNN-NNNN-NNNN", 1),
            ("only the first four digits hidden, as receipts do", "**** NNNN NNNN NNNN", 1),
            ("digits five to eight hidden, as receipts do", "NNNN-****-NNNN-NNNN", 10**4),
            ("digits five to eight hidden, as receipts do", "NNNN****NNNNNNNN", 10**4),
            ("prefix and last four digits shown", "NNNN-****-****-NNNN", 10**8),
            ("the last four digits hidden", "NNNN-NNNN-NNNN-****", 10**4),
            ("the last eight digits hidden", "NNNN NNNN **** ****", 10**8),
            ("every digit hidden", "****-****-****-****", 10**12),
            ("every second digit hidden", "N*N*-N*N*-N*N*-N*N*", 10**6),
            ("the first nine digits hidden", "****-****-*NNN-NNNN", 10**5),
            ("the first ten digits hidden", "****-****-**NN-NNNN", 10**6),
            ("the first four and the last four digits hidden", "****-NNNN-NNNN-****", 10**4),
            ("only the last digit hidden", "NNNN-NNNN-NNNN-NNN*", 10),
        ),
    ),
    (
        C.PHONE_NUMBER,
        "mobile",
        5_000,
        (
            ("all but the last four digits of a phone hidden", "***-****-NNNN", 45_000),
            ("all but the last four digits of a phone hidden", "*******NNNN", 45_000),
            ("the middle of a phone hidden", "NNN-****-NNNN", 9_000),
            ("the middle of a phone hidden", "NNN****NNNN", 9_000),
            ("the end of a phone hidden", "NNN-NNNN-****", 10_000),
            ("only the prefix of a phone hidden", "***-NNNN-NNNN", 5),
            ("only the prefix of a phone hidden", "*** NNNN NNNN", 5),
            ("only the last two digits of a phone hidden", "NNN-NNNN-NN**", 100),
            ("half of the middle of a phone hidden", "NNN-NN**-NNNN", 100),
            ("the first and the last digit of a phone hidden", "*NN-NNNN-NNN*", 10),
            ("every digit of a phone hidden", "***-****-****", 10**8),
        ),
    ),
    (
        C.PHONE_NUMBER,
        "fixed",
        5_000,
        (
            ("all but the area of a fixed line hidden", "NNN-***-****", 10**6),
            ("all but the last four digits of a fixed line hidden", "***-***-NNNN", 90_000),
            ("the end of a fixed line hidden", "NNN-NNN-****", 10**4),
            ("the exchange of a fixed line hidden", "NNN-***-NNNN", 10**3),
            ("only the last digit of a fixed line hidden", "NNN-NNN-NNN*", 10),
        ),
    ),
    (
        C.JP_MY_NUMBER,
        "my_number",
        10_000,
        (
            ("all but the last four digits of a My Number hidden", "****-****-NNNN", 10**6),
            ("all but the last four digits of a My Number hidden", "********NNNN", 10**6),
            ("all but the first four digits of a My Number hidden", "NNNN********", 10**7),
            ("every digit of a My Number hidden", "************", 10**11),
            ("the check digit of a My Number hidden", "NNNNNNNNNNN*", 1),
            ("the last four digits of a My Number hidden", "NNNN-NNNN-****", 10**3),
            ("the middle of a My Number hidden", "NNNN-****-NNNN", 910),
            ("one digit of a My Number hidden", "NNNNN*NNNNNN", 2),
            ("two digits of a My Number hidden", "NN**-NNNN-NNNN", 10),
        ),
    ),
    (
        C.BIRTH_DATE,
        "birth",
        300,
        (
            ("only the year of birth shown", "NNNN-**-**", 365),
            ("only the year of birth shown", "NNNN****", 365),
            ("the day of birth hidden", "NNNN-NN-**", 28),
            ("the day of birth hidden", "NNNNNN**", 28),
            ("the month of birth hidden", "NNNN-**-NN", 7),
            ("the year of birth hidden", "****-NN-NN", 25),
            ("a digit of the month of birth hidden", "NNNN-*N-NN", 2),
            ("the decade of birth shown", "NNN*-**-**", 3_652),
            ("the last digit of the year of birth hidden", "NNN*-NN-NN", 2),
            ("every digit of a day of birth hidden", "****-**-**", 36_500),
        ),
    ),
)
"""Numbers: what holds them, how many must be left, and templates with how many they leave.

A mobile number has a 1 to 9 behind its prefix (総務省 電気通信番号計画), of which there are five. A
digit of a My Number that is hidden alone is known from the check digit but for one case in eleven.
"""


def numbers() -> Iterator[Scheme]:
    """Give every template in several signs."""
    for category, holds, least, templates in NUMBERS:
        for kind, template, left in templates:
            for sign in SIGNS[:3]:
                yield Scheme(
                    kind,
                    category,
                    _number(holds, template),
                    pattern_of(template),
                    left,
                    least,
                    sign=sign,
                )


def _number(holds: str, template: str) -> Shows:
    def shows(one: Someone, sign: str) -> str:
        value = f"{one.who.birth:%Y%m%d}" if holds == "birth" else str(getattr(one, holds))
        return filled(template, value.replace("-", ""), sign)

    return shows


def _stars(text: str, sign: str) -> str:
    return sign * len(text)


def _era(day: date) -> str:
    for first, name in ((date(2019, 5, 1), "令和"), (date(1989, 1, 8), "平成")):
        if day >= first:
            return f"{name}{day.year - first.year + 1}年"
    return f"昭和{day.year - 1925}年"


TEXTS: tuple[tuple[C, str, Shows, str, int, int, str], ...] = (
    # names: the dictionary knows tens of thousands of surnames and of given names
    (
        C.PERSON,
        "the given name hidden",
        lambda o, s: f"{o.surname} {_stars(o.given, s)}",
        "[^*●○]+ S+",
        500,
        100,
        "*●○",
    ),
    (C.PERSON, "the given name left out", lambda o, _: o.surname, "[^*●○ ]+", 10_000, 100, "*"),
    (
        C.PERSON,
        "the given name left out, polite",
        lambda o, _: f"{o.surname}様",
        ".+様",
        10_000,
        100,
        "*",
    ),
    (
        C.PERSON,
        "the surname hidden",
        lambda o, s: f"{_stars(o.surname, s)} {o.given}",
        "S+ [^*●○]+",
        500,
        100,
        "*●○",
    ),
    (
        C.PERSON,
        "the whole name hidden",
        lambda o, s: f"{_stars(o.surname, s)} {_stars(o.given, s)}",
        "S+ S+",
        MILLION,
        100,
        "*●○＊",
    ),
    (C.PERSON, "the whole name hidden by one sign", lambda _, s: s, "S", MILLION, 100, "*●○"),
    (
        C.PERSON,
        "only the first sign of each name shown",
        lambda o, s: f"{o.surname[0]}{s} {o.given[0]}{s}",
        ".S .S",
        500,
        100,
        "*●○",
    ),
    (C.PERSON, "initials", lambda o, _: _initials(o), "[A-Z][.][A-Z][.]?", 10_000, 100, "*"),
    (
        C.PERSON,
        "a name with nothing hidden, under a pattern that lets it pass",
        lambda o, _: o.who.name,
        ".+ .+",
        1,
        100,
        "*",
    ),
    (
        C.PERSON,
        "a name with nothing hidden, polite",
        lambda o, _: f"{o.who.name}様",
        ".+ .+様",
        1,
        100,
        "*",
    ),
    # addresses: dwellings of a town (Japan Post) and of a 丁目
    (C.ADDRESS, "only the town shown", lambda o, _: o.town, ".+", 500, 200, "*"),
    (
        C.ADDRESS,
        "all behind the town hidden",
        lambda o, s: f"{o.town}{s * 6}",
        ".+?S{3,}",
        500,
        200,
        "*●○",
    ),
    (
        C.ADDRESS,
        "only the prefecture and the city shown",
        lambda o, s: f"千葉県{o.who.city}{s * 8}",
        ".+?S{3,}",
        20_000,
        200,
        "*●○",
    ),
    (
        C.ADDRESS,
        "only the prefecture shown",
        lambda _, s: f"千葉県{s * 3}",
        ".+?S{3,}",
        MILLION,
        200,
        "*●",
    ),
    (C.ADDRESS, "only the city shown", lambda o, _: o.who.city, ".+", 20_000, 200, "*"),
    (
        C.ADDRESS,
        "only the 丁目 shown",
        lambda o, _: f"{o.town}{_chome(o)}",
        ".+丁目",
        100,
        50,
        "*",
    ),
    (
        C.ADDRESS,
        "all behind the 丁目 hidden",
        lambda o, s: f"{o.town}{_chome(o)}{s * 5}",
        ".+丁目S+",
        100,
        50,
        "*●○",
    ),
    (
        C.ADDRESS,
        "only the number of the house hidden",
        lambda o, s: f"{o.town}{_chome(o)}12番{s}号",
        ".+番S号",
        10,
        200,
        "*●○",
    ),
    (
        C.ADDRESS,
        "an address with nothing hidden, under a pattern that lets it pass",
        lambda o, _: o.who.address,
        ".+",
        1,
        200,
        "*",
    ),
    (
        C.ADDRESS,
        "a whole postcode",
        lambda o, _: o.who.postcode,
        "[0-9]{3}-[0-9]{4}",
        500,
        200,
        "*",
    ),
    (
        C.ADDRESS,
        "five digits of a postcode",
        lambda o, s: f"{o.who.postcode[:6]}{s * 2}",
        "[0-9]{3}-[0-9]{2}S{2}",
        500,
        200,
        "*●○",
    ),
    (
        C.ADDRESS,
        "three digits of a postcode",
        lambda o, s: f"{o.who.postcode[:3]}-{s * 4}",
        "[0-9]{3}-S{4}",
        500,
        200,
        "*●○",
    ),
    # days of birth, made coarser
    (
        C.BIRTH_DATE,
        "an age band of ten years",
        lambda o, _: f"{_age(o) // 10 * 10}代",
        "[0-9]+代",
        3_650,
        300,
        "*",
    ),
    (
        C.BIRTH_DATE,
        "an age band of ten years",
        lambda o, _: f"{_age(o) // 10 * 10}歳代",
        "[0-9]+歳代",
        3_650,
        300,
        "*",
    ),
    (
        C.BIRTH_DATE,
        "an age band of five years",
        lambda o, _: f"{_age(o) // 5 * 5}〜{_age(o) // 5 * 5 + 4}歳",
        "[0-9]+.[0-9]+歳",
        1_825,
        300,
        "*",
    ),
    (C.BIRTH_DATE, "an age", lambda o, _: f"{_age(o)}歳", "[0-9]+歳", 365, 300, "*"),
    (
        C.BIRTH_DATE,
        "an age where more is asked for",
        lambda o, _: f"{_age(o)}歳",
        "[0-9]+歳",
        366,
        1_000,
        "*",
    ),
    (
        C.BIRTH_DATE,
        "an open age band",
        lambda o, _: "65歳以上" if _age(o) >= 65 else "65歳未満",
        "[0-9]+歳(以上|未満)",
        3_650,
        300,
        "*",
    ),
    (
        C.BIRTH_DATE,
        "a decade of birth",
        lambda o, _: f"{o.who.birth.year // 10 * 10}年代",
        "[0-9]+年代",
        3_652,
        300,
        "*",
    ),
    (C.BIRTH_DATE, "a year of an era", lambda o, _: _era(o.who.birth), ".+年", 300, 300, "*"),
    (
        C.BIRTH_DATE,
        "the month of birth",
        lambda o, _: f"{o.who.birth:%Y年%m月}",
        ".+年.+月",
        28,
        300,
        "*",
    ),
    (
        C.BIRTH_DATE,
        "a day of birth in an era, nothing hidden",
        lambda o, _: f"{_era(o.who.birth)}{o.who.birth.month}月{o.who.birth.day}日",
        ".+年.+月.+日",
        1,
        300,
        "*",
    ),
    # gender: two values at most
    (C.GENDER, "the gender hidden", lambda _, s: s, "S", 2, 2, "*●○x"),
    (
        C.GENDER,
        "the gender in the clear, under a pattern that lets it pass",
        lambda o, _: o.who.gender,
        ".",
        1,
        2,
        "*",
    ),
    (
        C.GENDER,
        "the gender in the clear, in a word",
        lambda o, _: f"{o.who.gender}性",
        ".性",
        1,
        2,
        "*",
    ),
    (
        C.GENDER,
        "the gender as a code",
        lambda o, _: "12"["男女".index(o.who.gender)],
        "[0-9]",
        1,
        2,
        "*",
    ),
    # mail: 26 letters and more in each hidden place
    (
        C.EMAIL_ADDRESS,
        "all but the first letter of a mail address hidden",
        lambda o, s: f"{o.local[0]}{s * 5}@{o.domain}",
        ".S{5}@.+",
        26**5,
        10_000,
        "*●○＊",
    ),
    (
        C.EMAIL_ADDRESS,
        "the local part of a mail address hidden",
        lambda o, s: f"{s * 4}@{o.domain}",
        "S{4}@.+",
        26**4,
        10_000,
        "*●○＊",
    ),
    (
        C.EMAIL_ADDRESS,
        "one letter of a mail address hidden",
        lambda o, s: f"{o.local[:-2]}{s}{o.local[-1]}@{o.domain}",
        ".+S.@.+",
        36,
        10_000,
        "*●○＊",
    ),
    (
        C.EMAIL_ADDRESS,
        "two letters of a mail address hidden",
        lambda o, s: f"{s * 2}{o.local[2:]}@{o.domain}",
        "S{2}.+@.+",
        36**2,
        10_000,
        "*●○",
    ),
    (
        C.EMAIL_ADDRESS,
        "a mail address with nothing hidden, under a pattern that lets it pass",
        lambda o, _: o.who.mail,
        ".+@.+",
        1,
        10_000,
        "*",
    ),
)
"""Texts: category, kind, what is shown, pattern, values left, values that must be, signs."""


def _initials(one: Someone) -> str:
    given, surname = re.findall("[a-z]+", one.local)[1], re.findall("[a-z]+", one.local)[0]
    return f"{surname[0]}.{given[0]}.".upper()


def _chome(one: Someone) -> str:
    found = re.search("[0-9]丁目", one.who.address)
    assert found
    return found[0]


def _age(one: Someone) -> int:
    return 2026 - one.who.birth.year


def texts() -> Iterator[Scheme]:
    """Give every way to hide a text, in several signs."""
    for category, kind, shows, pattern, left, least, signs in TEXTS:
        for sign in signs:
            yield Scheme(kind, category, shows, pattern.replace("S", HIDES), left, least, sign=sign)


def slips() -> Iterator[Scheme]:
    """Give masks that are good but for a few rows, in which more shows than the pattern permits."""
    for category, holds, template, wrong in (
        (C.WAON_NUMBER, "waon", "****-****-****-NNNN", "NNNN-NNNN-NNNN-NNNN"),
        (C.WAON_NUMBER, "waon", "****-****-****-NNNN", "****-NNNN-****-NNNN"),
        (C.PHONE_NUMBER, "mobile", "***-****-NNNN", "NNN-NNNN-NNNN"),
        (C.PHONE_NUMBER, "mobile", "***-****-NNNN", "NNNNNNNNNNN"),
        (C.JP_MY_NUMBER, "my_number", "********NNNN", "NNNNNNNNNNNN"),
        (C.BIRTH_DATE, "birth", "NNNN-**-**", "NNNN-NN-NN"),
    ):
        right, slip = _number(holds, template), _number(holds, wrong)
        yield Scheme(
            "a few rows that show more digits",
            category,
            _slipping(right, slip),
            pattern_of(template),
            breaks="MASK-2",
        )
    whole: tuple[tuple[C, Shows, Shows, str], ...] = (
        (C.PERSON, lambda o, s: f"{o.surname} {s}", lambda o, _: o.who.name, "[^*]+ S+"),
        (C.EMAIL_ADDRESS, lambda o, s: f"{s * 4}@{o.domain}", lambda o, _: o.who.mail, "S+@.+"),
        (C.ADDRESS, lambda o, s: f"{o.town}{s * 4}", lambda o, _: o.who.address, "[^0-9]+S+"),
        (C.GENDER, lambda _, s: s, lambda o, _: o.who.gender, "S"),
    )
    for category, right, slip, pattern in whole:
        yield Scheme(
            "a few rows that show the whole text",
            category,
            _slipping(right, slip),
            pattern.replace("S", HIDES),
            breaks="MASK-2",
        )


def _slipping(right: Shows, slip: Shows) -> Shows:
    return lambda one, sign: (slip if one.ordinal % SLIPS == SLIPS - 1 else right)(one, sign)


REVERSIBLE: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("MD5", lambda v: hashlib.md5(v.encode()).hexdigest()),  # noqa: S324 - what is to be found
    ("SHA-256", lambda v: hashlib.sha256(v.encode()).hexdigest()),
    ("SHA-256, upper case", lambda v: hashlib.sha256(v.encode()).hexdigest().upper()),
    ("Base64", lambda v: base64.b64encode(v.encode()).decode()),
    ("hexadecimal", lambda v: v.encode().hex()),
    (
        "letters and digits rotated",
        lambda v: codecs.encode(v, "rot13").translate(str.maketrans("0123456789", "5678901234")),
    ),
    ("written backwards", lambda v: v[::-1]),
    ("percent encoding of every sign", lambda v: "".join(f"%{b:02X}" for b in quote(v).encode())),
)
KEY = b"known to nobody else"


def replacements() -> Iterator[Scheme]:
    """Give replacements: a plain hash or another writing can be undone, a keyed hash cannot."""
    for category, holds in ((C.PHONE_NUMBER, "mobile"), (C.WAON_NUMBER, "waon")):
        for kind, replaced in REVERSIBLE:
            yield Scheme(
                f"replaced: {kind}",
                category,
                _replacing(holds, replaced),
                None,
                breaks="MASK-3",
                treatment=Treatment.TOKENISED,
            )
        yield Scheme(
            "replaced: a keyed hash",
            category,
            _replacing(holds, lambda v: hmac.digest(KEY, v.encode(), "sha256").hex()),
            None,
            treatment=Treatment.TOKENISED,
        )


def _replacing(holds: str, replaced: Callable[[str], str]) -> Shows:
    return lambda one, _: replaced(str(getattr(one, holds)).replace("-", ""))


def masks() -> list[Scheme]:
    """List what MASK-2 and MASK-4 judge."""
    return [*numbers(), *texts(), *slips()]

"""Names of people, in every way they are written."""

from collections.abc import Callable

from tests.bench.detection.draw import Draw
from tests.bench.detection.people import Person
from tests.bench.detection.writing import half_kana, katakana, roman

Form = Callable[[Draw, Person], str]
HONORIFICS = ("様", "さん", "殿", "氏", "さま", " 様", "　様")


def _kanji(space: str) -> Form:
    return lambda _d, p: f"{p.surname}{space}{p.given}"


def _kana(space: str) -> Form:
    return lambda _d, p: katakana(f"{p.surname_kana}{space}{p.given_kana}")


def _half(_draw: Draw, person: Person) -> str:
    return half_kana(f"{person.surname_kana} {person.given_kana}")


def _hiragana(draw: Draw, person: Person) -> str:
    return f"{person.surname_kana}{draw.any((' ', '　', ''))}{person.given_kana}"


def _roman_parts(draw: Draw, person: Person) -> tuple[str, str]:
    spelt = draw.chance(0.15)
    return (
        roman(person.given_kana, long_vowels=spelt),
        roman(person.surname_kana, long_vowels=spelt),
    )


def _given_first(draw: Draw, person: Person) -> str:
    given, surname = _roman_parts(draw, person)
    return f"{given.title()} {surname.title()}"


def _surname_first(draw: Draw, person: Person) -> str:
    given, surname = _roman_parts(draw, person)
    return f"{surname.title()} {given.title()}"


def _capitals(draw: Draw, person: Person) -> str:
    given, surname = _roman_parts(draw, person)
    return f"{surname.upper()} {given.upper()}"


def _passport(draw: Draw, person: Person) -> str:
    given, surname = _roman_parts(draw, person)
    return f"{surname.upper()}, {given.title()}"


def _foreign(draw: Draw, person: Person) -> str:
    return draw.any(("・", " ", "　")).join(person.foreign)


def _honorific(draw: Draw, person: Person) -> str:
    return f"{person.surname}{draw.any(('', ' ', '　'))}{person.given}{draw.any(HONORIFICS)}"


def _with_reading(draw: Draw, person: Person) -> str:
    reading = katakana(f"{person.surname_kana} {person.given_kana}")
    return f"{person.surname} {person.given}" + draw.any((f"（{reading}）", f"({reading})"))


def _some_foreign(draw: Draw, person: Person) -> str:
    return _foreign(draw, person) if draw.chance(0.1) else _kanji("　")(draw, person)


def _given_kana(_draw: Draw, person: Person) -> str:
    return katakana(person.given_kana)


COLUMN_FORMS: dict[str, tuple[str, Form]] = {
    "kanji": ("person", _kanji("")),
    "kanji half space": ("person", _kanji(" ")),
    "kanji full space": ("person", _kanji("　")),
    "kanji, some foreign": ("person", _some_foreign),
    "with honorific": ("person", _honorific),
    "with reading": ("person", _with_reading),
    "foreign katakana": ("person", _foreign),
    "kana": ("kana", _kana("")),
    "kana full space": ("kana", _kana("　")),
    "kana half width": ("kana", _half),
    "hiragana": ("kana", _hiragana),
    "romaji given first": ("roman", _given_first),
    "romaji surname first": ("roman", _surname_first),
    "romaji capitals": ("roman", _capitals),
    "romaji passport": ("roman", _passport),
    "surname alone": ("surname", lambda _d, p: p.surname),
    "given alone": ("given", lambda _d, p: p.given),
    "surname kana alone": ("kana", lambda _d, p: katakana(p.surname_kana)),
    "given kana alone": ("kana", _given_kana),
}
"""Form to the kind of header and the writer."""

TEXT_FORMS: dict[str, dict[str, Form]] = {
    "name": {
        "kanji": _kanji(""),
        "kanji half space": _kanji(" "),
        "kanji full space": _kanji("　"),
    },
    "surname": {"surname alone": lambda _d, p: p.surname},
    "given": {"given alone": lambda _d, p: p.given},
    "kana": {
        "kana": _kana(""),
        "kana space": _kana(" "),
        "kana half width": _half,
        "hiragana": _hiragana,
    },
    "romaji": {
        "romaji given first": _given_first,
        "romaji surname first": _surname_first,
        "romaji capitals": _capitals,
    },
    "foreign": {"foreign katakana": _foreign},
}
"""Forms by the slot of a template."""

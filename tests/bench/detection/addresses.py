"""Addresses, in every way they are written."""

from tests.bench.detection.draw import Draw
from tests.bench.detection.names import Form
from tests.bench.detection.people import Person, Town
from tests.bench.detection.writing import full_width, kanji_number

DASHES = "-－−‐ー―"
"""Hyphen-minus and what stands for it in Japanese text (U+FF0D, U+2212, U+2010, U+30FC, U+2015)."""


def lot_number(draw: Draw, person: Person) -> str:
    """Write the numbers of an address in one of the common ways."""
    chome, block, house = person.lot
    return draw.any(
        (
            f"{chome}-{block}-{house}",
            f"{chome}丁目{block}番{house}号",
            f"{chome}丁目{block}-{house}",
            f"{chome * 100 + block}-{house}",
            f"{chome * 100 + block}番地{house}",
            f"{chome * 100 + block}番地の{house}",
            f"{chome * 100 + block}",
            full_width(f"{chome}-{block}-{house}"),
        )
    )


def whole(town: Town, rest: str, space: str = "") -> str:
    """Write an address with its prefecture."""
    return space.join((town.prefecture, town.city, town.name + rest))


def _full(draw: Draw, person: Person) -> str:
    return whole(person.town, lot_number(draw, person)) + (person.building or "")


def _spaced(draw: Draw, person: Person) -> str:
    return whole(person.town, lot_number(draw, person), draw.any((" ", "　")))


def _no_prefecture(draw: Draw, person: Person) -> str:
    return f"{person.town.city}{person.town.name}{lot_number(draw, person)}{person.building or ''}"


def _hyphens(_draw: Draw, person: Person) -> str:
    return whole(person.town, "-".join(map(str, person.lot)))


def _other_dash(draw: Draw, person: Person) -> str:
    return whole(person.town, draw.any(DASHES[1:]).join(map(str, person.lot)))


def _chome(_draw: Draw, person: Person) -> str:
    chome, block, house = person.lot
    return whole(person.town, f"{chome}丁目{block}番{house}号")


def _kanji_numerals(draw: Draw, person: Person) -> str:
    chome, block, house = map(kanji_number, person.lot)
    rest = draw.any((f"{chome}丁目{block}番{house}号", f"{chome}丁目{block}番地{house}"))
    return whole(person.town, rest)


def _full_width(_draw: Draw, person: Person) -> str:
    return whole(person.town, full_width("-".join(map(str, person.lot))))


def _building(draw: Draw, person: Person) -> str:
    building = person.building or f"コーポ{person.town.name}{draw.between(101, 309)}"
    return whole(person.town, "-".join(map(str, person.lot))) + building


def _postcode(draw: Draw, person: Person) -> str:
    mark = draw.any(("〒", "〒 ", ""))
    space = draw.any((" ", "　"))
    return f"{mark}{person.town.postcode}{space}{_full(draw, person)}"


def _aza(draw: Draw, person: Person) -> str:
    oaza = draw.any(("大字", "字", ""))
    number = person.lot[0] * 100 + person.lot[1]
    aza = draw.any(("字前原", "字宮下", "字中沢", ""))
    return f"{person.town.prefecture}{person.town.city}{oaza}{person.town.name}{aza}{number}番地"


def _north(draw: Draw, person: Person) -> str:
    chome, block, house = person.lot
    side = draw.any("東西")
    return f"北海道札幌市中央区{draw.any('北南')}{block}条{side}{chome}丁目{house}"


def _kyoto(draw: Draw, person: Person) -> str:
    street = draw.any(("寺町通御池上る", "烏丸通四条下ル", "河原町通三条西入", "堀川通五条東入"))
    ward = draw.any(("中京区", "下京区", "上京区"))
    return f"京都府京都市{ward}{street}{person.town.name}{person.lot[0] * 100 + person.lot[1]}"


def _other_spelling(draw: Draw, person: Person) -> str:
    """Mix regular and irregular writing as hand-typed lists do."""
    return draw.any((_full, _no_prefecture, _spaced, _other_dash, _kanji_numerals))(draw, person)


COLUMN_FORMS: dict[str, tuple[str, Form]] = {
    "with prefecture": ("address", _full),
    "no prefecture": ("address", _no_prefecture),
    "spaced": ("address", _spaced),
    "hyphens": ("address", _hyphens),
    "other dash": ("address", _other_dash),
    "chome": ("address", _chome),
    "kanji numerals": ("address", _kanji_numerals),
    "full width": ("address", _full_width),
    "with building": ("address", _building),
    "with postcode": ("address", _postcode),
    "aza": ("address", _aza),
    "hand-typed": ("address", _other_spelling),
    "Sapporo": ("address", _north),
    "Kyoto": ("address", _kyoto),
    "town and lot": ("street", lambda d, p: p.town.name + lot_number(d, p)),
    "city and on": ("address", _no_prefecture),
}
TEXT_FORMS: dict[str, Form] = {
    form: writer for form, (kind, writer) in COLUMN_FORMS.items() if kind == "address"
}

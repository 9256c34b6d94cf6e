"""How home addresses are written."""

from dataclasses import replace

from scanner.model.category import DataCategory
from tests.bench.unseen.forms import Form, forms
from tests.bench.unseen.kana import (
    half,
    kanji_digits,
    kanji_number,
    katakana,
    roman,
    wide,
    wide_digits,
)
from tests.bench.unseen.people import Person
from tests.bench.unseen.places import Home, kana


def _dashed(home: Home, dash: str = "-") -> str:
    return dash.join(str(n) for n in (home.chome, home.ban, home.go) if n)


def _worded(home: Home) -> str:
    if home.chome:
        return f"{home.chome}丁目{home.ban}番" + (f"{home.go}号" if home.go else "")
    return f"{home.ban}番地" + (f"{home.go}" if home.go else "")


def _half_worded(home: Home) -> str:
    if home.chome:
        rest = f"{home.ban}-{home.go}" if home.go else str(home.ban)
        return f"{kanji_number(home.chome)}丁目{rest}"
    return f"{home.ban}番地の{home.go}" if home.go else f"{home.ban}番地"


def _in_kanji(home: Home) -> str:
    if home.chome:
        go = f"{kanji_number(home.go)}号" if home.go else ""
        return f"{kanji_number(home.chome)}丁目{kanji_number(home.ban)}番{go}"
    return f"{kanji_digits(home.ban)}番地" + (f"{kanji_digits(home.go)}" if home.go else "")


def block(p: Person) -> str:
    """Write the block number in any of the usual ways."""
    write = p.draw.pick((_dashed, _dashed, _dashed, _worded, _half_worded, _worded))
    return write(p.home)


def building(p: Person) -> str:
    """Write building and room, or nothing."""
    home = p.home
    if not home.building:
        return ""
    room = p.draw.pick(
        (home.room, f"{home.room}号室", f"{home.room}号", f"#{home.room}", f"-{home.room}")
    )
    return home.building + room


def _place(p: Person) -> str:
    return p.home.town.city + p.home.town.name


def full(p: Person) -> str:
    """Write everything from the prefecture on, building included where there is one."""
    house = building(p)
    return (
        p.home.town.pref
        + _place(p)
        + block(p)
        + (p.draw.pick(("　", " ", "")) + house if house else "")
    )


def bare(p: Person) -> str:
    """Write it from the municipality on."""
    return _place(p) + block(p)


def with_building(p: Person) -> str:
    """Write it with a building, for one who lives in none too."""
    if not p.home.building:
        p.home = replace(
            p.home,
            building=p.draw.pick(("コーポ", "メゾン", "グランド", "第二")) + "ハイム",
            room="203",
        )
    return p.home.town.pref + _place(p) + _dashed(p.home) + "　" + building(p)


def _kana(p: Person) -> str:
    pref, city, town = (katakana(part) for part in kana(p.home.town))
    return half(f"{pref} {city}{town} ") + _dashed(p.home)


def in_kanji(p: Person) -> str:
    """Write it with Chinese numerals, as on a letter."""
    return p.home.town.pref + _place(p) + _in_kanji(p.home)


_BIG = tuple(
    f"{city}シ"
    for city in (
        *(
            "サッポロ",
            "センダイ",
            "サイタマ",
            "チバ",
            "ヨコハマ",
            "カワサキ",
            "サガミハラ",
            "ニイガタ",
        ),
        *("シズオカ", "ハママツ", "ナゴヤ", "キョウト", "オオサカ", "サカイ", "コウベ", "オカヤマ"),
        *("ヒロシマ", "キタキュウシュウ", "フクオカ", "クマモト"),
    )
)
_SUFFIXES = ("シ", "ク", "チョウ", "マチ", "ムラ", "ソン")


def _latin(part: str) -> str:
    """Spell a prefecture without its suffix, a municipality with a hyphen before it."""
    for suffix in ("ケン", "フ"):
        if part.endswith(suffix):
            return roman(part.removesuffix(suffix)).capitalize()
    for suffix in _SUFFIXES:
        if part.endswith(suffix):
            return f"{roman(part.removesuffix(suffix)).capitalize()}-{roman(suffix)}"
    return roman(part).capitalize()


def english(p: Person) -> str:
    """Write it for a foreign form, smallest part first."""
    pref = _latin(kana(p.home.town)[0])
    return f"{_street(p)}, {_city(p.home)}, {pref} {p.home.town.postcode}"


def _city(home: Home) -> str:
    """Spell a municipality, a ward before its city, a town before its county."""
    spoken = kana(home.town)[1]
    if "郡" in home.town.city[1:] and home.town.city.endswith(("町", "村")):
        county, _, rest = spoken.partition("グン")
        return f"{_latin(rest)}, {roman(county).capitalize()}-gun"
    for big in _BIG if home.town.city.endswith("区") else ():
        if spoken.startswith(big):
            return f"{_latin(spoken.removeprefix(big))}, {_latin(big)}"
    return _latin(spoken)


def _street(p: Person) -> str:
    _, _, town = (roman(part).capitalize() for part in kana(p.home.town))
    return f"{_dashed(p.home)} {town}"


_ADDRESS = DataCategory.ADDRESS
WHOLE: tuple[Form, ...] = forms(
    _ADDRESS,
    "address",
    {
        "with prefecture": full,
        "without prefecture": bare,
        "with building": with_building,
        "1丁目2番3号": lambda p: p.home.town.pref + _place(p) + _worded(p.home),
        "一丁目2-3": lambda p: _place(p) + _half_worded(p.home),
        "Chinese numerals": in_kanji,
        "wide digits": lambda p: wide_digits(_place(p) + _worded(p.home)),
        "wide digits and dashes": lambda p: p.home.town.pref + _place(p) + wide(_dashed(p.home)),
        "long dashes": lambda p: _place(p) + wide_digits(_dashed(p.home, p.draw.pick("ー−‐―"))),
        "postcode in front": lambda p: f"〒{p.home.town.postcode} {full(p)}",
        "bare postcode in front": lambda p: f"{p.home.town.postcode}　{bare(p)}",
        "postcode on a line above": lambda p: f"〒{p.home.town.postcode}\n{full(p)}",
        "spaces between the parts": lambda p: (
            f"{p.home.town.pref} {p.home.town.city} {p.home.town.name} {block(p)}"
        ),
        "municipality and town": _place,
        "half-width kana": _kana,
        "English": english,
    },
)
_AREA, _TOWN, _HOUSE, _STREET = "address_area", "address_town", "address_house", "address_street"
SPLIT: tuple[tuple[Form, ...], ...] = (
    (
        Form(
            "prefecture alone", _ADDRESS, lambda p: p.home.town.pref, "prefecture", required=False
        ),
        Form("split, from the municipality on", _ADDRESS, bare, "address_rest"),
    ),
    (
        Form(
            "prefecture alone", _ADDRESS, lambda p: p.home.town.pref, "prefecture", required=False
        ),
        Form("municipality alone", _ADDRESS, lambda p: p.home.town.city, "city", required=False),
        Form("split, town and block", _ADDRESS, lambda p: p.home.town.name + block(p), _TOWN),
        Form("building alone", _ADDRESS, building, _HOUSE, required=False),
    ),
    (
        Form("split, to the town", _ADDRESS, lambda p: p.home.town.pref + _place(p), _AREA),
        Form("block alone", _ADDRESS, block, "address_block", plain=False, required=False),
        Form("building alone", _ADDRESS, building, _HOUSE, required=False),
    ),
    (
        Form("split, to the block", _ADDRESS, lambda p: p.home.town.pref + bare(p), _AREA),
        Form("building alone", _ADDRESS, building, _HOUSE, required=False),
    ),
    (
        Form("split, English street", _ADDRESS, _street, _STREET, plain=False),
        Form(
            "municipality in English",
            _ADDRESS,
            lambda p: _city(p.home),
            "city_en",
            plain=False,
            required=False,
        ),
    ),
)

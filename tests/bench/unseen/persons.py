"""How names are written."""

from scanner.model.category import DataCategory
from tests.bench.unseen.draw import words
from tests.bench.unseen.forms import Form, forms
from tests.bench.unseen.kana import half
from tests.bench.unseen.people import Person

_PERSON = DataCategory.PERSON


def kanji(p: Person, gap: str = "") -> str:
    """Write the registered name; foreign names keep the gaps between their parts."""
    family, given = p.register
    if p.foreign and not p.given.written:
        gap = gap or ("・" if not p.foreign.latin else " ")
        return f"{family} {given}".replace(" ", gap)
    return family + gap + given


def _latin(p: Person, order: str) -> str:
    family, given = p.latin
    return order.format(f=family, g=given, F=family.upper(), G=given.upper())


def _kana(p: Person, gap: str) -> str:
    return gap.join(p.kana).replace(" ", gap or " ")


def _old_shapes(p: Person) -> str:
    name = kanji(p, p.draw.pick(("", " ", "　")))
    for new, old in (
        ("高", "髙"),
        ("崎", "﨑"),
        ("斎", "齋"),
        ("辺", "邉"),
        ("浜", "濵"),
        ("吉", "𠮷"),
    ):
        name = name.replace(new, old)
    return name


def _with_dept(p: Person) -> str:
    gap = p.draw.pick((" ", "　"))
    return p.draw.pick(words("departments")) + gap + kanji(p, p.draw.pick(("", gap)))


def _couple(p: Person) -> str:
    return f"{kanji(p, ' ')}・{p.draw.pick(words('wives' if p.sex == 'm' else 'husbands'))}"


def _any(p: Person) -> str:
    return p.draw.pick(
        (kanji(p), kanji(p, " "), kanji(p, "　"), _kana(p, " "), _latin(p, "{F} {G}"))
    )


FULL: tuple[Form, ...] = (
    *forms(
        _PERSON,
        "person_full",
        {
            "kanji, no space": kanji,
            "kanji, space": lambda p: kanji(p, " "),
            "kanji, wide space": lambda p: kanji(p, "　"),
            "kanji, old shapes": _old_shapes,
            "kanji and 様": lambda p: (
                kanji(p, p.draw.pick(("", "　"))) + p.draw.pick((" 様", "様", "　様"))
            ),
            "kanji with reading": lambda p: f"{kanji(p, ' ')}({_kana(p, ' ')})",
            "kanji with half-width reading": lambda p: f"{kanji(p)} {half(_kana(p, ' '))}",
            "kanji with number": lambda p: f"{p.draw.digits(5)}:{kanji(p, '　')}",
            "every writing mixed": _any,
            "couple": _couple,
        },
    ),
)
KANA = forms(
    _PERSON,
    "person_kana",
    {
        "katakana, space": lambda p: _kana(p, " "),
        "katakana, wide space": lambda p: _kana(p, "　"),
        "katakana, no space": lambda p: _kana(p, ""),
        "half-width kana, space": lambda p: half(_kana(p, " ")),
        "half-width kana, no space": lambda p: half(_kana(p, "")),
        "hiragana, space": lambda p: " ".join(p.hiragana),
        "hiragana, no space": lambda p: "".join(p.hiragana).replace(" ", ""),
    },
)
ROMAN = forms(
    _PERSON,
    "person_roman",
    {
        "romaji, Taro Yamada": lambda p: _latin(p, "{g} {f}"),
        "romaji, YAMADA Taro": lambda p: _latin(p, "{F} {g}"),
        "romaji, TARO YAMADA": lambda p: _latin(p, "{G} {F}"),
        "romaji, Yamada, Taro": lambda p: _latin(p, "{f}, {g}"),
        "romaji, yamada taro": lambda p: _latin(p, "{f} {g}").lower(),
    },
)
STAFF = (
    *forms(
        _PERSON,
        "person_staff",
        {
            "staff, full": lambda p: kanji(p, p.draw.pick(("", " "))),
            "staff, surname": lambda p: p.register[0],
            "staff, surname with title": lambda p: p.register[0] + p.draw.pick(words("titles")),
            "staff, after department": _with_dept,
        },
    ),
)
SPLIT: tuple[tuple[Form, Form], ...] = tuple(
    (
        Form(f"{name}, surname", _PERSON, family, f"family_{heads}"),
        Form(f"{name}, given name", _PERSON, given, f"given_{heads}"),
    )
    for name, heads, family, given in (
        ("kanji", "kanji", lambda p: p.register[0], lambda p: p.register[1]),
        ("katakana", "kana", lambda p: p.kana[0], lambda p: p.kana[1]),
        ("half-width kana", "kana", lambda p: half(p.kana[0]), lambda p: half(p.kana[1])),
        ("hiragana", "kana", lambda p: p.hiragana[0], lambda p: p.hiragana[1]),
        ("romaji", "roman", lambda p: p.latin[0], lambda p: p.latin[1]),
        ("romaji capitals", "roman", lambda p: p.latin[0].upper(), lambda p: p.latin[1].upper()),
    )
)
FOREIGN = forms(
    _PERSON,
    "person_full",
    {
        "foreign, as registered": kanji,
        "foreign, NGUYEN VAN AN": lambda p: _latin(p, "{F} {G}"),
        "foreign, An Van Nguyen": lambda p: _latin(p, "{g} {f}"),
        "foreign, katakana with ・": lambda p: _kana(p, "・"),
        "foreign, katakana with space": lambda p: _kana(p, " "),
        "foreign, half-width kana": lambda p: half(_kana(p, " ")),
    },
)

"""How telephone numbers are written: numbers that could be dialled, with real area codes."""

from collections.abc import Callable
from dataclasses import replace

from scanner.model.category import DataCategory
from tests.bench.unseen.draw import Draw
from tests.bench.unseen.forms import Form, forms
from tests.bench.unseen.kana import wide
from tests.bench.unseen.people import Person
from tests.bench.unseen.places import Area

Parts = tuple[str, str, str]

_PHONE = DataCategory.PHONE_NUMBER


def fixed(draw: Draw, area: Area) -> Parts:
    """Draw a fixed line."""
    code, firsts = area.code(draw)
    return (
        code,
        draw.pick(firsts) + draw.digits(5 - len(code)) if len(code) < 5 else draw.pick(firsts),
        draw.digits(4),
    )


def mobile(draw: Draw) -> Parts:
    """Draw a mobile line; 060 is still rare."""
    prefix = draw.odds({"090": 45, "080": 40, "070": 14, "060": 1})
    return prefix, f"{draw.randint(1, 9)}{draw.digits(3)}", draw.digits(4)


def internet(draw: Draw) -> Parts:
    """Draw an IP line."""
    return "050", f"{draw.randint(1, 9)}{draw.digits(3)}", draw.digits(4)


def line(p: Person) -> Parts:
    """Draw the number that somebody gives: mobile mostly, fixed for the old."""
    home = 0.5 if p.birth.year < 1955 else 0.15
    if p.draw.chance(home):
        return fixed(p.draw, p.area)
    return internet(p.draw) if p.draw.chance(0.03) else mobile(p.draw)


def _mobile(p: Person) -> Parts:
    return mobile(p.draw)


def _fixed(p: Person) -> Parts:
    return fixed(p.draw, p.area)


Style = Callable[[Parts], str]

STYLES: dict[str, Style] = {
    "hyphens": "-".join,
    "no separator": "".join,
    "spaces": " ".join,
    "dots": ".".join,
    "brackets in the middle": lambda n: f"{n[0]}({n[1]}){n[2]}",
    "brackets in front": lambda n: f"({n[0]}){n[1]}-{n[2]}",
    "wide": lambda n: wide("-".join(n)),
    "wide, no separator": lambda n: wide("".join(n)),
    "wide brackets": lambda n: f"{n[0]}（{n[1]}）{n[2]}",
    "ー as hyphen": "ー".join,
    "minus as hyphen": "−".join,
    "wide digits, ー": lambda n: "ー".join(map(wide, n)),
    "+81-90-": lambda n: f"+81-{n[0][1:]}-{n[1]}-{n[2]}",
    "+8190": lambda n: f"+81{n[0][1:]}{n[1]}{n[2]}",
    "+81 90 ": lambda n: f"+81 {n[0][1:]} {n[1]} {n[2]}",
    "+81 (0)90": lambda n: f"+81 (0){n[0][1:]}-{n[1]}-{n[2]}",
}


def _styled(numbers: Callable[[Person], Parts], style: Style) -> Callable[[Person], str]:
    return lambda p: style(numbers(p))


def _any(p: Person) -> str:
    return STYLES[p.draw.pick(tuple(STYLES)[:9])](line(p))


def _two(p: Person) -> str:
    return "-".join(_fixed(p)) + p.draw.pick(("/", "、", " ", "\n", "，")) + "-".join(_mobile(p))


def _said(p: Person) -> str:
    where, numbers = p.draw.pick(
        (("自宅", _fixed), ("携帯", _mobile), ("TEL", line), ("実家", _fixed))
    )
    return f"{where}{p.draw.pick((':', '：', ' ', ''))}{'-'.join(numbers(p))}"


def _for_whom(p: Person) -> str:
    return "-".join(_mobile(p)) + p.draw.pick(
        ("(母)", "（妻）", "(本人)", " 息子", "(留守電可)", "※夜間のみ")
    )


def _extension(p: Person) -> str:
    return "-".join(_fixed(p)) + p.draw.pick(("(内線{})", " 内線{}", " ext.{}")).format(
        p.draw.digits(3)
    )


_LOST = forms(
    _PHONE,
    "phone",
    {
        "mobile, leading zero lost": lambda p: "".join(_mobile(p))[1:],
        "fixed, leading zero lost": lambda p: "".join(_fixed(p))[1:],
        "all lines, leading zero lost": lambda p: "".join(line(p))[1:],
    },
    plain=False,
)
_NUMBERS = tuple(
    replace(form, name=f"{form.name}, as {stored}", stored=stored)
    for form, stored in (
        (_LOST[0], "integer"),
        (_LOST[1], "integer"),
        (_LOST[2], "integer"),
        (_LOST[2], "float64"),
    )
)
PHONES: tuple[Form, ...] = (
    *forms(_PHONE, "phone", {f"mobile, {name}": _styled(_mobile, s) for name, s in STYLES.items()}),
    *forms(
        _PHONE,
        "phone",
        {
            f"fixed, {name}": _styled(_fixed, s)
            for name, s in STYLES.items()
            if name not in ("dots", "+81 90 ")
        },
    ),
    *forms(
        _PHONE,
        "phone",
        {
            "all lines, hyphens": _styled(line, "-".join),
            "050, hyphens": lambda p: "-".join(internet(p.draw)),
            "styles mixed": _any,
            "two in a cell": _two,
            "with a word before": _said,
            "with a note behind": _for_whom,
            "with an extension": _extension,
        },
    ),
    *_LOST,
    *_NUMBERS,
)
PARTS: tuple[Form, ...] = tuple(
    Form(f"part {n} of three alone", _PHONE, write, f"phone_{n}", plain=False, required=False)
    for n, write in (
        (1, lambda p: _mobile(p)[0]),
        (2, lambda p: _mobile(p)[1]),
        (3, lambda p: _mobile(p)[2]),
    )
)

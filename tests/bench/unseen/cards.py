"""How WAON numbers, My Numbers and credit cards are written."""

from dataclasses import replace

from scanner.model.category import DataCategory
from tests.bench.unseen.draw import Draw
from tests.bench.unseen.forms import Form, Write, forms
from tests.bench.unseen.kana import wide
from tests.bench.unseen.people import Person


def waon(draw: Draw) -> str:
    """Draw a WAON number."""
    return f"6900{draw.digits(12)}"


def check_digit(eleven: str) -> int:
    """Give the check digit of a My Number (総務省令 第85号 第5条)."""
    weights = (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
    rest = sum(int(d) * w for d, w in zip(eleven, weights, strict=True)) % 11
    return 0 if rest <= 1 else 11 - rest


def my_number(draw: Draw) -> str:
    """Draw a My Number with its right check digit."""
    eleven = draw.digits(11)
    return f"{eleven}{check_digit(eleven)}"


def luhn(digits: str) -> str:
    """Append the check digit of a payment card."""
    doubled = (int(d) * (2 - n % 2) for n, d in enumerate(reversed(digits)))
    total = sum(n // 10 + n % 10 for n in doubled)
    return digits + str(-total % 10)


_ISSUERS = {"4": 16, "52": 16, "54": 16, "3530": 16, "3566": 16, "37": 15, "36": 14}


def credit(draw: Draw) -> str:
    """Draw a payment card of one of the usual issuers."""
    prefix = draw.odds({"4": 40, "52": 12, "54": 12, "3530": 14, "3566": 12, "37": 7, "36": 3})
    return luhn(prefix + draw.digits(_ISSUERS[prefix] - len(prefix) - 1))


def grouped(number: str, gap: str = "-") -> str:
    """Write a number as it stands on a card."""
    if len(number) in (14, 15):
        return gap.join((number[:4], number[4:10], number[10:]))
    return gap.join(number[n : n + 4] for n in range(0, len(number), 4))


def _with_code(p: Person) -> str:
    gap = p.draw.pick((" ", "/", " (", "  "))
    return f"{grouped(waon(p.draw), ' ')}{gap}{p.draw.digits(6)}{')' * (gap == ' (')}"


def _two_lines(p: Person) -> str:
    number = waon(p.draw)
    return f"{grouped(number[:8], ' ')}\n{grouped(number[8:], ' ')}"


def _many(p: Person) -> str:
    return p.draw.pick((",", "、", " / ", "\n")).join(
        waon(p.draw) for _ in range(p.draw.randint(1, 3))
    )


_WAON, _MINE, _OTHER = (
    DataCategory.WAON_NUMBER,
    DataCategory.JP_MY_NUMBER,
    DataCategory.OTHER_IDENTIFIER,
)


def _as_integer(name: str, category: DataCategory, write: Write, heads: str) -> Form:
    return Form(name, category, write, heads, stored="integer")


WAONS: tuple[Form, ...] = (
    *forms(
        _WAON,
        "waon",
        {
            "16 digits": lambda p: waon(p.draw),
            "hyphens": lambda p: grouped(waon(p.draw)),
            "spaces": lambda p: grouped(waon(p.draw), " "),
            "wide": lambda p: wide(waon(p.draw)),
            "wide, hyphens": lambda p: wide(grouped(waon(p.draw))),
            "wide, long dashes": lambda p: wide(grouped(waon(p.draw), "−")),
            "two lines": _two_lines,
            "with a word before": lambda p: (
                p.draw.pick(("WAON:", "WAON ", "ワオン", "№")) + waon(p.draw)
            ),
            "with the code behind": _with_code,
            "Excel text formula": lambda p: f'="{waon(p.draw)}"',
            "apostrophe in front": lambda p: f"'{waon(p.draw)}",
            "many in a cell": _many,
            "in an address of a page": lambda p: (
                f"https://card.example.jp/bind?no={waon(p.draw)}&st=1"
            ),
        },
    ),
    _as_integer("as integer", _WAON, lambda p: waon(p.draw), "waon"),
    Form("as float", _WAON, lambda p: waon(p.draw), "waon", stored="float64"),
)
_PLAIN_MINE: tuple[Form, ...] = forms(
    _MINE,
    "mine",
    {
        "12 digits": lambda p: my_number(p.draw),
        "spaces": lambda p: grouped(my_number(p.draw), " "),
        "hyphens": lambda p: grouped(my_number(p.draw)),
        "wide": lambda p: wide(my_number(p.draw)),
        "wide, spaces": lambda p: wide(grouped(my_number(p.draw), " ")),
        "apostrophe in front": lambda p: f"'{my_number(p.draw)}",
        "Excel text formula": lambda p: f'="{my_number(p.draw)}"',
        "with a word before": lambda p: f"個人番号:{my_number(p.draw)}",
    },
)
_LARGE = _as_integer("as integer", _MINE, lambda p: _no_zero(p.draw), "mine")
MINES: tuple[Form, ...] = (*_PLAIN_MINE, _LARGE, replace(_LARGE, name="as float", stored="float64"))


def _no_zero(draw: Draw) -> str:
    number = my_number(draw)
    return number if number[0] != "0" else _no_zero(draw)


CREDITS: tuple[Form, ...] = (
    *forms(
        _OTHER,
        "credit",
        {
            "card, digits": lambda p: credit(p.draw),
            "card, spaces": lambda p: grouped(credit(p.draw), " "),
            "card, hyphens": lambda p: grouped(credit(p.draw)),
            "card, wide": lambda p: wide(credit(p.draw)),
            "card, wide with hyphens": lambda p: wide(grouped(credit(p.draw))),
            "card, with expiry": lambda p: (
                f"{credit(p.draw)} {p.draw.randint(1, 12):02}/{p.draw.randint(26, 31)}"
            ),
            "card, with issuer": lambda p: (
                f"{p.draw.pick(('VISA', 'JCB', 'Master', 'カード'))} {grouped(credit(p.draw))}"
            ),
        },
    ),
    _as_integer("card, as integer", _OTHER, lambda p: credit(p.draw), "credit"),
)

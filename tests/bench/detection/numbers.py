"""Numbers that belong to people: phones, WAON cards, My Numbers, credit cards."""

from collections.abc import Callable

from tests.bench.detection.draw import Draw
from tests.bench.detection.names import Form
from tests.bench.detection.words import WORDS
from tests.bench.detection.writing import full_width

MOBILE = ("090", "080", "070")
Write = Callable[[Draw, str], str]


def my_number(draw: Draw) -> str:
    """Give 12 digits with a right check digit (番号法 施行令 第8条; 総務省令第85号 第5条)."""
    body = draw.digits(11)
    total = sum(
        int(digit) * (n + 1 if n <= 6 else n - 5) for n, digit in enumerate(reversed(body), start=1)
    )
    rest = total % 11
    return f"{body}{0 if rest <= 1 else 11 - rest}"


def luhn(body: str) -> str:
    """Append the check digit of ISO/IEC 7812-1."""
    doubled = [int(d) * (2 - i % 2) for i, d in enumerate(reversed(body))]
    return f"{body}{-sum(d // 10 + d % 10 for d in doubled) % 10}"


def waon(draw: Draw) -> str:
    """Give 16 digits that begin as every WAON number does."""
    return f"6900{draw.digits(12)}"


def mobile(draw: Draw) -> tuple[str, str, str]:
    """Give the groups of a mobile number."""
    return draw.any(MOBILE), str(draw.between(1000, 9999)), draw.digits(4)


def fixed(draw: Draw) -> tuple[str, str, str]:
    """Give the groups of a fixed-line number: ten digits with the area code."""
    area = draw.of(WORDS["area_codes"])
    exchange = str(draw.between(2, 9)) + draw.digits(5 - len(area))
    return area, exchange, draw.digits(4)


def _either(draw: Draw) -> tuple[str, str, str]:
    return mobile(draw) if draw.chance(0.6) else fixed(draw)


def _abroad(draw: Draw, separator: str) -> str:
    area, exchange, rest = _either(draw)
    return f"+81{separator}{area[1:]}{separator}{exchange}{separator}{rest}"


def _brackets(draw: Draw) -> str:
    area, exchange, rest = fixed(draw)
    return draw.any((f"{area}({exchange}){rest}", f"({area}){exchange}-{rest}"))


def _full_brackets(draw: Draw) -> str:
    area, exchange, rest = fixed(draw)
    return full_width(f"{area}({exchange}){rest}")


def _ip_phone(draw: Draw) -> str:
    return f"050-{draw.between(1000, 9999)}-{draw.digits(4)}"


_PHONES: dict[str, Callable[[Draw], str]] = {
    "mobile": lambda d: "-".join(mobile(d)),
    "fixed": lambda d: "-".join(fixed(d)),
    "mixed": lambda d: "-".join(_either(d)),
    "no separators": lambda d: "".join(_either(d)),
    "mobile digits": lambda d: "".join(mobile(d)),
    "brackets": _brackets,
    "brackets full width": _full_brackets,
    "+81": lambda d: _abroad(d, "-"),
    "+81 digits": lambda d: _abroad(d, ""),
    "+81 spaces": lambda d: _abroad(d, " "),
    "full width": lambda d: full_width("-".join(_either(d))),
    "full-width digits": lambda d: full_width("".join(mobile(d))),
    "spaces": lambda d: " ".join(_either(d)),
    "dots": lambda d: ".".join(_either(d)),
    "050": _ip_phone,
    "minus sign": lambda d: "−".join(_either(d)),
    "long vowel dash": lambda d: "ー".join(_either(d)),
}
_LOST_ZERO: dict[str, Callable[[Draw], str]] = {
    "lost zero": lambda d: "".join(mobile(d))[1:],
    "lost zero float": lambda d: "".join(mobile(d))[1:] + ".0",
    "lost zero fixed": lambda d: "".join(_either(d))[1:],
}


def _four(separator: str) -> Write:
    return lambda _d, digits: separator.join(digits[i : i + 4] for i in range(0, len(digits), 4))


def _plain(_draw: Draw, digits: str) -> str:
    return digits


_GROUPS: dict[str, Write] = {
    "plain": _plain,
    "grouped": _four("-"),
    "grouped spaces": _four(" "),
    "full width": lambda _d, digits: full_width(digits),
    "full width grouped": lambda d, digits: full_width(_four("-")(d, digits)),
    "full width spaced": lambda d, digits: full_width(_four(" ")(d, digits)),
}
_STORED: dict[str, Write] = {
    "integer": _plain,
    "float": lambda _d, digits: f"{int(digits)}.0",
}


def _written(make: Callable[[Draw], str], write: Write) -> Form:
    return lambda draw, _p: write(draw, make(draw))


def _ignoring(make: Callable[[Draw], str]) -> Form:
    return lambda draw, _p: make(draw)


def card(draw: Draw) -> str:
    """Give a credit card number of one of four brands."""
    kind = draw.any(("4", "51", "3528", "37"))
    return luhn(kind + draw.digits((14 if kind == "37" else 15) - len(kind)))


def _four_cards(draw: Draw) -> str:
    return _four("-")(draw, luhn("4" + draw.digits(14)))


PHONE_TEXT: dict[str, Form] = {name: _ignoring(make) for name, make in _PHONES.items()}
PHONE_COLUMN: dict[str, tuple[str, Form]] = {
    name: ("phone", _ignoring(make)) for name, make in (_PHONES | _LOST_ZERO).items()
}
WAON_TEXT: dict[str, Form] = {name: _written(waon, write) for name, write in _GROUPS.items()} | {
    "two lines": _written(waon, lambda _d, n: f"{n[:4]} {n[4:8]}\n{n[8:12]} {n[12:]}"),
    "minus sign": _written(waon, _four("−")),
}
WAON_COLUMN: dict[str, tuple[str, Form]] = {
    name: ("waon", _written(waon, write)) for name, write in (_GROUPS | _STORED).items()
}
MY_NUMBER_TEXT: dict[str, Form] = {
    name: _written(my_number, write) for name, write in _GROUPS.items()
}
MY_NUMBER_COLUMN: dict[str, tuple[str, Form]] = {
    name: ("mynumber", _written(my_number, write)) for name, write in (_GROUPS | _STORED).items()
} | {"lost zero": ("mynumber", _written(my_number, lambda _d, n: str(int(n))))}
CARD_COLUMN: dict[str, tuple[str, Form]] = {
    "plain": ("card", _ignoring(card)),
    "grouped": ("card", _ignoring(_four_cards)),
    "full width": ("card", _ignoring(lambda d: full_width(_four_cards(d)))),
}
CARD_TEXT: dict[str, Form] = {name: writer for name, (_kind, writer) in CARD_COLUMN.items()}
NAMED_ONLY = frozenset({"lost zero", "lost zero float", "lost zero fixed"})

"""Other text: what stands in the slots of a template that are not personal."""

import uuid
from collections.abc import Callable

from tests.bench.detection.addresses import whole
from tests.bench.detection.dates import DAY_FORMS
from tests.bench.detection.draw import Draw
from tests.bench.detection.moments import corporate, jan, moment
from tests.bench.detection.numbers import fixed
from tests.bench.detection.people import town
from tests.bench.detection.words import SURNAMES, WORDS

WESTERN = tuple(form for name, form in DAY_FORMS.items() if not name.startswith(("wareki", "full")))


def surname(draw: Draw) -> str:
    """Give a bare surname, for names of shops and companies that are made of one."""
    return draw.of(SURNAMES)[0]


def shop(draw: Draw) -> str:
    """Name a shop; half of them carry their owner's surname."""
    if draw.chance(0.5):
        return f"{surname(draw)}{draw.of(WORDS['shop_kinds'])}"
    return draw.of(WORDS["shops"])


def bare_company(draw: Draw) -> str:
    """Name a company without its legal form."""
    if draw.chance(0.6):
        return f"{surname(draw)}{draw.of(WORDS['company_kinds'])}"
    return draw.of(WORDS["companies"])


def company(draw: Draw) -> str:
    """Name a company with its legal form."""
    legal = ("株式会社{}", "{}株式会社", "有限会社{}", "(株){}", "㈱{}", "合同会社{}")
    return draw.any(legal).format(bare_company(draw))


def shop_address(draw: Draw) -> str:
    """Write the address of a shop or an office."""
    lot = f"{draw.between(1, 9)}-{draw.between(1, 40)}-{draw.between(1, 30)}"
    return whole(town(draw), lot) + draw.any(("", "", f"　{draw.between(1, 5)}F"))


def toll_free(draw: Draw) -> str:
    """Give a number that the company called pays for."""
    middle = draw.digits(3)
    return draw.any((f"0120-{middle}-{draw.digits(3)}", f"0800-{draw.digits(3)}-{draw.digits(4)}"))


def dashed(draw: Draw) -> str:
    """Give a carrier's parcel number: twelve digits in groups of four."""
    return f"{draw.between(1000, 9999)}-{draw.digits(4)}-{draw.digits(4)}"


def order_with_letters(draw: Draw) -> str:
    """Give an order number that begins with letters and a day."""
    return f"{draw.any(('ORD', 'R', 'PO'))}-{moment(draw):%Y%m%d}-{draw.digits(5)}"


def version_4(draw: Draw) -> str:
    """Give a random UUID (RFC 9562)."""
    return str(uuid.UUID(int=draw.random.getrandbits(128), version=4))


def ip_address(draw: Draw) -> str:
    """Give an IPv4 address."""
    return ".".join(str(draw.between(1, 254)) for _ in range(4))


def web_page(draw: Draw) -> str:
    """Give the address of a page, not of a person."""
    return f"https://www.{draw.any(WORDS['hosts'][3:])}/p/{draw.digits(5)}?ref={draw.digits(3)}"


FILLERS: dict[str, Callable[[Draw], str]] = {
    "_age": lambda d: str(d.between(2, 9) * 10),
    "_amount": lambda d: f"{d.between(100, 99_999):,}",
    "_bare": surname,
    "_campaign": lambda d: d.of(WORDS["campaigns"]),
    "_city": lambda d: town(d).city,
    "_code": lambda d: str(d.between(1000, 99_999)),
    "_company": company,
    "_corporate": corporate,
    "_dashed": dashed,
    "_date": lambda d: d.any(WESTERN)(d, moment(d).date()),
    "_dept": lambda d: d.of(WORDS["departments"]),
    "_eight": lambda d: f"{moment(d):%Y%m%d}",
    "_facility": lambda d: d.of(WORDS["facilities"]),
    "_hash": lambda d: d.random.randbytes(32).hex(),
    "_hex": lambda d: d.random.randbytes(8).hex().upper(),
    "_host": lambda d: d.any(WORDS["hosts"]),
    "_ip": ip_address,
    "_jan": jan,
    "_longdigits": lambda d: str(d.between(10**19, 10**22)),
    "_month": lambda d: f"{d.between(1, 12):02d}",
    "_navi": lambda d: f"0570-{d.digits(3)}-{d.digits(3)}",
    "_office": lambda d: "-".join(fixed(d)),
    "_officeaddress": shop_address,
    "_order": lambda d: str(d.between(10**11, 10**12 - 1)),
    "_orderl": order_with_letters,
    "_point": lambda d: str(d.between(1, 9999)),
    "_pref": lambda d: d.of(WORDS["prefectures"]),
    "_product": lambda d: d.of(WORDS["products"]),
    "_shop": shop,
    "_small": lambda d: str(d.between(1, 99)),
    "_stamp": lambda d: f"{moment(d):%Y%m%d%H%M%S}",
    "_storecode": lambda d: d.digits(5),
    "_time": lambda d: f"{moment(d):%H:%M}",
    "_tollfree": toll_free,
    "_url": web_page,
    "_uuid": version_4,
    "_wareki": lambda d: DAY_FORMS["wareki"](d, moment(d).date()),
    "_zip": lambda d: town(d).postcode,
}
"""Slot to writer."""

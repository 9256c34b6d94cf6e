"""What stands in the other slots of a text: shops, days, codes, machines, and nobody."""

from collections.abc import Callable

from tests.bench.unseen import lookalike_dates as dates
from tests.bench.unseen import lookalike_numbers as numbers
from tests.bench.unseen.birthdays import WRITINGS, wareki
from tests.bench.unseen.business import BUSINESS
from tests.bench.unseen.draw import words
from tests.bench.unseen.lookalike_words import WORDS, company, product, shop
from tests.bench.unseen.scene import Scene

Fill = Callable[[Scene], str]


def _list(group: str) -> Fill:
    return lambda s: s.draw.pick(words(group))


def _made(maker: numbers.Maker) -> Fill:
    return lambda s: maker(s.draw)(0)


def _digits(first: int, last: int) -> Fill:
    return lambda s: str(s.draw.randint(first, last))


def _any_day(s: Scene) -> str:
    style = s.draw.pick(("1985-04-01", "1985/04/01", "1985/4/1", "1985年4月1日", "昭和60年4月1日"))
    return WRITINGS[style](dates.day(s.draw, -700, 0))


def _future(s: Scene) -> str:
    style = s.draw.pick(("1985/04/01", "1985年4月1日", "昭和60年4月1日"))
    return WRITINGS[style](dates.day(s.draw, 1, 1200))


def _old_day(s: Scene) -> str:
    style = s.draw.pick(("1985年4月1日", "昭和60年4月1日", "1985/4/1", "1985-04-01"))
    return WRITINGS[style](dates.day(s.draw, -35000, -4000))


def _member(s: Scene) -> str:
    return s.draw.pick(("M", "1", "00", "C-")) + s.draw.digits(8)


FILLERS: dict[str, Fill] = {
    "shop": lambda s: shop(s.draw),
    "company": lambda s: company(s.draw),
    "dept": _list("departments"),
    "product": lambda s: product(s.draw),
    "dish": _list("menu"),
    "station": _list("stations"),
    "facility": _list("facilities"),
    "event": _list("events"),
    "status": _list("statuses"),
    "status_en": _list("statuses_en"),
    "ua": _list("agents"),
    "office": lambda s: s.office.name,
    "office_name": lambda s: s.office.name,
    "office_addr": lambda s: s.office.address,
    "office_full": lambda s: f"{s.office.name}　{s.office.address}",
    "shoptel": lambda s: BUSINESS["phone of a business"][1](s.draw)(0),
    "free": lambda s: BUSINESS["toll-free number"][1](s.draw)(0),
    "date": _any_day,
    "fdate": _future,
    "old_date": _old_day,
    "wdate": lambda s: wareki(dates.day(s.draw, -700, 0), "{n}{g}年{m}月{d}日"),
    "date8": lambda s: f"{dates.day(s.draw, -700, 0):%Y%m%d}",
    "datetime": lambda s: f"{numbers.moment(s.draw):%Y-%m-%d %H:%M:%S}",
    "time": lambda s: f"{numbers.moment(s.draw):%H:%M}",
    "clock": lambda s: f"{s.draw.randint(8, 11)}:00～{s.draw.randint(15, 21)}:30",
    "stamp13": lambda s: f"{numbers.moment(s.draw).timestamp():.0f}{s.draw.digits(3)}",
    "stamp14": lambda s: f"{numbers.moment(s.draw):%Y%m%d%H%M%S}",
    "amount": lambda s: f"{s.draw.randint(100, 98000):,}",
    "yen": _digits(100, 98000),
    "points": _digits(1, 3000),
    "qty": _digits(1, 60),
    "num": _digits(10, 99999),
    "num1": _digits(1, 9),
    "num3": _digits(100, 999),
    "num4": _digits(1000, 9999),
    "order": lambda s: s.draw.pick(("A-", "25-", "WB", "ORD")) + s.draw.digits(7),
    "order16": _made(numbers.NUMBERS["16-digit order number"]),
    "slip": _made(numbers.NUMBERS["12-digit slip number"]),
    "store": lambda s: s.draw.digits(4),
    "term": lambda s: f"T{s.draw.digits(6)}",
    "zip": lambda s: s.person("").home.town.postcode,
    "member": _member,
    "ip": lambda s: ".".join(str(s.draw.randint(1, 254)) for _ in range(4)),
    "ver": lambda s: f"{s.draw.randint(1, 9)}.{s.draw.randint(0, 20)}.{s.draw.randint(0, 9)}",
    "uuid": _made(numbers.NUMBERS["UUID"]),
    "hex": lambda s: s.draw.hexes(16),
    "idm": _made(numbers.NUMBERS["IDm"]),
    "jan": lambda s: numbers.jan(s.draw),
    "corp": lambda s: numbers.corporate(s.draw),
    "reg": _made(numbers.NUMBERS["company registration number"]),
    "gift": _made(numbers.NUMBERS["gift code"]),
    "serial": _made(numbers.NUMBERS["serial number"]),
    "exp": lambda s: f"{s.draw.randint(1, 12):02}/{s.draw.randint(27, 32)}",
    "url": _made(WORDS["web address"]),
    "path": _made(WORDS["path"]),
    "host": _made(WORDS["host"]),
}

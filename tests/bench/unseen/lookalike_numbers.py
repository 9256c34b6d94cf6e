"""Columns of numbers and codes that are nobody's: one maker for each class of look-alike."""

import uuid
from collections.abc import Callable
from datetime import UTC, datetime

from tests.bench.unseen.draw import Draw
from tests.bench.unseen.kana import wide

Cell = Callable[[int], str]
Maker = Callable[[Draw], Cell]


def each(draw: Draw, *writes: Callable[[], str]) -> Cell:
    """Choose one writing for a whole column."""
    write = draw.pick(writes)
    return lambda _: write()


def corporate(draw: Draw) -> str:
    """Draw a 法人番号, whose check digit stands in front."""
    twelve = draw.digits(12)
    total = sum(int(d) * (1 + n % 2) for n, d in enumerate(reversed(twelve)))
    return f"{9 - total % 9}{twelve}"


def jan(draw: Draw, length: int = 13) -> str:
    """Draw an article number of that length, with its check digit."""
    body = draw.pick(("45", "49")) + draw.digits(length - 3)
    total = sum(int(d) * (3 - 2 * (n % 2)) for n, d in enumerate(reversed(body)))
    return f"{body}{-total % 10}"


def moment(draw: Draw) -> datetime:
    """Draw a moment of the last two years, in office hours mostly."""
    start = int(datetime(2024, 10, 1, tzinfo=UTC).timestamp())
    return datetime.fromtimestamp(start + draw.randrange(2 * 365 * 86400), UTC)


def _corporate(draw: Draw) -> Cell:
    return each(
        draw, lambda: corporate(draw), lambda: wide(corporate(draw)), lambda: f"T{corporate(draw)}"
    )


def _registration(draw: Draw) -> Cell:
    def number() -> str:
        return (
            f"{draw.randint(100, 5000):04}-{draw.pick(('01', '02', '03', '05'))}-{draw.digits(6)}"
        )

    return each(draw, number, lambda: number().replace("-", ""))


def _order(draw: Draw) -> Cell:
    start = draw.randrange(10**6)
    prefix = draw.pick(("ORD-", "A", "WB", "受注", "#", "PO-2026-", "25"))
    return lambda n: f"{prefix}{start + n:08}"


def _long_order(draw: Draw) -> Cell:
    first = draw.pick(("2026", "1", "70", "9", "88"))
    return lambda _: first + draw.digits(16 - len(first))


def _slip(draw: Draw) -> Cell:
    def number() -> str:
        return f"{draw.randint(1000, 9999)}-{draw.digits(4)}-{draw.digits(4)}"

    return each(draw, number, lambda: number().replace("-", ""), lambda: number().replace("-", " "))


def _member(draw: Draw) -> Cell:
    first = draw.pick(("1", "00", "3", "M"))
    width = draw.pick((8, 9, 10, 11))
    return lambda _: first + draw.digits(width - len(first))


def _jan(draw: Draw) -> Cell:
    return each(draw, lambda: jan(draw), lambda: jan(draw, 8), lambda: f"1{jan(draw)}")


def _store(draw: Draw) -> Cell:
    return each(
        draw,
        lambda: draw.digits(4),
        lambda: f"{draw.randint(1, 99):03}-{draw.randint(1, 30):02}",
        lambda: f"S{draw.digits(5)}",
        lambda: f"{draw.randint(1, 47):02}{draw.digits(6)}",
        lambda: f"{draw.digits(3)}-{draw.digits(3)}-{draw.digits(2)}",
    )


def _postcode(draw: Draw) -> Cell:
    def code() -> str:
        return f"{draw.randint(10, 999):03}-{draw.digits(4)}"

    return each(
        draw, code, lambda: code().replace("-", ""), lambda: f"〒{code()}", lambda: wide(code())
    )


def _moment_number(draw: Draw) -> Cell:
    return each(
        draw,
        lambda: f"{moment(draw):%Y%m%d%H%M%S}",
        lambda: f"{moment(draw):%Y%m%d%H%M}",
        lambda: f"{moment(draw):%Y%m%d%H%M%S}{draw.digits(3)}",
    )


def _epoch(draw: Draw) -> Cell:
    return each(
        draw,
        lambda: f"{moment(draw).timestamp():.0f}",
        lambda: f"{moment(draw).timestamp():.0f}{draw.digits(3)}",
        lambda: f"{moment(draw).timestamp():.0f}.{draw.digits(6)}",
    )


def _amount(draw: Draw) -> Cell:
    return each(
        draw,
        lambda: str(draw.randint(1, 60000)),
        lambda: f"{draw.randint(100, 2_000_000):,}",
        lambda: f"¥{draw.randint(100, 99999):,}",
        lambda: f"{draw.randint(1, 500) * 100}円",
        lambda: f"{draw.uniform(-900, 9000):.2f}",
    )


def _count(draw: Draw) -> Cell:
    top = draw.pick((4, 12, 100, 9000))
    return each(draw, lambda: str(draw.randint(0, top)), lambda: f"{draw.randint(0, top)}点")


def _measure(draw: Draw) -> Cell:
    return each(
        draw,
        lambda: f"{draw.uniform(24, 46):.6f}",
        lambda: f"{draw.uniform(123, 146):.5f}",
        lambda: f"{draw.uniform(-5, 38):.1f}",
        lambda: f"{draw.random():.1%}",
        lambda: f"{draw.randint(4, 90)}cm",
        lambda: f"{draw.uniform(24, 46):.4f},{draw.uniform(123, 146):.4f}",
    )


def _network(draw: Draw) -> Cell:
    def four() -> str:
        return ".".join(str(draw.randint(1, 254)) for _ in range(4))

    return each(
        draw,
        four,
        lambda: f"{four()}:{draw.randint(1024, 65535)}",
        lambda: ":".join(draw.hexes(4) for _ in range(8)),
        lambda: ":".join(draw.hexes(2).upper() for _ in range(6)),
    )


def _uuid(draw: Draw) -> Cell:
    def unique() -> str:
        return str(uuid.UUID(int=draw.getrandbits(128), version=4))

    return each(draw, unique, lambda: unique().replace("-", ""), lambda: f"{{{unique().upper()}}}")


def _digest(draw: Draw) -> Cell:
    return each(
        draw, *(lambda n=n: draw.hexes(n) for n in (32, 40, 64)), lambda: f"sha256:{draw.hexes(64)}"
    )


def _idm(draw: Draw) -> Cell:
    return each(
        draw, lambda: f"01{draw.hexes(14).upper()}", lambda: f"011{draw.digits(1)}{draw.hexes(12)}"
    )


def _serial(draw: Draw) -> Cell:
    return each(
        draw,
        lambda: f"SN{draw.digits(4)}-{draw.hexes(4).upper()}-{draw.digits(4)}",
        lambda: f"{draw.pick('ABCDEFGHJK')}{draw.digits(7)}",
        lambda: f"T-{draw.digits(5)}/{draw.digits(3)}",
        lambda: f"{draw.digits(3)}-{draw.digits(5)}-{draw.digits(2)}",
    )


def _pocket(draw: Draw) -> Cell:
    return lambda _: f"{draw.randint(1, 6)}{draw.digits(9)}"


def _gift(draw: Draw) -> Cell:
    return each(
        draw,
        lambda: "-".join(draw.hexes(4).upper() for _ in range(4)),
        lambda: "7" + draw.digits(15),
        lambda: f"8{draw.digits(3)} {draw.digits(4)} {draw.digits(4)} {draw.digits(4)}",
    )


def _version(draw: Draw) -> Cell:
    return each(
        draw,
        lambda: f"{draw.randint(0, 12)}.{draw.randint(0, 30)}.{draw.randint(0, 20)}",
        lambda: f"v{draw.randint(1, 5)}.{draw.randint(0, 9)}",
        lambda: f"Ver.{draw.randint(1, 9)}.{draw.digits(2)}",
    )


def _municipal(draw: Draw) -> Cell:
    return lambda _: f"{draw.randint(1, 47):02}{draw.randint(100, 460)}{draw.digits(1)}"


NUMBERS: dict[str, Maker] = {
    "corporate number": _corporate,
    "company registration number": _registration,
    "order number": _order,
    "16-digit order number": _long_order,
    "12-digit slip number": _slip,
    "member code": _member,
    "article number": _jan,
    "store code": _store,
    "postcode": _postcode,
    "timestamp in digits": _moment_number,
    "epoch": _epoch,
    "amount": _amount,
    "count": _count,
    "measure": _measure,
    "network address": _network,
    "UUID": _uuid,
    "digest": _digest,
    "IDm": _idm,
    "serial number": _serial,
    "FeliCa Pocket number": _pocket,
    "gift code": _gift,
    "version": _version,
    "municipal code": _municipal,
}

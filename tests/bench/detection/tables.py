"""Tables of many shapes, filled until every order is met."""

from collections.abc import Iterator

from tests.bench.detection.columns import Wanted, look_alike
from tests.bench.detection.draw import Draw
from tests.bench.detection.headers import STYLES, Naming
from tests.bench.detection.labels import Column, Table
from tests.bench.detection.negative_words import WORD_CLASSES
from tests.bench.detection.orders import (
    business_orders,
    incidental_orders,
    negative_orders,
    people_orders,
)
from tests.bench.detection.people import person

SHOP_NAME = look_alike("shop name", WORD_CLASSES["shop name"])
SAME_TWICE = 2
"""How many columns of one category a table of people has at most: a name and its reading."""


class Stock:
    """Orders that wait for a table that suits them."""

    def __init__(self, orders: list[Wanted]) -> None:
        self._orders = orders

    def __bool__(self) -> bool:
        return bool(self._orders)

    def take(self, count: int, *, nameless: bool, rows: int = 0) -> list[Wanted]:
        """Take the first orders that suit a table; those that do not keep their place.

        Args:
            count: How many at most.
            nameless: Names tell nothing in this table.
            rows: How many rows an order may ask for; 0 takes only what asks for none.
        """
        taken: list[Wanted] = []
        rest: list[Wanted] = []
        for order in self._orders:
            suits = len(taken) < count and _suits(order, taken, rows, nameless=nameless)
            (taken if suits else rest).append(order)
        self._orders = rest
        return taken


def _suits(order: Wanted, taken: list[Wanted], rows: int, *, nameless: bool) -> bool:
    if (nameless and order.named_only) or order.rows > rows:
        return False
    if order.category is None:
        return order.form not in {other.form for other in taken}
    same = [other for other in taken if other.category is order.category]
    return len(same) < SAME_TWICE and order.form not in {other.form for other in same}


def tables(draw: Draw, size: float) -> Iterator[Table]:
    """Yield tables of people, of texts, of shops and of things."""
    people = Stock(people_orders(draw, size))
    texts = Stock(incidental_orders(draw, size))
    shops = Stock(business_orders(draw, size))
    things = Stock(negative_orders(draw, size))
    number = 0
    while people or texts or shops or things:
        naming = Naming(draw, draw.any(STYLES))
        wanted, rows = _plan(draw, naming, (people, texts, shops, things))
        if wanted:
            number += 1
            yield Table(f"table_{number:03d}", _columns(draw, naming, wanted, rows))


def _plan(
    draw: Draw, naming: Naming, stocks: tuple[Stock, Stock, Stock, Stock]
) -> tuple[list[Wanted], int]:
    """Choose what the next table holds, and how many rows it has."""
    people, texts, shops, things = stocks
    bare = naming.nameless
    others = draw.between(2, 5)
    if shops and not bare and draw.chance(0.2):
        wanted = [SHOP_NAME, *shops.take(draw.between(1, 3), nameless=bare)]
        return wanted + things.take(others, nameless=bare), draw.between(60, 300)
    if people and draw.chance(0.7):
        wanted = people.take(draw.between(4, 7), nameless=bare)
        if not wanted:
            return [], 0
        return wanted + things.take(others, nameless=bare), draw.between(120, 320)
    if texts:
        rows = draw.any((600, 2000))
        wanted = texts.take(2, nameless=bare, rows=rows)
        return wanted + (things.take(others, nameless=bare) if wanted else []), rows
    return things.take(draw.between(6, 11), nameless=bare), draw.between(120, 400)


def _columns(draw: Draw, naming: Naming, wanted: list[Wanted], rows: int) -> tuple[Column, ...]:
    """Make the columns of a table about the same people, in an order of chance."""
    draw.random.shuffle(wanted)
    people = [person(draw) for _ in range(rows)]
    return tuple(column for order in wanted for column in order.make(draw, people, naming))

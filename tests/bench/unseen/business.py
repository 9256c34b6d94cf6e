"""Columns about offices and shops: their phones and addresses are public, not personal."""

from scanner.model.category import DataCategory
from tests.bench.unseen.draw import Draw
from tests.bench.unseen.lookalike_numbers import Cell, Maker
from tests.bench.unseen.phones import STYLES, fixed
from tests.bench.unseen.places import Area, area_codes, offices


def _address(draw: Draw) -> Cell:
    return lambda _: draw.pick(offices()).address


def _phone(draw: Draw) -> Cell:
    pref = draw.pick(tuple(area_codes()))
    area = Area("", pref, area_codes()[pref][:2], 0.9)
    style = STYLES[draw.pick(tuple(STYLES)[:9])]
    return lambda _: style(fixed(draw, area))


def _free(draw: Draw) -> Cell:
    prefix, size = draw.pick((("0120", 3), ("0120", 3), ("0800", 3), ("0570", 3)))
    if prefix == "0800":
        return lambda _: f"0800-{draw.digits(3)}-{draw.digits(4)}"
    return lambda _: f"{prefix}-{draw.digits(size)}-{draw.digits(3)}"


BUSINESS: dict[str, tuple[DataCategory, Maker]] = {
    "address of a business": (DataCategory.ADDRESS, _address),
    "phone of a business": (DataCategory.PHONE_NUMBER, _phone),
    "toll-free number": (DataCategory.PHONE_NUMBER, _free),
}

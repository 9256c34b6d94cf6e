"""Where a dataset lies, written so that it can be held against the register of approved places."""

from collections.abc import Iterable
from datetime import date
from itertools import takewhile

from scanner.model.declaration import DatasetDeclaration
from scanner.model.inventory import Inventory, Location
from scanner.model.policy import Policy


def place_of(at: Location, declared: DatasetDeclaration | None, policy: Policy) -> str:
    """Write where a dataset lies, or a source; of a pattern the folders that it names."""
    where = at.object or (declared.where if declared else at.dataset)
    parts = where.split("/") if where else ()
    folders = takewhile(lambda part: "*" not in part and "?" not in part, parts)
    return "/".join((policy.places.get(at.source, at.source), *folders))


def is_within(place: str, larger: Iterable[str]) -> bool:
    """Say whether a place lies within one of others."""
    return any(place == one or place.startswith(f"{one}/") for one in larger)


def approved(inventory: Inventory, day: date) -> list[str]:
    """List the places that are approved on a day."""
    places = inventory.registers.approved_places
    return [one.place for one in places if one.period.holds(day)]

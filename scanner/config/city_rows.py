"""Which rows are whose, where one dataset holds those of several cities."""

from collections.abc import Iterator, Mapping
from unicodedata import normalize

from scanner.config.columns import is_declared
from scanner.config.document import Document, Trail
from scanner.config.messages import policy as messages
from scanner.config.mistake import Mistake
from scanner.config.schema.dataset import DatasetSpec
from scanner.config.schema.system import CitySpec
from scanner.config.validation import nearest


def city_of(spec: DatasetSpec, cities: Mapping[str, CitySpec]) -> Mapping[str, str]:
    """Give the city that each value of the column means; without a column, none."""
    if spec.city_column is None:
        return {}
    written = spec.row_filter or {code: (code, cities[code].name) for code in spec.cities}
    return {_folded(value): code for code, values in written.items() for value in values}


def _folded(value: str) -> str:
    """Write a value as the column's are compared."""
    return normalize("NFKC", value).strip()


def city_rows(name: str, spec: DatasetSpec, document: Document) -> Iterator[Mistake]:
    """List what does not fit the dataset's cities and fields."""
    trail: Trail = ("datasets", name)
    fields = document.names(*trail, "fields")
    if spec.row_filter and spec.city_column is None:
        yield Mistake(document.key((*trail, "row_filter")), messages.CITY_COLUMN)
    if spec.city_column is not None and not is_declared(spec.city_column, fields):
        words = {"name": spec.city_column, "dataset": name}
        near = nearest(spec.city_column, fields)
        at = document.value((*trail, "city_column"))
        yield Mistake(at, messages.UNKNOWN_FIELD, words, near)
    if spec.row_filter:
        yield from _filter(spec, document, (*trail, "row_filter"))


def _filter(spec: DatasetSpec, document: Document, trail: Trail) -> Iterator[Mistake]:
    """Hold the filter against the cities, in both directions, and its values against each other."""
    meant: dict[str, str] = {}
    for code, values in spec.row_filter.items():
        if code not in spec.cities:
            words, near = {"name": code}, nearest(code, spec.cities)
            yield Mistake(document.key((*trail, code)), messages.NOT_ITS_CITY, words, near)
        for i, value in enumerate(values):
            other = meant.setdefault(_folded(value), code)
            if other != code:
                at = document.value((*trail, code, i))
                yield Mistake(at, messages.SAME_ROWS, {"name": other})
    for code in spec.cities:
        if code not in spec.row_filter:
            yield Mistake(document.key(trail), messages.CITY_ROWS, {"name": code})

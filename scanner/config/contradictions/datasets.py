"""Where datasets are, whose they are, and what their fields and their retention say of them."""

from collections.abc import Iterator

from scanner.config.city_rows import city_rows
from scanner.config.columns import is_declared
from scanner.config.contradictions.names import unknown
from scanner.config.contradictions.others import others
from scanner.config.contradictions.statistics import statistics
from scanner.config.contradictions.treatments import treatment
from scanner.config.document import Document, Trail
from scanner.config.messages import policy as messages
from scanner.config.messages import shape
from scanner.config.mistake import Mistake
from scanner.config.schema.database import DatabaseSpec
from scanner.config.schema.dataset import DatasetSpec
from scanner.config.schema.system import SystemSpec
from scanner.model.category import DataCategory


def datasets(spec: SystemSpec, document: Document) -> Iterator[Mistake]:
    """List what does not fit together in any dataset."""
    yield from _same_place(spec, document)
    for name, dataset in spec.datasets.items():
        yield from _dataset(dataset, spec, document, ("datasets", name))
        yield from _fields(dataset, document, ("datasets", name))
        yield from others(name, dataset, document)
        yield from city_rows(name, dataset, document)


def _same_place(spec: SystemSpec, document: Document) -> Iterator[Mistake]:
    first: dict[tuple[str, str], str] = {}
    for name, dataset in spec.datasets.items():
        other = first.setdefault((dataset.source, dataset.where), name)
        if other != name:
            trail = ("datasets", name, "where")
            yield Mistake(document.value(trail), messages.SAME_WHERE, {"other": other})


def _dataset(
    dataset: DatasetSpec, spec: SystemSpec, document: Document, trail: Trail
) -> Iterator[Mistake]:
    sources, cities = document.names("sources"), document.names("cities")
    at = document.value((*trail, "source"))
    yield from unknown(at, dataset.source, sources, messages.UNKNOWN_SOURCE)
    for i, city in enumerate(dataset.cities):
        at = document.value((*trail, "cities", i))
        yield from unknown(at, city, cities, messages.UNKNOWN_CITY)
    if source := spec.sources.get(dataset.source):
        check = _is_bare if isinstance(source, DatabaseSpec) else _climbs
        if check(dataset.where):
            message = messages.RELATIVE_PATH if check is _climbs else messages.TABLE
            yield Mistake(document.value((*trail, "where")), message)
    yield from _retention(dataset, document, trail)
    yield from statistics(dataset, document, trail)


def _climbs(where: str) -> bool:
    """Say whether a path could name nothing inside its folder."""
    return "\\" in where or not {"", ".", ".."}.isdisjoint(where.split("/"))


def _is_bare(where: str) -> bool:
    """Say whether a table lacks its schema."""
    return "." not in where and "*" not in where


def _retention(dataset: DatasetSpec, document: Document, trail: Trail) -> Iterator[Mistake]:
    retention = dataset.retention
    if retention is None:
        return
    trail = (*trail, "retention")
    if not retention.years + retention.months + retention.days:
        yield Mistake(document.key(trail), messages.NO_PERIOD)
    if not is_declared(retention.by, document.names(*trail[:-1], "fields")):
        words = {"name": retention.by}
        yield Mistake(document.value((*trail, "by")), messages.DATED_BY, words)
    dated = dataset.fields.get(retention.by)
    if dated is not None and DataCategory.BIRTH_DATE in (dated.category or ()):
        yield Mistake(document.value((*trail, "by")), messages.DATED_BY_BIRTH)


def _fields(dataset: DatasetSpec, document: Document, trail: Trail) -> Iterator[Mistake]:
    for column, field in dataset.fields.items():
        at = (*trail, "fields", column)
        if document.get(at) == {}:
            yield Mistake(document.value(at), shape.NOTHING)
        if DataCategory.JP_MY_NUMBER in (field.category or ()) and not dataset.specific:
            yield Mistake(document.value((*at, "category")), messages.SPECIFIC)
        yield from treatment(field, document, at)

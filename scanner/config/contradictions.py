"""What each part may say but not together with the others.

Promise: a policy that names what does not exist, or asks for two things at once, is refused at the
line that does so, before anything is scanned.
"""

import re
from collections.abc import Iterable, Iterator

from scanner.config.city_rows import city_rows
from scanner.config.columns import is_declared
from scanner.config.document import Document, Trail
from scanner.config.layouts import layouts
from scanner.config.leaving import leavers
from scanner.config.masking import faults
from scanner.config.messages import policy as messages
from scanner.config.messages import shape
from scanner.config.messages.message import Message
from scanner.config.mistake import Mistake, Place
from scanner.config.others import others
from scanner.config.schema.database import DatabaseSpec
from scanner.config.schema.dataset import DatasetSpec, FieldSpec, FlowSpec
from scanner.config.schema.system import SystemSpec
from scanner.config.statistics import statistics
from scanner.config.validation import nearest
from scanner.model.category import DataCategory
from scanner.model.declaration import REPLACED, Treatment

KEY_REFERENCE = re.compile(r"(?:env|file|vault):\S+")


def contradictions(
    spec: SystemSpec, document: Document, rulebooks: Iterable[str]
) -> Iterator[Mistake]:
    """List what does not fit together.

    Args:
        spec: What is sound of the file.
        document: The file, for places and for the names of entries that are broken.
        rulebooks: Names of all rulebooks there are.
    """
    fields = [("datasets", name, "fields") for name in spec.datasets]
    for trail in (("cities",), ("sources",), ("datasets",), *fields):
        if document.get(trail) == {} and not (trail == ("datasets",) and document.names("odcs")):
            yield Mistake(document.key(trail), shape.NO_ENTRY)
    yield from _cities(spec, document, tuple(rulebooks))
    yield from _sources(spec, document)
    yield from layouts(spec, document)
    yield from _same_place(spec, document)
    for name, dataset in spec.datasets.items():
        yield from _dataset(dataset, spec, document, ("datasets", name))
        yield from _fields(dataset, document, ("datasets", name))
        yield from others(name, dataset, document)
        yield from city_rows(name, dataset, document)
    yield from _flows(spec, document)
    yield from leavers(spec, document)
    for name in spec.backups:
        known = document.names("sources")
        if name not in known:
            words = {"name": name, "known": ", ".join(sorted(known)) or "-"}
            at = document.key(("backups", name))
            yield Mistake(at, messages.UNKNOWN_SOURCE, words, nearest(name, known))


def _unknown(
    document: Document, trail: Trail, name: str, known: Iterable[str], message: Message
) -> Iterator[Mistake]:
    """Refuse a name that nothing has."""
    known = sorted(known)
    if name not in known:
        words = {"name": name, "known": ", ".join(known) or "-"}
        yield Mistake(document.value(trail), message, words, nearest(name, known))


def _cities(spec: SystemSpec, document: Document, rulebooks: Iterable[str]) -> Iterator[Mistake]:
    if spec.keys.city is not None:
        of, known = spec.keys.city.of, document.names("cities")
        at = ("keys", "city", "of")
        yield from _unknown(document, at, of, known, messages.UNKNOWN_CITY)
    for code, city in spec.cities.items():
        for i, book in enumerate(city.rulebooks):
            trail = ("cities", code, "rulebooks", i)
            yield from _unknown(document, trail, book, rulebooks, messages.UNKNOWN_RULEBOOK)


def _sources(spec: SystemSpec, document: Document) -> Iterator[Mistake]:
    for name, source in spec.sources.items():
        for pattern, encoding in (
            () if isinstance(source, DatabaseSpec) else source.encodings.items()
        ):
            if not _is_charset(encoding):
                trail = ("sources", name, "encodings", pattern)
                yield Mistake(document.value(trail), messages.ENCODING)


def _is_charset(name: str) -> bool:
    """Say whether Python decodes text so; ``hex`` and ``rot13`` are codecs, too."""
    try:
        bytes(4).decode(name)
    except (LookupError, ValueError):
        return False
    return True


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
    yield from _unknown(
        document, (*trail, "source"), dataset.source, sources, messages.UNKNOWN_SOURCE
    )
    for i, city in enumerate(dataset.cities):
        at = (*trail, "cities", i)
        yield from _unknown(document, at, city, cities, messages.UNKNOWN_CITY)
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
        yield from _treatment(field, document, at)


def _treatment(field: FieldSpec, document: Document, at: Trail) -> Iterator[Mistake]:
    masked = field.treatment is Treatment.MASKED
    if field.treatment is not Treatment.CLEAR and not field.category:
        yield Mistake(document.value((*at, "treatment")), messages.NO_CATEGORY)
    if field.min_candidates is not None and not masked:
        yield Mistake(document.key((*at, "min_candidates")), messages.LEAST_UNUSED)
    yield from _key(field, document, at)
    if field.pattern is None:
        if masked:
            yield Mistake(document.value((*at, "treatment")), messages.NO_PATTERN)
        return
    if not masked:
        yield Mistake(document.key((*at, "pattern")), messages.PATTERN_UNUSED)
    for message, category in faults(field.pattern, field.category or ()):
        yield Mistake(document.value((*at, "pattern")), message, {"category": category})


def _key(field: FieldSpec, document: Document, at: Trail) -> Iterator[Mistake]:
    if field.key is None:
        return
    if field.treatment not in REPLACED:
        yield Mistake(document.key((*at, "key")), messages.KEY_UNUSED)
    elif not KEY_REFERENCE.fullmatch(field.key):
        yield Mistake(document.value((*at, "key")), messages.KEY_REFERENCE)


def _flows(spec: SystemSpec, document: Document) -> Iterator[Mistake]:
    for name, flow in spec.flows.items():
        trail = ("flows", name)
        known = document.names("datasets")
        yield from _unknown(
            document, (*trail, "from"), flow.origin, known, messages.UNKNOWN_DATASET
        )
        fields = document.names("datasets", flow.origin, "fields")
        for i, column in enumerate(flow.fields):
            if fields and not is_declared(column, fields):
                words = {"name": column, "dataset": flow.origin}
                at = document.value((*trail, "fields", i))
                yield Mistake(at, messages.UNKNOWN_FIELD, words)
        yield from _handover(flow, document, trail)


def _handover(flow: FlowSpec, document: Document, trail: Trail) -> Iterator[Mistake]:
    said, at = flow.handover, (*trail, "handover")
    for column, field in said.fields.items():
        yield from _carried(column, flow, document.key((*at, "fields", column)))
        yield from _treatment(field, document, (*at, "fields", column))
    for i, column in enumerate(said.quasi_identifiers):
        yield from _carried(column, flow, document.value((*at, "quasi_identifiers", i)))
    if bool(said.k) != bool(said.quasi_identifiers):
        yield Mistake(document.key(at), messages.GROUPS_NEED)


def _carried(column: str, flow: FlowSpec, place: Place) -> Iterator[Mistake]:
    """Refuse a column that the flow does not carry."""
    if column not in flow.fields:
        yield Mistake(place, messages.NOT_CARRIED, {"name": column})

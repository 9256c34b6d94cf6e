"""A configuration held against itself, part by part."""

from collections.abc import Iterable, Iterator

from scanner.config.contradictions.datasets import datasets
from scanner.config.contradictions.flows import flows
from scanner.config.contradictions.layouts import layouts
from scanner.config.contradictions.leavers import leavers
from scanner.config.contradictions.names import unknown
from scanner.config.document import Document
from scanner.config.messages import policy as messages
from scanner.config.messages import shape
from scanner.config.mistake import Mistake
from scanner.config.schema.database import DatabaseSpec
from scanner.config.schema.system import SystemSpec


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
    yield from datasets(spec, document)
    yield from flows(spec, document)
    yield from leavers(spec, document)
    for name in spec.backups:
        at = document.key(("backups", name))
        yield from unknown(at, name, document.names("sources"), messages.UNKNOWN_SOURCE)


def _cities(spec: SystemSpec, document: Document, rulebooks: Iterable[str]) -> Iterator[Mistake]:
    if spec.keys.city is not None:
        of, known = spec.keys.city.of, document.names("cities")
        at = document.value(("keys", "city", "of"))
        yield from unknown(at, of, known, messages.UNKNOWN_CITY)
    for code, city in spec.cities.items():
        for i, book in enumerate(city.rulebooks):
            at = document.value(("cities", code, "rulebooks", i))
            yield from unknown(at, book, rulebooks, messages.UNKNOWN_RULEBOOK)


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

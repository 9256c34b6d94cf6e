"""What a policy may say about people who left, but not together with its datasets."""

from collections.abc import Iterator

from scanner.config.columns import is_declared
from scanner.config.contradictions.names import unknown
from scanner.config.document import Document, Trail
from scanner.config.messages import policy as messages
from scanner.config.mistake import Mistake, Place
from scanner.config.schema.system import SystemSpec
from scanner.config.validation import nearest


def leavers(spec: SystemSpec, document: Document) -> Iterator[Mistake]:
    """List datasets and columns that are not declared."""
    if spec.leavers is None:
        return
    trail = ("leavers",)
    own = (*trail, "dataset")
    yield from _dataset(document, document.value(own), spec.leavers.dataset)
    for key in ("key", "by"):
        column = getattr(spec.leavers, key)
        yield from _column(document, (*trail, key), spec.leavers.dataset, column)
    for dataset, column in spec.leavers.present_in.items():
        at = (*trail, "present_in", dataset)
        yield from _dataset(document, document.key(at), dataset)
        yield from _column(document, at, dataset, column)
    for i, dataset in enumerate(spec.leavers.exempt):
        yield from _dataset(document, document.value((*trail, "exempt", i)), dataset)


def _dataset(document: Document, place: Place, name: str) -> Iterator[Mistake]:
    return unknown(place, name, document.names("datasets"), messages.UNKNOWN_DATASET)


def _column(document: Document, trail: Trail, dataset: str, column: str) -> Iterator[Mistake]:
    fields = document.names("datasets", dataset, "fields")
    if fields and not is_declared(column, fields):
        words = {"name": column, "dataset": dataset}
        yield Mistake(document.value(trail), messages.UNKNOWN_FIELD, words, nearest(column, fields))

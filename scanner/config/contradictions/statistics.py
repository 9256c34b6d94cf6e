"""Whether what is declared of statistics and of sensitive activities can be verified.

Promise: a dataset that is declared to be statistics says how large its groups must be and what they
are made of, by columns that it declares; nothing of it is written where it would have no effect.
"""

from collections.abc import Iterable, Iterator

from scanner.config.columns import is_declared
from scanner.config.document import Document, Trail
from scanner.config.messages import policy as messages
from scanner.config.mistake import Mistake
from scanner.config.schema.dataset import DatasetSpec
from scanner.model.declaration import Treatment

KEYS = ("k", "quasi_identifiers", "counts")


def statistics(dataset: DatasetSpec, document: Document, trail: Trail) -> Iterator[Mistake]:
    """List what does not fit together in one dataset."""
    given = [key for key in KEYS if getattr(dataset, key) is not None]
    columns = [key for key in given if key != "k"]
    if not dataset.statistical:
        for key in given:
            at = document.key((*trail, key))
            yield Mistake(at, messages.STATISTICS_UNUSED, {"key": key})
    elif not columns or "k" not in given:
        yield Mistake(document.value((*trail, "statistical")), messages.STATISTICS_NEED)
    elif len(columns) > 1:
        yield Mistake(document.key((*trail, "counts")), messages.ONE_KIND_OF_STATISTICS)
    for key in columns:
        yield from _undeclared(getattr(dataset, key), document, trail, key)
    yield from _sensitive(dataset, document, trail)


def _sensitive(dataset: DatasetSpec, document: Document, trail: Trail) -> Iterator[Mistake]:
    told = dataset.sensitive
    if told is None:
        return
    yield from _undeclared((told.by,), document, trail, "sensitive", "by")
    yield from _undeclared(told.person or (), document, trail, "sensitive", "person")
    named = (f.category and f.treatment is not Treatment.REMOVED for f in dataset.fields.values())
    if told.person is None and not any(named):
        yield Mistake(document.key((*trail, "sensitive")), messages.NOBODY_NAMED)


def _undeclared(
    columns: Iterable[str], document: Document, trail: Trail, *keys: str
) -> Iterator[Mistake]:
    """Refuse columns that no field is declared for."""
    fields = document.names(*trail, "fields")
    for i, column in enumerate(columns):
        if fields and not is_declared(column, fields):
            at = document.value((*trail, *keys, i))
            yield Mistake(at, messages.NOT_A_FIELD, {"name": column})

"""What a dataset may say about other datasets: that it is a copy of one, or must not join it."""

from collections.abc import Iterator

from scanner.config.contradictions.names import unknown
from scanner.config.document import Document
from scanner.config.messages import policy as messages
from scanner.config.mistake import Mistake
from scanner.config.schema.dataset import DatasetSpec


def others(name: str, dataset: DatasetSpec, document: Document) -> Iterator[Mistake]:
    """List names of datasets that are not declared, and a dataset that names itself."""
    trail = ("datasets", name)
    named = [((*trail, "copy_of"), dataset.copy_of)] if dataset.copy_of else []
    every = [*named, *(((*trail, "never_join", i), o) for i, o in enumerate(dataset.never_join))]
    known = set(document.names("datasets")) - {name}
    for at, other in every:
        if other == name:
            yield Mistake(document.value(at), messages.ITSELF, {"name": name})
        else:
            yield from unknown(document.value(at), other, known, messages.UNKNOWN_DATASET)

"""What is behind the references that reports show in place of names: found by listing anew.

Nothing keeps a hidden name, so whoever wants it has to be able to list the source, with the key.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from scanner.model.detection import NameKind
from scanner.model.errors import SourceError
from scanner.model.inventory import Location, Unlisted
from scanner.model.secret import Secret
from scanner.model.source import Listed, Skipped, Source, Sources, segments
from scanner.profiling import Namer


@dataclass(frozen=True, slots=True)
class HiddenName:
    """A name that is not shown.

    Attributes:
        references: What stands in its place, one for each namer: ``[name:…]``.
        name: A column's, or that of a dataset up to the segment in question.
    """

    source: str
    kind: NameKind
    references: tuple[str, ...]
    name: Secret[str]


def hidden_names(sources: Sources, namers: Sequence[Namer]) -> Iterator[HiddenName | Unlisted]:
    """Yield every name that the sources hold and that is not shown.

    Those of datasets come first: listing is cheap, while for the columns of a dataset its first
    batch is read. A dataset that cannot be read adds none, a source that cannot be listed is named.

    Args:
        sources: Adapters by source name.
        namers: The same but for their keys.
    """
    listings: dict[str, tuple[Listed, ...]] = {}
    for name, source in sorted(sources.items()):
        try:
            listings[name] = tuple(source.listing())
        except SourceError as error:
            yield Unlisted(Location(name), error.reason)
            continue
        yield from _segments(source, listings[name], namers)
    for name, listed in listings.items():
        for entry in listed:
            if entry.unread is None:
                yield from _columns(sources[name], entry.name, namers)


def _segments(
    source: Source[Any], listed: Sequence[Listed], namers: Sequence[Namer]
) -> Iterator[HiddenName]:
    """Compare every dataset's name with its shown forms, segment by segment, each path once."""
    names = [entry.name for entry in listed]
    forms = [namer.segments(names, source.separator) for namer in namers]
    seen = set()
    for name in names:
        parts = segments(name, source.separator)
        shown = zip(*(form[name] for form in forms), strict=True)
        for depth, references in enumerate(shown):
            path = "".join(parts[: depth + 1])
            if references[0] != parts[depth] and path not in seen:
                seen.add(path)
                yield HiddenName(source.name, NameKind.PATH, references, Secret(path))


def _columns(source: Source[Any], dataset: str, namers: Sequence[Namer]) -> Iterator[HiddenName]:
    for ordinal, name in enumerate(_header(source, dataset)):
        references = tuple(namer.column(name, ordinal) for namer in namers)
        if references[0] != name:
            yield HiddenName(source.name, NameKind.COLUMN, references, Secret(name))


def _header(source: Source[Any], dataset: str) -> list[str]:
    """Read as much of a dataset as tells its columns; none where it cannot be read."""
    try:
        for partition in source.partitions(dataset):
            for item in source.read(partition):
                if not isinstance(item, Skipped):
                    return list(item.schema.names)
    except SourceError:
        return []
    return []

"""Files that were handed over and lie somewhere else now: told by content, before any name.

Only files as large as one of those are digested, so that it costs next to nothing. A file that only
its recipient can open is recognised all the same.
"""

from collections.abc import Iterator, Mapping, Sequence

from scanner.model.errors import SourceError
from scanner.model.handover import Gone
from scanner.model.inventory import Location
from scanner.model.source import Files, Sources
from scanner.pipeline.survey import Placed


def recognised(
    placed: Sequence[Placed], sources: Sources, handed: Sequence[Gone]
) -> Mapping[Location, str]:
    """Give the SHA-256 of each file that was handed over, by the first dataset in it.

    What cannot be digested now could not be read either, which is a gap of its own.
    """
    sizes = frozenset(one.bytes for one in handed)
    known = {one.sha256 for one in handed}
    found = {}
    for one, source in _files(placed, sources) if handed else ():
        try:
            digest = source.sha256(one.listed.name, sizes)
        except SourceError:
            continue
        if digest in known:
            found[one.location] = digest or ""
    return found


def _files(placed: Sequence[Placed], sources: Sources) -> Iterator[tuple[Placed, Files]]:
    """Give every file once, by the first dataset in it."""
    seen: set[tuple[str, str]] = set()
    for one in placed:
        source = sources[one.location.source]
        file = (source.name, one.listed.name.partition("!/")[0])
        if isinstance(source, Files) and file not in seen:
            seen.add(file)
            yield one, source

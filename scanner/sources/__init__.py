"""Data in: each adapter lists datasets, cuts them into partitions and streams Arrow batches."""

from typing import Any

from scanner.model.source import Source, SourceAddress, SourceKind
from scanner.sources.folder import FolderSource
from scanner.sources.memory import MemorySource

__all__ = ["FolderSource", "MemorySource", "open_source"]


def open_source(address: SourceAddress, workers: int = 1) -> Source[Any]:
    """Give the source that reads an address; nothing is opened before something is asked of it.

    Args:
        address: Where it is.
        workers: How many may read it at once: they share what its server is to be spared.
    """
    match address.kind:
        case SourceKind.DATABASE:
            # The import costs a third of a second, which a run over files does not pay.
            from scanner.sources.sql import SqlSource  # noqa: PLC0415

            return SqlSource(address.name, address.url, care=address.care.shared(workers))
        case SourceKind.FOLDER:
            return FolderSource(address.name, address.url, address.encodings)

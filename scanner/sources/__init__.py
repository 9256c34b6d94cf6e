"""Data in: each adapter lists datasets, cuts them into partitions and streams Arrow batches."""

from dataclasses import replace
from typing import Any

from scanner.decode.limits import LIMITS
from scanner.model.errors import UsageError
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
    limits = replace(LIMITS, depth=address.archive_depth)
    match address.kind:
        case SourceKind.DATABASE:
            # The import costs a third of a second, which a run over files does not pay.
            from scanner.sources.sql import SqlSource  # noqa: PLC0415

            return SqlSource(address.name, address.url, care=address.care.shared(workers))
        case SourceKind.FOLDER:
            return FolderSource(
                address.name, address.url, address.encodings, limits, address.layouts
            )
        case SourceKind.AZURE_BLOB:
            try:
                from scanner.sources.azure_blob import AzureBlobSource  # noqa: PLC0415 - an extra
            except ModuleNotFoundError:
                raise UsageError(
                    "Azure Blob Storage needs the extra `azure`: "
                    "pip install 'pointcard-privacy-scanner[azure]'"
                ) from None

            containers, encodings = address.containers, address.encodings
            return AzureBlobSource(
                address.name, address.url, containers, encodings, limits, address.layouts
            )

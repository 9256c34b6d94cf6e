"""Where a configuration says that things are: sources, ledger and registers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from operator import attrgetter
from pathlib import Path

from scanner.config.following import Following
from scanner.config.schema.database import DatabaseSpec
from scanner.config.schema.files import AzureBlobSpec, FolderSpec, LayoutSpec
from scanner.config.schema.system import SystemSpec
from scanner.model.entry import Register
from scanner.model.layout import Layout, LayoutField
from scanner.model.secret import Secret
from scanner.model.source import Care, SourceAddress, SourceKind
from scanner.model.system import RegisterFile


def sources(spec: SystemSpec, following: Following) -> Iterator[tuple[str, SourceAddress]]:
    """Give the address of every source by its name; empty where the reference leads nowhere."""
    for name, source in spec.sources.items():
        yield name, _address(name, source, following)


def _address(
    name: str, spec: DatabaseSpec | FolderSpec | AzureBlobSpec, following: Following
) -> SourceAddress:
    around, trail = following.around, ("sources", name)
    match spec:
        case DatabaseSpec():
            url = following.fetch(around.url, spec.url, (*trail, "url"))
            return SourceAddress(name, SourceKind.DATABASE, Secret(url or ""), care=_care(spec))
        case AzureBlobSpec():
            url = following.fetch(around.storage, spec.url, (*trail, "url"))
            address = SourceAddress(name, SourceKind.AZURE_BLOB, Secret(url or ""))
            return _of_files(replace(address, containers=spec.containers), spec)
        case FolderSpec():
            path = following.fetch(around.path, spec.path, (*trail, "path"))
            return _of_files(SourceAddress(name, SourceKind.FOLDER, Secret(path or "")), spec)


def _care(spec: DatabaseSpec) -> Care:
    """Say how a database is spared."""
    hours = spec.window and (spec.window.opens, spec.window.closes)
    opens, closes = map(time.fromisoformat, hours) if hours else (None, None)
    return Care(
        rows_per_second=spec.rows_per_second,
        load_percent=spec.load_percent,
        statement_seconds=spec.statement_timeout_seconds,
        opens=opens,
        closes=closes,
    )


def _of_files(address: SourceAddress, spec: FolderSpec | AzureBlobSpec) -> SourceAddress:
    """Say what holds for files wherever they lie."""
    return replace(
        address,
        encodings=spec.encodings,
        layouts={pattern: _laid_out(layout) for pattern, layout in spec.layouts.items()},
        archive_depth=spec.archive_depth,
    )


def _laid_out(spec: LayoutSpec) -> Layout:
    """Give a layout as it is read: from 0, in order."""
    fields = sorted(
        (LayoutField(name, field.start - 1, field.width) for name, field in spec.fields.items()),
        key=attrgetter("start"),
    )
    length = spec.length or max((field.start + field.width for field in fields), default=1)
    by_bytes = spec.unit == "bytes"
    return Layout(tuple(fields), spec.encoding, length, bytes=by_bytes, lines=spec.lines)


def ledger(spec: SystemSpec, following: Following) -> Secret[str] | None:
    """Give the address of the ledger; without one, a file beside the configuration."""
    written = spec.ledger.url or f"sqlite:///{Path(following.document.file).stem}.ledger.db"
    url = following.fetch(following.around.url, written, ("ledger", "url"))
    return None if url is None else Secret(url)


def registers(spec: SystemSpec, following: Following) -> Iterator[tuple[Register, RegisterFile]]:
    """Give the file of every register that is named."""
    folder = str(following.around.folder)
    for name in sorted(spec.registers.model_fields_set):
        written: str = getattr(spec.registers, name)
        file, _, sheet = written.partition("#")
        path = following.fetch(following.around.path, file, ("registers", name))
        yield Register(name), RegisterFile(written, path or "", sheet or None, folder)

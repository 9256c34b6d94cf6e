"""Files that are open already, some in memory only: what is checked before it is handed over."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

import pyarrow as pa

from scanner.decode import file as decoding
from scanner.decode.file import FileFormat
from scanner.decode.spans import Span
from scanner.model.errors import Reason, SourceError
from scanner.model.source import Listed, Partition, Skipped


@dataclass(frozen=True, slots=True)
class OpenedSpan(Partition):
    """A span of a dataset in an open file."""

    form: FileFormat
    span: Span


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """One file.

    Attributes:
        file: ``None`` where it could not be opened.
        unread: Why it will not be read.
    """

    file: BinaryIO | None
    unread: Reason | None = None


@dataclass(frozen=True, slots=True)
class OpenedFiles:
    """Open files by name, ``/`` between the segments; read in this process only."""

    name: str
    files: Mapping[str, OpenedFile]

    @property
    def separator(self) -> str:
        """Give what stands between the segments of a name."""
        return "/"

    def mark(self, dataset: str) -> bytes | None:
        """Say nothing: what is to be handed over is always read."""
        self._found(dataset)
        return None

    def listing(self) -> Iterator[Listed]:
        """List every file, and every dataset within one."""
        for name, one in sorted(self.files.items()):
            if one.file is None or one.unread is not None:
                yield Listed(name, unread=one.unread or Reason.READ_FAILED)
                continue
            size = one.file.seek(0, 2)
            members = decoding.members(one.file, name)
            for member in sorted(members, key=lambda member: member.inner):
                within = member.bytes if member.inner else size
                yield Listed(name + member.inner, bytes=within, unread=member.unread)

    def partitions(self, dataset: str) -> Iterator[OpenedSpan]:
        """Recognise the format."""
        name, inner, file = self._found(dataset)
        form = decoding.recognise(file, name, inner)
        for ordinal, span in enumerate(decoding.cut(file, form)):
            yield OpenedSpan(dataset, ordinal, form, span)

    def read(self, partition: OpenedSpan) -> Iterator[pa.RecordBatch | Skipped]:
        """Stream a span."""
        name, _, file = self._found(partition.dataset)
        yield from decoding.read(file, name, partition.form, span=partition.span)

    def _found(self, dataset: str) -> tuple[str, str, BinaryIO]:
        for name, inner in decoding.ways(dataset):
            one = self.files.get(name)
            if one is not None and one.file is not None:
                return name, inner, one.file
        raise SourceError(Reason.NOT_FOUND)

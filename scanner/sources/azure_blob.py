"""Azure Blob Storage: every blob, snapshot and version that is there, read as it was listed.

A blob is decoded from ranges of it, which are tried again and all asked for under the ETag that it
had: neither its content nor a copy of it is ever in a file here.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import file_digest, sha256
from io import FileIO
from typing import Any, BinaryIO, cast

import pyarrow as pa
from azure.storage.blob import BlobClient

from scanner.connect.azure_blobs import BlobAddress, parsed, refusals, service
from scanner.decode import file as decoding
from scanner.decode.file import FileFormat
from scanner.decode.limits import LIMITS, Limits
from scanner.decode.spans import WHOLE, Span
from scanner.model.errors import Reason, SourceError
from scanner.model.layout import Layout
from scanner.model.secret import Secret
from scanner.model.source import Listed, Partition, Skipped
from scanner.sources.azure_listing import (
    Blob,
    Unseen,
    blobs,
    containers,
    described,
    state_name,
    state_of,
)
from scanner.sources.azure_ranges import held
from scanner.sources.declared import declared

NOTES = "#metadata"


@dataclass(frozen=True, slots=True)
class BlobSpan(Partition):
    """A span of one dataset of one state of a blob, as its ETag names it.

    Attributes:
        form: ``None`` where the format is recognised when it is read.
    """

    container: str
    path: str
    inner: str
    etag: str
    size: int
    snapshot: str | None = None
    version: str | None = None
    form: FileFormat | None = None
    span: Span = WHOLE


@dataclass(slots=True)
class AzureBlobSource:
    """The containers of a storage account, or one of them.

    Attributes:
        containers: Patterns of their names.
        encodings: Declared codecs by glob of the dataset's name; the first that matches holds.
        layouts: Declared layouts of records of fixed width, likewise.
        seen: What was listed, by dataset: its ETag is its mark. It does not travel.
    """

    name: str
    root: Secret[str]
    containers: tuple[str, ...] = ("*",)
    encodings: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = LIMITS
    layouts: Mapping[str, Layout] = field(default_factory=dict)
    seen: dict[str, tuple[Blob, str]] = field(default_factory=dict, compare=False, repr=False)

    def __getstate__(self) -> tuple[Any, ...]:
        return self.name, self.root, self.containers, self.encodings, self.limits, self.layouts

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.name, self.root, self.containers, self.encodings, self.limits, self.layouts = state
        self.seen = {}

    @property
    def separator(self) -> str:
        """Give what stands between the folders of a path."""
        return "/"

    def mark(self, dataset: str) -> bytes | None:
        """Digest the ETag, which Azure changes with every write, and of notes their content."""
        blob, inner = self._found(dataset)
        states = [blob.etag, blob.version, blob.snapshot, blob.size]
        notes = sorted(blob.notes.items()) if inner == NOTES else []
        return sha256(repr((self._address(), blob.path, states, notes)).encode()).digest()

    def sha256(self, dataset: str, sizes: Container[int]) -> str | None:
        """Digest the blob that a dataset is, or is in; of another size none."""
        blob, inner = self._found(dataset)
        if blob.unread or inner == NOTES or blob.size not in sizes:
            return None
        with held(self._client(blob), blob.etag, blob.size) as file:
            return file_digest(cast(FileIO, file), "sha256").hexdigest()

    def listing(self) -> Iterator[Listed]:
        """List every dataset of every state of every blob, by ``container/path``.

        Where the address names a container, by the path in it.
        """
        entries = sorted(self._listing(), key=lambda entry: entry.name)
        return iter(entries)

    def partitions(self, dataset: str) -> Iterator[BlobSpan]:
        """Describe the state of the blob.

        Its format is recognised where it is read, unless that tells where it may be cut.
        """
        blob, inner = self._found(dataset)
        if blob.unread and inner != NOTES:
            raise SourceError(blob.unread)
        whole = BlobSpan(
            dataset,
            0,
            container=blob.container,
            path=blob.path,
            inner=inner,
            etag=blob.etag,
            size=blob.size,
            snapshot=blob.snapshot,
            version=blob.version,
        )
        layout = declared(self.layouts, dataset)
        if inner or not decoding.may_be_cut(blob.path, blob.size, layout):
            yield whole
            return
        with held(self._client(whole), whole.etag, whole.size) as file:
            form = self._recognised(file, whole)
            spans = list(decoding.cut(file, form))
        for ordinal, span in enumerate(spans):
            yield replace(whole, ordinal=ordinal, form=form, span=span)

    def _recognised(self, file: BinaryIO, at: BlobSpan) -> FileFormat:
        layout = declared(self.layouts, at.dataset)
        if layout is not None:
            return decoding.laid_out(file, at.path, at.inner, layout)
        codec = declared(self.encodings, at.dataset)
        return decoding.recognise(file, at.path, at.inner, codec, self.limits)

    def read(self, partition: BlobSpan) -> Iterator[pa.RecordBatch | Skipped]:
        """Stream one dataset; a blob with another ETag by now is one that changed."""
        state = state_name(partition.path, partition.snapshot, partition.version)
        if partition.dataset != f"{self._prefix(partition.container)}{state}{partition.inner}":
            raise SourceError(Reason.NOT_FOUND)
        if partition.inner == NOTES:
            notes = self._found(partition.dataset)[0].notes
            arrays = [pa.array([text], pa.string()) for text in notes.values()]
            yield pa.RecordBatch.from_arrays(arrays, names=list(notes))
            return
        with held(self._client(partition), partition.etag, partition.size) as file:
            form = partition.form or self._recognised(file, partition)
            yield from decoding.read(file, partition.path, form, self.limits, partition.span)

    def _prefix(self, container: str) -> str:
        return "" if self._address().container else f"{container}/"

    def _address(self) -> BlobAddress:
        return parsed(self.root)

    def _client(self, at: BlobSpan | Blob) -> BlobClient:
        account = service(self._address())
        return account.get_blob_client(
            at.container, at.path, snapshot=at.snapshot, version_id=at.version
        )

    def _listing(self) -> Iterator[Listed]:
        self.seen.clear()
        account, only = service(self._address()), self._address().container
        found = [(only, None)] if only else containers(account, self.containers)
        for container, unseen in found:
            if unseen is not None:
                yield Listed(unseen.name, unread=unseen.reason)
                continue
            prefix = "" if only else f"{container}/"
            try:
                for blob in blobs(account, container, prefix):
                    yield from self._datasets(blob)
            except SourceError as error:
                if only:
                    raise
                yield Listed(prefix, unread=error.reason)

    def _datasets(self, blob: Blob | Unseen) -> Iterator[Listed]:
        """List what is in a blob; only what may hold several datasets is opened for that."""
        if isinstance(blob, Unseen):
            yield Listed(blob.name, unread=blob.reason)
            return
        if blob.notes:
            self.seen[blob.name + NOTES] = blob, NOTES
            yield Listed(blob.name + NOTES)
        laid_out = declared(self.layouts, blob.name) is not None
        if blob.unread or laid_out or decoding.is_one_dataset(blob.path):
            self.seen[blob.name] = blob, ""
            yield Listed(blob.name, bytes=blob.size, unread=blob.unread)
            return
        try:
            with held(self._client(blob), blob.etag, blob.size) as file:
                members = list(decoding.members(file, blob.path, self.limits))
        except SourceError as error:
            yield Listed(blob.name, bytes=blob.size, unread=error.reason)
            return
        for member in members:
            self.seen[blob.name + member.inner] = blob, member.inner
            size = member.bytes if member.inner else blob.size
            yield Listed(blob.name + member.inner, bytes=size, unread=member.unread)

    def _found(self, dataset: str) -> tuple[Blob, str]:
        """Find the blob of a dataset: as it was listed, else by asking for it."""
        if dataset in self.seen:
            return self.seen[dataset]
        only = self._address().container
        container, _, rest = dataset.partition("/")
        container, rest = (only, dataset) if only else (container, rest)
        refused = SourceError(Reason.NOT_FOUND)
        for outer, inner in decoding.ways(rest):
            if inner.startswith(("#version=", "#snapshot=")):
                continue
            try:
                return self._asked(container, *state_of(outer)), inner
            except SourceError as error:
                refused = error
        raise refused

    def _asked(self, container: str, path: str, snapshot: str | None, version: str | None) -> Blob:
        """Ask for one state of a blob."""
        account = service(self._address())
        with refusals():
            client = account.get_blob_client(container, path, snapshot=snapshot, version_id=version)
            known = client.get_blob_properties()
            if known.tag_count:
                known.tags = client.get_blob_tags()
        return described(known, container, path, snapshot, version)

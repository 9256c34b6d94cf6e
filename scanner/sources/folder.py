"""A folder tree of files, such as a mounted file share.

What cannot be read is listed too, with the reason. Links are never followed: what they lead to is
either listed where it really is, or lies outside of what was asked for.
"""

import errno
import io
import os
import stat
from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import file_digest, sha256
from pathlib import Path

import pyarrow as pa

from scanner.decode import file as decoding
from scanner.decode.file import FileFormat
from scanner.decode.limits import LIMITS, Limits
from scanner.decode.spans import WHOLE, Span
from scanner.model.errors import Reason, SourceError
from scanner.model.layout import Layout
from scanner.model.secret import Secret
from scanner.model.source import Listed, Partition, Skipped
from scanner.sources.declared import declared

REASONS = {
    errno.ENOENT: Reason.NOT_FOUND,
    errno.ENOTDIR: Reason.NOT_FOUND,
    errno.EISDIR: Reason.NOT_FOUND,
    errno.EACCES: Reason.PERMISSION,
    errno.EPERM: Reason.PERMISSION,
    errno.ELOOP: Reason.LINK,
}


@dataclass(frozen=True, slots=True)
class FileSpan(Partition):
    """A span of a dataset in a file as it was when recognised: its size and time tell a change."""

    form: FileFormat
    size: int
    modified_ns: int
    span: Span = WHOLE


@dataclass(frozen=True, slots=True)
class FolderSource:
    """All files below a folder, or a single file.

    Attributes:
        encodings: Declared codecs by glob of the relative path; the first that matches holds.
        limits: What one file may cost.
        layouts: Declared layouts of records of fixed width, likewise.
    """

    name: str
    root: Secret[str]
    encodings: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = LIMITS
    layouts: Mapping[str, Layout] = field(default_factory=dict)

    @property
    def separator(self) -> str:
        """Give what stands between the folders of a path."""
        return "/"

    def mark(self, dataset: str) -> bytes | None:
        """Digest size, time and content of a file: times alone can be set back."""
        with self._open(dataset) as (file, place):
            found = os.fstat(file.fileno())
            content = _member_digest if place.inner else _digest
            return content(place.path, found.st_size, found.st_mtime_ns)

    def sha256(self, dataset: str, sizes: Container[int]) -> str | None:
        """Digest the file that a dataset is, or is in; of another size none."""
        with self._open(dataset) as (file, _):
            if os.fstat(file.fileno()).st_size not in sizes:
                return None
            return file_digest(file, "sha256").hexdigest()

    def listing(self) -> Iterator[Listed]:
        """List every file by its path below the root, ``/`` between the segments.

        A folder that cannot be looked into is listed itself, with a final ``/``.
        """
        root = self._root()
        if root.is_file():
            yield from self._listed(root.name, str(root))
            return
        pending = _children(str(root))
        base = str(root / "_").removesuffix("_")
        while pending:
            path = pending.pop()
            name = path.removeprefix(base)
            if not name.endswith("/"):
                yield from self._listed(name, path)
                continue
            try:
                pending.extend(_children(path))
            except SourceError as error:
                yield Listed(name, unread=error.reason)

    def _listed(self, name: str, path: str) -> Iterator[Listed]:
        laid_out = declared(self.layouts, name) is not None
        return _listed(name, path, self.limits, single=laid_out or decoding.is_one_dataset(name))

    def partitions(self, dataset: str) -> Iterator[FileSpan]:
        """Recognise the format of a file, which takes one pass over all of it where it is text."""
        with self._open(dataset) as (file, place):
            found = os.fstat(file.fileno())
            form = self._recognised(file, place, dataset)
            partitions = [
                FileSpan(dataset, ordinal, form, found.st_size, found.st_mtime_ns, span)
                for ordinal, span in enumerate(decoding.cut(file, form))
            ]
            _check_unchanged(file, partitions[0])
        yield from partitions

    def read(self, partition: FileSpan) -> Iterator[pa.RecordBatch | Skipped]:
        """Stream the file; what was read of one that changed meanwhile does not count."""
        with self._open(partition.dataset) as (file, place):
            _check_unchanged(file, partition)
            try:
                yield from decoding.read(
                    file, place.path, partition.form, self.limits, partition.span
                )
            except SourceError:
                _check_unchanged(file, partition)
                raise
            _check_unchanged(file, partition)

    def _recognised(self, file: io.FileIO, place: "_Place", dataset: str) -> FileFormat:
        layout = declared(self.layouts, dataset)
        if layout is not None:
            return decoding.laid_out(file, place.path, place.inner, layout)
        codec = declared(self.encodings, dataset)
        return decoding.recognise(file, place.path, place.inner, codec, self.limits)

    def _root(self) -> Path:
        """Resolve what the user named, which may well be a link."""
        try:
            return Path(os.path.realpath(self.root.reveal(), strict=True))
        except (OSError, ValueError) as error:
            raise SourceError(Reason.UNREACHABLE, type(error).__name__) from None

    def _place(self, dataset: str) -> "_Place":
        """Find the file that a dataset is in."""
        root = self._root()
        places = (
            _Place(str(root) if root.is_file() else str(root / outer), inner)
            for outer, inner in decoding.ways(dataset)
            if not root.is_file() or outer == root.name
        )
        first = next(places, _Place(str(root / dataset)))
        return next((p for p in (first, *places) if os.path.lexists(p.path)), first)

    @contextmanager
    def _open(self, dataset: str) -> Iterator[tuple[io.FileIO, "_Place"]]:
        """Open a file unless it is, or lies behind, a link; a pipe must not make us wait."""
        place = self._place(dataset)
        with _opened(place.path) as file:
            yield file, place


@dataclass(frozen=True, slots=True)
class _Place:
    """The file of a dataset, and the way to it inside."""

    path: str
    inner: str = ""


@contextmanager
def _opened(path: str) -> Iterator[io.FileIO]:
    try:
        if os.path.realpath(path) != path:
            raise SourceError(Reason.LINK)
        with io.FileIO(path, opener=_open_unless_link) as file:
            if unread := _obstacle(os.fstat(file.fileno())):
                raise SourceError(unread)
            yield file
    except OSError as error:
        raise SourceError(_reason(error), type(error).__name__) from None


def _digest(path: str, size: int, modified_ns: int) -> bytes:
    with _opened(path) as file:
        content = file_digest(file, "sha256").digest()
    return sha256(content + f"{size}:{modified_ns}".encode()).digest()


_member_digest = lru_cache(maxsize=8)(_digest)
"""An archive of a thousand members is not digested a thousand times in one run."""


def _open_unless_link(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK)


def _children(folder: str) -> list[str]:
    """Give the paths in a folder, last first; those of folders end in ``/`` and sort so."""
    try:
        with os.scandir(folder) as entries:
            paths = [f"{e.path}/" if e.is_dir(follow_symlinks=False) else e.path for e in entries]
    except OSError as error:
        raise SourceError(_reason(error), type(error).__name__) from None
    return sorted(paths, reverse=True)


def _listed(name: str, path: str, limits: Limits, *, single: bool) -> Iterator[Listed]:
    """List the datasets in a file, itself in most cases."""
    try:
        found = os.lstat(path)
    except OSError as error:
        yield Listed(name, unread=_reason(error))
        return
    unread = _obstacle(found)
    if unread is None and not os.access(path, os.R_OK, effective_ids=True):
        unread = Reason.PERMISSION
    size = found.st_size if stat.S_ISREG(found.st_mode) else None
    if unread or single:
        yield Listed(name, bytes=size, unread=unread)
        return
    try:
        with _opened(path) as file:
            members = sorted(decoding.members(file, name, limits), key=lambda member: member.inner)
    except SourceError as error:
        yield Listed(name, bytes=size, unread=error.reason)
        return
    for listed in members:
        taken = listed.inner and os.path.lexists(path + listed.inner)  # by another file
        member = decoding.unreachable(listed) if taken else listed
        within = member.bytes if member.inner else size
        yield Listed(name + member.inner, bytes=within, unread=member.unread)


def _obstacle(found: os.stat_result) -> Reason | None:
    """Say what keeps a thing of this kind from being read."""
    if stat.S_ISLNK(found.st_mode):
        return Reason.LINK
    return None if stat.S_ISREG(found.st_mode) else Reason.UNKNOWN_FORMAT


def _check_unchanged(file: io.FileIO, partition: FileSpan) -> None:
    found = os.fstat(file.fileno())
    if (found.st_size, found.st_mtime_ns) != (partition.size, partition.modified_ns):
        raise SourceError(Reason.CHANGED_WHILE_READ)


def _reason(error: OSError) -> Reason:
    return REASONS.get(error.errno or 0, Reason.READ_FAILED)

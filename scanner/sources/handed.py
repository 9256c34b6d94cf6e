"""What is about to be handed over: its files as they will leave, and what is in them.

An encrypted archive is opened with its password into memory, so that what is checked is what
leaves. A message that only its recipient can open stays unread, which is a gap. A file that is
clear is read as it is. Every file is held open, and nothing is written anywhere.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import file_digest
from io import FileIO
from pathlib import Path
from typing import BinaryIO, cast

from scanner.decode.sealed import opened, protection
from scanner.model.errors import Reason, SourceError
from scanner.model.handover import HandedFile, Protection
from scanner.model.secret import Secret
from scanner.sources.opened import OpenedFile, OpenedFiles

MOST_FILES = 512
"""Files that are held open at once; whoever hands over more packs them into one archive."""

OPENED = frozenset({Protection.ZIP_AES, Protection.SEVEN_ZIP, Protection.ZIP_CRYPTO})


@dataclass(frozen=True, slots=True)
class HandedItem:
    """An item, open.

    Attributes:
        originals: Its files as they will leave, by name.
        content: What is in them, to be read.
        digests: SHA-256 of each before it is read, in hex.
    """

    originals: Mapping[str, BinaryIO]
    content: OpenedFiles
    digests: Mapping[str, str]

    @property
    def names(self) -> tuple[str, ...]:
        """Name its files."""
        return tuple(self.originals)

    def has_changed(self) -> bool:
        """Say whether a file is no longer what it was."""
        return any(_digest(file) != self.digests[name] for name, file in self.originals.items())

    def files(self, shown: Mapping[str, str]) -> tuple[HandedFile, ...]:
        """Describe every file.

        Args:
            shown: Names as they may be shown.
        """
        return tuple(
            HandedFile(shown[name], file.seek(0, 2), self.digests[name], protection(file))
            for name, file in sorted(self.originals.items())
        )


def handed_item(
    name: str,
    files: Mapping[str, BinaryIO | Reason],
    password: Secret[str] | None,
    closing: ExitStack,
) -> HandedItem:
    """Open what can be opened of an item.

    Args:
        name: The source that findings name.
        files: Open files by name, or why one could not be opened.
        password: Of encrypted archives.
        closing: Lets go of what is opened.
    """
    content: dict[str, OpenedFile] = {}
    originals = {path: file for path, file in files.items() if not isinstance(file, Reason)}
    digests = {path: _digest(file) for path, file in originals.items()}
    for path, file in files.items():
        if isinstance(file, Reason):
            content[path] = OpenedFile(None, file)
        else:
            content.update(_content(path, file, password, closing))
    return HandedItem(originals, OpenedFiles(name, content), digests)


def _content(
    path: str, file: BinaryIO, password: Secret[str] | None, closing: ExitStack
) -> Iterator[tuple[str, OpenedFile]]:
    sealed = protection(file)
    if sealed is Protection.NONE:
        yield path, OpenedFile(file)
    elif sealed not in OPENED or password is None:
        yield path, OpenedFile(file, Reason.ENCRYPTED)
    else:
        try:
            for inner, clear in opened(file, password.reveal()):
                yield f"{path}!/{inner}", OpenedFile(closing.enter_context(clear))
        except SourceError as error:
            yield path, OpenedFile(file, error.reason)


def files_at(path: Path, closing: ExitStack) -> Mapping[str, BinaryIO | Reason]:
    """Open a file, or all files below a folder; links within it are not followed.

    Raises:
        SourceError: There is nothing, or too much.
    """
    try:
        root = Path(os.path.realpath(path, strict=True))
    except (OSError, ValueError) as error:
        raise SourceError(Reason.UNREACHABLE, type(error).__name__) from None
    if not root.is_dir():
        return {root.name: _open(root, closing)}
    found: dict[str, BinaryIO | Reason] = {}
    for one in _below(root):
        if len(found) == MOST_FILES:
            raise SourceError(Reason.TOO_LARGE)
        found[one.relative_to(root).as_posix()] = _open(one, closing)
    return found


def _below(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        folders.sort()
        linked = (name for name in folders if (Path(folder) / name).is_symlink())
        yield from (Path(folder) / name for name in (*sorted(names), *linked))


def _open(path: Path, closing: ExitStack) -> BinaryIO | Reason:
    if path.is_symlink():
        return Reason.LINK
    if not path.is_file():
        return Reason.UNKNOWN_FORMAT
    try:
        return cast(BinaryIO, closing.enter_context(path.open("rb", buffering=0)))
    except OSError:
        return Reason.PERMISSION


def _digest(file: BinaryIO) -> str:
    file.seek(0)
    return file_digest(cast(FileIO, file), "sha256").hexdigest()

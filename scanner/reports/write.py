"""The one place where reports touch the disk: a reader sees the old file or the new, never half.

Reports name tables, columns and counts of breaches, so only their owner may read them (0600).
"""

import os
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from scanner.model.errors import UsageError
from scanner.reports.shown import shown

DRAFT = ".draft"
LEFT_OVER_SECONDS = 3_600
"""A draft is replaced within seconds: one of this age was left by a process that was killed."""


def prepare(folder: Path) -> None:
    """Make a folder, and see that reports can be put there before hours go into reading.

    Drafts that a killed process left there are removed.

    Raises:
        UsageError: The folder cannot be written to.
    """
    with _told(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
        for draft in folder.glob(f".*{DRAFT}"):
            with suppress(FileNotFoundError):  # somebody else was quicker
                if time.time() - draft.stat().st_mtime > LEFT_OVER_SECONDS:
                    draft.unlink()


def write_all(folder: Path, texts: Mapping[str, str | bytes]) -> tuple[Path, ...]:
    """Write several reports into one folder, which is made where it is missing.

    Raises:
        UsageError: The folder cannot be written to.
    """
    return tuple(write(folder / name, text) for name, text in texts.items())


def write(path: Path, content: str | bytes) -> Path:
    """Replace a file as a whole, or leave it as it was.

    Raises:
        UsageError: The file cannot be written; the message names it and the system's reason.
    """
    with _told(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _replace(path, content.encode() if isinstance(content, str) else content)
    return path


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Name the path and the system's reason where something cannot be written."""
    try:
        yield
    except OSError as error:
        name, reason = shown(str(path), None), os.strerror(error.errno or 0)
        raise UsageError(f"{name}: 書き込めません / cannot be written: {reason}") from None


def _replace(path: Path, content: bytes) -> None:
    """Put a temporary file, complete and on disk, in the place of the old one.

    ``mkstemp`` gives it mode 0600.
    """
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=DRAFT)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise

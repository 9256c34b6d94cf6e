"""Following what a configuration refers to, and noting what leads nowhere.

Promise: what is refused already, a secret written out, is not told a second time.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from scanner.config.document import Document, Trail
from scanner.config.messages.message import Message
from scanner.config.mistake import Mistake
from scanner.config.reading import read
from scanner.config.references import Surroundings, UnresolvedError, is_literal_secret

T = TypeVar("T")


class Following:
    """Follows references of one file.

    Attributes:
        document: The file.
        around: Where references lead to.
        mistakes: What led nowhere, in no order that counts.
    """

    def __init__(self, document: Document, around: Surroundings) -> None:
        self.document = document
        self.around = around
        self.mistakes: list[Mistake] = []

    def fetch(self, fetch: Callable[[str], T], text: str, trail: Trail) -> T | None:
        """Follow one reference; ``None`` if it leads nowhere, which is noted."""
        if is_literal_secret(self.document, trail):
            return None
        try:
            return fetch(text)
        except UnresolvedError as error:
            self.note(trail, error.message, error.words)
            return None

    def beside(self, written: str, trail: Trail) -> Document:
        """Read a file whose path counts from the folder of this one."""
        name = str(Path(self.document.file).parent / written)
        return read(self.around.folder / written, name, self.document.value(trail))

    def note(self, trail: Trail, message: Message, words: Mapping[str, str] | None = None) -> None:
        """Note that the value there is amiss."""
        self.mistakes.append(Mistake(self.document.value(trail), message, words or {}))

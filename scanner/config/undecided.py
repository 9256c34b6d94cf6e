"""What a draft leaves to a person: told at its place, so that no draft is used as it is."""

from collections.abc import Iterable

from scanner.config.document import Document, Trail
from scanner.config.messages import shape as messages
from scanner.config.mistake import Mistake
from scanner.model.draft import UNDECIDED


def marked(document: Document, told: Iterable[Mistake]) -> tuple[Mistake, ...]:
    """Name every mark of a draft, and of the other mistakes those that do not follow from one."""
    marks = {
        document.value(trail): _nearest_key(trail)
        for trail in document.values
        if document.get(trail) == UNDECIDED
    }
    undecided = (Mistake(at, messages.UNDECIDED, {"key": key}) for at, key in marks.items())
    return (*undecided, *(mistake for mistake in told if mistake.place not in marks))


def _nearest_key(trail: Trail) -> str:
    """Give the key of a value; that of the list for an item of one."""
    return next((part for part in reversed(trail) if isinstance(part, str)), "")

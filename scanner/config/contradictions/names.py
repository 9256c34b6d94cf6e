"""Names that nothing has."""

from collections.abc import Iterable, Iterator

from scanner.config.messages.message import Message
from scanner.config.mistake import Mistake, Place
from scanner.config.validation import nearest


def unknown(place: Place, name: str, known: Iterable[str], message: Message) -> Iterator[Mistake]:
    """Refuse a name that nothing has; the message tells which there are."""
    known = sorted(known)
    if name not in known:
        words = {"name": name, "known": ", ".join(known) or "-"}
        yield Mistake(place, message, words, nearest(name, known))

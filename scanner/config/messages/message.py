"""One sentence in two languages."""

from typing import NamedTuple


class Message(NamedTuple):
    """One sentence in both languages, with ``{words}`` to fill in."""

    en: str
    ja: str


DID_YOU_MEAN = Message(" Did you mean “{near}”?", "「{near}」ではありませんか。")

"""Names as they may be printed: whatever a table or a file is called, its name does no harm.

Control characters drive terminals (ECMA-48), bidirectional ones reorder what is read (Unicode
UAX #9), invisible ones make two names look alike, and half a surrogate pair is not UTF-8. They are
written out instead of dropped, so that the person who looks for the file can find it.
"""

import re

HARMFUL = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\ufffb\ud800-\udfff\U000e0001-\U000e007f]"
)
"""Control, bidirectional and invisible characters, line separators, and lone surrogates."""

LONG = 96
"""Characters of a name that a page or terminal shows; a path of three folders fits."""


def shown(text: str, limit: int | None = LONG) -> str:
    r"""Make a name printable: ``\u{202e}`` for a character that would act, ``…`` for a long middle.

    Both ends stay, because paths differ at their end and databases at their start.
    """
    safe = HARMFUL.sub(lambda found: f"\\u{{{ord(found[0]):x}}}", text)
    if limit is None or len(safe) <= limit:
        return safe
    tail = limit // 2
    return f"{safe[: limit - tail - 1]}…{safe[-tail:]}"

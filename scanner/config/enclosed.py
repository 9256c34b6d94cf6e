"""Files that a configuration brings along: the user's own rulebooks and recognisers."""

import json
from collections.abc import Iterator

from scanner.config.controls import catalogue
from scanner.config.following import Following
from scanner.config.messages import policy as messages
from scanner.config.mistake import Mistake
from scanner.config.rulebooks import Rulebook, packaged_files, rulebook
from scanner.config.schema.system import SystemSpec


def rulebooks(spec: SystemSpec, following: Following) -> Iterator[tuple[str, Rulebook | None]]:
    """Read the user's rulebooks; the name of a broken one is still a name."""
    for i, written in enumerate(spec.rulebooks):
        document = following.beside(written, ("rulebooks", i))
        book, mistakes = rulebook(document, written, catalogue())
        following.mistakes += mistakes
        code = document.get(("rulebook",))
        if code in packaged_files():
            place = document.value(("rulebook",))
            following.mistakes.append(Mistake(place, messages.SAME_RULEBOOK, {"name": str(code)}))
        yield str(code), book


def patterns(spec: SystemSpec, following: Following) -> str:
    """Read the user's recognisers; what they ask for is checked where they are built."""
    written = spec.recognizers.patterns
    if not written:
        return ""
    document = following.beside(written, ("recognizers", "patterns"))
    following.mistakes += document.mistakes
    return json.dumps(document.data, ensure_ascii=False, sort_keys=True, default=str)

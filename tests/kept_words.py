"""The expressions of all sieves; ``python -m tests.kept_words`` finds anew the words they hold."""

import json
from collections.abc import Iterator
from itertools import chain

from scanner.recognizers.credential.forms import KINDS
from scanner.recognizers.numbers.other_identifier import DOCUMENTS
from scanner.recognizers.person.names_in_text import ASKED
from scanner.recognizers.reading.expressions import of_python
from scanner.recognizers.reading.held_words import FILE, found_words, key_of


def patterns() -> Iterator[str]:
    """Give the expressions that columns of texts are asked for."""
    yield from (asked.pattern for asked in chain.from_iterable(ASKED))
    yield from (of_python(kind.found) for kind in (*KINDS, *DOCUMENTS))


def written() -> str:
    """Write the text of the file that is kept, a line for each expression."""
    found = {key_of(pattern): found_words(pattern) for pattern in patterns()}
    lines = (
        f'"{key}": {json.dumps(words and sorted(words), ensure_ascii=False)}'
        for key, words in sorted(found.items())
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    FILE.write_text(written(), "utf-8")

"""The expressions of all sieves; ``python -m tests.kept_words`` finds anew the words they hold."""

from collections.abc import Iterator
from itertools import chain

from scanner.recognizers.credential.forms import KINDS
from scanner.recognizers.numbers.other_identifier import DOCUMENTS
from scanner.recognizers.person.names_in_text import ASKED
from scanner.recognizers.reading.expressions import of_python
from scanner.recognizers.reading.held_words import FILE, written


def patterns() -> Iterator[str]:
    """Give the expressions that columns of texts are asked for."""
    yield from (asked.pattern for asked in chain.from_iterable(ASKED))
    yield from (of_python(kind.found) for kind in (*KINDS, *DOCUMENTS))


if __name__ == "__main__":
    FILE.write_text(written(patterns()), "utf-8")

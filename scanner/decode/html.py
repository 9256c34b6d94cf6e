"""HTML to lines of text."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import BinaryIO

import pyarrow as pa

from scanner.decode import encoding, text

PARAGRAPHS = {"p", "tr", "br", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "title"}
PARAGRAPHS |= {"script", "style"}
SAID = {"alt", "title", "value", "content", "placeholder"}
"""Attributes that a reader of the page gets to see."""

FOR_SCRIPTS = "data-"
"""How attributes begin that hold data for the scripts of a page (HTML, 3.2.6.6)."""

ADDRESSES = ("mailto:", "tel:")


def html(stream: BinaryIO, declared: str | None = None) -> Iterator[pa.RecordBatch]:
    """Read the text of a page, what stands in its attributes for a reader, and its scripts.

    A script may hold what the page shows, as JSON for instance.
    """
    pages = _Page()
    for block in encoding.decoded(stream, encoding.detect(stream, declared)):
        pages.feed(block)
    pages.close()
    pages.end_line()
    yield text.lines(pages.lines)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._line = ""

    def end_line(self) -> None:
        """Put down the line so far."""
        line = self._line.removeprefix("\ufeff").strip()
        self.lines += [line] if line else []
        self._line = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in PARAGRAPHS:
            self.end_line()
        for name, value in attrs:
            if value and (name in SAID or name.startswith(FOR_SCRIPTS)):
                self.lines.append(value)
            if value and name == "href" and value.startswith(ADDRESSES):
                self.lines.append(value.partition(":")[2])

    def handle_endtag(self, tag: str) -> None:
        if tag in PARAGRAPHS:
            self.end_line()

    def handle_data(self, data: str) -> None:
        first, *rest = data.split("\n")
        self._line += first
        for line in rest:
            self.end_line()
            self._line = line

    def handle_comment(self, data: str) -> None:
        self.lines += filter(str.strip, data.split("\n"))

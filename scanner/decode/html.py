"""HTML to lines of text."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import BinaryIO

import pyarrow as pa

from scanner.decode import encoding, text

PARAGRAPHS = {"p", "tr", "br", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "title"}
UNSEEN = {"script", "style"}
SAID = {"alt", "title", "value", "content", "placeholder"}
"""Attributes that a reader of the page gets to see."""

ADDRESSES = ("mailto:", "tel:")


def html(stream: BinaryIO, declared: str | None = None) -> Iterator[pa.RecordBatch]:
    """Read the text of a page, and what stands in its attributes for a reader."""
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
        self._unseen = 0

    def end_line(self) -> None:
        """Put down the line so far."""
        line = self._line.removeprefix("\ufeff").strip()
        self.lines += [line] if line else []
        self._line = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in UNSEEN
        if tag in PARAGRAPHS:
            self.end_line()
        for name, value in attrs:
            if value and name in SAID:
                self.lines.append(value)
            if value and name == "href" and value.startswith(ADDRESSES):
                self.lines.append(value.partition(":")[2])

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in UNSEEN and self._unseen > 0
        if tag in PARAGRAPHS:
            self.end_line()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            first, *rest = data.split("\n")
            self._line += first
            for line in rest:
                self.end_line()
                self._line = line

    def handle_comment(self, data: str) -> None:
        self.lines += filter(str.strip, data.split("\n"))

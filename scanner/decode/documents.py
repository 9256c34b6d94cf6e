"""Documents to lines of text: Word, PowerPoint, PDF.

They are read for what somebody wrote into them, wherever on the page: headers and footers, cells of
tables, notes, comments. A picture of text is no text.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO
from zipfile import BadZipFile, ZipFile

import pyarrow as pa
import pypdfium2
from defusedxml.ElementTree import iterparse

from scanner.decode import text
from scanner.decode.annotations import annotations
from scanner.decode.formats import OLE
from scanner.model.errors import Reason, SourceError
from scanner.model.source import Skipped

MEDIA = ("word/media/", "word/embeddings/", "ppt/media/", "ppt/embeddings/")
BREAKS = {"br": "\n", "cr": "\n", "tab": "\t"}
WORD_PARTS = tuple(
    f"word/{part}" for part in ("document", "header", "footer", "footnotes", "endnotes", "comments")
)
SLIDE_PARTS = ("ppt/slides/slide", "ppt/notesSlides/", "ppt/comments/", "ppt/slideMasters/")


def word(stream: BinaryIO) -> Iterator[pa.RecordBatch | Skipped]:
    """Read a DOCX: body, headers, footers, notes, comments, text boxes."""
    return _office(stream, "word/document.xml", WORD_PARTS)


def slides(stream: BinaryIO) -> Iterator[pa.RecordBatch | Skipped]:
    """Read a PPTX: slides, notes, comments."""
    return _office(stream, "ppt/presentation.xml", SLIDE_PARTS)


def _office(
    stream: BinaryIO, main: str, wanted: tuple[str, ...]
) -> Iterator[pa.RecordBatch | Skipped]:
    """Read the paragraphs of the parts in question (ECMA-376, part 1, 17.3 and 21.1.2)."""
    stream.seek(0)
    if stream.read(len(OLE)) == OLE:
        raise SourceError(Reason.ENCRYPTED)
    try:
        with ZipFile(stream) as parts:
            if main not in parts.namelist():  # another kind of file under this name
                raise SourceError(Reason.MALFORMED)
            for name in sorted(parts.namelist()):
                if name.startswith(wanted) and name.endswith(".xml"):
                    with parts.open(name) as part:
                        yield text.lines(list(_paragraphs(iterparse(part))))
            media = [one.file_size for one in parts.infolist() if one.filename.startswith(MEDIA)]
            if media:
                yield Skipped(Reason.UNSUPPORTED_TYPE, len(media), sum(media))
    except BadZipFile as error:
        raise SourceError(Reason.MALFORMED, type(error).__name__) from None


def _paragraphs(events: Any) -> Iterator[str]:  # noqa: ANN401 - defusedxml is half typed
    """Give a line for each paragraph; a break in it ends a line, too."""
    for _, element in events:
        if _local(element) == "p":
            yield from filter(None, "".join(map(_run, element.iter())).split("\n"))
            element.clear()
        elif _local(element) == "text" and element.text:  # of a comment on a slide
            yield element.text


def _run(element: Any) -> str:  # noqa: ANN401 - as above
    kind = _local(element)
    if kind in {"t", "delText"}:
        return element.text or ""
    return BREAKS.get(kind, "")


def _local(element: Any) -> str:  # noqa: ANN401 - an element or a comment
    return str(element.tag).rpartition("}")[2]


def pdf(stream: BinaryIO) -> Iterator[pa.RecordBatch | Skipped]:
    """Read the text of a PDF, page by page, then what is filled into its forms and noted beside it.

    A page without any text is a picture of it, or empty.
    """
    stream.seek(0)
    try:
        document = pypdfium2.PdfDocument(stream)
    except pypdfium2.PdfiumError as error:
        reason = Reason.ENCRYPTED if "password" in str(error).lower() else Reason.MALFORMED
        raise SourceError(reason, type(error).__name__) from None
    unread = 0
    with document:
        document.init_forms()
        for page in document:
            found = page.get_textpage().get_text_bounded()
            lines = _lines(found)
            unread += not lines and any(page.get_objects())
            yield text.lines([*lines, *annotations(page, document.formenv)])
        unread += document.count_attachments()
    if unread:
        yield Skipped(Reason.UNSUPPORTED_TYPE, rows=unread)


def _lines(found: str) -> list[str]:
    return [line for line in found.replace("\r", "\n").split("\n") if line.strip()]

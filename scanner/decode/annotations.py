"""What lies on a page of a PDF and is no text of it: notes, and what was filled into a form.

ISO 32000-1, 12.5 (annotations) and 12.7 (fields). PDFium draws neither into the text of a page.
"""

import ctypes
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from pypdfium2 import raw

KEYS = (b"Contents", b"T", b"TU", b"Subj", b"V", b"RC")
"""Contents, author or name of a field, its description, subject, value, rich text."""

WIDGET = raw.FPDF_ANNOT_WIDGET


def annotations(page: Any, forms: Any) -> Iterator[str]:  # noqa: ANN401 - PDFium is not typed
    """Give the texts of all annotations of a page, each once.

    Args:
        page: The page.
        forms: The document's forms; ``None`` where it has none.
    """
    for place in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, place)
        try:
            yield from dict.fromkeys(filter(str.strip, _texts(note, forms)))
        finally:
            raw.FPDFPage_CloseAnnot(note)


def _texts(note: Any, forms: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    for key in KEYS:
        yield _text(partial(raw.FPDFAnnot_GetStringValue, note, key))
    if forms is not None and raw.FPDFAnnot_GetSubtype(note) == WIDGET:
        yield _text(partial(raw.FPDFAnnot_GetFormFieldValue, forms, note))


def _text(ask: Callable[[Any, int], int]) -> str:
    """Ask for the length of a text, then for it, in UTF-16 with a NUL at its end."""
    size = ask(None, 0)
    space = (ctypes.c_ushort * (size // 2 + 1))()
    ask(space, size)
    return bytes(space)[:size].decode("utf-16-le", "replace").rstrip("\0")

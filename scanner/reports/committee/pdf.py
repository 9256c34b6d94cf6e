"""The committee's report as a PDF: A4, tagged for screen readers (PDF/UA-1), the same every time.

typst sets it from ``templates/committee.typ``. The document goes in as JSON and stays data there:
nothing that a table or a file is called is ever read as markup. A warning of typst means that the
print is not what was meant, so that it counts as an error.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from scanner.reports.committee.document import committee
from scanner.reports.glyphs import code, font_folder, lacking, legible
from scanner.reports.pages import part
from scanner.reports.paper import Block, Paper, Text
from scanner.reports.report import Report
from scanner.reports.wording import Wording

if TYPE_CHECKING:
    from typst import Fonts

STANDARD: Literal["ua-1"] = "ua-1"
NAMED = 40
"""Rare characters that are listed at the end."""


class PrintError(Exception):
    """The print is not what was meant; the message is typst's, which speaks of our template."""


def committee_pdf(report: Report, lang: str) -> bytes:
    """Print the committee's report.

    Args:
        report: What is known.
        lang: ``ja`` or ``en``.

    Raises:
        PrintError: typst refuses the document, or warns about it.
    """
    return printed(committee(report, lang))


def printed(paper: Paper) -> bytes:
    """Set a document.

    Raises:
        PrintError: typst refuses it, or warns about it.
    """
    from typst import TypstError, compile_with_warnings  # noqa: PLC0415 - 50 MB, for print only

    text = json.dumps(_plain(paper), ensure_ascii=False)
    missing = lacking(text)
    if missing:
        noted = _noting(paper, missing)
        text = legible(json.dumps(_plain(noted), ensure_ascii=False))
    try:
        made, warnings = compile_with_warnings(
            part("committee.typ").encode(),
            font_paths=_fonts(),
            format="pdf",
            sys_inputs={"paper": text},
            pdf_standards=[STANDARD],
        )
    except TypstError as error:
        raise PrintError(str(error)) from None
    if warnings:
        raise PrintError("; ".join(warning.message for warning in warnings))
    return bytes(made)


def _noting(paper: Paper, missing: list[str]) -> Paper:
    """Say at the end which characters the typeface lacks."""
    codes = Wording(paper.lang).comma.join(code(character) for character in missing[:NAMED])
    more = "…" if len(missing) > NAMED else ""
    note = Text(Wording(paper.lang).say("m-lacking", codes=f"{codes}{more}"), tone="soft")
    last = paper.sections[-1]
    return replace(
        paper, sections=(*paper.sections[:-1], replace(last, blocks=[*last.blocks, note]))
    )


@cache
def _fonts() -> "Fonts":
    """Give the one typeface, so that no machine's own changes the print."""
    from typst import Fonts  # noqa: PLC0415 - as above

    return Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_folder()]
    )


def _plain(paper: Paper) -> Mapping[str, object]:
    """Give the document as JSON has it."""
    made = paper.made
    return {
        "lang": paper.lang,
        "title": paper.title,
        "subtitle": paper.subtitle,
        "notice": paper.notice,
        "footer": paper.footer,
        "made": [made.year, made.month, made.day],
        "sections": [
            {"title": section.title, "blocks": [_block(one) for one in section.blocks]}
            for section in paper.sections
        ],
    }


def _block(block: Block) -> Mapping[str, object]:
    return {"kind": type(block).__name__.lower()} | asdict(block)

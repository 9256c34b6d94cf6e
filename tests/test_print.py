"""The committee's report as a PDF: tagged, whole, without boxes in place of characters."""

import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from scanner.model.inventory import Location
from scanner.model.run import Run
from scanner.model.severity import Severity
from scanner.reports.committee.document import committee
from scanner.reports.committee.pdf import PrintError, committee_pdf, printed
from scanner.reports.glyphs import drawn, font_folder, lacking, legible
from scanner.reports.pages import part
from scanner.reports.paper import Heading, Picture, Section, Text
from scanner.reports.report import Report
from tests.golden.reported import REPORT
from tests.golden.sample import CLEAN, HOSTILE, TEXTS, TITLES, finding
from tests.many import many

A4 = (595, 842)
TYPST = (
    "#panic()",
    "$x^2$",
    "*fett* _kursiv_ `roh`",
    '#image("/etc/passwd")',
    "\\u{41}",
    "@ref <l>",
)


def _pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document]


def _flat(pages: list[str]) -> str:
    return "".join("".join(pages).split())


def _named(name: str) -> Report:
    found = finding("MIN-1", Severity.HIGH, Location("files", name), name, rows=12)
    return Report(Run(CLEAN.record, (found,)), TEXTS, TITLES)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_print_says_what_the_document_says(lang: str) -> None:
    pdf = committee_pdf(REPORT, lang)
    text = _flat(_pages(pdf))
    for section in committee(REPORT, lang).sections:
        assert "".join(section.title.split()) in text
        for block in section.blocks:
            if isinstance(block, Text | Heading):
                assert "".join(block.text.split()) in text


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_print_is_tagged_titled_and_says_its_language(lang: str) -> None:
    pdf = committee_pdf(REPORT, lang)
    document = pypdfium2.PdfDocument(pdf)
    assert document.is_tagged()
    assert document.get_metadata_dict()["Title"] == committee(REPORT, lang).title
    assert document.get_metadata_dict()["CreationDate"].startswith("D:20261101")
    assert b"pdfuaid:part" in pdf
    assert f"/Lang({lang})".encode() in pdf
    sizes = {tuple(map(round, page.get_size())) for page in document}
    assert sizes == {A4}
    titles = {item.get_title() for item in document.get_toc()}
    sections = committee(REPORT, lang).sections
    assert titles >= {f"{number} {one.title}" for number, one in enumerate(sections, start=1)}


def test_pages_are_numbered() -> None:
    pages = _pages(committee_pdf(REPORT, "ja"))
    for number, text in enumerate(pages, start=1):
        assert f"{number} / {len(pages)}" in " ".join(text.split())


@pytest.mark.parametrize("number", [0, 1, 50, 400])
def test_nothing_runs_out_of_a_page(number: int) -> None:
    """All ink lies within the margins of 18 mm at the sides, whatever is on the page."""
    for page in pypdfium2.PdfDocument(committee_pdf(many(number), "ja")):
        picture = page.render(scale=0.5, grayscale=True).to_numpy()
        margin = int(17 / 25.4 * 72 * 0.5)
        assert (picture[:, :margin] > 250).all()
        assert (picture[:, -margin:] > 250).all()


@pytest.mark.parametrize("name", [*HOSTILE, *TYPST, "あ" * 4_000, "a" * 4_000, "שלום", "</script>"])
def test_a_name_breaks_no_page(name: str) -> None:
    assert all(_pages(committee_pdf(_named(name), "ja")))


def test_markup_of_the_typesetter_is_text() -> None:
    for name in TYPST:
        if name != "\\u{41}":
            assert "".join(name.split()) in _flat(_pages(committee_pdf(_named(name), "ja")))


def test_a_rare_kanji_is_named_where_it_stands_and_at_the_end() -> None:
    text = _flat(_pages(committee_pdf(_named("𠮷野家👪"), "ja")))
    assert "[U+20BB7]野家[U+1F46A]" in text
    assert text.count("U+20BB7") >= 3  # in the table, in a picture or heading, and in the note
    assert "書体にない文字" in text
    assert "書体にない文字" not in _flat(_pages(committee_pdf(_named("吉野家"), "ja")))


def test_the_typeface_draws_what_japanese_offices_write() -> None:
    offices = "髙﨑德吉辻龜靑祐葛飾〒①㈱Ⅳー―～"
    assert lacking(offices) == []
    assert lacking("𠮷a\n") == ["𠮷"]
    assert legible("吉と﨑") == "吉と﨑"
    assert legible("𠮷と﨑") == "[U+20BB7]と﨑"
    assert len(drawn()) > 11_000


def test_the_licence_lies_beside_the_typeface() -> None:
    files = {path.name for path in Path(font_folder()).iterdir()}
    assert {"ipaexg.ttf", "IPA_Font_License_Agreement_v1.0.txt"} <= files


def test_whatever_the_typesetter_says_is_an_error() -> None:
    paper = committee(REPORT, "ja")
    unnamed = Picture("絵", '<svg xmlns="http://www.w3.org/2000/svg"><broken', "絵")
    broken = replace(paper, sections=[Section("x", "x", [unnamed])])
    with pytest.raises(PrintError):
        printed(broken)


def test_a_warning_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    template = part("committee.typ").replace('"IPAexGothic"', '("Nonesuch", "IPAexGothic")')
    monkeypatch.setattr(sys.modules[printed.__module__], "part", lambda _name: template)
    with pytest.raises(PrintError, match="unknown font family: nonesuch"):
        printed(committee(REPORT, "ja"))


def test_the_same_report_gives_the_same_bytes() -> None:
    assert committee_pdf(many(30), "ja") == committee_pdf(many(30), "ja")

"""A list as a workbook: its title merged across, its days as Excel keeps them.

Written by hand, since the sample is made without the libraries of the tests, and so that the same
rows give the same bytes.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Row = Sequence[str]

FIRST_DAY = date(1899, 12, 30)
"""From which Excel counts days."""

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml": f"""<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>
<Override PartName="/xl/styles.xml" ContentType="{TYPE}.styles+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPE}.worksheet+xml"/></Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
    "xl/_rels/workbook.xml.rels": f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="r2" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>""",
    "xl/styles.xml": f"""<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts>
<fills count="1"><fill><patternFill/></fill></fills><borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>
<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>""",
}


def workbook(sheet: str, titles: Sequence[Row], rows: Sequence[Row]) -> bytes:
    """Write one sheet.

    Args:
        sheet: Its name.
        titles: Rows above the headings, each merged over the width of the list.
        rows: The headings and the entries.
    """
    lines = "".join(_rows([*titles, *rows]))
    last = _column(len(rows[0]) - 1)
    merged = [f'<mergeCell ref="A{n}:{last}{n}"/>' for n, row in enumerate(titles, 1) if row]
    spans = f'<mergeCells count="{len(merged)}">{"".join(merged)}</mergeCells>' if merged else ""
    parts = PARTS | {
        "xl/workbook.xml": f"""<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>
<sheet name="{escape(sheet)}" sheetId="1" r:id="r1"/></sheets></workbook>""",
        "xl/worksheets/sheet1.xml": f"""<worksheet xmlns="{MAIN}"><sheetData>{lines}</sheetData>
{spans}</worksheet>""",
    }
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(ZipInfo(name), f'<?xml version="1.0" encoding="UTF-8"?>\n{text}')
    return written.getvalue()


def _rows(rows: Sequence[Row]) -> Iterator[str]:
    for number, row in enumerate(rows, 1):
        cells = (_cell(f"{_column(i)}{number}", text) for i, text in enumerate(row) if text)
        yield f'<row r="{number}">{"".join(cells)}</row>'


def _column(index: int) -> str:
    return chr(ord("A") + index)


def _cell(place: str, text: str) -> str:
    """Write a day as the number that it is to Excel, anything else as text."""
    if day := re.fullmatch(r"(\d{4})/(\d{1,2})/(\d{1,2})", text):
        serial = (date(*map(int, day.groups())) - FIRST_DAY).days
        return f'<c r="{place}" s="1"><v>{serial}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'

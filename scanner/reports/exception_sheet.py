"""Open exceptions for Excel: what is known of each, and columns in which a decision is written.

What is known is locked, and held against the ledger when the sheet comes back; owner and due date
have a column for what they are and one for what they shall be, so that an old sheet undoes nothing
that it does not say. Every text is a text cell, whatever it begins with. The same exceptions give
the same bytes.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from scanner.model.control import ControlText
from scanner.model.waiver import reviewed
from scanner.reports.decided import waiver_line
from scanner.reports.sheet import LONGEST_CELL
from scanner.reports.shown import shown
from scanner.reports.standing import Case
from scanner.reports.wording import NOT_APPLICABLE, Titles, Wording, place
from scanner.reports.words.bilingual import word
from scanner.reports.words.codes import DECISIONS, SEVERITIES

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

KNOWN = {
    "id": 18,
    "severity": 8,
    "control": 9,
    "control-title": 30,
    "place": 36,
    "matter": 36,
    "rows-column": 9,
    "people": 9,
    "ex-since": 12,
    "xs-owner-now": 14,
    "xs-due-now": 12,
    "xs-waiver-now": 24,
}
"""Columns of what is known, each with its width in characters."""

DECIDED = {
    "xs-decision": 26,
    "xs-owner": 14,
    "xs-due": 12,
    "xs-until": 14,
    "xs-reason": 40,
    "xs-requested": 14,
}
"""Columns in which a decision is written."""

REVIEW = {"xs-review": 18}
"""The code of what was looked at."""

COLUMNS = {**KNOWN, **DECIDED, **REVIEW}
DATES = frozenset({"xs-due", "xs-until"})
CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - the same bytes whenever it is written
SPARE_ROWS = 1


def headings(lang: str) -> tuple[str, ...]:
    """Give the headings, in the order of the columns."""
    wording = Wording(lang)
    return tuple(wording.say(name) for name in COLUMNS)


def known_values(case: Case, wording: Wording) -> Mapping[str, str]:
    """Say what is known of an exception, by column; a number has no sign between thousands."""
    finding, known = case.finding, case.known
    people, rows = wording.people(finding), finding.measures.get("rows")
    values = {
        "id": finding.id,
        "severity": word(SEVERITIES, finding.severity, wording.lang),
        "control": finding.control,
        "control-title": wording.title(finding.control),
        "place": " > ".join(place(finding.location)),
        "matter": wording.semicolon.join(wording.matter(finding)),
        "rows-column": str(rows) if isinstance(rows, int) else "",
        "people": people.replace(",", "").replace(NOT_APPLICABLE, ""),
        "ex-since": known.first_seen.date().isoformat(),
        "xs-owner-now": known.owner or "",
        "xs-due-now": known.due.isoformat() if known.due else "",
        "xs-waiver-now": waiver_line(known.waiver, wording) if known.waiver else "",
        "xs-review": reviewed(finding, known.reopened).code,
    }
    return {name: shown(value, LONGEST_CELL).strip() for name, value in values.items()}


def exceptions_xlsx(
    cases: Sequence[Case],
    texts: Mapping[str, ControlText],
    lang: str,
    titles: Titles | None = None,
) -> bytes:
    """Give the workbook, with drop-downs and dates where a decision is written.

    Args:
        cases: The open exceptions, in the order in which they are to stand.
        texts: Words for controls.
        lang: ``ja`` or ``en``.
        titles: Names of cities.
    """
    import xlsxwriter  # noqa: PLC0415 - loads late, it is seldom asked

    wording = Wording(lang, texts, titles or Titles())
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"created": CREATED, "author": "pcscan"})
        sheet = book.add_worksheet(wording.say("xs-sheet"))
        heading = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "locked": True})
        text = {"text_wrap": True, "valign": "top", "num_format": "@"}
        locked = book.add_format({**text, "quote_prefix": True, "bg_color": "#F2F2F2"})
        free = book.add_format({**text, "locked": False})
        dated = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "locked": False})
        for column, (name, width) in enumerate(COLUMNS.items()):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, wording.say(name), heading)
        for row, case in enumerate(cases, start=1):
            _write_row(sheet, row, known_values(case, wording), (locked, free, dated))
        _guide(sheet, len(cases), wording)
    return content.getvalue()


def _write_row(
    sheet: "Worksheet",
    row: int,
    values: Mapping[str, str],
    formats: "tuple[Format, Format, Format]",
) -> None:
    locked, free, dated = formats
    for column, name in enumerate(COLUMNS):
        if name in values:
            sheet.write_string(row, column, values[name], locked)
        else:
            sheet.write_blank(row, column, None, dated if name in DATES else free)


def _guide(sheet: "Worksheet", rows: int, wording: Wording) -> None:
    """Lock what is known, and lead whoever decides to what can be written."""
    last, names = max(rows, SPARE_ROWS), list(COLUMNS)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, len(names) - 1)
    sheet.protect("", {"autofilter": True, "format_columns": True, "format_rows": True})
    choices = [words[0 if wording.lang == "ja" else 1] for words in DECISIONS.values()]
    where = names.index("xs-decision")
    choose = {"validate": "list", "source": choices, "input_message": wording.say("xs-help")}
    sheet.data_validation(1, where, last, where, choose)
    for name in sorted(DATES):
        where = names.index(name)
        rule = {"validate": "date", "criteria": ">=", "value": CREATED}
        sheet.data_validation(1, where, last, where, rule)

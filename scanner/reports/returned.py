"""A sheet of exceptions that came back: what is decided in it, and whether the rest is as it was.

A row without a decision decides nothing, and must not look as if it did. Cells say what is wanted
and who wants it; they authorise nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from scanner.decode.strict_workbook import SheetRow
from scanner.model.decision import Decision, Objection
from scanner.model.refusal import Refusal, RefusedError
from scanner.model.short_line import LONGEST, is_line
from scanner.model.waiver_category import WaiverCategory
from scanner.reports.exception_sheet import COLUMNS, DECIDED, KNOWN, headings, known_values
from scanner.reports.standing import Case
from scanner.reports.wording import Wording
from scanner.reports.words.codes import DECISIONS

DAY = re.compile(r"([0-9]{4})[-/年]([0-9]{1,2})[-/月]([0-9]{1,2})日?")
BEFORE_FIRST = date(1899, 12, 30)
"""Day 0 of a spreadsheet, from March 1900 on (ECMA-376, 18.17.4.1)."""

NAMES = list(COLUMNS)
Line = Mapping[str, str | float]


def decisions(path: str, rows: Sequence[SheetRow]) -> tuple[Decision, ...]:
    """Read what is decided, in either language.

    Raises:
        RefusedError: It is no such sheet, or what is written in it cannot be understood.
    """
    lang = sheet_language(path, rows)
    found, wrong = list[Decision](), list[Objection]()
    for row, line in _lines(rows):
        decided = _Row(row, line, lang)
        if line.get("xs-decision"):
            found.append(decided.decision())
        wrong += decided.wrong or decided.undecided()
    if wrong:
        raise RefusedError(*wrong)
    if not found:
        raise RefusedError((Refusal.NOTHING, {"path": path}))
    return tuple(found)


def edited(
    rows: Sequence[SheetRow], cases: Mapping[str, Case], wording: Wording
) -> list[Objection]:
    """Say where a row that decides shows something else than the ledger knows.

    Args:
        rows: Of the sheet.
        cases: Exceptions by id; one that is not there is left to others.
        wording: In the language of the sheet.
    """
    wrong = list[Objection]()
    for row, line in _lines(rows):
        case = cases.get(str(line.get("id", "")))
        if not line.get("xs-decision") or case is None:
            continue
        known = known_values(case, wording)
        wrong += [
            (Refusal.EDITED, {"where": _where(row, line), "column": wording.say(name)})
            for name in KNOWN
            if _plain(line.get(name, "")) != known[name]
        ]
    return wrong


def sheet_language(path: str, rows: Sequence[SheetRow]) -> str:
    """Tell by its headings in which language a sheet was written.

    Raises:
        RefusedError: It has other headings.
    """
    first = rows[0] if rows else SheetRow(0)
    told = tuple(first.cells.get(place) for place in range(max(first.cells, default=-1) + 1))
    for lang in ("ja", "en"):
        if first.number == 1 and told == headings(lang):
            return lang
    raise RefusedError((Refusal.HEADINGS, {"path": path}))


def _lines(rows: Sequence[SheetRow]) -> Iterator[tuple[SheetRow, Line]]:
    for row in rows[1:]:
        named = {NAMES[at]: value for at, value in row.cells.items() if at < len(NAMES)}
        if named:
            yield row, named


class _Row:
    """One row of a sheet, and what is wrong with it."""

    def __init__(self, row: SheetRow, line: Line, lang: str) -> None:
        self.row = row
        self.line = line
        self.wording = Wording(lang)
        self.wrong: list[Objection] = []

    def decision(self) -> Decision:
        """Read it; what cannot be understood is put down."""
        if self.row.hidden:
            self._refuse(Refusal.HIDDEN, "xs-decision", path=_where(self.row, self.line))
        return Decision(
            finding=self._text("id") or "",
            review=self._text("xs-review") or "",
            requested_by=self._text("xs-requested") or "",
            owner=self._text("xs-owner", needed=False),
            due=self._day("xs-due"),
            category=self._category(),
            reason=self._text("xs-reason", needed=False) or "",
            until=self._day("xs-until"),
        )

    def undecided(self) -> list[Objection]:
        """Say what is filled in although nothing is decided."""
        if self.line.get("xs-decision"):
            return []
        words = {"where": _where(self.row, self.line)}
        return [
            (Refusal.UNDECIDED, {**words, "column": self.wording.say(name)})
            for name in DECIDED
            if name in self.line
        ]

    def _category(self) -> WaiverCategory | None:
        for code, words in DECISIONS.items():
            if self.line["xs-decision"] in words:
                return None if code == "assign" else WaiverCategory(code)
        self._refuse(Refusal.NO_WORD, "xs-decision")
        return None

    def _text(self, name: str, *, needed: bool = True) -> str | None:
        text = _plain(self.line.get(name, ""))
        if text and not is_line(text):
            self._refuse(Refusal.TEXT, name, most=LONGEST)
        elif needed and not text:
            self._refuse(Refusal.INCOMPLETE, name)
        return text or None

    def _day(self, name: str) -> date | None:
        value = self.line.get(name)
        if value is None:
            return None
        try:
            return _date(value)
        except (ValueError, OverflowError):
            self._refuse(Refusal.NO_DATE, name)
            return None

    def _refuse(self, why: Refusal, name: str, **more: object) -> None:
        words = {"where": _where(self.row, self.line), "column": self.wording.say(name)}
        self.wrong.append((why, {**words, "part": f"{self.row.number}", **more}))


def _where(row: SheetRow, line: Line) -> str:
    """Name a row by its number and, where it can be one, the finding's id."""
    identity = str(line.get("id", ""))
    named = f" {identity}" if re.fullmatch("[0-9a-f]{16}", identity) else ""
    return f"[{row.number}]{named}"


def _date(value: str | float) -> date:
    """Read a day as a spreadsheet counts it, or as people write it."""
    if isinstance(value, float):
        if not value.is_integer():
            raise ValueError
        return BEFORE_FIRST + timedelta(int(value))
    if found := DAY.fullmatch(value):
        year, month, day = map(int, found.groups())
        return date(year, month, day)
    return datetime.fromisoformat(value).date()


def _plain(value: str | float) -> str:
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return value

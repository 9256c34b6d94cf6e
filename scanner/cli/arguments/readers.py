"""Single arguments: a text in, a value or a reason why not out."""

import argparse
from datetime import date, datetime
from zoneinfo import ZoneInfo

from scanner.model.severity import Severity
from scanner.model.short_line import is_line

JAPAN = ZoneInfo("Asia/Tokyo")
YEARS = range(1900, 9000)
"""In which a scan may judge; the calendar then has room on both sides for what rules count."""


FORMATS = ("html", "csv", "json", "pdf", "xlsx", "sarif", "ocsf", "openlineage")
DRAFTS = "drafts"
"""What a scan writes besides: letters to be sent, each a file of its own."""


def moment(text: str) -> datetime:
    """Read a datetime; without an offset it is Asia/Tokyo.

    Raises:
        argparse.ArgumentTypeError: The text is no ISO 8601 date or datetime of our time.
    """
    try:
        value = datetime.fromisoformat(text)
        value = value.replace(tzinfo=JAPAN) if value.tzinfo is None else value.astimezone(JAPAN)
        YEARS.index(value.year)
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError(
            "expected a date and time such as 2026-11-01T03:00"
        ) from None
    return value


def day(text: str) -> date:
    """Read a calendar day.

    Raises:
        argparse.ArgumentTypeError: The text is no ISO 8601 date.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("expected a date such as 2026-11-01") from None


def name(text: str) -> str:
    """Read a name that is not blank.

    Raises:
        argparse.ArgumentTypeError: There is nothing to read.
    """
    if not text.strip():
        raise argparse.ArgumentTypeError("expected a name")
    return text.strip()


def line(text: str) -> str:
    """Read a short text of one line.

    Raises:
        argparse.ArgumentTypeError: It is empty, too long, or has signs that do not show.
    """
    if not is_line(text.strip()):
        raise argparse.ArgumentTypeError("expected a text of one line, at most 500 signs")
    return text.strip()


def severity(text: str) -> Severity:
    """Read a severity.

    Raises:
        argparse.ArgumentTypeError: The text names none.
    """
    try:
        return Severity[text.upper()]
    except KeyError:
        raise argparse.ArgumentTypeError("expected low, medium, high or critical") from None


def formats(text: str) -> tuple[str, ...]:
    """Read a list of report formats.

    Raises:
        argparse.ArgumentTypeError: One is unknown.
    """
    names = dict.fromkeys(part.strip() for part in text.split(",") if part.strip())
    return tuple(name if name == DRAFTS else format_name(name) for name in names)


def format_name(text: str) -> str:
    """Read one report format.

    Raises:
        argparse.ArgumentTypeError: It is unknown.
    """
    if text not in FORMATS:
        raise argparse.ArgumentTypeError(f"expected some of {', '.join(FORMATS)}")
    return text


def workers(text: str) -> int:
    """Read how many processes.

    Raises:
        argparse.ArgumentTypeError: The text is no number from 1.
    """
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError("expected a number from 1")
    return int(text)

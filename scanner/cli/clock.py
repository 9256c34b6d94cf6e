"""Now, in Asia/Tokyo: for commands that state when something was done or asked."""

from datetime import date, datetime

from scanner.cli.arguments.readers import JAPAN


def now() -> datetime:
    """Give the moment by this machine's clock."""
    return datetime.now(JAPAN)  # noqa: TID251 - what is done by hand is dated by the clock


def has_come(as_of: datetime, clock: datetime) -> date:
    """Give the day of judgement, or today where that is still ahead: nothing is destroyed early."""
    return min(as_of, clock).date()

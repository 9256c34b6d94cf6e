"""How long records may be kept.

Periods hold through their last day (民法 第140条, 第141条, 第143条: the day of the event does not
count, and where a month lacks the day its last day ends the period).
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class PeriodStart(StrEnum):
    """From when a retention period runs."""

    EVENT = "event"
    FISCAL_YEAR_END = "fiscal_year_end"
    """31 March that ends the fiscal year of the event (地方自治法 第208条)."""


class Undated(StrEnum):
    """What a record without a date means."""

    UNKNOWN = "unknown"
    CURRENT = "current"
    """The period has not begun: a member who has not left."""


MARCH, APRIL = 3, 4
"""The last and the first month of a fiscal year."""


@dataclass(frozen=True, slots=True)
class Retention:
    """How long records may be kept.

    Attributes:
        by: The column that dates a record.
    """

    by: str
    years: int = 0
    months: int = 0
    days: int = 0
    start: PeriodStart = PeriodStart.EVENT
    undated: Undated = Undated.UNKNOWN

    def last_day(self, event: date) -> date:
        """Give the last day on which a record of this day may still be there.

        A period that runs past the calendar's last year never ends.
        """
        to_year_end = self.start is PeriodStart.FISCAL_YEAR_END
        ends_next_year = to_year_end and event.month >= APRIL
        months = (MARCH if to_year_end else event.month) - 1 + self.months + 12 * self.years
        year = event.year + ends_next_year + months // 12
        if year >= date.max.year:
            return date.max
        month_end = calendar.monthrange(year, months % 12 + 1)[1]
        day = month_end if to_year_end else min(event.day, month_end)
        last = date(year, months % 12 + 1, day)
        return last + min(timedelta(self.days), date.max - last)

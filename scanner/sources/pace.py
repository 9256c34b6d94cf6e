"""Care for a server while it is read: hours, rows per second, and waiting while it is busy."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from scanner.model.errors import Reason, SourceError
from scanner.model.source import Care

JAPAN = ZoneInfo("Asia/Tokyo")

LOAD_SECONDS = 15.0
"""How often a server says anew how busy it is (``sys.dm_db_resource_stats``)."""


@dataclass(frozen=True, slots=True)
class Clock:
    """What tells the time and lets it pass; functions of a module, so that it travels."""

    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep


@dataclass(slots=True)
class Pace:
    """Holds one reading back.

    Attributes:
        load: Gives how much of its capacity the server uses, of 1; ``None`` where it does not say.
    """

    care: Care
    clock: Clock
    load: Callable[[], float | None] = lambda: None
    rows: int = 0
    started: float = field(init=False)
    asked: float = field(init=False)

    def __post_init__(self) -> None:
        self.started = self.asked = self.clock.now()

    def check(self) -> None:
        """Go on within the hours only.

        Raises:
            SourceError: They are over.
        """
        now = datetime.fromtimestamp(self.clock.now(), JAPAN).time()
        if not self.care.is_open(now):
            raise SourceError(Reason.OUT_OF_HOURS)

    def after(self, rows: int) -> None:
        """Wait as long as so many rows have to take, and until the server is less busy.

        Raises:
            SourceError: The hours are over.
        """
        self.rows += rows
        if self.care.rows_per_second:
            due = self.started + self.rows / self.care.rows_per_second
            if (early := due - self.clock.now()) > 0:
                self.clock.sleep(early)
        self.check()
        if self.care.load_percent and self.clock.now() - self.asked >= LOAD_SECONDS:
            while (self.load() or 0.0) * 100 > self.care.load_percent:
                self.clock.sleep(LOAD_SECONDS)
                self.check()
            self.asked = self.clock.now()

"""Patience with what passes: a dropped connection, a deadlock, a server that asks to wait.

Only errors that say of themselves that they are ``passing`` are waited for, and only so often; what
is missing after that is a gap.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from scanner.model.errors import SourceError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Patience:
    """How often and how long to wait.

    Attributes:
        times: How often to try again.
        seconds: How long to wait before the first time; each further time is twice as long.
        sleep: Waits; a function of a module, so that it travels.
    """

    times: int = 3
    seconds: float = 1.0
    sleep: Callable[[float], None] = time.sleep

    def pauses(self) -> Iterator[float]:
        """Give the waits, one after the other."""
        return (self.seconds * 2**n for n in range(self.times))

    def with_(self, ask: Callable[[], T]) -> T:
        """Ask until there is an answer, or no hope for one.

        Raises:
            SourceError: It still fails, or waiting would not help.
        """
        for pause in self.pauses():
            try:
                return ask()
            except SourceError as error:
                if not error.passing:
                    raise
            self.sleep(pause)
        return ask()


PATIENCE = Patience()

"""Patience with what passes: a dropped connection, a deadlock, a server that asks to wait.

Only errors that say of themselves that they are ``passing`` are waited for, and only so often; what
is missing after that is a gap. Patience that was in vain is gone until something succeeds again:
a server that is down must not cost a night of waiting, table by table.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from scanner.model.errors import SourceError

T = TypeVar("T")


@dataclass(slots=True)
class Patience:
    """How often and how long to wait.

    Attributes:
        times: How often to try again.
        seconds: How long to wait before the first time; each further time is twice as long.
        sleep: Waits; a function of a module, so that it travels.
        gone: It was in vain the last time.
    """

    times: int = 3
    seconds: float = 1.0
    sleep: Callable[[float], None] = time.sleep
    gone: bool = field(default=False, compare=False)

    def tries(self) -> Iterator[None]:
        """Give as many tries as there are, waiting between them."""
        yield
        for n in range(0 if self.gone else self.times):
            self.sleep(self.seconds * 2**n)
            yield

    def with_(self, ask: Callable[[], T]) -> T:
        """Ask until there is an answer, or no hope for one.

        Raises:
            SourceError: It still fails, or waiting would not help.
        """
        refused = None
        for _ in self.tries():
            try:
                answer = ask()
            except SourceError as error:
                refused = error
                if not error.passing:
                    break
            else:
                self.gone = False
                return answer
        assert refused is not None  # noqa: S101 - there is at least one try
        self.gone = refused.passing
        raise refused

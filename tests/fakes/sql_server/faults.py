"""What can go wrong on the wire, told to the server beforehand."""

import re
from dataclasses import dataclass, field


@dataclass(slots=True)
class Fault:
    """Something that happens to statements that match.

    Attributes:
        on: A pattern, searched in a statement's text.
        after: So many matching statements go well first.
        times: How often it happens then.
        number: The error to give; without one, the connection is cut.
        rows: So many rows are sent before.
        seconds: Nothing else happens, but the answer takes so long.
    """

    on: str = ""
    after: int = 0
    times: int = 1
    number: int | None = None
    rows: int = 0
    seconds: float = 0.0

    def happens(self, text: str) -> bool:
        """Count a statement, and tell whether it is its turn."""
        if not re.search(self.on, text):
            return False
        if self.after:
            self.after -= 1
            return False
        self.times -= 1
        return self.times >= 0


@dataclass(slots=True)
class Faults:
    """Everything that is to go wrong.

    Attributes:
        login: Numbers of the errors that the next logins are refused with.
    """

    statements: list[Fault] = field(default_factory=list)
    login: list[int] = field(default_factory=list)

    def of(self, text: str) -> Fault | None:
        """Give what happens to a statement."""
        happening = [fault for fault in self.statements if fault.happens(text)]
        return happening[0] if happening else None

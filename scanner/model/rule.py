"""The port of rules: pure functions from what is there and what was promised to findings."""

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from scanner.model.finding import Finding, RuleMeta
from scanner.model.history import History
from scanner.model.inventory import Inventory
from scanner.model.policy import Policy


class Rule(Protocol):
    """A rule module satisfies this itself: ``META`` and ``evaluate``."""

    @property
    def META(self) -> RuleMeta:  # noqa: N802 - a module's constant
        """Identity of the control that the rule verifies."""
        ...

    def evaluate(
        self, inventory: Inventory, policy: Policy, history: History, as_of: datetime, /
    ) -> Iterator[Finding]:
        """Judge every location that the control speaks of, those that pass included."""
        ...

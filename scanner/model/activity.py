"""Activities that tell more about a person than their name says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SensitiveActivities:
    """Which records of a dataset tell of health: points for a screening tell who was screened.

    Attributes:
        by: The column that says what was done.
        codes: What stands there for such activities, as the policy writes it.
        person: Columns that say who did it, if only by our own number; empty for the columns that
            are declared to be personal.
    """

    by: str
    codes: frozenset[str]
    person: tuple[str, ...] = ()

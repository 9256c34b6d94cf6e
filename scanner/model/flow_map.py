"""Which data goes where: what was declared, what was seen, and what was seen undeclared."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from scanner.model.category import DataCategory


class EdgeKind(StrEnum):
    """How a flow is known."""

    DECLARED = "declared"
    """The policy names it, and no scanned data shows it."""

    OBSERVED = "observed"
    """The policy names it, and the data shows it."""

    UNDECLARED = "undeclared"
    """The data shows it, and the policy does not name it."""


@dataclass(frozen=True, slots=True)
class FlowNode:
    """A place that data comes from or goes to.

    Attributes:
        source: Name of the source; empty for a recipient outside of all sources.
        name: The dataset as findings name it, or the recipient.
        object: The file in a dataset of many.
    """

    source: str
    name: str
    object: str | None = None


@dataclass(frozen=True, slots=True)
class FlowEdge:
    """The same people's data in two places.

    Attributes:
        flow: Name of the declared flow or copy; ``None`` where none is declared.
        people: How many were found in both; ``None`` where none could be looked for.
        of: How many people are in the origin.
        through: By which identifiers they were told.
        fields: Categories that both hold, with what in the destination holds them.
        origin_fields: The same, with what in the origin holds them.
        directed: Times or columns say which of both is the origin; else the order of names.
        sure: Far beyond what shared phones and common names explain by chance.
    """

    origin: FlowNode
    destination: FlowNode
    kind: EdgeKind
    flow: str | None = None
    people: int | None = None
    of: int | None = None
    through: tuple[DataCategory, ...] = ()
    fields: Mapping[DataCategory, tuple[str, ...]] = field(default_factory=dict)
    origin_fields: Mapping[DataCategory, tuple[str, ...]] = field(default_factory=dict)
    directed: bool = False
    sure: bool = True
